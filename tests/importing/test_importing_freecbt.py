"""Thought records from FreeCBT: read word for word, counted row by row, and kept where thoughts are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from driver import shows
from looked_at import cells_of
from wording import words

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.importing.command import main
from workbook.importing.freecbt import Thought, keep, new_in, thoughts_in
from workbook.importing.page import Bringing
from workbook.lab.command import Exit

HEAD = "uuid,createdAt,updatedAt,automaticThought,cognitiveDistortions,challenge,alternativeThought\n"
FILE = (
    HEAD
    + "a1,2026-01-02T10:00:00.000Z,2026-01-03T10:00:00.000Z,I am no good,"
    + '"all-or-nothing,labeling","Two of five\nsaid yes, once",I can learn\n'
    + "a1,2026-01-02T10:00:00.000Z,2026-01-03T10:00:00.000Z,I am no good,,,\n"
    + ",,,,,,\n"
    + "a2,2026-01-05T10:00:00.000Z,,,,,\n"
)


def test_a_record_is_read_word_for_word_and_every_row_is_counted() -> None:
    read = thoughts_in(cells_of(FILE))
    assert read is not None
    texts = ("I am no good", ("all-or-nothing", "labeling"), "Two of five\nsaid yes, once", "I can learn")
    assert read.records == (Thought(2, "a1", datetime(2026, 1, 2, 10, tzinfo=UTC), *texts),)
    assert read.merged == ((3, 2),)
    assert [(a.number, a.reason) for a in read.aside] == [(5, "no_thought")]


def test_another_table_holds_no_thought_records() -> None:
    assert thoughts_in(cells_of("Company,Role\nAbbot,Clerk\n")) is None


def test_thoughts_come_in_once_with_the_day_they_were_written(book: Book) -> None:
    read = thoughts_in(cells_of(FILE))
    assert read is not None
    assert (keep(book, read)[0], keep(book, read)[1]) == (1, 1)
    (stored,) = book.store.all(ExerciseEntry)
    assert stored.record.about.startswith("2026-01-02")
    assert stored.record.answers == {
        "hot_thought": "I am no good",
        "evidence_against": "Two of five\nsaid yes, once",
        "best_true": "I can learn",
        "distortions": ["all-or-nothing", "labeling"],
    }
    book.store.undo()
    assert book.store.all(ExerciseEntry) == []


def test_an_undated_record_comes_in_once_also_on_another_day(book: Book, clock: Any) -> None:
    read = thoughts_in(cells_of(HEAD + "a1,,,I am no good,,,\n,,,I never learn,,,\n"))
    assert read is not None
    assert keep(book, read)[0] == 2
    clock.forward(days=3)
    assert new_in(book, read) == []
    assert keep(book, read)[0] == 0


def test_a_record_comes_in_once_also_where_midnight_is_at_another_hour(book: Book, clock: Any) -> None:
    read = thoughts_in(cells_of(HEAD + "a1,2026-01-02T23:30:00.000Z,,I am no good,,,\n"))
    assert read is not None
    assert keep(book, read)[0] == 1
    clock.time = clock.time.astimezone(timezone(timedelta(hours=1)))
    assert keep(book, read)[0] == 0


def test_a_record_that_was_changed_here_does_not_come_in_again(book: Book) -> None:
    read = thoughts_in(cells_of(FILE))
    assert read is not None
    keep(book, read)
    (stored,) = book.store.all(ExerciseEntry)
    changed = replace(stored.record, answers={**stored.record.answers, "best_true": "I do learn"})
    book.store.update(stored.id, changed, stored.rev)
    assert keep(book, read)[0] == 0


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path / "home"))
    path = tmp_path / "freecbt.csv"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_the_command_shows_thoughts_and_brings_them_in(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([file, "--dry-run", "--json"]) == Exit.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["rows"] == {"read": 3, "used": 1, "merged": 1, "set_aside": 1}
    assert (told["applications"], told["thought_records"][0]["thought"]) == (0, "I am no good")
    assert main([file, "--yes"]) == Exit.DONE
    assert words("importing.command.thoughts", new=1, same=0) in capsys.readouterr().out


def test_the_page_brings_thoughts_in_and_takes_them_away_again(book: Book) -> None:
    page = Bringing(book)
    assert page.read("freecbt.csv", FILE.encode()) is None
    for label, left in ((words("importing.page.bring_thoughts", n=1), 1), (words("importing.page.undo"), 0)):
        button = next(child for child in page.place.children if shows(child, "label") == label)
        button._receive(button, {"do": "press", "key": ""}, [])
        assert len(book.store.all(ExerciseEntry)) == left
