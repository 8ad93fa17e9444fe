"""The charts: titles true of their counts, no curve under eight answers, nothing beyond the last day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.content import load_words
from workbook.estimates.waits import Wait, answer_split, reply_curve
from workbook.interviews.model import Application
from workbook.messages.charts import draw_loops, draw_sent, loops_height, sent_height
from workbook.messages.readings import curve_reading, loops_reading, sent_reading, split_reading
from workbook.messages.tables import Bar, Bars, Seen, SentCounts
from workbook.messages.waiting_charts import curve_height, draw_curve, draw_split, split_height

WORDS = load_words("messages")
TODAY = date(2026, 3, 12)
WHICH = [(3, "no"), (5, "next"), (6, "no"), (7, ""), (8, "no"), (10, "next"), (12, "no"), (14, "")]
WHICH += [(15, "no"), (20, "no"), (22, ""), (30, "")]
TWELVE = Seen(tuple(Wait(days, answer) for days, answer in WHICH))
FEW = Seen(TWELVE.waits[:7], left_out=2)


def drawn(draw, table, height, narrow: bool):
    from matplotlib.figure import Figure

    figure = Figure(figsize=((340 if narrow else 640) / 72, height(table, narrow)), dpi=72)
    ax = figure.add_subplot()
    draw(ax, table, WORDS, narrow)
    return ax


def bar(days: int = 12, length: int = 23, *, closed: bool = False, answered: bool = False) -> Bar:
    began = TODAY - timedelta(days=days)
    return Bar(Application("Quillmoor", "Analyst"), began, began + timedelta(days=length), closed, answered)


def test_under_eight_answers_the_title_is_counts_and_there_is_no_range() -> None:
    reading = curve_reading(FEW, WORDS, "feedback")
    assert reading.title == (
        "Of the waits still silent on day 7, 3 of 3 followed that far got an answer by day 21"
    )
    assert "2 more have no exact day" in reading.of
    assert "in 10" not in f"{reading.title} {reading.of}"


def test_from_eight_answers_the_title_is_a_range_on_a_day() -> None:
    reading = curve_reading(TWELVE, WORDS, "interview")
    assert reading.title == "By day 12, between 1 in 4 and 8 in 10 of your waits had an answer"
    assert "Kaplan–Meier" in reading.method
    assert "12 waits, 8 answers" in reading.method


def test_half_answered_on_the_same_day_is_said_of_that_day() -> None:
    waits = (*[Wait(0, "no")] * 7, Wait(5, "no"), *[Wait(30)] * 4)
    assert curve_reading(Seen(waits), WORDS, "interview").title.startswith("By day 0, between")


@pytest.mark.parametrize("narrow", [False, True])
def test_the_curve_stops_at_the_last_day_seen(narrow: bool) -> None:
    ax = drawn(draw_curve, TWELVE, curve_height, narrow)
    ends = [max(line.get_xdata()) for line in ax.lines]
    assert max(ends) == 30
    assert ax.get_xlim()[1] == 30


@pytest.mark.parametrize("narrow", [False, True])
def test_few_waits_are_lines_and_no_curve(narrow: bool) -> None:
    ax = drawn(draw_curve, FEW, curve_height, narrow)
    assert len(ax.collections) == 0
    assert len(ax.lines) == 2 * len(FEW)


@pytest.mark.parametrize("narrow", [False, True])
def test_the_split_reaches_from_none_to_all_and_ends_where_it_was_seen(narrow: bool) -> None:
    ax = drawn(draw_split, answer_split(TWELVE.waits), split_height, narrow)
    assert (ax.get_xlim()[1], ax.get_ylim()) == (30, (0, 1))


def test_the_split_counts_answers_in_its_title() -> None:
    reading = split_reading(TWELVE, answer_split(TWELVE.waits), WORDS)
    assert reading.title == "Of 8 answers, 2 were the next stage and 6 a no"


def test_somebody_who_heard_only_noes_has_a_split_too() -> None:
    seen = Seen(tuple(Wait(days, "no") for days in range(1, 10)))
    reading = split_reading(seen, answer_split(seen.waits), WORDS)
    assert reading.title == "Of 9 answers, 0 were the next stage and 9 a no"
    assert reading.alt.endswith(
        "the next stage almost none, a no almost all, silent almost none on the last day."
    )


@pytest.mark.parametrize(
    "bars, title",
    [
        ((bar(), bar(closed=True)), "1 open, 1 closed, and every one has an end"),
        ((bar(),), "One loop is open, and it has an end"),
        ((bar(closed=True),), "Your one loop is closed"),
        ((bar(), bar()), "2 open, and every one has an end"),
        ((bar(closed=True), bar(closed=True)), "2 closed, none open"),
    ],
)
def test_the_title_of_the_loops_is_true_of_them(bars: tuple[Bar, ...], title: str) -> None:
    closed = sum(one.closed for one in bars)
    table = Bars(TODAY, bars, len(bars) - closed, closed)
    assert loops_reading(table, WORDS).title == title


def test_what_the_loops_say_of_themselves_is_how_they_are_drawn() -> None:
    reading = loops_reading(Bars(TODAY, (bar(),), 3, 4), WORDS)
    assert "Drawn are 1: those that are open first, then the newest. 6 more" in reading.of
    assert "to the day of the answer, whenever that came" in reading.method
    assert "a no is news, however it was sent" in curve_reading(FEW, WORDS, "interview").method


@pytest.mark.parametrize("narrow", [False, True])
def test_no_bar_goes_on_beyond_its_last_day(narrow: bool) -> None:
    bars = (bar(), bar(60, 24, closed=True), bar(30, 9, closed=True, answered=True))
    ax = drawn(draw_loops, Bars(TODAY, bars, 1, 2), loops_height, narrow)
    last = max(one.ends for one in bars).toordinal()
    assert max(max(line.get_xdata()) for line in ax.lines) == last


def test_the_counts_of_what_was_sent_are_said_as_counts() -> None:
    table = SentCounts({"thanked": 3, "asked": 2, "followed_up": 1, "answered": 1, "let_go": 0})
    reading = sent_reading(table, WORDS)
    assert reading.title == "You wrote to 3 places, and asked 2 of them one question"
    assert [row["Applications"] for row in reading.rows or ()] == ["3", "2", "1", "1", "0"]
    drawn(draw_sent, table, sent_height, narrow=True)


WAITS = st.lists(
    st.builds(Wait, st.integers(0, 300), st.sampled_from(["", "no", "next"])), min_size=1, max_size=40
)


@settings(max_examples=20, deadline=None)
@given(WAITS)
def test_whatever_was_waited_every_chart_has_words_and_a_picture(waits: list[Wait]) -> None:
    seen = Seen(tuple(waits))
    reading = curve_reading(seen, WORDS, "interview")
    assert reading.title
    assert reading.rows
    drawn(draw_curve, seen, curve_height, narrow=True)
    if reply_curve(waits):
        split = answer_split(waits)
        assert split_reading(seen, split, WORDS).rows
        drawn(draw_split, split, split_height, narrow=True)
