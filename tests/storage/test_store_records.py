"""Adding, changing, removing and reading records."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from workbook import open_book
from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.interviews.model import (
    Application,
    Format,
    InterviewRound,
    Outcome,
    OutcomeEvent,
    Source,
    Stage,
)
from workbook.storage.errors import Conflict, Damaged, Invalid
from workbook.storage.records import digest, snapshot

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
FULL_ROUND = InterviewRound(
    stage=Stage.FINAL,
    held_on=Day.parse("2026-03"),
    promised_by=Day.parse("/2026-04-01"),
    format=(Format.PANEL, Format.IN_PERSON),
    who=("Ms Ødegård", "two people, names lost"),
    prep_hours=2.5,
    questions="Why us?\nWhy now?",
    showed=3,
    learning_line="Ask about the team",
)


def test_what_was_added_is_read_back_equal(book: Book) -> None:
    application = book.store.add(
        Application(organisation="Quill & Sons", source=Source.AGENCY, only_saved=True)
    )
    full_round = dataclasses.replace(FULL_ROUND, application_id=application.id)
    stored = book.store.add(full_round)
    assert book.store.get(InterviewRound, stored.id) == stored
    assert stored.record == full_round
    assert book.store.all(Application) == [application]


def test_an_unanswered_record_comes_back_unanswered(book: Book) -> None:
    assert book.store.add(Application()).record == Application()
    assert book.store.add(ExerciseEntry()).record == ExerciseEntry()


def test_an_exercise_entry_keeps_its_answers_as_they_were(book: Book) -> None:
    answers = {
        "what": "It stung.",
        "scale": 7,
        "rows": [["a", "b"]],
        "none": None,
        "ünïcode": {"🙂": [1.5, True]},
    }
    stored = book.store.add(ExerciseEntry(exercise="thought_record", answers=answers, finished=True))
    assert book.store.all(ExerciseEntry)[0].record.answers == answers
    assert stored.rev == 1


def test_saving_says_when(book: Book, clock: Any) -> None:
    first = book.store.add(Application(organisation="Quill"))
    clock.forward(minutes=3)
    second = book.store.update(first.id, Application(organisation="Quill & Sons"), first.rev)
    assert (first.saved_at, second.saved_at) == (clock.time.replace(minute=0), clock.time)


def test_records_are_listed_in_the_order_they_were_added(book: Book) -> None:
    first, second = (book.store.add(Application(organisation=name)) for name in ("B", "A"))
    book.store.update(first.id, Application(organisation="C"), first.rev)
    book.store.remove(Application, second.id)
    book.store.undo()
    assert [stored.record.organisation for stored in book.store.all(Application)] == ["C", "A"]


def test_records_are_also_there_by_themselves(book: Book) -> None:
    quill, rowan = Application(organisation="Quill"), Application(organisation="Rowan")
    book.store.add(quill)
    book.store.add(rowan)
    assert book.store.records(Application) == [quill, rowan]
    assert book.store.records(InterviewRound) == []


def test_a_record_is_kept_in_place_of_a_stored_one_or_as_a_new_one(book: Book) -> None:
    first = book.store.keep(Application(organisation="Quill"), None, id="known")
    assert (first.id, first.rev) == ("known", 1)
    second = book.store.keep(Application(organisation="Quillmoor"), first)
    assert book.store.all(Application) == [second]
    with pytest.raises(Conflict):
        book.store.keep(Application(organisation="Thornvale"), first)


def test_a_record_is_revised_in_some_of_its_fields_unless_it_has_changed(book: Book) -> None:
    first = book.store.add(Application(organisation="Quill", role="Analyst"))
    second = book.store.revise(first, role="Editor")
    assert second.record == Application(organisation="Quill", role="Editor")
    with pytest.raises(Conflict):
        book.store.revise(first, role="Writer")


def test_an_id_may_be_given_once(book: Book) -> None:
    stored = book.store.add(Application(organisation="Quill"), id="known")
    with pytest.raises(Conflict) as conflict:
        book.store.add(Application(organisation="Other"), id="known")
    assert conflict.value.theirs == stored


def test_a_stale_change_is_refused_and_shows_what_is_stored(book: Book) -> None:
    first = book.store.add(Application(organisation="Quill"))
    newer = book.store.update(first.id, Application(organisation="Quill & Sons"), first.rev)
    with pytest.raises(Conflict) as conflict:
        book.store.update(first.id, Application(organisation="Quilt"), first.rev)
    assert conflict.value.theirs == newer
    assert book.store.all(Application) == [newer]


def test_changing_what_was_removed_is_refused(book: Book) -> None:
    stored = book.store.add(Application(organisation="Quill"))
    book.store.remove(Application, stored.id)
    with pytest.raises(Conflict) as conflict:
        book.store.update(stored.id, Application(organisation="Quilt"), stored.rev)
    assert (conflict.value.key, conflict.value.theirs) == ("conflict_removed", None)


def test_a_record_that_was_brought_back_is_newer_than_before(book: Book) -> None:
    stored = book.store.add(Application(organisation="Quill"))
    book.store.remove(Application, stored.id)
    book.store.undo()
    with pytest.raises(Conflict):
        book.store.update(stored.id, Application(organisation="Quilt"), stored.rev)


def test_removing_takes_along_what_refers_to_it_and_undo_brings_all_back(book: Book) -> None:
    application = book.store.add(Application(organisation="Quill"))
    held = book.store.add(InterviewRound(application_id=application.id, stage=Stage.FIRST))
    news = book.store.add(OutcomeEvent(application_id=application.id, outcome=Outcome.REJECTED))
    book.store.remove(Application, application.id)
    assert book.store.all(InterviewRound) == [] == book.store.all(OutcomeEvent)
    book.store.undo()
    assert book.store.all(InterviewRound)[0].record == held.record
    assert book.store.all(OutcomeEvent)[0].record == news.record


def test_removing_what_is_gone_changes_nothing(book: Book) -> None:
    assert book.store.remove(Application, "nothing") is None
    assert book.store.history() == []


def test_a_round_needs_an_application_that_exists(book: Book) -> None:
    with pytest.raises(Invalid):
        book.store.add(InterviewRound(application_id="nothing", stage=Stage.FIRST))
    assert book.store.all(InterviewRound) == []


@pytest.mark.parametrize(
    "field, value",
    [
        *[("organisation", text) for text in ("half \ud800 letter", "NUL \0 inside", 7, b"bytes")],
        ("sent_on", "2026-03-12"),
        ("source", "a_friend_of_a_friend"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_field_and_never_named(
    book: Book, field: str, value: Any
) -> None:
    with pytest.raises(Invalid) as refusal:
        book.store.add(Application(**{field: value}))
    assert refusal.value.values == {"field": field}
    assert repr(value) not in repr(refusal.value)
    assert refusal.value.__suppress_context__  # a traceback does not name it either


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400, True, "3"])
def test_no_number_but_a_number_is_stored(book: Book, value: Any) -> None:
    application = book.store.add(Application(organisation="Quill"))
    with pytest.raises(Invalid):
        book.store.add(InterviewRound(application_id=application.id, prep_hours=value))
    with pytest.raises(Invalid):
        book.store.add(ExerciseEntry(answers={"x": {1: {2}}}))


def test_every_hostile_text_is_stored_unchanged_or_refused_by_field(book: Book) -> None:
    kept = []
    for entry in HOSTILE:
        text = entry["value"] * entry.get("repeat", 1)
        record = Application(organisation=text, note=text)
        if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            with pytest.raises(Invalid):
                book.store.add(record)
        else:
            kept.append(record)
            assert book.store.add(record).record == record, entry["id"]
    assert [stored.record for stored in open_book(book.folder).store.all(Application)] == kept
    assert book.store.check().sound


def test_a_batch_is_one_step_and_all_or_nothing(book: Book) -> None:
    with book.store.batch("two together") as step:
        application = step.add(Application(organisation="Quill"))
        step.add(InterviewRound(application_id=application.id, stage=Stage.FIRST))
        assert len(step.all(Application)) == 1
    assert [change.label for change in book.store.history()] == ["two together"]
    with pytest.raises(Conflict), book.store.batch() as step:  # noqa: PT012 - the first change must go too
        step.remove(Application, application.id)
        step.update(application.id, Application(), 1)
    assert len(book.store.all(Application)) == len(book.store.all(InterviewRound)) == 1


def test_a_system_error_inside_a_batch_keeps_its_name(book: Book) -> None:
    with pytest.raises(FileNotFoundError), book.store.batch():
        Path("nowhere/at/all").read_text("utf-8")


def test_saving_inside_an_open_batch_is_a_mistake_that_is_named(book: Book) -> None:
    with pytest.raises(RuntimeError), book.store.batch():
        book.store.add(Application(organisation="Quill"))
    assert book.store.add(Application(organisation="Quill")).rev == 1


def test_a_row_that_is_not_what_was_saved_is_neither_read_nor_built_upon(book: Book, spoil: Any) -> None:
    stored = book.store.add(Application(organisation="Quill"))
    spoil("UPDATE application SET organisation = 'Quilt'")
    for act in (
        lambda: book.store.all(Application),
        lambda: book.store.frame(Application),
        lambda: book.store.update(stored.id, Application(), 1),
    ):
        with pytest.raises(Damaged):
            act()


def test_a_row_spoilt_once_the_copy_of_the_day_is_made_is_neither_read_nor_built_upon(
    book: Book, spoil: Any
) -> None:
    stored = book.store.add(Application(organisation="Quill"))
    book.store.add(Application(organisation="Thornvale"))  # after this no save reads the whole file first
    spoil("UPDATE application SET organisation = 'Quilt' WHERE organisation = 'Quill'")
    with pytest.raises(Damaged):
        book.store.get(Application, stored.id)
    for act in (
        lambda step: step.get(Application, stored.id),
        lambda step: step.where(Application, "organisation", "Quilt"),
        lambda step: step.update(stored.id, Application(), 1),
        lambda step: step.remove(Application, stored.id),
    ):
        with pytest.raises(Damaged), book.store.batch() as step:
            act(step)


@pytest.mark.parametrize("column, value", [("source", "a_friend_of_a_friend"), ("saved_at", "at tea time")])
def test_a_row_with_its_own_hash_that_holds_no_record_is_damaged_and_its_text_never_named(
    book: Book, column: str, value: str
) -> None:
    stored = book.store.add(Application(organisation="Quill"))
    with closing(sqlite3.connect(book.path)) as connection, connection:
        connection.row_factory = sqlite3.Row
        connection.execute(f"UPDATE application SET {column} = ?", [value])
        row = connection.execute("SELECT * FROM application").fetchone()
        connection.execute("UPDATE application SET sha = ?", [digest("application", snapshot(row))])
    for read in (lambda: book.store.get(Application, stored.id), lambda: book.store.all(Application)):
        with pytest.raises(Damaged) as damage:
            read()
        assert damage.value.__suppress_context__


def test_a_row_that_has_lost_an_empty_column_is_damaged(book: Book, spoil: Any) -> None:
    stored = book.store.add(Application(organisation="Quill"))
    spoil("ALTER TABLE application RENAME COLUMN pay TO pax")
    for read in (lambda: book.store.get(Application, stored.id), lambda: book.store.all(Application)):
        with pytest.raises(Damaged):
            read()


def test_one_field_of_all_and_the_records_that_have_a_text_are_read_without_the_others(book: Book) -> None:
    quill = book.store.add(Application(organisation="Quill"))
    quilt = book.store.add(Application(organisation="Quilt"))
    rounds = [
        book.store.add(InterviewRound(application_id=quilt.id, stage=stage))
        for stage in (Stage.TASK, Stage.FIRST)
    ]
    with book.store.batch() as step:
        column = step.column(Application, "organisation")
        assert [*column.items()] == [(quill.id, "Quill"), (quilt.id, "Quilt")]
        assert step.where(InterviewRound, "application_id", quilt.id) == rounds
        assert step.where(InterviewRound, "application_id", quill.id) == []
        for read in (step.column, lambda cls, field: step.where(cls, field, "Quill")):
            with pytest.raises(KeyError, match="--"):
                read(Application, "id FROM application --")
