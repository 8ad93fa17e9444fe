"""A copy for a coach holds what its owner ticked and the plain facts of the search, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from wording import words

from workbook.answers import Day, ExerciseEntry, choice, day, long_text, scale
from workbook.book import Book
from workbook.debrief.model import Action, LeadsTo
from workbook.exporting.contents import Everything, everything
from workbook.exporting.report import report_bytes
from workbook.exporting.share import GROUPS, group_of, page_bytes, private_fields, share_bytes
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.messages.model import Ending, Message
from workbook.storage import Stored
from workbook.today.model import Fate, FreeWriting


def test_a_copy_to_share_holds_no_name_feeling_or_writing_unless_ticked(filled: Book) -> None:
    page = share_bytes(filled, ticked=()).decode()
    for private in ("Quillmoor", "analyst", "Ada", "kind", "nearer", "no good", "quillmoor.example"):
        assert private not in page
    assert words("interviews.field.stage.options.final") in page


def test_each_private_field_goes_in_by_its_own_tick(filled: Book) -> None:
    page = share_bytes(filled, ticked=("application.role",)).decode()
    assert "Data analyst" in page
    assert "Quillmoor" not in page


def test_the_ticks_offered_are_the_private_fields_with_something_in_them(filled: Book) -> None:
    keys = {field.key for field in private_fields(filled, everything(filled))}
    assert {"application.organisation", "outcome_event.reason", "exercise_entry.a"} <= keys
    assert "application.sent_on" not in keys
    assert "application.place" not in keys


class Answer(StrEnum):
    """An option of the invented kind."""

    LOW = "sombre"


@dataclass(frozen=True)
class Diary:
    """A kind of entry that nobody has thought of yet."""

    kind: ClassVar[str] = "diary"

    written_on: Day | None = day()
    mood: Answer | None = choice(Answer)
    told: str = long_text()
    how: int | None = scale(1, 7)


@dataclass(frozen=True)
class Walk:
    """A kind of entry with nothing written in it."""

    kind: ClassVar[str] = "walk"

    walked_on: Day | None = day()


def invented(book: Book) -> Everything:
    on = Day(date(2026, 1, 7))
    kinds = {Diary: Diary(on, Answer.LOW, "I cried.", 2), Walk: Walk(on)}
    records: dict[type[Any], Any] = {cls: [Stored("d", 1, kinds[cls], book.now())] for cls in kinds}
    return Everything(book.now(), {Application: [], **records}, {})


@pytest.fixture
def _in_a_room(monkeypatch: pytest.MonkeyPatch) -> None:
    for cls in (Diary, Walk):
        monkeypatch.setattr(cls, "__module__", "workbook.today.model")


@pytest.mark.usefixtures("_in_a_room")
def test_a_kind_nobody_has_thought_of_stays_out_as_a_whole_unless_it_is_ticked(book: Book) -> None:
    whole = invented(book)
    page = share_bytes(book, (), whole).decode()
    for private in ("cried", "7 January 2026", "sombre"):
        assert private not in page
    keys = [field.key for field in private_fields(book, whole)]
    assert keys == ["diary.written_on", "diary.mood", "diary.told", "diary.how", "walk.walked_on"]


def test_one_tick_outside_the_search_takes_no_other_field_along(filled: Book) -> None:
    filled.store.add(Action(text="Ask Ada", leads_to=LeadsTo.MILESTONE, done_on=Day(date(2026, 1, 7))))
    page = share_bytes(filled, ("action.text",)).decode()
    assert "Ask Ada" in page
    assert "7 January 2026" not in page
    assert "A milestone" not in page
    assert "7 January 2026" in share_bytes(filled, ("action.done_on",)).decode()


def test_the_copy_says_what_goes_in_without_a_tick(filled: Book) -> None:
    page = share_bytes(filled, ticked=()).decode()
    assert words("exporting.report.shared.made", day="12 March") in page


def test_an_exercise_goes_in_by_its_own_tick_and_is_read_with_its_questions(filled: Book) -> None:
    filled.store.add(ExerciseEntry("zz", answers={"other": "Something else."}))
    page = share_bytes(filled, ticked=("exercise_entry.a",)).decode()
    assert words("exercises/a.title") in page
    assert "no good at this" in page
    assert "story:" not in page
    assert "Something else." not in page
    assert "Something else." in report_bytes(filled, everything(filled)).decode()


def test_a_kind_of_which_nothing_was_ticked_has_no_heading(filled: Book) -> None:
    (a,) = filled.store.all(Application)
    filled.store.add(Message(a.id, body="Thank you."))
    filled.store.add(Ending(a.id))
    page = share_bytes(filled, ticked=()).decode()
    assert words("interviews.field.stage.options.final") in page
    assert words("exporting.kinds.message") not in page
    assert words("exporting.kinds.ending") not in page
    assert words("exporting.kinds.message") in share_bytes(filled, ticked=("message.body",)).decode()


def test_a_round_of_which_nothing_more_is_known_still_counts_as_one(filled: Book) -> None:
    (a,) = filled.store.all(Application)
    filled.store.add(InterviewRound(a.id))
    heading = words("exporting.kinds.interview_round")
    assert share_bytes(filled, ticked=()).decode().count(f"<h4>{heading}</h4>") == 2


def test_what_a_record_hides_is_not_offered(filled: Book) -> None:
    filled.store.add(FreeWriting("A sealed page.", Fate.SEAL))
    keys = {field.key for field in private_fields(filled, everything(filled))}
    assert "free_writing.fate" in keys
    assert "free_writing.text" not in keys


def test_one_page_has_the_numbers_and_what_waits_and_names_only_where_they_are_ticked(filled: Book) -> None:
    page = page_bytes(filled, ticked=()).decode()
    assert words("progress.count.sent.one") in page
    for private in ("Quillmoor", "analyst", "Ada", "kind", "nearer"):
        assert private not in page
    assert "default-src 'none'" in page
    ticked = page_bytes(filled, ticked=("application.role", "application.organisation")).decode()
    assert ticked.count("<li>") >= page.count("<li>")


def test_every_kind_of_record_that_is_known_has_a_tick_or_is_among_the_others(filled: Book) -> None:
    groups = {group_of(field) for field in private_fields(filled, everything(filled))}
    assert groups <= {*GROUPS, "other"}
    assert {"names", "feedback"} <= groups


def test_markup_in_a_name_is_text_on_the_one_page(book: Book) -> None:
    nasty = "<script>alert(1)</script>"
    id = book.store.add(Application(organisation=nasty)).id
    book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today())))
    page = page_bytes(book, ("application.organisation",)).decode()
    assert nasty not in page
    assert "&lt;script&gt;" in page
