"""Backups are told apart by their time, as exactly as that needs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from workbook.content import load_words
from workbook.exchange.leaving.backups import said_time
from workbook.storage import Backup

WORDS = load_words("leaving")


def times(*made: str) -> list[str]:
    copies = [Backup(Path(at), datetime.fromisoformat(f"2026-03-12T{at}"), "asked") for at in made]
    return [said_time(WORDS, copy, copies)["time"] for copy in copies]


def test_the_minute_is_enough_for_most() -> None:
    assert times("14:02:07", "14:03:07") == ["14:02", "14:03"]


def test_of_two_in_one_minute_the_seconds_are_said_and_no_more_of_the_others() -> None:
    assert times("14:02:07", "14:02:31", "15:00:00") == ["14:02:07", "14:02:31", "15:00"]


def test_of_two_in_one_second_even_the_thousandths() -> None:
    assert times("14:02:07.120", "14:02:07.121") == ["14:02:07.120", "14:02:07.121"]
