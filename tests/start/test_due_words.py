"""What is due is said in plain sentences with real days in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import Message, Purpose
from workbook.start.due_words import MORE, DueList, due_list


def applied(book: Book, name: str, role: str = "", sent: int = 1) -> str:
    """An application sent on a day of February 2026; its id."""
    record = Application(organisation=name, role=role, sent_on=Day(date(2026, 2, sent)))
    return book.store.add(record).id


def due(book: Book) -> DueList:
    return due_list(book, book.words("start"))


def said(book: Book) -> list[str]:
    return [thing.sentence for thing in due(book).to_do]


def test_an_empty_log_has_nothing_to_say(book: Book) -> None:
    assert due(book) == DueList()


def test_a_coming_interview_is_said_with_its_day(book: Book) -> None:
    held = Day(date(2026, 3, 13))
    id = applied(book, "Quillmoor", "Data analyst")
    book.store.add(InterviewRound(application_id=id, stage=Stage.FINAL, held_on=held))
    assert said(book) == [
        words(
            "interviews.due.interview",
            day=words("days.near.1"),
            organisation=words("start.due.with_role", organisation="Quillmoor", role="Data analyst"),
            stage=words("interviews.due.stages.final"),
        )
    ]


def test_a_promised_day_that_passed_is_said_without_blame(book: Book) -> None:
    id = applied(book, "Thornvale")
    round_ = InterviewRound(
        application_id=id, stage=Stage.FIRST, held_on=Day(date(2026, 3, 2)), promised_by=Day(date(2026, 3, 6))
    )
    book.store.add(round_)
    assert said(book) == [
        words(
            "interviews.due.promise_passed",
            day="6 March",
            ago=words("start.count.ago.other", n=6),
            organisation="Thornvale",
        )
    ]


def test_a_promise_is_no_longer_due_once_its_wait_is_over(book: Book, clock: Any) -> None:
    id = applied(book, "Thornvale")
    first, said_by = Day(date(2026, 3, 2)), Day(date(2026, 3, 6))
    book.store.add(InterviewRound(id, Stage.FIRST, held_on=first, promised_by=said_by))
    clock.forward(days=11)  # Monday 23 March, its letting-go day
    assert said(book) == [
        words(
            "interviews.due.promise_passed",
            day="6 March",
            ago=words("start.count.ago.other", n=17),
            organisation="Thornvale",
        )
    ]
    clock.forward(days=1)
    assert said(book) == [words("interviews.due.quiet_one")]


def test_an_offer_without_a_day_is_still_said(book: Book) -> None:
    id = applied(book, "Thornvale")
    book.store.add(OutcomeEvent(application_id=id, outcome=Outcome.OFFER))
    assert said(book) == [words("interviews.due.offer_no_day", organisation="Thornvale")]


def test_waits_are_one_sentence_and_no_average(book: Book) -> None:
    applied(book, "Pebblewick", sent=6)
    applied(book, "Quillmoor", sent=20)
    longest = words("start.count.longest.other", organisation="Pebblewick", n=34)
    waits = f"{words('start.count.waiting.other', n=2)} {longest}"
    assert due(book) == DueList(waits=waits, begun=True)


def test_an_application_to_stop_waiting_for_is_said_once(book: Book) -> None:
    applied(book, "Pebblewick", sent=6)
    record = Application(organisation="Wexcombe", sent_on=Day(date(2025, 11, 6)))
    book.store.add(record)
    assert said(book) == [words("interviews.due.quiet_one")]
    longest = words("start.count.longest.other", organisation="Pebblewick", n=34)
    assert due(book).waits == f"{words('start.count.waiting.one')} {longest}"


def test_a_promise_that_is_not_over_is_to_come_and_nothing_to_do(book: Book) -> None:
    first, said_by = Day(date(2026, 3, 2)), Day(date(2026, 3, 20))
    book.store.add(InterviewRound(applied(book, "Thornvale"), Stage.FIRST, first, promised_by=said_by))
    assert said(book) == []
    assert [thing.page for thing in due(book).to_come] == ["log"]


def test_a_follow_up_is_to_come_until_its_day_and_then_to_do_on_the_page_of_letters(
    book: Book, clock: Any
) -> None:
    id = applied(book, "Wexcombe")
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(date(2026, 3, 10))))
    sent = {"sent_on": Day(date(2026, 3, 11)), "asks": True, "follow_up_on": Day(date(2026, 3, 18))}
    book.store.add(Message(id, Purpose.THANKS_AND_ASK, let_go_on=Day(date(2026, 4, 1)), **sent))
    ahead = words("messages.due.ahead_follow_up", day="Wednesday", organisation="Wexcombe")
    weekly = words("start.due.on_its_day", what=words("review.calendar.review"), day="Tuesday")
    assert (said(book), [thing.sentence for thing in due(book).to_come]) == ([], [weekly, ahead])
    clock.forward(days=6)
    letter = words("messages.due.letter_follow_up", organisation="Wexcombe", ends="1 April")
    assert said(book) == [letter, words("review.due.review")]
    assert due(book).to_come == ()


def test_a_long_list_stays_short_and_counts_the_rest(book: Book) -> None:
    for n in range(1 + MORE + 3):
        held = Day(date(2026, 4, 1 + n))
        book.store.add(InterviewRound(applied(book, f"Firm {n}"), stage=Stage.FIRST, held_on=held))
    shown, rest = due(book).others
    assert (len(shown), len(rest)) == (MORE, 3)


def test_a_name_with_braces_is_said_as_it_is(book: Book) -> None:
    id = applied(book, "{0} <b>&")
    book.store.add(OutcomeEvent(application_id=id, outcome=Outcome.OFFER))
    assert said(book)[0] == words("interviews.due.offer_no_day", organisation="{0} <b>&")
