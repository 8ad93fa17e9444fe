"""What is found in messages of twelve languages, scored fact by fact; no outcome is stated wrongly."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workbook.arrived.facts import Facts, facts_of
from workbook.reader.reading import MailText

FIXTURES = Path(__file__).parents[1] / "fixtures"
FACTS = ("what", "organisation", "role", "stage", "written_by", "feedback", "on_file")
DAYS = ("promised_by", "answer_by", "held_on")
TODAY = date(2026, 3, 12)


def messages(folder: str) -> list[dict[str, Any]]:
    files = sorted((FIXTURES / folder).glob("*.toml"))
    return [m for file in files for m in tomllib.loads(file.read_text("utf-8"))["message"]]


def found(message: dict[str, Any]) -> Facts:
    mail = MailText(message["subject"], message["from"], message.get("date", "2026-03-12"), message["text"])
    return facts_of(mail, TODAY)


def right(message: dict[str, Any]) -> list[bool]:
    """Fact by fact, whether it was found as it is; of what is no news only that it is none."""
    facts = found(message)
    if "noise" in message:
        return [facts.noise == message["noise"], facts.what is None]
    days = [str(getattr(facts.days, name) or "") == message.get(name, "") for name in DAYS]
    return days + [str(getattr(facts, name) or "") == str(message.get(name, "")) for name in FACTS]


def test_there_are_120_messages_in_twelve_languages() -> None:
    assert len(messages("mail")) == 120
    assert len(list((FIXTURES / "mail").glob("*.toml"))) == 12


@pytest.mark.parametrize("folder", ["mail", "mail_after"])
def test_at_least_95_in_100_facts_are_right(folder: str) -> None:
    scores = [score for message in messages(folder) for score in right(message)]
    assert sum(scores) >= 0.95 * len(scores)


@pytest.mark.parametrize("folder", ["mail", "mail_after"])
def test_no_outcome_is_stated_wrongly(folder: str) -> None:
    assert [
        (message["subject"], facts.what)
        for message in messages(folder)
        if (facts := found(message)).what and facts.what != message.get("what")
    ] == []
