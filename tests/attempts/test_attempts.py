"""What practice keeps: tries in a day; and what the rubric never asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from wording import words

from workbook.answers import Day
from workbook.attempts.model import RUBRIC, Attempt, Recall, problems, tries
from workbook.book import record_classes
from workbook.content import load_words
from workbook.mock_interviews.model import MockInterview
from workbook.mock_interviews.model import problems as mock_problems
from workbook.questions.model import Card
from workbook.recordings.model import Recording
from workbook.stories.model import StarStory

MONDAY = date(2026, 3, 2)


def tried(card: str, days: int = 0, **more: object) -> Attempt:
    return Attempt(card, Day(MONDAY + timedelta(days=days)), recall=Recall.WELL_ENOUGH, **more)  # type: ignore[arg-type]


def test_the_book_knows_every_kind() -> None:
    assert {Card, Attempt, StarStory, MockInterview, Recording} <= set(record_classes())


def test_tries_are_counted_by_card_and_day() -> None:
    attempts = [tried("a"), tried("a"), tried("b"), tried("a", 1)]
    assert tries(attempts, MONDAY) == {"a": 2, "b": 1}


@pytest.mark.parametrize(("field", "found"), [("attempted_on", problems), ("held_on", mock_problems)])
def test_a_day_to_come_is_named(field: str, found: Any) -> None:
    assert found({field: Day(MONDAY + timedelta(days=1))}, MONDAY)[field].key == "lies_ahead"
    assert found({field: Day(MONDAY)}, MONDAY) == {}


@pytest.mark.english
def test_the_rubric_never_asks_about_eyes_accent_stammer_voice_or_face() -> None:
    never = ("eye", "accent", "stammer", "stutter", "face", "smile", "voice tone", "posture", "look", "hands")
    asked = load_words("attempts").table("field")
    for part in RUBRIC:
        told = " ".join([asked[part]["ask"], *asked[part]["labels"].values()]).lower()
        assert not [word for word in never if word in told.split() or f"{word}s" in told.split()], part
        assert set(asked[part]["labels"]) == {"1", "2", "3", "4", "5"}


def test_every_level_of_the_rubric_has_its_anchor() -> None:
    for part in RUBRIC:
        for level in range(1, 6):
            assert words(f"attempts.field.{part}.labels.{level}")
