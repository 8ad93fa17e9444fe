"""An exercise: kept whenever a step is left, skipped at will, changed later, and never marked wrong."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from driver import Browser
from wording import words

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Exercise, Prompt, Step

SCALE = "scale_0_10"
FIRST_DAY = Exercise(
    id="first_day",
    title="The first day",
    intro="Nothing needs solving today.",
    steps=(
        Step(
            "What happened",
            "",
            (Prompt("told_on", "When?", "date"), Prompt("distress", "How bad?", SCALE, quick=True)),
        ),
        Step(
            "The rest of today",
            "",
            (Prompt("small", "Good things", "table", columns={"thing": "Thing", "when": "When"}, rows=1),),
        ),
        Step("Later", "", (Prompt("look_on", "When will you look back?", "date", default="+3 days"),)),
    ),
    enough="Close the laptop.",
    time_box_min=30,
    quick_version_min=5,
    later=(Prompt("day7", "You said {distress}. And today?", SCALE, when="+7 days"),),
)


def place(made: ui.ExerciseForm) -> tuple[str, int, str]:
    return Browser(made).place


@pytest.fixture
def whole(book: Book) -> tuple[ui.ExerciseForm, Browser]:
    """The exercise in its long version, at its first step."""
    made = ui.ExerciseForm(book, FIRST_DAY)
    browser = Browser(made)
    browser.send("mode", key="whole")
    return made, browser


def test_the_short_version_is_offered_first(book: Book) -> None:
    made = ui.ExerciseForm(book, FIRST_DAY)
    assert place(made)[0] == "quick"
    assert Browser(made).shows("lengths") == [
        ["quick", words("ui.exercise.quick", minutes=5)],
        ["whole", words("ui.exercise.whole", minutes=30)],
    ]


def test_leaving_a_step_keeps_it(book: Book, whole: Any) -> None:
    made, browser = whole
    browser.press("next", told_on="last tuesday", distress=6)
    [stored] = book.store.all(ExerciseEntry)
    assert stored.record.answers == {"told_on": "2026-03-10", "distress": 6}
    assert not stored.record.finished
    assert place(made)[1] == 1


def test_a_press_that_arrives_twice_leaves_one_step(whole: Any) -> None:
    made, browser = whole
    for _ in range(2):
        browser.press("next", token="a", distress=6)
    assert place(made)[1] == 1


def test_a_step_can_be_skipped_even_with_something_unreadable_in_it(whole: Any) -> None:
    made, browser = whole
    browser.press("next", told_on="31 02 2026")
    assert place(made)[1] == 0
    browser.press("skip", told_on="31 02 2026")
    assert place(made)[1] == 1
    assert browser.boxes["told_on"] == "31 02 2026"


def test_skipping_the_rest_finishes_and_says_enough(whole: Any) -> None:
    made, browser = whole
    browser.press("next", distress=6)
    browser.press("rest")
    assert made.entry.record.finished
    assert place(made)[2] == "finished"
    assert browser.shows("kept") == words("ui.exercise.finished", time="10:00")


def test_going_on_tomorrow_starts_after_the_last_answer(book: Book, whole: Any) -> None:
    whole[1].press("next", told_on="yesterday", distress=6)
    again = ui.ExerciseForm(book, FIRST_DAY)
    assert place(again) == ("whole", 1, "asking")
    boxes = Browser(again).boxes
    assert (boxes["distress"], boxes["look_on"]) == (6, "15 March 2026")


def test_half_of_the_short_version_goes_on_as_the_short_version(book: Book) -> None:
    short = dataclasses.replace(FIRST_DAY.steps[1].prompts[0], quick=True)
    steps = (
        FIRST_DAY.steps[0],
        dataclasses.replace(FIRST_DAY.steps[1], prompts=(short,)),
        FIRST_DAY.steps[2],
    )
    exercise = dataclasses.replace(FIRST_DAY, steps=steps)
    Browser(ui.ExerciseForm(book, exercise)).press("next", distress=6)
    assert place(ui.ExerciseForm(book, exercise)) == ("quick", 1, "asking")


def test_a_suggestion_is_an_answer_only_where_its_step_was_seen(whole: Any) -> None:
    made, browser = whole
    browser.press("next", distress=6)
    browser.press("rest")
    assert "look_on" not in made.entry.record.answers
    browser.send("again")
    for _ in FIRST_DAY.steps:
        browser.press("next")
    assert made.entry.record.answers["look_on"] == "2026-03-15"


def test_a_suggestion_in_a_draft_of_yesterday_is_no_answer_today(book: Book, whole: Any, clock: Any) -> None:
    whole[1].type(distress=6)
    clock.time += timedelta(days=1)
    again = ui.ExerciseForm(book, FIRST_DAY)
    Browser(again).press("rest")
    assert again.entry.record.answers == {"distress": 6}


def test_half_typed_text_comes_back(book: Book, whole: Any) -> None:
    whole[1].type(small=[["Soup", ""]])
    assert Browser(ui.ExerciseForm(book, FIRST_DAY)).boxes["small"] == [["Soup", ""]]


def test_finishing_calls_back_with_the_entry(book: Book) -> None:
    heard: list[Any] = []
    browser = Browser(ui.ExerciseForm(book, FIRST_DAY, about="a1", on_finished=heard.append))
    browser.press("next", distress=3)
    assert heard[0].record.about == "a1"


def test_a_finished_exercise_can_be_changed_and_stays_one_entry(book: Book) -> None:
    made = ui.ExerciseForm(book, FIRST_DAY)
    browser = Browser(made)
    browser.press("next", distress=3)
    browser.send("again")
    browser.press("rest", distress=4)
    [stored] = book.store.all(ExerciseEntry)
    assert stored.record.answers["distress"] == 4


def test_each_thing_it_is_about_has_its_own_entry(book: Book) -> None:
    Browser(ui.ExerciseForm(book, FIRST_DAY, about="a1")).press("next", distress=3)
    assert ui.ExerciseForm(book, FIRST_DAY, about="a2").entry is None


def test_a_later_question_is_asked_on_its_day_and_quotes_the_answer(book: Book, clock: Any) -> None:
    Browser(ui.ExerciseForm(book, FIRST_DAY)).press("next", distress=6)
    made = ui.ExerciseForm(book, FIRST_DAY)
    assert Browser(made).shows("later") == [words("ui.exercise.later", day="19 March")]
    clock.time += timedelta(days=7)
    later = ui.ExerciseForm(book, FIRST_DAY)
    assert place(later)[0] == "later"
    assert Browser(later).ask("day7")["ask"] == "You said 6. And today?"
    Browser(later).press("next", day7=2)
    assert later.entry.record.answers["day7"] == 2


def test_nothing_typed_and_nothing_finished_is_not_stored(book: Book) -> None:
    plain = Exercise(
        "x", "X", "", (Step("", "", (Prompt("a", "A?", SCALE),)), Step("", "", (Prompt("b", "B?", SCALE),)))
    )
    Browser(ui.ExerciseForm(book, plain)).press("skip")
    assert book.store.all(ExerciseEntry) == []


def test_two_windows_show_both_answers_and_mine_can_be_kept(book: Book, whole: Any) -> None:
    _, mine = whole
    mine.press("next", distress=6)
    theirs = Browser(ui.ExerciseForm(book, FIRST_DAY))
    theirs.press("next", distress=2)
    mine.press("next", distress=9)
    assert mine.conflict == {"How bad?": ("9", "2")}
    mine.settle("mine")
    mine.press("next")
    assert book.store.all(ExerciseEntry)[-1].record.answers["distress"] == 9


def test_a_prompt_that_has_changed_its_kind_starts_unanswered(book: Book) -> None:
    book.store.add(ExerciseEntry("first_day", "", {"told_on": 7, "small": "Soup", "distress": 4}, False))
    made = ui.ExerciseForm(book, FIRST_DAY)
    assert Browser(made).boxes["told_on"] == ""
    assert made.answers["distress"] == 4


def test_what_another_part_of_the_page_kept_with_the_entry_stays(book: Book) -> None:
    book.store.add(ExerciseEntry("first_day", "", {"distress": 4, "kept_elsewhere": "yes"}, False))
    Browser(ui.ExerciseForm(book, FIRST_DAY)).press("rest", distress=5)
    assert book.store.all(ExerciseEntry)[0].record.answers["kept_elsewhere"] == "yes"


def test_two_windows_that_begin_one_exercise_show_both_texts_and_keep_one_entry(book: Book) -> None:
    here, there = (Browser(ui.ExerciseForm(book, FIRST_DAY, about="x")) for _ in range(2))
    here.press("next", distress=3)
    there.press("next", distress=8)
    assert there.conflict == {"How bad?": ("8", "3")}
    there.settle("mine")
    there.press("next")
    assert [s.record.answers["distress"] for s in book.store.all(ExerciseEntry)] == [8]


def test_another_sitting_asks_again_from_the_first_step_with_a_time_box_of_its_own(book: Book) -> None:
    first = Browser(ui.ExerciseForm(book, FIRST_DAY, time_box="first"))
    first.send("timer", act="start")
    first.send("mode", key="whole")
    first.press("rest", distress=3)
    assert place(ui.ExerciseForm(book, FIRST_DAY))[2] == "finished"
    made = ui.ExerciseForm(book, FIRST_DAY, again=True, time_box="second")
    assert place(made)[1:] == (0, "asking")
    assert Browser(made).boxes["distress"] == 3
    assert Browser(made).timer["phase"] == "ready"
