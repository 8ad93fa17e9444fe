"""The sample book: plausible, invented, the same everywhere, and never mixed with a person's own entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from charts_by_hand import charts_of

from workbook import open_book, sample
from workbook.answers import Day, Precision
from workbook.book import Book, record_classes
from workbook.check_ins.model import CheckIn, Steadiness, steadiness
from workbook.debrief.model import Action, Feedback, LookBack
from workbook.interviews.model import Application, InterviewRound
from workbook.interviews.story import Standing, Story, stories_of
from workbook.messages.correspondence import correspondence
from workbook.messages.model import Message
from workbook.messages.request import RequestState
from workbook.today.model import first_days


@pytest.fixture
def filled(book: Book) -> Book:
    sample.fill(book)
    return book


def _log(book: Book) -> list[Story]:
    return stories_of(book.store.all)


def test_the_sample_is_a_search_of_forty_applications_or_more_that_ended_in_every_way(filled: Book) -> None:
    stands = Counter(story.standing(filled.today()) for story in _log(filled))
    assert stands.total() >= 40
    assert set(Standing) - {Standing.OFFER_ACCEPTED} == set(stands)


def test_two_offers_are_among_them_and_one_of_them_was_declined(filled: Book) -> None:
    stands = Counter(story.standing(filled.today()) for story in _log(filled))
    assert (stands[Standing.OFFER], stands[Standing.OFFER_DECLINED]) == (1, 1)


def test_some_days_are_known_only_roughly_and_one_job_was_applied_for_twice(filled: Book) -> None:
    applications = [story.application for story in _log(filled)]
    precisions = {a.sent_on.precision for a in applications if a.sent_on}
    jobs = Counter((a.organisation, a.role) for a in applications)
    assert {Precision.DAY, Precision.MONTH, Precision.BEFORE} <= precisions
    assert max(jobs.values()) == 2


def test_no_news_of_the_sample_lies_in_the_future_and_every_ending_comes_after_sending(filled: Book) -> None:
    for story in _log(filled):
        for news in story.news:
            assert news.heard_on is not None
            assert news.heard_on.on <= filled.today()
            assert story.application.sent_on is None or news.heard_on.on >= story.application.sent_on.on


def test_the_sample_is_the_same_in_every_book_of_the_same_day(filled: Book, tmp_path: Path) -> None:
    other = open_book(tmp_path / "other", now=filled.now)
    sample.fill(other)
    assert [(s.application, s.rounds and s.rounds[0].held_on) for s in _log(other)] == [
        (s.application, s.rounds and s.rounds[0].held_on) for s in _log(filled)
    ]


def test_a_book_with_entries_of_its_own_is_left_alone(book: Book) -> None:
    book.store.add(Application("Applewick Bakery"))
    sample.fill(book)
    assert len(book.store.all(Application)) == 1
    assert not book.sample


def test_the_book_says_that_it_is_a_sample(filled: Book) -> None:
    assert filled.sample


def test_the_sample_has_five_answered_forecasts_and_weekly_check_ins_that_need_no_care(filled: Book) -> None:
    answered = [one for one in first_days(filled.store) if one.actual is not None]
    check_ins = [stored.record for stored in filled.store.all(CheckIn)]
    assert (len(answered), len(check_ins)) == (5, 9)
    assert steadiness(check_ins, filled.today()) is Steadiness.STEADY


def test_each_letter_of_the_sample_begins_with_the_name_of_the_one_it_is_for(filled: Book) -> None:
    for message in (stored.record for stored in filled.store.all(Message)):
        assert message.body.startswith(f"Dear {message.contact},")


def test_each_line_kept_from_an_interview_of_the_sample_is_another_one(filled: Book) -> None:
    lines = [stored.record.learning_line for stored in filled.store.all(InterviewRound)]
    assert max(Counter(filter(None, lines)).values()) == 1


def test_the_sample_has_boxes_with_no_more_than_two_sessions_and_feedback_with_actions(filled: Book) -> None:
    used = Counter(stored.record.about for stored in filled.store.all(LookBack))
    assert (len(used), max(used.values())) == (4, 2)
    assert len(filled.store.all(Feedback)) == 3
    acted_on = {stored.record.about for stored in filled.store.all(Action)}
    assert acted_on
    assert acted_on <= set(used)


def test_the_samples_letters_keep_the_rules_and_show_every_way_a_loop_stands(filled: Book) -> None:
    requests = [request for request in correspondence(filled).requests.values() if request.sent]
    states = {request.state(filled.today()) for request in requests}
    assert {RequestState.FOLLOW_UP, RequestState.FOLLOWED_UP, RequestState.ENDED} <= states
    assert all(sum(m.asks for m in request.sent) <= 1 for request in requests)
    days = [s.record.sent_on.on for s in filled.store.all(Message) if s.record.sent_on]
    assert max(days) <= filled.today()


@pytest.mark.parametrize(
    ("counted", "day"),
    [
        ("@-12", "2026-03-02"),
        ("/@-12", "/2026-03-02"),
        ("@-12M", "2026-03"),
        ("@-1F+3", "2026-03-16"),  # yesterday is a Friday or before it
        ("@-6F", "2026-03-06"),  # a Sunday
        ("@-13|-6F", "2026-03-06"),
        ("check-in-@-12", "check-in-2026-03-02"),
        ("@-12T18:00:00@offset", "2026-03-02T18:00:00+05:30"),
    ],
)
def test_days_are_counted_from_the_day_the_sample_is_made(counted: str, day: str) -> None:
    now = datetime.fromisoformat("2026-03-14T10:00:00+05:30")
    assert sample.dated({"on": [counted]}, now) == {"on": [day]}


def days_of(book: Book) -> Iterator[tuple[str, Day]]:
    """Every day in the records, with its kind and field."""
    for cls in record_classes():
        for stored in book.store.all(cls):
            for name in (field.name for field in fields(stored.record)):
                value = getattr(stored.record, name)
                if isinstance(value, Day):
                    yield f"{cls.kind}.{name}", value


@pytest.mark.parametrize("days", range(7))
def test_only_what_is_to_come_lies_in_the_future_whatever_day_of_the_week_it_is(
    book: Book, clock: Any, days: int
) -> None:
    clock.forward(days=days)
    sample.fill(book)
    coming = Counter(name for name, day in days_of(book) if day.on > book.today())
    promised = {"interview_round.held_on", "interview_round.promised_by", "action.by", "goal.review_on"}
    promised |= {"pressing.until", "card.due_on"}
    promised |= {"requirement.by", "strength_use.planned_on", "week_action.planned_on"}
    assert set(coming) <= promised
    assert coming["interview_round.held_on"] == 2


@pytest.mark.parametrize("days", range(7))
def test_nobody_of_the_sample_was_interviewed_at_a_weekend(book: Book, clock: Any, days: int) -> None:
    clock.forward(days=days)
    sample.fill(book)
    held = [s.record.held_on.on for s in book.store.all(InterviewRound) if s.record.held_on]
    assert all(on.weekday() < 5 for on in held if on <= book.today())


def test_the_sample_has_something_to_show_in_every_chart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path / "sample"))
    monkeypatch.setenv("AFTER_THE_NO_NOW", "2026-03-12T10:00:00+00:00")
    sample.fill(open_book())
    charts = charts_of(tmp_path / "sample")
    assert len(charts) >= 13
    empty = {key for key, chart in charts.items() if chart["shown"] != "chart"}
    assert empty == {"10.offer", "10.levers"}, "of offers nothing is said before there are enough of them"
