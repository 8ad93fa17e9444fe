"""The log over time: which lines there are, and from which day to which."""

from __future__ import annotations

from datetime import date

from log_by_hand import TODAY, heard, held, many, story
from wording import words

from workbook.content import load_words
from workbook.how_far.charts import log_picture
from workbook.how_far.timeline import Line, Span, drawn_of, line_of
from workbook.interviews.story import Story

WORDS, LOG = load_words("how_far"), load_words("interviews")


def only_line(*events, sent="2026-02-02", **more):
    return line_of(story(sent, *events, **more), TODAY)


def lines_of(log: list[Story]) -> list[Line]:
    return [line for one in log if (line := line_of(one, TODAY))]


def exactly(iso: str) -> Span:
    return Span(date.fromisoformat(iso), date.fromisoformat(iso))


def test_without_applications_there_are_no_lines():
    assert drawn_of([]) == []


def test_an_open_application_runs_from_sending_to_today():
    line = only_line()
    assert (line.start, line.end, line.open) == (exactly("2026-02-02"), Span(TODAY, TODAY), True)


def test_an_answered_application_ends_on_the_day_of_the_news():
    line = only_line(held("first", "2026-02-16"), heard("rejected", "2026-02-24"))
    assert (line.end, line.open) == (exactly("2026-02-24"), False)
    assert line.rounds == (exactly("2026-02-16"),)


def test_an_offer_is_an_answer_and_its_line_ends_on_its_day():
    line = only_line(held("first", "2026-02-16"), heard("offer", "2026-02-24"))
    assert (line.end, line.open) == (exactly("2026-02-24"), False)


def test_no_mark_stands_at_a_day_that_nobody_wrote_down():
    ended = words("how_far.over_time.key_ended")
    dated = log_picture([story("2026-02-02", heard("rejected", "2026-02-24"))], TODAY, WORDS, LOG)
    undated = log_picture([story("2026-02-02", heard("rejected"))], TODAY, WORDS, LOG)
    assert ended in dated.marks.key
    assert ended not in undated.marks.key


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
    assert only_line(sent="") is None
    picture = log_picture([story(""), story(id="b")], TODAY, WORDS, LOG)
    assert (picture.title, len(picture.cells)) == (
        words("how_far.over_time.title_all_open", sent="two"),
        1,
    )
    assert picture.of.endswith(words("how_far.over_time.without_day", n=1))


def test_what_is_only_saved_has_no_line():
    assert log_picture([story("2026-04-01", only_saved=True)], TODAY, WORDS, LOG) is None


def test_of_many_the_open_ones_and_then_the_newest_are_drawn():
    old_open = story("2025-01-05", id="old and open")
    closed = [story(f"2026-01-{i:02}", heard("rejected", "2026-02-20"), id=f"c{i}") for i in range(1, 21)]
    drawn = drawn_of(lines_of([old_open, *closed]), most=5)
    assert [line.story.id for line in drawn] == ["old and open", "c17", "c18", "c19", "c20"]


def test_ten_thousand_applications_give_forty_lines():
    picture = log_picture(many(waiting=3000, rejected=7000), TODAY, WORDS, LOG)
    assert len(picture.cells) == 40
    assert picture.title == words("how_far.over_time.title", ended=7000, sent=10000, open=3000)
    assert "7000" in picture.alt
    assert words("how_far.over_time.left_out_open", shown=40, left=9960) in picture.of
