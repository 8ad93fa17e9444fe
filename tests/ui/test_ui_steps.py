"""A record asked in parts: what is kept when, where it goes on, and the rows that become records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shows, widgets

from workbook import ui
from workbook.answers import Problem
from workbook.book import Book
from workbook.content import Words, load_words
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.storage import Stored

LABELS = {
    "steps": {"part": "Part {n} of {of}", "save": "Save", "skip": "Skip", "back": "Back",
              "name": {"who": "Who", "where": "Where", "rounds": "Rounds"}},
    "rows": {"rounds": {"ask": "Rounds?", "columns": {"questions": "asked", "prep_hours": "hours"}}},
    "field": {name: {"ask": name} for name in ("organisation", "role", "place")},
    "problem": {"row": "Row {n}: {column}", "no_place": "Nowhere"},
}  # fmt: skip
STEPS = {"who": ("organisation", "role"), "where": ("place",), "rounds": ()}
ROUNDS = ui.RowsOf(InterviewRound, ("questions", "prep_hours"), 2, "application_id")


class Visit:
    """The parts on a page, and what was done last."""

    def __init__(self, book: Book) -> None:
        self.done: list[str] = []
        self.steps = ui.Steps(
            book,
            Application,
            Words("en", Path("steps.toml"), LABELS, lambda: load_words("days")),
            STEPS,
            name="visit",
            minutes=10,
            keep=self._keep,
            check=lambda values: {"place": Problem("no_place")} if values.get("place") == "-" else {},
            done=self.done.append,
            tables={"rounds": ROUNDS},
            above=lambda step, stored: [ui.text(f"{step} of {stored.record.organisation}")] if stored else [],
        )

    @staticmethod
    def _keep(batch: Any, stored: Stored[Application] | None, values: dict[str, Any]) -> Stored[Application]:
        from dataclasses import replace

        record = replace(stored.record, **values) if stored else Application(**values)
        return batch.update(stored.id, record, stored.rev) if stored else batch.add(record)

    @property
    def form(self) -> Browser:
        return Browser(self.steps.form)

    @property
    def text(self) -> str:
        return " ".join(str(shows(w, "paragraphs", "")) + shows(w, "title", "") for w in widgets(self.steps))


@pytest.fixture
def visit(book: Book) -> Visit:
    visit = Visit(book)
    visit.steps.ask()
    return visit


def test_each_part_is_kept_when_it_is_left_and_the_next_one_follows(visit: Visit, book: Book) -> None:
    assert "Part 1 of 3" in visit.text
    visit.form.press(organisation="Quillmoor")
    assert "Part 2 of 3" in visit.text
    assert "where of Quillmoor" in visit.text
    visit.form.press(place="Leeds")
    (stored,) = book.store.all(Application)
    assert (stored.record.organisation, stored.record.place) == ("Quillmoor", "Leeds")
    press(visit.steps, "Skip")
    assert visit.done == [stored.id]
    assert visit.steps.left is None


def test_the_first_part_of_a_new_record_can_neither_be_skipped_nor_gone_back_from(visit: Visit) -> None:
    assert [w for w in widgets(visit.steps) if shows(w, "what") == "buttons"] == []


def test_back_shows_what_was_kept(visit: Visit) -> None:
    visit.form.press(organisation="Quillmoor")
    press(visit.steps, "Back")
    assert visit.form.boxes["organisation"] == "Quillmoor"


def test_where_it_was_left_is_remembered_while_the_record_is_there(visit: Visit, book: Book) -> None:
    visit.form.press(organisation="Quillmoor")
    (stored,) = book.store.all(Application)
    visit.form.send("cancel")
    assert visit.done == [""]
    assert Visit(book).steps.left == (stored.id, "where")
    book.store.remove(Application, stored.id)
    assert Visit(book).steps.left is None
    book.store.set_setting("visit", {"odd": 1})
    assert Visit(book).steps.left is None


def test_a_first_part_half_typed_counts_as_begun(visit: Visit, book: Book) -> None:
    assert not visit.steps.begun
    visit.form.type(organisation="Quill")
    assert Visit(book).steps.begun


def test_a_part_alone_is_followed_by_no_other_and_remembers_nothing(visit: Visit, book: Book) -> None:
    stored = book.store.add(Application("Fernhill"))
    visit.steps.ask(stored.id, "where", alone=True)
    assert "Part" not in visit.text
    visit.form.press(place="York")
    assert visit.done == [stored.id]
    assert visit.steps.left is None


def test_rows_become_records_of_the_one_that_is_asked_in_the_same_step(visit: Visit, book: Book) -> None:
    stored = book.store.add(Application("Fernhill"))
    visit.steps.ask(stored.id, "rounds")
    visit.form.press(rows=[["Why us?", "1.5"], ["And why not?", ""]])
    kept = book.store.where(InterviewRound, application_id=stored.id)
    assert [(s.record.questions, s.record.prep_hours) for s in kept] == [
        ("Why us?", 1.5),
        ("And why not?", None),
    ]
    assert len(set(book.store.history()[0].row_ids) & {s.id for s in kept}) == 2


def test_rows_that_are_there_already_leave_less_room(visit: Visit, book: Book) -> None:
    stored = book.store.add(Application("Fernhill"))
    book.store.add(InterviewRound(stored.id, Stage.FIRST))
    visit.steps.ask(stored.id, "rounds")
    (question,) = (q for q in visit.steps.form.questions if q.name == "rows")  # type: ignore[union-attr]
    assert question.answer.most == 1
    visit.form.press(rows=[["a", ""], ["b", ""]])
    assert len(book.store.all(InterviewRound)) == 1


def test_a_row_that_cannot_be_read_is_named_and_nothing_is_kept(visit: Visit, book: Book) -> None:
    stored = book.store.add(Application("Fernhill"))
    visit.steps.ask(stored.id, "rounds")
    form = visit.form
    form.press(rows=[["Why us?", "1"], ["And?", "many"]])
    assert form.problems == {"rows": "Row 2: hours"}
    assert book.store.all(InterviewRound) == []


def test_the_rooms_own_check_holds_for_a_part(visit: Visit) -> None:
    visit.form.press(organisation="Quillmoor")
    form = visit.form
    form.press(place="-")
    assert form.problems == {"place": "Nowhere"}


def test_a_part_of_the_words_has_the_problems_of_the_whole() -> None:
    words = load_words("goals")
    assert words.within("steps")("problem.no_reason") == words("problem.no_reason")
