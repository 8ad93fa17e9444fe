"""What seemed unfair: written down, printed with its days, private; whom to ask, and the way here."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, shown, unfold
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.content import load_words
from workbook.debrief.feedback import Intake
from workbook.debrief.model import Feedback, FeedbackPoint, HeardBefore
from workbook.exporting.contents import everything
from workbook.exporting.json_file import json_bytes
from workbook.exporting.share import private_fields, share_bytes
from workbook.fairness.model import LED, OFFERED, UnfairMoment
from workbook.fairness.page import FairnessPart, printed, record_fold
from workbook.fairness.story import touches_the_person
from workbook.importing.own_export import own_json
from workbook.messages.model import Message
from workbook.path import lead_to
from workbook.ui.care import COUNTRY

SAID = "You'd want somebody younger, wouldn't you?"


@pytest.fixture
def notebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).resolve().parents[2])


def part_of(book: Book) -> FairnessPart:
    return FairnessPart(book, book.words("fairness"))


def add(book: Book, days: int = 3, **fields: Any) -> str:
    happened_on = Day(book.today() - timedelta(days=days))
    return book.store.add(UnfairMoment("Quillmoor", happened_on, **fields)).id


def test_a_moment_is_written_down_with_its_day_and_undone(book: Book) -> None:
    part = part_of(book)
    form = Browser(part.form)
    form.press(organisation="Quillmoor", happened_on="9 March 2026", who=["interviewer"], their_words=SAID)
    (stored,) = book.store.all(UnfairMoment)
    assert (stored.record.their_words, stored.record.who) == (SAID, ("interviewer",))
    book.store.undo()
    assert book.store.all(UnfairMoment) == []


def test_a_day_to_come_and_no_organisation_are_problems_beside_their_fields(book: Book) -> None:
    form = Browser(part_of(book).form)
    form.press(happened_on="tomorrow", happened="They laughed.")
    assert form.problems["happened_on"] == words("fairness.problem.lies_ahead")
    assert "organisation" in form.problems
    assert form.boxes["happened"] == "They laughed."


def test_it_is_printed_in_the_order_of_its_days_and_shows_signs_as_they_are(book: Book) -> None:
    add(book, 1, happened="<b>Second</b>")
    add(book, 9, happened="First \u202egnorw")
    name, kind, data = printed(book, book.words("fairness"))
    text = data.decode("utf-8-sig")
    assert text.index("First") < text.index("<b>Second</b>")
    assert "3 March 2026" in text
    assert (name.endswith(".txt"), kind.startswith("text/plain")) == (True, True)


def test_it_is_in_no_letter_and_in_a_copy_only_where_it_is_ticked(book: Book) -> None:
    add(book, their_words=SAID)
    assert book.store.all(Message) == []
    assert SAID.split(",")[0] not in share_bytes(book, set()).decode()
    field = next(f for f in private_fields(book, everything(book)) if f.key == "unfair_moment.their_words")
    assert "somebody younger" in share_bytes(book, {field.key}).decode()


def test_it_goes_out_comes_back_and_is_erased_for_good(book: Book, tmp_path: Path) -> None:
    id = add(book, their_words=SAID, promised="A second interview", files="mail.eml")
    other = open_book(tmp_path / "other", now=book.now)
    own_json(json_bytes(everything(book))).into(other)
    assert [s.record for s in other.store.all(UnfairMoment)] == [
        s.record for s in book.store.all(UnfairMoment)
    ]
    book.store.erase(UnfairMoment, id)
    assert b"somebody younger" not in book.path.read_bytes()


def test_a_link_opens_it_once_and_the_line_counts(book: Book) -> None:
    assert words("fairness.count.fold.zero") in shown(record_fold(book, book.words("fairness")))
    add(book)
    lead_to(book, LED, LED)
    fold = record_fold(book, book.words("fairness"))
    assert fold.opened
    assert words("fairness.count.fold.one") in shown(fold)
    assert not record_fold(book, book.words("fairness")).opened


def test_whom_to_ask_is_that_of_the_country_with_its_days(book: Book) -> None:
    part = part_of(book)
    assert "Acas" not in shown(part)
    part.bodies.show("gb")
    assert "three months less one day" in shown(part)
    assert words("fairness.program") in shown(part)
    book.store.set_setting(COUNTRY, "us")
    there = shown(part_of(book))
    assert "180 calendar days" in there
    assert words("fairness.notes") not in there


@pytest.mark.parametrize(
    ("country", "body"),
    [
        ("br", "Ministério Público do Trabalho"),
        ("cn", "12333"),
        ("in", "National Commission for Women"),
        ("it", "UNAR"),
        ("jp", "Hello Work"),
        ("pl", "Rzecznik Praw Obywatelskich"),
        ("sg", "TAFEP"),
        ("es", "Inspección de Trabajo"),
        ("ch", "three months"),
    ],
)
def test_each_country_with_helplines_has_somebody_to_ask(book: Book, country: str, body: str) -> None:
    part = part_of(book)
    part.bodies.show(country)
    assert body in shown(part)


def test_the_time_limit_of_great_britain_says_both_and_goes_by_the_shorter(book: Book) -> None:
    part = part_of(book)
    part.bodies.show("gb")
    (note,) = [line["note"] for line in load_words("bodies").table("line").values() if line["name"] == "Acas"]
    assert note in shown(part)
    for said in ("before October 2026", "three months less one day", "six months", "Check with Acas today"):
        assert said in note


def opened_feedback(book: Book, quote: str) -> str:
    intake = Intake(book, book.words("debrief"))
    intake.open(book.store.add(Feedback(quote=quote, kept_at="2026-03-12T10:00")).id)
    return shown(unfold(intake))


@pytest.mark.usefixtures("notebooks")
def test_feedback_leads_nowhere_while_the_page_of_the_record_is_switched_off(book: Book) -> None:
    book.switch_page("letter", on=False)
    assert words("fairness.personal.say") not in opened_feedback(book, "Not a culture fit.")
    book.switch_page("letter", on=True)
    assert words("fairness.personal.say") in opened_feedback(book, "Not a culture fit.")


@pytest.mark.usefixtures("notebooks")
def test_feedback_about_who_somebody_is_leads_to_the_record_once(book: Book) -> None:
    assert words("fairness.personal.say") not in opened_feedback(book, "Too few examples.")
    assert words("fairness.personal.say") in opened_feedback(book, "It was a question of culture fit.")
    assert book.store.setting(OFFERED)
    assert words("fairness.personal.say") not in opened_feedback(book, "Your accent is strong.")


@pytest.mark.parametrize(
    ("quote", "touches"),
    [
        ("Your ACCENT was strong", True),
        ("not a Culture Fit", True),
        ("the older system", False),
        ("colder", False),
    ],
)
def test_which_words_touch_the_person(quote: str, touches: bool) -> None:
    assert touches_the_person(quote, load_words("fairness")) is touches


def test_feedback_that_contradicts_other_feedback_has_a_note_of_its_own() -> None:
    assert FeedbackPoint("f", heard_before=HeardBefore.OPPOSITE).notes == ("opposite",)
    assert words("debrief.points.note.opposite")
