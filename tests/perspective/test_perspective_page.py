"""Notebook 04's first part: the gate, the thought in sight, the done rule, and earlier records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, shows, unfold, widgets
from perspective_by_hand import charts, finish, keep_first_day, keep_thought, log, thought_page, thoughts
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.content import load_exercise

RATED = [
    ["better_that_day", "70", "guess"],
    ["money_or_timing", "30", "no_idea"],
    ["not_at_best", "40", "know"],
]
NOTEBOOK = "05_look_back_briefly.ipynb"


@pytest.fixture
def with_other_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which the pages 03 and 05 are there."""
    monkeypatch.chdir(tmp_path)
    for name in (NOTEBOOK, "03_thank_you_and_one_question.ipynb", "01_today.ipynb"):
        (tmp_path / name).touch()


def test_on_the_day_of_the_news_it_is_not_offered_and_opens_anyway(book: Book) -> None:
    keep_first_day(book, story="I always freeze.")
    page = thought_page(book)
    assert page.thoughts.exercise is None
    assert words("perspective.gate.today", day="13 March") in shown(page)
    press(page, words("perspective.gate.open"))
    assert page.thoughts.exercise is not None


def test_from_the_day_after_the_news_it_is_offered(book: Book, clock: Any) -> None:
    keep_first_day(book)
    clock.forward(days=1)
    assert thought_page(book).thoughts.exercise is not None


def test_a_no_in_the_log_today_closes_the_gate_too(book: Book) -> None:
    log(book, "first", news="rejected", days_ago=0)
    assert thought_page(book).thoughts.exercise is None


def test_what_was_begun_on_the_day_itself_is_not_behind_the_gate_again(book: Book) -> None:
    keep_first_day(book)
    page = thought_page(book)
    press(page, words("perspective.gate.open"))
    Browser(page.thoughts.exercise).type(hot_thought="I always fr")
    assert Browser(thought_page(book).thoughts.exercise).boxes["hot_thought"] == "I always fr"


def test_the_thought_begins_with_the_story_of_the_first_day(book: Book) -> None:
    keep_first_day(book, 3, story="I always freeze.", story_belief=80)
    page = thought_page(book)
    assert Browser(page.thoughts.exercise).boxes["hot_thought"] == "I always freeze."
    assert words("perspective.first.belief_then", day="9 March", belief=80) in shown(page)
    assert Browser(page.thoughts.exercise).boxes["belief_before"] is None


@pytest.mark.parametrize("way", ["type", "press"])
def test_what_was_believed_of_the_story_is_not_said_of_another_thought(book: Book, way: str) -> None:
    keep_first_day(book, 3, story="I always freeze.", story_belief=80)
    browser, other = Browser(thought_page(book).thoughts.exercise), {"hot_thought": "They laughed."}
    browser.type(**other) if way == "type" else browser.press("next", **other)
    assert words("perspective.first.belief_then", day="9 March 2026", belief=80) not in shown(
        thought_page(book)
    )


def test_the_thought_stays_in_sight_and_from_outside_the_facts_do_too(book: Book) -> None:
    exercise = thought_page(book).thoughts.exercise
    thought, *later = [step["sees"] for step in shows(exercise, "modes")["whole"]]
    assert thought == []
    assert all("hot_thought" in sees for sees in later)
    assert [sees for sees in later if len(sees) > 1] == [["hot_thought", "evidence_for", "evidence_against"]]
    assert shows(exercise, "in_sight")["evidence_for"] == words("exercises/c.in_sight.evidence_for")


def test_a_long_thought_has_a_box_of_several_lines(book: Book) -> None:
    (asked, *_) = shows(thought_page(book).thoughts.exercise, "questions")
    assert (asked["name"], asked["kind"]) == ("hot_thought", "long_text")


def test_belief_and_feeling_are_asked_before_and_after() -> None:
    steps = [[prompt.id for prompt in step.prompts] for step in load_exercise("c").steps]
    assert {"belief_before", "feeling_before"} < set(steps[0])
    assert {"belief_after", "feeling_after"} < set(steps[-1])


def test_every_question_may_be_skipped(book: Book) -> None:
    page = finish(book)
    assert page.thoughts.exercise.entry.record.finished
    assert words("perspective.after.open.three_none") in shown(unfold(page))


def test_the_done_rule_is_said_when_it_is_met(book: Book) -> None:
    text = shown(unfold(finish(book, explanations=RATED, best_true="It was close.")))
    assert words("perspective.after.done") in text
    assert words("perspective.after.quoted", sentence="It was close.") in text
    assert words("perspective.after.open_title") not in text


def test_what_is_still_open_is_said_once_and_locks_nothing(book: Book) -> None:
    page = finish(book, explanations=RATED[:2])
    assert words("perspective.after.open_title") not in shown(page)
    text = shown(unfold(page))
    assert words("perspective.after.open.three", n=2) in text
    assert words("perspective.after.open.changeable") in text
    assert words("perspective.after.open.circumstances") not in text
    Browser(page.thoughts.exercise).send("again")
    Browser(page.thoughts.exercise).press("rest", explanations=RATED, best_true="It was close.")
    assert words("perspective.after.open_title") not in shown(unfold(thought_page(book)))


def test_enough_says_to_stop_after_one_pass(book: Book) -> None:
    assert shows(thought_page(book).thoughts.exercise, "enough").startswith(words("exercises/c.enough"))


def test_the_time_box_is_twenty_five_minutes_and_survives_a_reload(book: Book, clock: Any) -> None:
    Browser(thought_page(book).thoughts.exercise).send("timer", act="start")
    clock.forward(minutes=10)
    timer = shows(thought_page(book).thoughts.exercise, "timer")
    assert (timer["phase"], timer["left"]) == ("running", 15 * 60)


def test_it_never_says_which_explanation_is_right(book: Book) -> None:
    said = words("exercises/c.steps.2.intro")
    assert said in shown(thought_page(book))


@pytest.mark.usefixtures("with_other_pages")
def test_one_changeable_thing_is_sent_on_and_the_day_of_it_said_once(book: Book) -> None:
    keep_first_day(book, 1)
    text = shown(finish(book, one_changeable="Shorter answers."))
    assert words("perspective.after.sent", thing="Shorter answers.") in text
    assert text.count(words("days.near.1")) == 1
    assert NOTEBOOK in text


@pytest.mark.usefixtures("with_other_pages")
@pytest.mark.parametrize(
    ("ago", "said"),
    [(1, words("perspective.after.next_on", day=words("days.near.1"))), (2, words("perspective.after.next"))],
)
def test_what_is_next_and_when_is_said_also_without_a_changeable_thing(
    book: Book, ago: int, said: str
) -> None:
    keep_first_day(book, ago)
    text = shown(finish(book, best_true="It was close."))
    assert said in text
    assert NOTEBOOK in text


@pytest.mark.usefixtures("with_other_pages")
@pytest.mark.parametrize(("plausible", "there"), [("60", True), ("55", False)])
def test_facts_about_something_unfair_lead_to_the_formal_route_when_it_is_high(
    book: Book, plausible: str, there: bool
) -> None:
    text = shown(finish(book, explanations=[["unfair", plausible, "know"]]))
    assert (words("perspective.after.unfair") in text) is there
    assert (words("perspective.after.bias") in text) is there


@pytest.mark.usefixtures("with_other_pages")
def test_the_formal_route_stays_one_press_away_from_the_explanations(book: Book) -> None:
    assert words("perspective.after.formal") in shown(thought_page(book))
    assert "03_thank_you_and_one_question.ipynb" in shown(finish(book))


@pytest.mark.usefixtures("with_other_pages")
def test_the_formal_route_is_there_as_soon_as_the_page_is_opened_anyway(book: Book) -> None:
    keep_first_day(book)
    page = thought_page(book)
    press(page, words("perspective.gate.open"))
    assert words("perspective.after.formal") in shown(page)


def test_both_charts_come_with_what_they_show(book: Book) -> None:
    assert charts(thought_page(book)) == []
    keep_thought(book, 40, belief_before=70, belief_after=60)
    page = finish(book, explanations=RATED, belief_before=80, belief_after=50)
    assert charts(page) == []
    say = book.words("perspective")
    assert charts(unfold(page)) == [say("strip.empty"), say("beliefs.empty")]


def test_an_earlier_record_is_listed_opened_and_changed(book: Book) -> None:
    key = keep_thought(book, 40, hot_thought="I am too slow.", best_true="It was close.")
    page = unfold(thought_page(book))
    (table,) = [one for one in widgets(page) if one.name == "table"]
    Browser(table).send("shown")
    Browser(table).send("open", **{"with": thoughts(book)[0].id})
    assert page.thoughts.key == key
    Browser(page.thoughts.exercise).send("again")
    Browser(page.thoughts.exercise).press("rest", best_true="It was very close.")
    assert [one.best_true for one in thoughts(book)] == ["It was very close."]


def test_the_list_keeps_up_and_is_one_table_for_the_whole_visit(book: Book) -> None:
    key = keep_thought(book, 40, hot_thought="I am too slow.")
    page = unfold(thought_page(book))
    (table,) = [one for one in widgets(page) if one.name == "table"]
    Browser(table).send("shown")
    page.thoughts.show(key)
    page.thoughts.begin()
    keep_thought(book, 30, hot_thought="They laughed.")
    (again,) = [one for one in widgets(page) if one.name == "table"]
    assert again is table
    assert len(shows(table, "rows")) == 2
    assert shows(table, "undoable") is False


def test_after_the_end_the_fair_sentence_comes_first_and_the_harsh_one_is_folded(book: Book) -> None:
    page = finish(book, hot_thought="I always freeze.", best_true="It was close.")
    for seen in (page, thought_page(book)):
        assert "It was close." in shown(widgets(seen)[0])
        assert "I always freeze." not in shown(seen)
    assert "I always freeze." in shown(unfold(page))


def test_another_thought_has_a_record_of_its_own(book: Book) -> None:
    page = finish(book, hot_thought="I always freeze.")
    press(page, words("perspective.after.another"))
    Browser(page.thoughts.exercise).press("rest", hot_thought="They laughed.")
    assert [one.hot_thought for one in thoughts(book)] == ["I always freeze.", "They laughed."]


def test_a_finished_record_is_shown_again_for_two_weeks_and_then_a_fresh_one(book: Book, clock: Any) -> None:
    finish(book, hot_thought="I always freeze.")
    clock.forward(days=13)
    assert thought_page(book).thoughts.current is not None
    clock.forward(days=1)
    assert thought_page(book).thoughts.current is None


def test_a_new_story_begins_a_new_record(book: Book, clock: Any) -> None:
    finish(book, hot_thought="I always freeze.")
    clock.forward(days=3)
    keep_first_day(book, 2, story="I am too slow.")
    assert Browser(thought_page(book).thoughts.exercise).boxes["hot_thought"] == "I am too slow."


def test_on_a_low_day_a_word_says_that_it_will_keep_and_nothing_is_locked(book: Book) -> None:
    book.store.add(CheckIn(Day(book.today()), steady=3))
    page = thought_page(book)
    assert words("perspective.low.say") in shown(page)
    assert page.thoughts.exercise is not None
