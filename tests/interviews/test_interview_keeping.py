"""Quick entry finds where something belongs, stores it in one step, and says where it went."""

from __future__ import annotations

from typing import Any

import pytest
from log_by_hand import TODAY, day

from workbook.book import Book
from workbook.interviews.keeping import NEWS, keep
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage, Told
from workbook.interviews.story import Standing, stories


def had(book: Book, organisation: str = "Quillmoor", role: str = "Analyst", **more: Any):
    values = {"organisation": organisation, "role": role, "stage": Stage.FIRST, "held_on": day("2026-03-10")}
    return keep(book, values | more, label="had")


def sent(
    book: Book, organisation: str = "Quillmoor", role: str = "Analyst", on: str = "2026-02-02", **more: Any
):
    values = {"organisation": organisation, "role": role, "sent_on": day(on)}
    return keep(book, values | more, label="sent", applying=True)


def answered(book: Book, news: str, organisation: str = "Quillmoor", role: str = "Analyst", **more: Any):
    values = {"organisation": organisation, "role": role, "news": news, "heard_on": day("2026-03-11")}
    return keep(book, values | more, label="heard")


def counts(book: Book) -> tuple[int, int, int]:
    return tuple(len(book.store.all(kind)) for kind in (Application, InterviewRound, OutcomeEvent))  # type: ignore[return-value]


def test_an_interview_without_an_application_makes_one(book: Book):
    kept = had(book)
    assert kept.notes == ("new",)
    assert counts(book) == (1, 1, 0)


def test_an_interview_goes_to_the_open_application_for_that_job(book: Book):
    sent(book)
    assert had(book, "quillmoor", "ANALYST").notes == ("added",)
    assert counts(book) == (1, 1, 0)


def test_a_role_that_is_not_given_fits_any(book: Book):
    sent(book)
    assert had(book, role="").notes == ("added",)


def test_a_role_given_later_completes_the_application(book: Book):
    sent(book, role="")
    assert had(book, role="Data analyst").notes == ("added", "job_filled")
    assert book.store.all(Application)[0].record.role == "Data analyst"


def test_another_job_at_the_same_place_is_another_application(book: Book):
    sent(book)
    assert had(book, role="Manager").notes == ("new",)
    assert counts(book) == (2, 1, 0)


def test_the_very_role_wins_over_an_application_without_one(book: Book):
    sent(book, role="", on="2026-03-01")
    sent(book, role="Analyst", on="2026-01-01")
    had(book, role="Analyst")
    log = {s.application.role: s for s in stories(book).values()}
    assert len(log["Analyst"].rounds) == 1


def test_news_and_the_interview_before_it_are_one_entry_and_one_undo(book: Book):
    answered(book, "no_person", stage=Stage.FINAL, held_on=day("2026-03-04"), reason="Chose someone else")
    assert counts(book) == (1, 1, 1)
    [news] = book.store.all(OutcomeEvent)
    assert (news.record.outcome, news.record.told) == (Outcome.REJECTED, Told.PERSON)
    assert news.record.reason == "Chose someone else"
    book.store.undo()
    assert counts(book) == (0, 0, 0)


@pytest.mark.parametrize("news", list(NEWS))
def test_every_answer_stands_for_an_outcome(news: str):
    outcome, told = NEWS[news]
    assert isinstance(outcome, Outcome)
    assert (told is not None) == news.startswith("no_")


def test_a_rejection_leaves_the_interview_in_the_log(book: Book):
    had(book)
    answered(book, "no_message")
    [found] = stories(book).values()
    assert (found.standing(TODAY), len(found.rounds)) == (Standing.REJECTED, 1)


def test_after_a_no_the_next_interview_is_a_new_application_and_says_so(book: Book):
    sent(book)
    answered(book, "no_message")
    kept = had(book)
    assert kept.notes == ("new", "again")
    assert (kept.number, kept.before) == (2, day("2026-02-02"))


def test_news_after_a_closed_silence_goes_to_that_application(book: Book):
    sent(book)
    answered(book, "silence")
    assert answered(book, "advanced").notes == ("added", "closed_again")
    assert counts(book)[0] == 1


def test_a_saved_advert_becomes_the_application_that_was_sent(book: Book):
    book.store.add(Application(organisation="Quillmoor", role="Analyst", only_saved=True))
    assert sent(book).notes == ("sent",)
    [stored] = book.store.all(Application)
    assert (stored.record.only_saved, stored.record.sent_on) == (False, day("2026-02-02"))


def test_applying_again_is_another_application_even_while_one_is_open(book: Book):
    sent(book)
    assert sent(book, on="2026-03-01").notes == ("new", "again")
    assert counts(book)[0] == 2


def test_what_is_unusual_is_said_and_kept(book: Book):
    sent(book, on="2026-03-11")
    assert "held_before_sent" in had(book).notes
    assert "round_twice" in had(book).notes
    answered(book, "advanced")
    assert "news_twice" in answered(book, "advanced").notes


def test_an_interview_to_come_is_named_so(book: Book):
    assert had(book, held_on=day("2026-03-20")).notes == ("new", "coming")
