"""Notebook 04's pages: the gate, the thought, the done rule, guesses, two windows, odd clocks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from perspective_by_hand import (
    Browser,
    keep_first_day,
    keep_thought,
    log,
    press,
    shown,
    thought_page,
    thoughts,
    usual_page,
    widgets,
)

from workbook.answers import Day, ExerciseEntry, admit
from workbook.book import Book
from workbook.content import load_exercise
from workbook.today.model import CheckIn

ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures/hostile_inputs.json").read_text("utf-8"))
INPUTS = {e["id"]: e["value"].replace("ID", e["id"]) * e.get("repeat", 1) for e in ENTRIES}
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


def charts(page: Any) -> list[str]:
    return [one.spec["say"]["empty"] for one in widgets(page) if type(one).__name__ == "ChartView"]


def finish(book: Book, **answers: Any) -> Any:
    page = thought_page(book)
    Browser(page.exercise).press("rest", **answers)
    return page


def test_on_the_day_of_the_news_it_is_not_offered_and_opens_anyway(book: Book) -> None:
    keep_first_day(book, story="I always freeze.")
    page = thought_page(book)
    assert page.exercise is None
    assert "From 13 March 2026 on" in shown(page)
    press(page, "Open it anyway")
    assert page.exercise is not None


def test_from_the_day_after_the_news_it_is_offered(book: Book, clock: Any) -> None:
    keep_first_day(book)
    clock.forward(days=1)
    assert thought_page(book).exercise is not None


def test_a_no_in_the_log_today_closes_the_gate_too(book: Book) -> None:
    log(book, "first", news="rejected", days_ago=0)
    assert thought_page(book).exercise is None


def test_what_was_begun_on_the_day_itself_is_not_behind_the_gate_again(book: Book) -> None:
    keep_first_day(book)
    page = thought_page(book)
    press(page, "Open it anyway")
    Browser(page.exercise).type(hot_thought="I always fr")
    assert Browser(thought_page(book).exercise).boxes["hot_thought"] == "I always fr"


def test_the_thought_begins_with_the_story_of_the_first_day(book: Book) -> None:
    keep_first_day(book, 3, story="I always freeze.", story_belief=80)
    page = thought_page(book)
    assert Browser(page.exercise).boxes["hot_thought"] == "I always freeze."
    assert "On 9 March 2026, when you heard, you put it at 80." in shown(page)
    assert Browser(page.exercise).boxes["belief_before"] is None


def test_the_thought_stays_in_sight_on_every_later_step(book: Book) -> None:
    spec = thought_page(book).exercise.widget.spec
    assert (spec["in_sight"], spec["in_sight_label"]) == ("hot_thought", "The harshest explanation")


def test_belief_and_feeling_are_asked_before_and_after() -> None:
    steps = [[prompt.id for prompt in step.prompts] for step in load_exercise("c").steps]
    assert {"belief_before", "feeling_before"} < set(steps[0])
    assert {"belief_after", "feeling_after"} < set(steps[-1])


def test_every_question_may_be_skipped(book: Book) -> None:
    page = finish(book)
    assert page.exercise.entry.record.finished
    assert "No explanation is rated yet; three are enough." in shown(page)


def test_the_done_rule_is_said_when_it_is_met(book: Book) -> None:
    text = shown(finish(book, explanations=RATED, best_true="It was close."))
    assert "That is the whole of it." in text
    assert "“It was close.”" in text
    assert "What is still open" not in text


def test_what_is_still_open_is_said_once_and_locks_nothing(book: Book) -> None:
    page = finish(book, explanations=RATED[:2])
    text = shown(page)
    assert "2 explanations are rated so far" in text
    assert "One about something you could change." in text
    assert "One about circumstances." not in text
    Browser(page.exercise).send("again")
    Browser(page.exercise).press("rest", explanations=RATED, best_true="It was close.")
    assert "What is still open" not in shown(page)


def test_enough_says_to_stop_after_one_pass(book: Book) -> None:
    assert thought_page(book).exercise.widget.spec["enough"].startswith("Stop after one pass.")


def test_the_time_box_is_twenty_five_minutes_and_survives_a_reload(book: Book, clock: Any) -> None:
    Browser(thought_page(book).exercise).send("timer", act="start")
    clock.forward(minutes=10)
    timer = thought_page(book).exercise.widget.state["timer"]
    assert (timer["phase"], timer["left"]) == ("running", 15 * 60)


def test_it_never_says_which_explanation_is_right(book: Book) -> None:
    assert load_exercise("c").more["not_said"] in shown(thought_page(book))


@pytest.mark.usefixtures("with_other_pages")
def test_one_changeable_thing_is_sent_on_with_its_day(book: Book) -> None:
    keep_first_day(book, 1)
    text = shown(finish(book, one_changeable="Shorter answers."))
    assert "Sent to the learning page: Shorter answers." in text
    assert "There it waits for 13 March 2026, the day you look back." in text
    assert NOTEBOOK in text


@pytest.mark.usefixtures("with_other_pages")
@pytest.mark.parametrize(("plausible", "there"), [("60", True), ("55", False)])
def test_the_formal_route_is_one_press_away_when_unfair_is_high(
    book: Book, plausible: str, there: bool
) -> None:
    text = shown(finish(book, explanations=[["unfair", plausible, "know"]]))
    assert ("Is there a reason to question the decision formally?" in text) is there


def test_both_charts_come_with_what_they_show(book: Book) -> None:
    assert charts(thought_page(book)) == []
    page = finish(book, explanations=RATED, belief_before=80, belief_after=50)
    say = book.words("perspective")
    assert charts(page) == [say("strip.empty"), say("beliefs.empty")]


def test_an_earlier_record_is_listed_opened_and_changed(book: Book) -> None:
    key = keep_thought(book, 40, hot_thought="I am too slow.", best_true="It was close.")
    page = thought_page(book)
    (table,) = [one for one in widgets(page) if type(one).__name__ == "TableView"]
    Browser(table).send("shown")
    Browser(table).send("open", **{"with": thoughts(book)[0].id})
    assert page.key == key
    Browser(page.exercise).send("again")
    Browser(page.exercise).press("rest", best_true="It was very close.")
    assert [one.best_true for one in thoughts(book)] == ["It was very close."]


def test_another_thought_has_a_record_of_its_own(book: Book) -> None:
    page = finish(book, hot_thought="I always freeze.")
    press(page, "Look at another thought")
    Browser(page.exercise).press("rest", hot_thought="They laughed.")
    assert [one.hot_thought for one in thoughts(book)] == ["I always freeze.", "They laughed."]


def test_a_finished_record_is_shown_again_for_two_weeks_and_then_a_fresh_one(book: Book, clock: Any) -> None:
    finish(book, hot_thought="I always freeze.")
    clock.forward(days=13)
    assert thought_page(book).current is not None
    clock.forward(days=1)
    assert thought_page(book).current is None


def test_a_new_story_begins_a_new_record(book: Book, clock: Any) -> None:
    finish(book, hot_thought="I always freeze.")
    clock.forward(days=3)
    keep_first_day(book, 2, story="I am too slow.")
    assert Browser(thought_page(book).exercise).boxes["hot_thought"] == "I am too slow."


def test_on_a_low_day_a_word_says_that_it_will_keep_and_nothing_is_locked(book: Book) -> None:
    book.store.add(CheckIn(Day(book.today()), steady=3))
    page = thought_page(book)
    assert "Nothing here needs doing today." in shown(page)
    assert page.exercise is not None


def test_two_windows_show_both_texts_and_both_can_be_kept(book: Book) -> None:
    Browser(thought_page(book).exercise).press("next", hot_thought="I always freeze.")
    mine, theirs = (Browser(thought_page(book).exercise) for _ in range(2))
    theirs.press("rest", evidence_for="Theirs.", explanations=[["unfair", "10", ""], ["practical", "90", ""]])
    mine.press("rest", evidence_for="Mine.", explanations=[["unfair", "20", "know"]])
    said = {side["ask"]: (side["mine"], side["theirs"]) for side in mine.conflict["sides"]}
    assert said["What facts support it? Facts only: things seen, heard or written."] == ("Mine.", "Theirs.")
    assert any("Something unfair" in one and "20 · I know" in one for one, _ in said.values())
    mine.send("resolve", how="both", values=mine.boxes)
    mine.press("rest", **mine.boxes)
    last = thoughts(book)[-1]
    assert (last.evidence_for, len(last.rated)) == ("Mine.\n\nTheirs.", 2)


def test_a_record_removed_while_it_is_open_can_be_kept_as_a_new_one(book: Book) -> None:
    page = thought_page(book)
    browser = Browser(page.exercise)
    browser.press("next", hot_thought="I always freeze.")
    book.store.remove(ExerciseEntry, thoughts(book)[0].id)
    browser.press("rest", best_true="It was close.")
    assert browser.conflict["gone"]
    browser.send("resolve", how="mine", values=browser.boxes)
    browser.press("rest", **browser.boxes)
    assert thoughts(book)[0].best_true == "It was close."


def test_what_was_begun_before_midnight_goes_on_after_it(book: Book, clock: Any) -> None:
    clock.forward(hours=13, minutes=58)
    Browser(thought_page(book).exercise).type(hot_thought="I always fr")
    clock.forward(minutes=7)
    page = thought_page(book)
    assert page.key == "2026-03-12.01"
    Browser(page.exercise).press("next")
    clock.forward(days=2)
    assert thought_page(book).key == "2026-03-12.01"


def test_a_clock_set_back_still_shows_the_record(book: Book, clock: Any) -> None:
    finish(book, hot_thought="I always freeze.")
    clock.forward(days=-3)
    page = thought_page(book)
    assert page.current is not None
    assert page.exercise is not None


def test_guess_first_then_look_and_the_next_question_comes(book: Book) -> None:
    page = usual_page(book)
    guesses = page.guesses
    assert "nine" not in shown(guesses)
    Browser(guesses.form).press(guess=6)
    text = shown(guesses)
    assert "Your guess: 6." in text
    assert "With one vacancy and ten interviewed: nine." in text
    assert "six times running" in text


def test_looking_without_a_guess_is_fine_and_an_empty_guess_is_not_kept(book: Book) -> None:
    page = usual_page(book)
    browser = Browser(page.guesses.form)
    browser.press()
    assert "Both are fine" in browser.problems["guess"]
    press(page.guesses, "Look without a guess")
    assert "You looked without a guess." in shown(page.guesses)


def test_what_others_counted_comes_after_the_guesses_with_who_where_when_and_grade(book: Book) -> None:
    page = usual_page(book)
    assert "45.6" not in shown(page)
    for _ in range(3):
        press(page.guesses, "Look without a guess")
    text = shown(page)
    assert "45.6 in 100 in 2017" in text
    assert (
        "NACE Recruiting Benchmarks, mostly large employers in the US, new graduates, 2015 to 2023. Grade B"
        in text
    )
    assert "53 to 71" not in text
    assert "Talent Board" not in text
    assert "45.6" in shown(usual_page(book))


def test_the_demonstration_comes_with_the_third_question(book: Book) -> None:
    page = usual_page(book)
    for _ in range(3):
        press(page.guesses, "Look without a guess")
    five = page.guesses.five
    press(page.guesses, "Five other people")
    assert len(five.draws) == 2


def test_the_picture_of_runs_appears_only_when_asked_for(book: Book) -> None:
    page, empty = usual_page(book), book.words("perspective")("own.empty")
    assert charts(page) == [empty]
    press(page, "Show the picture of runs")
    assert len(charts(page)) == 2
    press(page, "Put it away again")
    assert charts(page) == [empty]
    assert charts(usual_page(book)) == [empty]


def test_after_three_lost_final_rounds_the_picture_of_runs_is_pointed_out(book: Book) -> None:
    for _ in range(2):
        log(book, "final", news="rejected")
    assert "noes after final rounds" not in shown(usual_page(book))
    log(book, "final", news="rejected")
    assert "Your log has three noes after final rounds." in shown(usual_page(book))


def test_the_fair_minded_friends_sentence_is_kept(book: Book) -> None:
    Browser(usual_page(book).own_read).press("next", own_read="Two good rounds.")
    assert Browser(usual_page(book).own_read).boxes["own_read"] == "Two good rounds."


def test_on_the_day_of_the_news_the_second_part_waits_too(book: Book) -> None:
    keep_first_day(book)
    page = usual_page(book)
    assert page.guesses is None
    press(page, "Open it anyway")
    assert page.guesses is not None


def test_no_forecast_ranking_or_average_job_seeker_is_on_the_second_part(book: Book, clock: Any) -> None:
    from workbook.exchange import sample

    sample.fill(book)
    clock.forward(days=1)
    page = usual_page(book)
    press(page, "Show the picture of runs")
    assert len(charts(page)) == 2
    assert "forecast" not in shown(page).lower()


def test_an_interview_removed_while_the_page_is_open_only_changes_the_counts(book: Book) -> None:
    from workbook.interviews.model import Application
    from workbook.perspective.pictures import own_chart

    kept, gone = log(book, "first"), log(book, "first", news="rejected")
    usual_page(book)
    book.store.remove(Application, gone)
    assert kept
    made = own_chart(book, book.words("perspective")).drawn()
    assert made["title"].startswith("One application, one interview")


TEXTS = ("hot_thought", "evidence_for", "evidence_against", "outsider", "best_true", "one_changeable")


@pytest.mark.parametrize("name", INPUTS)
def test_a_hostile_text_in_each_box_is_kept_as_typed_or_refused_and_stays(book: Book, name: str) -> None:
    text, page = INPUTS[name], thought_page(book)
    browser = Browser(page.exercise)
    browser.type(**dict.fromkeys(TEXTS, text), explanations=[[text, text, text], ["unfair", text, "know"]])
    browser.press(
        "rest", **dict.fromkeys(TEXTS, text), unknown=text, explanations=[["unfair", text[:20], text[:20]]]
    )
    assert "Something went wrong" not in shown(page)
    for stored in book.store.all(ExerciseEntry):
        for field, kept in stored.record.answers.items():
            if field in TEXTS:
                assert kept == admit(text, 200_000, one_line=not field.startswith("evidence"))
    assert Browser(page.exercise).boxes["evidence_for"].encode("utf-8") is not None
    shown(thought_page(book)).encode("utf-8")
