"""Which interview the page is about: the newest, each earlier one, and of two on one day the later round."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from debrief_by_hand import form, interview, page
from driver import Browser, press, shows, widgets
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.interviews import interviews
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage

NAMES = ("Quillmoor", "Thornvale", "Pebblewick", "Ely", "Fenwold")


def listed(part: Any) -> list[str]:
    """The interviews behind the chip for another one."""
    press(part, words("debrief.choose.other"))
    options: list[list[str]] = shows(form(part.choosing), "questions")[0]["options"]
    return [name.split(" · ")[0] for _, name in options]


@pytest.mark.parametrize("chosen", range(len(NAMES)))
def test_every_interview_can_be_reached_whichever_is_chosen(book: Book, chosen: int) -> None:
    rounds = [interview(book, name, 3 + n) for n, name in enumerate(NAMES)]
    part = page(book)
    part.choosing.choose(rounds[chosen])
    (chips,) = [w for w in widgets(part.choosing) if shows(w, "what") == "choices"]
    near = [name.split(" · ")[0] for _, name in shows(chips, "options")[:-1]]
    assert sorted([*near, *listed(part)]) == sorted(NAMES)


def test_an_earlier_interview_is_chosen_from_the_list(book: Book) -> None:
    rounds = [interview(book, name, 3 + n) for n, name in enumerate(NAMES)]
    part = page(book)
    press(part, words("debrief.choose.other"))
    Browser(form(part.choosing)).press(interview=rounds[4])
    assert part.sessions.debrief.about == rounds[4]


def test_after_a_no_the_final_round_is_looked_back_at_first_and_not_the_screening(book: Book) -> None:
    application = book.store.add(Application("Quillmoor")).id
    for stage, days in ((Stage.SCREENING, 30), (Stage.FINAL, 6)):
        held = Day(book.today() - timedelta(days=days))
        book.store.add(InterviewRound(application, stage, held))
    book.store.add(OutcomeEvent(application, Outcome.REJECTED, Day(book.today())))
    known = interviews(book, book.words("debrief"))
    assert [one.round.record.stage for one in known] == [Stage.FINAL, Stage.SCREENING]


def test_a_no_is_looked_back_at_before_an_offer_that_came_later(book: Book) -> None:
    for name, outcome, days in (("Quillmoor", Outcome.REJECTED, 4), ("Thornvale", Outcome.OFFER, 2)):
        id = book.store.add(Application(name)).id
        book.store.add(InterviewRound(id, Stage.FINAL, Day(book.today() - timedelta(days=9 + days))))
        book.store.add(OutcomeEvent(id, outcome, Day(book.today() - timedelta(days=days))))
    known = interviews(book, book.words("debrief"))
    assert [one.name.split(" · ")[0] for one in known] == ["Quillmoor", "Thornvale"]


@pytest.mark.parametrize(("held", "applications"), [("10 March 2026", 1), ("", 2), ("12 March 2026", 2)])
def test_an_interview_before_a_no_joins_its_application_and_one_after_it_is_another(
    book: Book, held: str, applications: int
) -> None:
    rejected = book.store.add(Application("Quillmoor")).id
    book.store.add(OutcomeEvent(rejected, Outcome.REJECTED, Day(book.today() - timedelta(days=1))))
    asked = form(page(book).choosing)
    Browser(asked).press(organisation="Quillmoor", stage="final", held_on=held)
    assert len(book.store.all(Application)) == applications
    (round_,) = book.store.all(InterviewRound)
    assert (round_.record.application_id == rejected) is (applications == 1)
