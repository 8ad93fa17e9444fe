"""What is due: from days in the log, and never a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.due import due as due_now
from workbook.interviews.due import dues_of
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Story
from workbook.path import Due
from workbook.start.due_words import Waiting
from workbook.start.due_words import waiting as waiting_of

Log = dict[str, Application]
TODAY = date(2026, 3, 20)
STAGES = {"first": words("interviews.due.stages.first")}
THORNVALE = {"t": Application(organisation="Thornvale", role="BI developer", sent_on=Day(date(2026, 2, 1)))}


def on(day: int, month: int = 3) -> Day:
    return Day(date(2026, month, day))


def held(day: Day | None, promised: Day | None = None, stage: Stage = Stage.FIRST) -> InterviewRound:
    return InterviewRound(application_id="t", stage=stage, held_on=day, promised_by=promised)


def news(outcome: Outcome, day: Day | None = None) -> OutcomeEvent:
    return OutcomeEvent(application_id="t", outcome=outcome, heard_on=day)


def log_of(applications: Log, rounds: list[InterviewRound], heard: list[OutcomeEvent]) -> list[Story]:
    def of(id: str, events: list[Any]) -> list[Any]:
        return [event for event in events if event.application_id == id]

    return [Story(id, record, of(id, rounds), of(id, heard)) for id, record in applications.items()]


def due(applications: Log, rounds: list[InterviewRound], heard: list[OutcomeEvent], today: date) -> list[Due]:
    log = log_of(applications, rounds, heard)
    return [item for story in log for item in dues_of(story, today, STAGES)]


def waiting(
    applications: Log, rounds: list[InterviewRound], heard: list[OutcomeEvent], today: date
) -> Waiting:
    return waiting_of(log_of(applications, rounds, heard), today)


def test_an_empty_log_has_nothing_due() -> None:
    assert due({}, [], [], TODAY) == []
    assert waiting({}, [], [], TODAY).count == 0


def test_an_interview_today_is_due_today() -> None:
    (item,) = due(THORNVALE, [held(on(20))], [], TODAY)
    assert (item.key, item.on, item.values["stage"]) == (
        "interview",
        on(20),
        words("interviews.due.stages.first"),
    )


def test_an_interview_that_was_yesterday_is_not_coming() -> None:
    assert due(THORNVALE, [held(on(19))], [], TODAY) == []


def test_an_interview_known_only_by_its_month_is_not_given_a_day() -> None:
    assert due(THORNVALE, [held(Day.parse("2026-04"))], [], TODAY) == []


def test_a_promised_day_that_passed_is_due_with_its_day() -> None:
    (item,) = due(THORNVALE, [held(on(5), promised=on(14))], [], TODAY)
    assert (item.key, item.on) == ("promise_passed", on(14))


def test_a_promised_day_is_not_over_while_it_lasts() -> None:
    (item,) = due(THORNVALE, [held(on(5), promised=on(20))], [], TODAY)
    assert (item.key, item.on) == ("promise_coming", on(20))


def test_a_promised_month_has_passed_only_when_the_month_is_over() -> None:
    (item,) = due(THORNVALE, [held(on(5), promised=Day.parse("2026-03"))], [], TODAY)
    assert item.key == "promise_coming"


def test_news_after_the_round_answers_its_promise() -> None:
    assert due(THORNVALE, [held(on(5), promised=on(14))], [news(Outcome.ADVANCED, on(12))], TODAY) == []


def test_news_from_before_the_round_does_not_answer_its_promise() -> None:
    (item,) = due(THORNVALE, [held(on(5), promised=on(14))], [news(Outcome.ADVANCED, on(1))], TODAY)
    assert item.key == "promise_passed"


def test_a_later_round_answers_the_promise_of_an_earlier_one() -> None:
    rounds = [held(on(5), promised=on(14)), held(on(16), stage=Stage.FINAL)]
    assert due(THORNVALE, rounds, [], TODAY) == []


def test_a_no_ends_everything_that_was_due() -> None:
    rounds = [held(on(5), promised=on(14)), held(on(25))]
    assert due(THORNVALE, rounds, [news(Outcome.REJECTED, on(18))], TODAY) == []
    assert waiting(THORNVALE, rounds, [news(Outcome.REJECTED)], TODAY).count == 0


def test_an_interview_held_after_a_closed_silence_opens_the_application_again() -> None:
    rounds = [held(on(15), promised=on(18))]
    (item,) = due(THORNVALE, rounds, [news(Outcome.NO_RESPONSE, on(10))], TODAY)
    assert item.key == "promise_passed"


def test_what_has_ended_in_the_log_is_not_due_here() -> None:
    rounds = [held(on(15), promised=on(18))]
    assert due(THORNVALE, rounds, [news(Outcome.REJECTED, on(10))], TODAY) == []


def test_an_offer_is_due_until_it_is_answered() -> None:
    offer = news(Outcome.OFFER, on(17))
    (item,) = due(THORNVALE, [held(on(5))], [offer], TODAY)
    assert (item.key, item.on) == ("offer", on(17))
    assert due(THORNVALE, [held(on(5))], [offer, news(Outcome.OFFER_DECLINED, on(17))], TODAY) == []


def test_what_comes_is_said_before_what_has_passed(book: Book, clock: Any) -> None:
    clock.forward(days=8)  # to 20 March
    for name, round_ in (("Thornvale", held(on(5), promised=on(14))), ("Quillmoor", held(on(27)))):
        id = book.store.add(Application(organisation=name)).id
        book.store.add(replace(round_, application_id=id))
    assert [item.values["organisation"] for item in due_now(book)] == ["Quillmoor", "Thornvale"]


def test_the_wait_is_counted_from_the_last_thing_that_happened() -> None:
    rest = waiting(THORNVALE, [held(on(10))], [], TODAY)
    assert (rest.count, rest.longest, rest.days) == (1, "Thornvale", 10)


def test_a_wait_without_any_day_is_counted_but_has_no_length() -> None:
    rest = waiting({"t": Application(organisation="Thornvale")}, [], [], TODAY)
    assert (rest.count, rest.days) == (1, None)


def test_a_job_that_is_only_saved_is_not_waiting() -> None:
    saved = {"t": Application(organisation="Thornvale", only_saved=True)}
    assert waiting(saved, [], [], TODAY).count == 0


def test_what_is_due_is_not_counted_as_waiting_too() -> None:
    assert waiting(THORNVALE, [held(on(5), promised=on(14))], [], TODAY).count == 0


def test_an_interview_that_was_had_today_is_past_and_one_that_is_coming_today_is_coming() -> None:
    today = held(Day(TODAY))
    assert [item.key for item in due(THORNVALE, [today], [], TODAY)] == ["interview"]
    assert due(THORNVALE, [replace(today, had=True)], [], TODAY) == []


def test_everything_due_of_an_application_leads_to_it() -> None:
    rounds = [held(on(27)), held(on(2), promised=on(18))]
    found = due(THORNVALE, rounds, [news(Outcome.OFFER, on(19))], TODAY)
    assert found
    assert {item.lead for item in found} == {("log", "t")}
