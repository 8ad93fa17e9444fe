"""What the charts say in words, with the counts that prove it."""

from __future__ import annotations

import pytest
from log_by_hand import LATER, TODAY, heard, held, many, story

from workbook.answers import capital
from workbook.content import load_words
from workbook.interviews.charts import log_picture, reach_picture
from workbook.ui import Picture

WORDS = load_words("interviews")


def reached(**counted: int) -> Picture:
    return reach_picture(many(**counted), LATER, WORDS)


def over_time(**counted: int) -> Picture:
    return log_picture(many(**counted), TODAY, WORDS)


def notes(**counted: int) -> dict[str, str]:
    """What stands beside each bar."""
    return {bar.label: bar.note for bar in reached(**counted).marks.rows}


@pytest.mark.parametrize(
    "counted, title",
    [
        ({"waiting": 1}, "One application sent, no interview from it yet"),
        ({"interviewed": 1}, "Your one application reached an interview"),
        ({"offer": 1}, "Your one application brought an offer"),
        ({"waiting": 2, "rejected": 1}, "Three applications sent, none has reached an interview yet"),
        ({"rejected": 11, "interviewed": 1}, "One of 12 applications reached an interview"),
        ({"rejected": 3, "final": 1}, "One of four applications reached an interview, then the final round"),
        (
            {"rejected": 36, "interviewed": 4, "final": 2},
            "Six of 42 applications reached an interview, two of them the final round",
        ),
        ({"interviewed": 2, "final": 1, "offer": 1},
         "All four applications reached an interview, one of them the final round, one an offer"),
    ],
)  # fmt: skip
def test_the_title_is_a_sentence_with_the_counts(counted, title):
    assert capital(reached(**counted).title) == title


def test_the_line_under_the_title_says_what_is_counted():
    assert reached(waiting=11, rejected=25, interviewed=6).of == (
        "15 weeks, 42 sent, 31 answered or closed. Your own numbers only. "
        "Ranges are of those old enough to tell, from more than 6 weeks ago."
    )


def test_ranges_are_in_a_hundred_and_say_whose_they_are():
    assert notes(rejected=6, interviewed=2) == {
        "Sent": "",
        "Interview": "2 of 8: fewer than 60 in 100",
        "Final round": "none yet",
        "Offer": "none yet",
    }


def test_too_few_for_a_range_says_of_how_many():
    assert notes(rejected=2, interviewed=1)["Interview"] == "of 3, too few for a range yet"
    young = reach_picture(many(rejected=9, interviewed=3), TODAY, WORDS)
    assert young.marks.rows[1].note == "of 12, too few for a range yet"
    assert "Ranges" not in young.of


def test_one_short_of_a_range_the_words_say_that_the_next_one_changes_them():
    assert notes(rejected=2, interviewed=2)["Interview"] == "of 4, one more makes a range"


def test_from_a_hundred_the_range_is_to_one_in_a_hundred():
    assert notes(rejected=75, interviewed=25)["Interview"] == "25 of 100: between 17 and 35 in 100"


def test_the_table_behind_says_even_of_none_how_little_that_tells():
    [offer] = [row for row in reached(rejected=4, interviewed=6).cells if row["stage"] == "Offer"]
    assert offer["range"] == "0 of 6: fewer than 40 in 100"
    assert offer["count"] == "0"


def test_the_alt_sentence_names_every_stage_with_its_count():
    assert reached(rejected=6, interviewed=2).alt == (
        "Counts by how far applications got: Sent: 8, "
        "Interview: 2, 2 of 8: fewer than 60 in 100, Final round: none yet, Offer: none yet."
    )


def test_the_method_names_itself_and_its_numbers():
    method = reached(rejected=6, interviewed=2).method
    assert "Jeffreys" in method
    assert "8 for interviews, 2 for final rounds, 2 for offers" in method


@pytest.mark.parametrize(
    "counted, title",
    [
        ({"waiting": 1}, "Your one application is still open"),
        ({"rejected": 1}, "Your one application is answered or closed"),
        ({"rejected": 4}, "All four applications are answered or closed"),
        ({"waiting": 12}, "All 12 applications are still open"),
        ({"rejected": 10, "waiting": 2}, "Ten of 12 applications are answered or closed, two still open"),
    ],
)
def test_the_log_over_time_says_how_many_are_open(counted, title):
    assert capital(over_time(**counted).title) == title


def test_when_not_all_are_drawn_it_says_which():
    assert "Drawn are the 40 newest of those still open; 20 more are in the log." in over_time(waiting=60).of
    mixed = over_time(waiting=10, rejected=50).of
    assert "all that are still open and the newest of the others, 40 in all; 20 more" in mixed


def test_the_key_explains_only_the_marks_that_are_there():
    closed = log_picture([story("2026-02-02", heard("rejected", "2026-02-20"))], TODAY, WORDS)
    assert list(closed.marks.key) == ["answered or closed"]
    unsure = log_picture([story("2026-02", held("first", "2026-03-20"))], TODAY, WORDS)
    assert list(unsure.marks.key) == ["to come", "still open", "day unsure"]
