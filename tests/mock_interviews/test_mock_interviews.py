"""A practice interview with somebody, other formats, and questions nobody has to answer."""

from __future__ import annotations

from datetime import timedelta

from driver import Browser, shown
from practice_by_hand import click, said, sees

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.mock_interviews.model import MockInterview
from workbook.mock_interviews.page import MockPart, other_formats


def test_a_practice_interview_has_six_questions_of_six_kinds_and_is_written_down(book: Book) -> None:
    part = MockPart(book, book.words("mock_interviews"))
    six = part.six()
    assert len({one.card.competency for one in six}) == len(six) == 6
    click(part, book, "mock_interviews.other")
    assert [one.id for one in part.six()] != [one.id for one in six]
    click(part, book, "mock_interviews.add")
    Browser(part.adding.form).press(mock_keep="The pause", mock_change="Shorter", mock_nerves=6, told=True)
    (mock,) = (stored.record for stored in book.store.all(MockInterview))
    assert (mock.mock_keep, mock.mock_change, mock.mock_nerves, mock.told) == (
        "The pause",
        "Shorter",
        6,
        True,
    )


def test_the_partner_is_told_of_a_recording_and_nerves_are_put_in_proportion(book: Book) -> None:
    part = MockPart(book, book.words("mock_interviews"))
    for key in ("mock_interviews.card", "mock_interviews.told", "mock_interviews.nerves"):
        assert sees(part, book, key)
    assert not sees(part, book, "mock_interviews.hires")


def test_the_last_one_is_named_with_two_weeks_between_them(book: Book) -> None:
    day = book.today() - timedelta(days=3)
    book.store.add(MockInterview(Day(day)))
    when = book.words("mock_interviews").on_day(day, book.today())
    assert sees(MockPart(book, book.words("mock_interviews")), book, "mock_interviews.last", day=when)


def test_after_three_lost_final_rounds_it_is_better_with_somebody_who_hires(book: Book) -> None:
    for n in range(3):
        id = book.store.add(Application(f"Quillmoor {n}")).id
        day = Day(book.today().replace(day=n + 1))
        book.store.add(InterviewRound(id, Stage.FINAL, day))
        book.store.add(OutcomeEvent(id, Outcome.REJECTED, day))
    assert sees(MockPart(book, book.words("mock_interviews")), book, "mock_interviews.hires")


def test_a_practice_interview_to_come_is_named(book: Book) -> None:
    part = MockPart(book, book.words("mock_interviews"))
    click(part, book, "mock_interviews.add")
    Browser(part.adding.form).press(held_on="1 May 2027")
    assert Browser(part.adding.form).problems


def test_what_nobody_need_answer_says_where_how_sure_and_when_it_was_checked(book: Book) -> None:
    page = ui.stack(*other_formats(book.words("mock_interviews")))
    for rule in book.words("mock_interviews").data["nobody_need_answer"]:
        assert rule["say"] in shown(page)
        assert rule["mark"] in ("seen", "described")
        assert rule["place"]
        mark = said(book, f"mock_interviews.nobody.{rule['mark']}")
        assert sees(page, book, "mock_interviews.nobody.checked", day=rule["checked_on"], mark=mark)
    for key in ("presentation", "task", "group", "video"):
        assert sees(page, book, f"mock_interviews.formats.{key}_line")
