"""The first day on its page: its two lengths, day 7, what is next and when, and what never shows."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, widgets
from today_by_hand import cares, first_day_page, keep_first_day

from workbook.answers import ExerciseEntry, key_of
from workbook.book import Book
from workbook.content import load_exercise
from workbook.today.model import first_days


def entries(book: Book) -> list[Any]:
    return first_days(book.store.all(ExerciseEntry))


def test_the_five_minute_version_asks_only_what_the_guide_names() -> None:
    quick = load_exercise("a").quick()
    assert [p.id for p in quick.prompts] == ["told_how", "distress", "fact", "hold", "small"]
    assert (load_exercise("a").quick_version_min, load_exercise("a").time_box_min) == (5, 30)


def test_fact_and_story_are_asked_apart(book: Book) -> None:
    prompts = {p.id: p for p in load_exercise("a").prompts}
    assert "camera" in prompts["fact"].ask
    page = first_day_page(book)
    Browser(page.days.exercise).send("mode", key="whole")
    Browser(page.days.exercise).press("rest", fact="They rang.", story="I always freeze.")
    (one,) = entries(book)
    assert (one.fact, one.story) == ("They rang.", "I always freeze.")


def test_the_short_version_suggests_a_look_back_day_and_calls_it_nobodys_choice(book: Book) -> None:
    Browser(first_day_page(book).days.exercise).press("rest", fact="They rang.")
    (one,) = entries(book)
    assert one.chosen is None
    assert one.look_back_from == book.today() + timedelta(days=2)


def test_on_the_day_it_says_that_is_all_and_when_each_thing_comes(book: Book) -> None:
    page = first_day_page(book)
    Browser(page.days.exercise).press("rest", distress=6, hold=["replying"], small=[["Soup", "now"]])
    text = shown(page)
    assert "That is all for today." in text
    assert "Come back tomorrow or the day after" in text
    assert "until 14 March 2026" in text
    assert "On 19 March 2026 this page asks you one question" in text
    assert "Left alone until tomorrow: Replying to the employer." in text
    assert "Soup, now" in text


def test_the_hold_list_is_a_promise_until_tomorrow_and_no_longer(book: Book, clock: Any) -> None:
    keep_first_day(book, hold=["replying"])
    clock.forward(days=1)
    assert "Left alone until tomorrow" not in shown(first_day_page(book))


def test_from_the_next_day_the_log_is_offered_and_nothing_is_locked(book: Book, clock: Any) -> None:
    keep_first_day(book, distress=4)
    clock.forward(days=1)
    text = shown(first_day_page(book))
    assert "02_interview_log.ipynb" in text
    assert "None of these days locks anything." in text


@pytest.mark.parametrize("name", ["03_thank_you_and_one_question.ipynb", "05_look_back_briefly.ipynb"])
def test_a_page_is_linked_only_where_its_notebook_is(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    keep_first_day(book, 3)
    monkeypatch.chdir(tmp_path)
    assert name not in shown(first_day_page(book))
    (tmp_path / name).touch()
    assert name in shown(first_day_page(book))


def test_the_letter_is_linked_on_the_day_itself(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_first_day(book)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "03_thank_you_and_one_question.ipynb").touch()
    assert "From tomorrow, if you like:" in shown(first_day_page(book))


def test_no_funnel_gap_or_job_forecast_is_on_this_page(book: Book) -> None:
    from workbook import sample

    sample.fill(book)
    feelings = book.words("today")("feelings.empty")
    fresh = first_day_page(book)
    press(fresh, "There was another no")
    assert "ChartView" not in {type(one).__name__ for one in widgets(fresh)}
    keep_first_day(book, expect_day7=6)
    charts = [one for one in widgets(first_day_page(book)) if type(one).__name__ == "ChartView"]
    assert [chart.spec["say"]["empty"] for chart in charts] == [feelings]


def test_on_day_seven_the_question_is_asked_again_and_both_dots_are_shown(book: Book, clock: Any) -> None:
    keep_first_day(book, distress=8, expect_day7=6)
    clock.forward(days=6)
    assert first_day_page(book).form is None
    clock.forward(days=1)
    page = first_day_page(book)
    assert "A week ago you expected to be at 6. How bad is it today?" in shown(page)
    Browser(page.form).press(day7_actual=3)
    assert entries(book)[0].actual == 3
    assert page.form is None
    (chart,) = [one for one in widgets(page) if type(one).__name__ == "ChartView"]
    assert chart.spec["level"] == 2


@pytest.mark.parametrize("finished", [True, False])
def test_both_dots_are_shown_also_when_there_was_another_no_since(book: Book, finished: bool) -> None:
    keep_first_day(book, 8, expect_day7=6)
    keep_first_day(book, 2, fact="They wrote.", finished=finished)
    page = first_day_page(book)
    Browser(page.form).press(day7_actual=3)
    (chart,) = [one for one in widgets(page) if type(one).__name__ == "ChartView"]
    main = next(one for one in widgets(page) if "They wrote." in shown(one) or "is kept" in shown(one))
    assert widgets(page).index(chart) < widgets(page).index(main)


def test_an_answer_to_a_first_day_that_was_removed_is_not_dropped_in_silence(book: Book) -> None:
    keep_first_day(book, 7, expect_day7=6)
    page = first_day_page(book)
    (stored,) = book.store.all(ExerciseEntry)
    book.store.remove(ExerciseEntry, stored.id)
    browser = Browser(page.form)
    browser.press(day7_actual=3)
    assert "was removed" in browser.problems["day7_actual"]
    assert browser.boxes["day7_actual"] == 3


def test_without_a_forecast_the_question_of_day_seven_quotes_the_day_itself(book: Book) -> None:
    keep_first_day(book, 7, distress=8)
    assert "on the day of the no, it was at 8" in shown(first_day_page(book))


def test_an_empty_answer_on_day_seven_is_not_kept(book: Book) -> None:
    keep_first_day(book, 7, expect_day7=6)
    page = first_day_page(book)
    browser = Browser(page.form)
    browser.press()
    assert "Both are fine" in browser.problems["day7_actual"]
    assert entries(book)[0].actual is None


def test_changing_the_first_day_later_keeps_the_answer_of_day_seven(book: Book) -> None:
    keep_first_day(book, 8, expect_day7=6, day7_actual=3, fact="They rang.")
    page = first_day_page(book)
    press(page, "Look at it or change it")
    Browser(page.days.exercise).send("again")
    Browser(page.days.exercise).press("rest", fact="They wrote.")
    assert (entries(book)[0].fact, entries(book)[0].actual) == ("They wrote.", 3)


@pytest.mark.parametrize(("distress", "shown_cards"), [(8, 0), (9, 1), (10, 1)])
def test_care_card_when_distress_is_nine_or_ten(book: Book, distress: int, shown_cards: int) -> None:
    page = first_day_page(book)
    Browser(page.days.exercise).press("next", distress=distress)
    assert cares(page) == shown_cards


def test_care_card_also_when_it_is_that_bad_a_week_later(book: Book) -> None:
    keep_first_day(book, 7, expect_day7=6)
    page = first_day_page(book)
    Browser(page.form).press(day7_actual=9)
    assert cares(page) == 1


def test_the_care_card_of_an_earlier_day_does_not_come_back(book: Book, clock: Any) -> None:
    keep_first_day(book, distress=10)
    assert cares(first_day_page(book)) == 1
    clock.forward(days=1)
    assert cares(first_day_page(book)) == 0


def test_another_no_has_a_first_day_of_its_own(book: Book) -> None:
    page = first_day_page(book)
    Browser(page.days.exercise).press("rest", fact="They rang.")
    press(page, "There was another no")
    Browser(page.days.exercise).press("rest", fact="They wrote.")
    assert [one.fact for one in entries(book)] == ["They rang.", "They wrote."]


def test_from_a_fresh_first_day_there_is_a_way_back_to_the_one_before(book: Book) -> None:
    keep_first_day(book, 20, fact="They rang.", finished=True)
    page = first_day_page(book)
    assert page.days.current is None
    press(page, "Go to the page of 20 February 2026")
    assert page.days.current is not None


def test_every_earlier_first_day_can_be_reached(book: Book) -> None:
    first = keep_first_day(book, 40, fact="They rang.")
    keep_first_day(book, 20, fact="They wrote.")
    again = key_of(book.today() - timedelta(days=20), 2)
    book.store.add(ExerciseEntry("a", again, {"fact": "So did they."}, True))
    page = first_day_page(book)
    chips = next(part for part in widgets(page) if part.spec.get("what") == "choices")
    assert [label for _, label in chips.spec["options"]] == [
        "20 February 2026, number 2",
        "20 February 2026, number 1",
        "31 January 2026",
    ]
    Browser(chips).send("press", key=first)
    assert page.days.current is not None
    assert page.days.current.fact == "They rang."


def test_a_finished_first_day_leads_to_the_earlier_ones_too(book: Book) -> None:
    keep_first_day(book, 20, fact="They rang.")
    keep_first_day(book, 1, fact="They wrote.")
    page = first_day_page(book)
    press(page, "Go to the page of 20 February 2026")
    assert page.days.current is not None
    assert page.days.current.fact == "They rang."


def test_what_was_begun_before_midnight_goes_on_after_it(book: Book, clock: Any) -> None:
    clock.forward(hours=13, minutes=58)
    Browser(first_day_page(book).days.exercise).type(fact="They ra")
    clock.forward(minutes=7)
    page = first_day_page(book)
    assert page.days.key == "2026-03-12.01"
    Browser(page.days.exercise).press("next")
    clock.forward(days=2)
    assert first_day_page(book).days.key == "2026-03-12.01"


def test_a_clock_set_back_still_shows_the_first_day(book: Book, clock: Any) -> None:
    keep_first_day(book, distress=4)
    clock.forward(days=-3)
    page = first_day_page(book)
    assert page.days.current is not None
    assert "That is all for today." in shown(page)
