"""The rules of a thought record: the gate, when it is done, what it sends on, and what may be printed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from perspective_by_hand import keep_first_day, keep_thought, log, thoughts

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import load_exercise
from workbook.perspective.model import (
    Explanation,
    Open,
    ThoughtRecord,
    changeable_things,
    printable,
    still_open,
    story_for,
    thought_of,
)
from workbook.today.model import first_days

GROUPS = load_exercise("c").more["groups"]
NOON = date(2026, 3, 12)


def rated(*cards: str, sentence: str = "It was close.") -> ThoughtRecord:
    return ThoughtRecord("k", NOON, explanations=tuple(Explanation(c, 50) for c in cards), best_true=sentence)


def test_three_explanations_one_about_circumstances_one_changeable_and_a_sentence_are_done() -> None:
    assert still_open(rated("better_that_day", "unfair", "not_at_best"), GROUPS) == []


@pytest.mark.parametrize(
    ("thought", "missing"),
    [
        (rated("better_that_day", "not_at_best"), [Open.THREE]),
        (rated("not_at_best", "cannot_do_yet", "wrong_job"), [Open.CIRCUMSTANCES]),
        (rated("better_that_day", "already_known", "practical"), [Open.CHANGEABLE]),
        (rated("better_that_day", "already_known", "not_at_best", sentence=" "), [Open.SENTENCE]),
        (rated(sentence=""), list(Open)),
    ],
)
def test_what_is_missing_for_the_done_rule_is_named(thought: ThoughtRecord, missing: list[Open]) -> None:
    assert still_open(thought, GROUPS) == missing


def test_an_explanation_known_but_without_a_number_is_not_rated() -> None:
    thought = ThoughtRecord("k", NOON, explanations=(Explanation("unfair", None, "know"),))
    assert thought.rated == ()


def test_the_deck_has_the_fourteen_explanations_and_the_groups_name_only_those() -> None:
    (deck,) = (prompt for prompt in load_exercise("c").prompts if prompt.cards)
    assert len(deck.cards) == 14
    grouped = [*GROUPS["circumstances"], *GROUPS["changeable"]]
    assert set(grouped) < set(deck.cards)
    assert len(grouped) == len(set(grouped)) == 13


def test_the_story_of_the_newest_first_day_is_what_a_record_begins_with_once(book: Book) -> None:
    keep_first_day(book, 6, story="I am too slow.")
    keep_first_day(book, 2, story="I always freeze.")
    days = first_days(book.store)
    found = story_for(days, [], book.today())
    assert found is not None
    assert found.story == "I always freeze."
    keep_thought(book, 3)
    assert story_for(days, thoughts(book), book.today()) == found
    keep_thought(book, 1, hot_thought="I froze once.")
    assert story_for(days, thoughts(book), book.today()) is None


def test_a_story_from_long_ago_is_not_brought_up_again(book: Book) -> None:
    keep_first_day(book, 14, story="I always freeze.")
    assert story_for(first_days(book.store), [], book.today()) is None


def test_one_changeable_thing_is_there_for_looking_back(book: Book) -> None:
    keep_thought(book, 3, one_changeable="Shorter answers.")
    keep_thought(book, 1, one_changeable="  ")
    (stored, _) = book.store.all(ExerciseEntry)
    began = book.today() - timedelta(days=3)
    sent = [(thought.one_changeable, thought.began, thought.id) for thought in changeable_things(book.store)]
    assert sent == [("Shorter answers.", began, stored.id)]


def test_something_unfair_counts_as_high_from_sixty_on() -> None:
    def unfair(number: int) -> bool:
        return ThoughtRecord("k", NOON, explanations=(Explanation("unfair", number),)).unfair

    assert (unfair(59), unfair(60)) == (False, True)


def test_a_record_is_stored_and_read_back_whole(book: Book) -> None:
    whole = ThoughtRecord(
        "2026-03-10.01",
        date(2026, 3, 10),
        hot_thought="I always freeze.",
        belief_before=80,
        feeling_before=70,
        evidence_for="One long silence.",
        evidence_against="They asked for more.",
        explanations=(
            Explanation("unfair", 0, "no_idea"),
            Explanation("money_or_timing", None, "know"),
        ),
        unknown=0,
        outsider="A close race.",
        best_true="It was close.",
        belief_after=0,
        feeling_after=10,
        one_changeable="Breathe first.",
        distortions=("all-or-nothing",),
        finished=True,
    )
    assert thought_of(book.store.add(whole.entry())) == whole


def test_a_record_of_another_app_fits() -> None:
    """What a thought record elsewhere holds: thought, traps, challenge, alternative, and its day."""
    brought = ThoughtRecord(
        "2025-11-02.01",
        date(2025, 11, 2),
        hot_thought="They saw through me.",
        distortions=("mind-reading",),
        evidence_against="They asked me back.",
        best_true="They asked me back once.",
    )
    answers = brought.entry().answers
    assert answers["distortions"] == ["mind-reading"]
    assert "belief_before" not in answers


ODD: list[dict[str, Any]] = [
    {"hot_thought": 7, "belief_before": "80", "explanations": "none", "distortions": {}},
    {
        "explanations": [
            ["unfair"],
            3,
            [],
            ["unfair", "50", "know"],
            ["", "1", ""],
            ["money_or_timing", "x", "y"],
        ]
    },
    {"belief_before": True, "unknown": 101, "feeling_after": -1, "explanations": [["unfair", "²", "know"]]},
]


@pytest.mark.parametrize("answers", ODD)
def test_answers_of_another_shape_count_as_not_given(book: Book, answers: dict[str, Any]) -> None:
    keep_thought(book, **answers)
    (thought,) = thoughts(book)
    assert thought.rated == ()
    assert (thought.hot_thought, thought.belief_before, thought.unknown) == ("", None, None)


def test_numbers_from_memory_or_seen_second_hand_without_saying_so_are_not_printed() -> None:
    marks = ("V", "V2", "M", "ours", "reported", "")
    figures = [{"id": mark, "mark": mark} for mark in marks] + [{"id": "none"}]
    assert [figure["id"] for figure in printable(figures)] == ["V", "ours", "reported"]


def test_removing_an_interview_leaves_the_record_as_it_is(book: Book) -> None:
    keep_thought(book, hot_thought="I always freeze.")
    from workbook.interviews.model import Application

    book.store.remove(Application, log(book, "first", news="rejected"))
    assert thoughts(book)[0].hot_thought == "I always freeze."
