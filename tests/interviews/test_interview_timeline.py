"""The log over time: which lines there are, and from which day to which."""

from __future__ import annotations

from datetime import date

from log_by_hand import TODAY, heard, held, many, story

from workbook.interviews.timeline import Span, timeline


def only_line(*events, sent="2026-02-02", **more):
    [line] = timeline([story(sent, *events, **more)], TODAY).lines
    return line


def exactly(iso: str) -> Span:
    return Span(date.fromisoformat(iso), date.fromisoformat(iso))


def test_without_applications_there_are_no_lines():
    assert timeline([], TODAY).lines == ()


def test_an_open_application_runs_from_sending_to_today():
    line = only_line()
    assert (line.start, line.end, line.open) == (exactly("2026-02-02"), Span(TODAY, TODAY), True)


def test_an_answered_application_ends_on_the_day_of_the_news():
    line = only_line(held("first", "2026-02-16"), heard("rejected", "2026-02-24"))
    assert (line.end, line.open) == (exactly("2026-02-24"), False)
    assert line.rounds == (exactly("2026-02-16"),)


def test_a_vague_day_becomes_all_the_days_it_may_have_been():
    line = only_line(sent="2026-01")
    assert (line.start.first, line.start.last) == (date(2026, 1, 1), date(2026, 1, 31))
    assert not line.start.exact


def test_a_vague_day_of_sending_ends_where_something_followed():
    line = only_line(held("first", "2026-01-20"), sent="2026-01")
    assert line.start.last == date(2026, 1, 20)


def test_a_vague_day_never_reaches_past_today():
    assert only_line(sent="2026").start.last == TODAY
    assert only_line(heard("rejected", "2026-03")).end.last == TODAY


def test_an_unknown_day_of_sending_is_some_time_before_the_first_event():
    line = only_line(held("first", "2026-02-16"), sent="")
    assert line.start.last == date(2026, 2, 16)
    assert line.start.first < line.start.last


def test_an_ending_without_a_day_is_some_time_after_the_last_event():
    line = only_line(held("first", "2026-02-16"), heard("rejected"))
    assert line.end.first == date(2026, 2, 16)
    assert line.end.first < line.end.last <= TODAY


def test_an_application_without_any_day_is_counted_and_not_drawn():
    lines = timeline([story(""), story(id="b")], TODAY)
    assert (lines.sent, len(lines.lines), lines.without_day, lines.left_out) == (2, 1, 1, 0)


def test_what_is_only_saved_has_no_line():
    assert timeline([story("2026-04-01", only_saved=True)], TODAY).sent == 0


def test_of_many_the_open_ones_and_then_the_newest_are_drawn():
    old_open = story("2025-01-05", id="old and open")
    closed = [story(f"2026-01-{i:02}", heard("rejected", "2026-02-20"), id=f"c{i}") for i in range(1, 21)]
    lines = timeline([old_open, *closed], TODAY, most=5)
    assert [line.story.id for line in lines.lines] == ["old and open", "c17", "c18", "c19", "c20"]
    assert lines.left_out == 16


def test_ten_thousand_applications_give_forty_lines():
    lines = timeline(many(waiting=3000, rejected=7000), TODAY)
    assert (len(lines.lines), lines.sent, lines.ended) == (40, 10_000, 7000)
