"""Practice goes out, comes back, is shared, erased and framed without code of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from practice_by_hand import a_card, an_attempt

from workbook import open_book
from workbook.answers import Day
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.export import files_of
from workbook.exporting.json_file import json_bytes
from workbook.exporting.report import report_bytes
from workbook.exporting.share import share_bytes
from workbook.importing.own_export import own_json
from workbook.mock_interviews.model import MockInterview
from workbook.questions.model import Card, Competency
from workbook.stories.model import StarStory

KINDS = (StarStory, Card, Attempt, MockInterview)


@pytest.fixture
def full(book: Book) -> Book:
    """A book with one record of every kind of this room, as full as can be."""
    story = book.store.add(
        StarStory(
            "Night rota",
            "A flood",
            "The rota",
            "Called",
            "Open",
            "Lists",
            (Competency.TEAM,),
            True,
            "Dry feet",
        )
    )
    card = a_card(book, "Why us?", competency=Competency.CLOSING, story_id=story.id)
    rated = {"relevance": 3, "structure": 4, "proof": 2, "result": 3, "delivery": 5, "secs": 90}
    an_attempt(book, card, story_id=story.id, follow="Yes", one_tweak="Slower", answer="Because", **rated)
    book.store.add(MockInterview(Day(book.today()), "J.", True, True, "The pause", "Shorter", 6))
    return book


def contents(book: Book) -> dict[Any, Any]:
    return {cls: {s.id: s.record for s in book.store.all(cls)} for cls in KINDS}


def test_an_export_comes_back_as_it_was(full: Book, tmp_path: Path) -> None:
    other = open_book(tmp_path / "other", now=full.now)
    own_json(json_bytes(everything(full))).into(other)
    assert contents(other) == contents(full)


def test_frames_have_real_types(full: Book) -> None:
    cards, attempts = full.frame("card"), full.frame("attempt")
    assert str(cards["stability"].dtype) == "Float64"
    assert str(attempts["secs"].dtype) == "Int64"
    assert list(attempts["recall"].cat.categories) == ["blank", "struggle", "well_enough", "easily"]
    assert [len(full.frame(cls)) for cls in KINDS] == [1] * len(KINDS)


def test_the_report_tells_of_it_and_a_copy_for_a_coach_holds_no_word_of_it_unless_ticked(full: Book) -> None:
    report, shared = (
        report_bytes(full, everything(full)).decode(),
        share_bytes(full, ticked=()).decode(),
    )
    for written in ("Night rota", "Dry feet", "Why us?", "Slower", "The pause"):
        assert written in report
        assert written not in shared
    assert "2.3065" not in report
    assert "Slower" in share_bytes(full, ticked=("attempt.one_tweak",)).decode()


def test_erasing_a_question_wipes_its_attempts_and_leaves_the_story(full: Book) -> None:
    full.store.erase(Card, full.store.all(Card)[0].id)
    assert [len(full.store.all(cls)) for cls in KINDS] == [1, 0, 0, 1]
    assert b"Slower" not in full.path.read_bytes()


def test_undo_takes_back_a_removal(full: Book) -> None:
    before = contents(full)
    full.store.remove(Card, full.store.all(Card)[0].id)
    full.store.undo()
    assert contents(full) == before


def test_a_backup_brings_it_back(full: Book) -> None:
    before, copy = contents(full), full.store.backup()
    full.store.remove(Card, full.store.all(Card)[0].id)
    full.store.restore(copy.path)
    assert contents(full) == before


def test_the_day_a_question_comes_back_is_in_the_calendar_without_a_word_of_it(full: Book) -> None:
    calendar = dict(files_of(full, everything(full)))["due.ics"].decode()
    assert full.words("practice")("calendar.cards") in calendar.replace("\r\n ", "")
    assert "Why us" not in calendar
