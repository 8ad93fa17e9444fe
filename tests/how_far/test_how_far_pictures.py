"""What the charts say in words, with the counts that prove it."""

from __future__ import annotations

import pytest
from log_by_hand import LATER, TODAY, heard, held, many, story
from wording import words

from workbook.answers import capital
from workbook.content import load_words
from workbook.how_far.charts import log_picture, reach_picture
from workbook.ui import Picture

WORDS, LOG = load_words("how_far"), load_words("interviews")


def reached(**counted: int) -> Picture:
    return reach_picture(many(**counted), LATER, WORDS)


def over_time(**counted: int) -> Picture:
    return log_picture(many(**counted), TODAY, WORDS, LOG)


def notes(**counted: int) -> dict[str, str]:
    """What stands beside each bar."""
    return {bar.label: bar.note for bar in reached(**counted).marks.rows}


def title(key: str, **values: object) -> str:
    return words(f"how_far.reach.title.{key}", **values)


@pytest.mark.parametrize(
    "counted, expected",
    [
        ({"waiting": 1}, title("one.sent")),
        ({"interviewed": 1}, title("one.interview")),
        ({"offer": 1}, title("one.offer")),
        ({"waiting": 2, "rejected": 1}, title("none", sent="Three")),
        ({"rejected": 11, "interviewed": 1}, title("interview", interview="One", sent=12)),
        (
            {"rejected": 3, "final": 1},
            title("final_of_one", title=title("interview", interview="One", sent="four")),
        ),
        (
            {"rejected": 36, "interviewed": 4, "final": 2},
            title("final", title=title("interview", interview="Six", sent=42), final="two"),
        ),
        (
            {"interviewed": 2, "final": 1, "offer": 1},
            title("offer", title=title("final", title=title("all", sent="four"), final="one"), offer="one"),
        ),
    ],
)
def test_the_title_is_a_sentence_with_the_counts(counted, expected):
    assert capital(reached(**counted).title) == expected


def test_the_line_under_the_title_says_what_is_counted():
    weeks, age = (words("how_far.count.weeks.other", n=n) for n in (15, 6))
    counted = words("how_far.reach.of", weeks=weeks, sent=42, ended=31)
    assert reached(waiting=11, rejected=25, interviewed=6).of == (
        f"{counted} {words('how_far.reach.old', age=age)}"
    )


def test_ranges_are_in_a_hundred_and_say_whose_they_are():
    assert notes(rejected=6, interviewed=2) == {
        words("how_far.reach.stage.sent"): "",
        words("how_far.reach.stage.interview"): words(
            "how_far.reach.range", reached=2, of=8, range="fewer than 60 in 100"
        ),
        words("how_far.reach.stage.final"): words("how_far.reach.none_yet"),
        words("how_far.reach.stage.offer"): words("how_far.reach.none_yet"),
    }


def test_too_few_for_a_range_says_of_how_many():
    assert notes(rejected=2, interviewed=1)[words("how_far.reach.stage.interview")] == words(
        "how_far.reach.too_few", base=3
    )
    young = reach_picture(many(rejected=9, interviewed=3), TODAY, WORDS)
    assert young.marks.rows[1].note == words("how_far.reach.too_few", base=12)
    old = words("how_far.reach.old", age=words("how_far.count.weeks.other", n=6))
    assert old not in young.of


def test_one_short_of_a_range_the_words_say_that_the_next_one_changes_them():
    assert notes(rejected=2, interviewed=2)[words("how_far.reach.stage.interview")] == words(
        "how_far.reach.one_short", base=4
    )


def test_from_a_hundred_the_range_is_to_one_in_a_hundred():
    assert notes(rejected=75, interviewed=25)[words("how_far.reach.stage.interview")] == words(
        "how_far.reach.range", reached=25, of=100, range="between 17 and 35 in 100"
    )


def test_the_table_behind_says_even_of_none_how_little_that_tells():
    [offer] = [
        row
        for row in reached(rejected=4, interviewed=6).cells
        if row["stage"] == words("how_far.reach.stage.offer")
    ]
    assert offer["range"] == words("how_far.reach.range", reached=0, of=6, range="fewer than 40 in 100")
    assert offer["count"] == "0"


def test_the_alt_sentence_names_every_stage_with_its_count():
    sent, interview, final, offer = (
        words(f"how_far.reach.stage.{stage}") for stage in ("sent", "interview", "final", "offer")
    )
    rate = words("how_far.reach.range", reached=2, of=8, range="fewer than 60 in 100")
    none = words("how_far.reach.none_yet")
    rows = f"{sent}: 8, {interview}: 2, {rate}, {final}: {none}, {offer}: {none}"
    assert reached(rejected=6, interviewed=2).alt == words("how_far.reach.alt", rows=rows)


def test_the_method_names_itself_and_its_numbers():
    age = words("how_far.count.weeks.other", n=6)
    method = words("how_far.reach.method", age=age, interview=8, final=2, offer=2)
    assert reached(rejected=6, interviewed=2).method == method


@pytest.mark.parametrize(
    "counted, title",
    [
        ({"waiting": 1}, words("how_far.over_time.title_one_open")),
        ({"rejected": 1}, words("how_far.over_time.title_one_ended")),
        ({"rejected": 4}, words("how_far.over_time.title_all_ended", sent="four")),
        ({"waiting": 12}, words("how_far.over_time.title_all_open", sent=12)),
        (
            {"rejected": 10, "waiting": 2},
            words("how_far.over_time.title", ended="Ten", sent=12, open="two"),
        ),
    ],
)
def test_the_log_over_time_says_how_many_are_open(counted, title):
    assert capital(over_time(**counted).title) == title


def test_when_not_all_are_drawn_it_says_which():
    assert words("how_far.over_time.left_out_open", shown=40, left=20) in over_time(waiting=60).of
    mixed = over_time(waiting=10, rejected=50).of
    assert words("how_far.over_time.left_out", shown=40, left=20) in mixed


def test_the_key_explains_only_the_marks_that_are_there():
    closed = log_picture([story("2026-02-02", heard("rejected", "2026-02-20"))], TODAY, WORDS, LOG)
    assert list(closed.marks.key) == [words("how_far.over_time.key_ended")]
    unsure = log_picture([story("2026-02", held("first", "2026-03-20"))], TODAY, WORDS, LOG)
    assert list(unsure.marks.key) == [
        words("how_far.over_time.key_coming"),
        words("how_far.over_time.key_open"),
        words("how_far.over_time.key_unsure"),
    ]
