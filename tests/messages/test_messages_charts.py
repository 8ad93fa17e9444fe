"""The charts: titles true of their counts, no curve under eight answers, nothing beyond the last day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_by_hand import came, on, request, sent
from wording import words

from workbook.content import load_words
from workbook.estimates.display_rules import range_in_100
from workbook.estimates.waits import Wait, reply_curve
from workbook.interviews.model import Application
from workbook.interviews.story import Story
from workbook.messages.charts import curve_picture, loops_picture, sent_picture, split_picture
from workbook.messages.correspondence import Correspondence
from workbook.messages.request import FeedbackRequest
from workbook.quiet.story import AwaitedDecision
from workbook.ui import Picture

WORDS = load_words("messages")
TODAY = date(2026, 3, 12)
WHICH = [(3, "no"), (5, "next"), (6, "no"), (7, ""), (8, "no"), (10, "next"), (12, "no"), (14, "")]
WHICH += [(15, "no"), (20, "no"), (22, ""), (30, "")]
TWELVE = [Wait(days, answer) for days, answer in WHICH]
FEW = [*TWELVE[:7], None, None]


def curve(waits: list[Any], kind: str = "interview") -> Picture:
    picture = curve_picture(waits, kind, WORDS)
    assert picture is not None
    return picture


def split(waits: list[Any]) -> Picture:
    picture = split_picture(waits, WORDS)
    assert picture is not None
    return picture


def loops(*waits: AwaitedDecision, requests: tuple[FeedbackRequest, ...] = ()) -> Picture:
    numbered = {str(n): request for n, request in enumerate(requests)}
    picture = loops_picture(Correspondence(TODAY, numbered, {wait.story.id: wait for wait in waits}), WORDS)
    assert picture is not None
    return picture


def drawn(picture: Picture, narrow: bool) -> Any:
    from matplotlib.figure import Figure

    width, height = (340 if narrow else 640) / 72, picture.marks.height(narrow)
    ax = Figure(figsize=(width, height), dpi=72).add_subplot()
    picture.marks.draw(ax, narrow)
    return ax


def wait(id: str, days: int = 12, length: int = 23) -> AwaitedDecision:
    """A wait for news that began so many days ago."""
    since = TODAY - timedelta(days=days)
    ends = since + timedelta(days=length)
    story = Story(id, Application("Quillmoor", "Analyst"))
    return AwaitedDecision(story, since, None, since, None, ends)


OPEN, OTHER = wait("a"), wait("b")
CLOSED, GONE = wait("c", 60), wait("d", 61)


def test_under_eight_answers_the_title_is_counts_and_there_is_no_range() -> None:
    picture = curve(FEW, "feedback")
    assert picture.title == (words("messages.curve.title_followed", day=7, until=21, answered=3, followed=3))
    assert words("messages.curve.of_left_out", n=2) in picture.of
    assert "in 10" not in f"{picture.title} {picture.of}"


def test_from_eight_answers_the_title_is_a_range_on_a_day() -> None:
    picture = curve(TWELVE)
    assert picture.title == words("messages.curve.title_curve", day=12, share="between 20 and 90 in 100")
    assert words("messages.curve.method_curve", waits=12, answered=8) in picture.method
    assert words("messages.curve.method_curve", waits=12, answered=8) in picture.method


@pytest.mark.parametrize("n", [8, 12, 30, 120])
def test_every_range_of_the_curve_contains_its_own_share(n: int) -> None:
    waits = [Wait(day % 40 + 1, "no" if day % 3 else "") for day in range(3 * n)]
    for point in reply_curve(waits):
        if point.low is not None and point.high is not None:
            low, high = range_in_100(1 - point.high, 1 - point.low, len(waits))
            assert low <= 100 * (1 - point.silent) <= high


def test_half_answered_on_the_same_day_is_said_of_that_day() -> None:
    waits = [*[Wait(0, "no")] * 7, Wait(5, "no"), *[Wait(30)] * 4]
    assert curve(waits).title.startswith(
        words("messages.curve.title_curve", day=0, share="between 30 and 90 in 100")
    )


@pytest.mark.parametrize("narrow", [False, True])
def test_the_curve_stops_at_the_last_day_seen(narrow: bool) -> None:
    ax = drawn(curve(TWELVE), narrow)
    ends = [max(line.get_xdata()) for line in ax.lines]
    assert max(ends) == 30
    assert ax.get_xlim()[1] == 30


@pytest.mark.parametrize("narrow", [False, True])
def test_few_waits_are_lines_and_no_curve(narrow: bool) -> None:
    ax = drawn(curve(FEW), narrow)
    assert len(ax.collections) == 0
    assert len(ax.lines) == 2 * 7


@pytest.mark.parametrize("narrow", [False, True])
def test_the_split_reaches_from_none_to_all_and_ends_where_it_was_seen(narrow: bool) -> None:
    ax = drawn(split(TWELVE), narrow)
    assert (ax.get_xlim()[1], ax.get_ylim()) == (30, (0, 1))


def test_the_split_counts_answers_in_its_title() -> None:
    assert split(TWELVE).title == words("messages.split.title", answered=8, next=2, no=6)


def test_somebody_who_heard_only_noes_has_a_split_too() -> None:
    picture = split([Wait(days, "no") for days in range(1, 10)])
    assert picture.title == words("messages.split.title", answered=9, next=0, no=9)
    assert picture.alt.endswith(
        words(
            "messages.split.alt",
            last=9,
            next=words("messages.share.none"),
            no=words("messages.share.all"),
            silent=words("messages.share.none"),
        )
    )


def test_without_waits_answers_or_letters_there_is_no_picture() -> None:
    nothing = Correspondence(TODAY, {"a": request()}, {})
    assert curve_picture([None], "interview", WORDS) is None
    assert split_picture(TWELVE[:7], WORDS) is None
    assert loops_picture(nothing, WORDS) is None
    assert sent_picture(nothing, WORDS) is None


@pytest.mark.parametrize(
    "waits, title",
    [
        ((OPEN, CLOSED), words("messages.loops.title_open", open=1, ended=1)),
        ((OPEN,), words("messages.loops.title_one_open")),
        ((CLOSED,), words("messages.loops.title_one_ended")),
        ((OPEN, OTHER), words("messages.loops.title_all_open", open=2)),
        ((CLOSED, GONE), words("messages.loops.title_all_ended", ended=2)),
    ],
)
def test_the_title_of_the_loops_is_true_of_them(waits: tuple[AwaitedDecision, ...], title: str) -> None:
    assert loops(*waits).title == title


def test_what_the_loops_say_of_themselves_is_how_they_are_drawn() -> None:
    picture = loops(*(wait(str(n)) for n in range(30)))
    assert words("messages.loops.left_out", shown=24, left=6) in picture.of
    assert words("messages.loops.method") in WORDS("loops.method")
    assert words("messages.curve.start_interview") in curve(FEW).method


@pytest.mark.parametrize("narrow", [False, True])
def test_no_bar_goes_on_beyond_its_last_day(narrow: bool) -> None:
    answered = request(sent("thanks_and_ask", "2026-02-10"), came("useful", "2026-02-19"))
    ax = drawn(loops(OPEN, CLOSED, requests=(answered,)), narrow)
    assert max(max(line.get_xdata()) for line in ax.lines) == OPEN.let_go_on.toordinal()


def test_the_counts_of_what_was_sent_are_counts_of_applications() -> None:
    ask = sent("thanks_and_ask", "2025-03-17")
    requests = [
        request(ask, sent("follow_up", "2025-03-26"), came("useful", "2025-03-28")),
        request(ask),
        request(sent("thanks")),
        request(),
    ]
    now = Correspondence(on("2025-05-01"), {str(n): each for n, each in enumerate(requests)}, {})
    picture = sent_picture(now, WORDS)
    assert picture is not None
    assert picture.title == words(
        "messages.sent_counts.title", thanked=words("messages.count.places.other", n=3), asked=2
    )
    names = [
        words("messages.sent_counts.thanked"),
        words("messages.sent_counts.asked"),
        words("messages.sent_counts.followed_up"),
        words("messages.sent_counts.answered"),
        words("messages.sent_counts.let_go"),
    ]
    assert [row["what"] for row in picture.cells] == names
    assert [row["count"] for row in picture.cells] == ["3", "2", "1", "1", "1"]
    drawn(picture, narrow=True)


WAITS = st.lists(
    st.builds(Wait, st.integers(0, 300), st.sampled_from(["", "no", "next"])), min_size=1, max_size=40
)


@settings(max_examples=20, deadline=None)
@given(WAITS)
def test_whatever_was_waited_every_chart_has_words_and_a_picture(waits: list[Wait]) -> None:
    picture = curve(waits)
    assert picture.title
    assert picture.cells
    drawn(picture, narrow=True)
    if reply_curve(waits):
        assert split(waits).cells
        drawn(split(waits), narrow=True)
