"""The flow and the calendar of a search say what happened, without a name too many."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
from wording import words

from workbook.answers import Day
from workbook.content import load_words
from workbook.exporting.flow import due_days, sankey_text, steps_of
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Story
from workbook.ui.calendar_file import calendar_bytes

TODAY = date(2026, 3, 12)
AT = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
WORDS = load_words("exporting")


def story(
    *events: tuple[str, date], id: str = "a", promised: date | None = None, organisation: str = "Quillmoor"
) -> Story:
    application = Application(organisation=organisation, sent_on=Day(date(2026, 1, 5)))
    stages = {stage.value: stage for stage in Stage}
    rounds = [
        InterviewRound(id, stages[what], Day(on), promised_by=Day(promised) if promised else None)
        for what, on in events
        if what in stages
    ]
    news = [OutcomeEvent(id, Outcome(what), Day(on)) for what, on in events if what not in stages]
    return Story(id, application, rounds, news)


def test_a_no_after_a_final_round_still_went_through_the_interview() -> None:
    told = story(("first", date(2026, 2, 1)), ("final", date(2026, 2, 9)), ("rejected", date(2026, 2, 20)))
    assert steps_of(told, TODAY) == ["sent", "interview", "final", "rejected"]


def test_an_open_offer_ends_at_the_offer() -> None:
    assert steps_of(story(("offer", date(2026, 2, 20))), TODAY) == ["sent", "offer"]


def test_the_flow_counts_each_move_once_for_each_application() -> None:
    log = [story(), story(id="b"), story(("no_response", date(2026, 2, 20)), id="c")]
    sent, waiting, silence = (words(f"exporting.flow.{step}") for step in ("sent", "waiting", "no_response"))
    assert sankey_text(log, TODAY, WORDS) == f"{sent} [2] {waiting}\n{sent} [1] {silence}\n"


def test_the_flow_holds_no_name() -> None:
    assert "Quillmoor" not in sankey_text([story(("rejected", date(2026, 2, 1)))], TODAY, WORDS)


def test_an_empty_log_has_no_flow() -> None:
    assert sankey_text([], TODAY, WORDS) == ""


def events(log: list[Story]) -> list[icalendar.Event]:
    data = calendar_bytes(due_days(log, TODAY, WORDS), AT, name="Search")
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_a_coming_interview_and_a_promised_answer_are_in_the_calendar() -> None:
    coming = story(("first", date(2026, 3, 20)))
    waiting = story(("first", date(2026, 3, 2)), id="b", promised=date(2026, 3, 16))
    found = {(e["summary"], e.decoded("dtstart")) for e in events([coming, waiting])}
    assert found == {
        (words("exporting.calendar.interview", organisation="Quillmoor"), date(2026, 3, 20)),
        (words("exporting.calendar.promised", organisation="Quillmoor"), date(2026, 3, 16)),
    }


def test_a_second_calendar_keeps_its_uids_when_a_day_moves() -> None:
    before, after = (
        events([story(("first", date(2026, 3, 20)))]),
        events([story(("first", date(2026, 3, 21)))]),
    )
    assert [e["uid"] for e in before] == [e["uid"] for e in after]


def test_a_name_with_line_breaks_and_commas_adds_no_line_to_the_calendar() -> None:
    name = "Odd, Ltd; BEGIN:VEVENT\\n"
    (event,) = events([story(("first", date(2026, 3, 20)), organisation=name)])
    assert event["summary"] == words("exporting.calendar.interview", organisation=name)


def test_what_has_ended_is_not_in_the_calendar() -> None:
    ended = story(("first", date(2026, 3, 2)), ("rejected", date(2026, 3, 10)), promised=date(2026, 3, 16))
    assert events([ended]) == []
