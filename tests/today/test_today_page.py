"""The first day on its page: its two lengths, day 7, what is next and when, and what never shows."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, shows, unfold, widgets
from today_by_hand import cares, first_day_page, keep_first_day, with_another_no
from wording import words

from workbook.answers import Day, ExerciseEntry, free_key, key_of
from workbook.book import Book
from workbook.content import load_exercise
from workbook.fairness.page import record_fold
from workbook.goals.model import Goal, GoalState
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.path import lead_to
from workbook.today.model import first_days


def entries(book: Book) -> list[Any]:
    return first_days(book.store)


def test_the_five_minute_version_asks_only_what_the_guide_names() -> None:
    quick = load_exercise("a").quick()
    assert [p.id for p in quick.prompts] == ["told_how", "distress", "fact", "hold", "small"]
    assert (load_exercise("a").quick_version_min, load_exercise("a").time_box_min) == (5, 30)


def test_the_five_minute_version_begins_the_small_good_things_with_one_row(book: Book) -> None:
    page = Browser(first_day_page(book).days.exercise)
    assert page.place == ("quick", 0, "asking")
    assert page.ask("small")["rows"] == 1


@pytest.mark.english
def test_the_five_minute_version_says_nothing_of_a_box_that_only_the_long_one_has(book: Book) -> None:
    page = Browser(first_day_page(book).days.exercise)
    for step in page.shows("modes")["quick"]:
        asked = [page.ask(name) for name in step["names"]]
        said = [
            step["title"],
            step["intro"],
            *(question[part] for question in asked for part in ("ask", "hint")),
        ]
        assert not re.search(r"\bbox(es)?\b", " ".join(said), re.IGNORECASE), step["title"]


def test_fact_and_story_are_asked_apart(book: Book) -> None:
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


def test_on_the_day_there_is_one_card_and_nothing_else(book: Book) -> None:
    keep_first_day(book, 7, expect_day7=6, day7_actual=3)
    page = with_another_no(first_day_page(book))
    Browser(page.days.exercise).press("rest", distress=6, hold=["replying"], small=[["Soup", "now"]])
    told = widgets(page)
    assert [shows(part, "what") for part in told] == ["card", "button"]
    replying = words("exercises/a.prompts.hold.choices.replying")
    assert shows(told[0], "title") == words("today.rest.title")
    assert shows(told[0], "paragraphs") == [
        words("today.rest.hold", things=replying),
        words("today.rest.small", things=words("today.rest.small_thing", thing="Soup", when="now")),
        words("today.rest.close"),
    ]
    assert shows(told[1], "label") == words("today.change")


@pytest.mark.parametrize(("days_ago", "finished"), [(0, True), (0, False), (3, False)])
def test_i_heard_today_opens_the_form_again_and_goes_on_with_what_was_begun_today(
    book: Book, days_ago: int, *, finished: bool
) -> None:
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("a", key, {"fact": "They rang."}, finished))
    assert first_day_page(book).days.key == key
    lead_to(book, "today", "heard")
    page = first_day_page(book)
    assert page.days.exercise is not None
    begun = key if days_ago == 0 and not finished else free_key([key], book.today())
    assert page.days.key == begun


def test_where_the_page_has_nothing_else_the_form_of_five_minutes_is_open(book: Book) -> None:
    keep_first_day(book, 30, fact="They rang.")
    page = first_day_page(book)
    assert page.days.current is None
    assert Browser(page.days.exercise).place == ("quick", 0, "asking")


@pytest.mark.parametrize("days_ago", [1, 3, 7, 8])
def test_while_something_else_is_the_task_a_new_first_day_is_one_line(book: Book, days_ago: int) -> None:
    keep_first_day(book, days_ago, distress=6, expect_day7=5)
    page = first_day_page(book)
    assert page.days.exercise is None
    if page.form:
        Browser(page.form).press(day7_actual=3)
        assert page.days.exercise is None
    with_another_no(page)
    assert Browser(page.days.exercise).place == ("quick", 0, "asking")
    assert page.days.key == key_of(book.today(), 1)


@pytest.mark.parametrize("no", ["in the log", "by a link", "half written"])
def test_the_form_itself_is_open_under_the_question_where_there_is_a_new_no(book: Book, no: str) -> None:
    keep_first_day(book, 8, distress=6)
    if no == "in the log":
        application = book.store.add(Application("Quillmoor"))
        book.store.add(OutcomeEvent(application.id, Outcome.REJECTED, Day(book.today())))
    elif no == "by a link":
        lead_to(book, "today", "heard")
    else:
        Browser(with_another_no(first_day_page(book)).days.exercise).type(fact="They ra")
    page = first_day_page(book)
    assert page.form is not None
    assert page.days.exercise is not None


def test_earlier_days_and_their_chart_are_behind_a_line_that_says_how_many(book: Book) -> None:
    keep_first_day(book, 40, expect_day7=6, day7_actual=3)
    keep_first_day(book, 20)
    page = first_day_page(book)
    assert "chart" not in {part.name for part in widgets(page)}
    (line,) = [part for part in widgets(page) if shows(part, "what") == "fold"]
    assert shows(line, "label") == words("today.earlier", n=2)
    assert "chart" in {part.name for part in widgets(unfold(page))}


def test_a_no_in_the_log_today_keeps_earlier_days_and_what_is_next_away(book: Book) -> None:
    keep_first_day(book, 3, expect_day7=6)
    application = book.store.add(Application("Quillmoor"))
    page = first_day_page(book)
    assert words("today.next.title_now") in shown(page)
    book.store.add(OutcomeEvent(application.id, Outcome.REJECTED, Day(book.today())))
    text = shown(first_day_page(book))
    assert words("today.next.title_now") not in text
    assert words("today.earlier", n=1) not in text


def test_the_hold_list_is_a_promise_until_tomorrow_and_no_longer(book: Book, clock: Any) -> None:
    keep_first_day(book, hold=["replying"])
    clock.forward(days=1)
    replying = words("exercises/a.prompts.hold.choices.replying")
    assert words("today.rest.hold", things=replying) not in shown(first_day_page(book))


def test_from_the_next_day_the_log_is_offered_and_nothing_is_locked(book: Book, clock: Any) -> None:
    keep_first_day(book, distress=4)
    clock.forward(days=1)
    text = shown(first_day_page(book))
    assert "02_interview_log.ipynb" in text
    assert words("today.next.open_anyway") in text


@pytest.mark.parametrize("name", ["03_thank_you_and_one_question.ipynb", "05_look_back_briefly.ipynb"])
def test_a_page_is_linked_only_where_its_notebook_is(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    keep_first_day(book, 3)
    monkeypatch.chdir(tmp_path)
    assert name not in shown(first_day_page(book))
    (tmp_path / name).touch()
    assert name in shown(first_day_page(book))


def test_the_letter_is_linked_from_the_next_day(book: Book, clock: Any) -> None:
    keep_first_day(book)
    assert "03_thank_you_and_one_question.ipynb" not in shown(first_day_page(book))
    clock.forward(days=1)
    assert words("today.next.letter_now") in shown(first_day_page(book))


def test_the_other_explanation_is_no_longer_next_once_it_was_done(book: Book, clock: Any) -> None:
    keep_first_day(book)
    clock.forward(days=1)
    assert words("today.next.explain_now") in shown(first_day_page(book))
    book.store.add(ExerciseEntry("c", key_of(book.today(), 1), {}, finished=True))
    assert words("today.next.explain_now") not in shown(first_day_page(book))


def test_no_funnel_gap_or_job_forecast_is_on_this_page(book: Book) -> None:
    from workbook import sample

    sample.fill(book)
    feelings = book.words("today")("feelings.empty")
    charts = [part for part in widgets(unfold(first_day_page(book))) if part.name == "chart"]
    assert [shows(chart, "say")["empty"] for chart in charts] == [feelings]
    keep_first_day(book, expect_day7=6)
    assert "chart" not in {part.name for part in widgets(unfold(first_day_page(book)))}


def test_on_day_seven_the_question_is_asked_again_and_both_dots_are_shown(book: Book, clock: Any) -> None:
    keep_first_day(book, distress=8, expect_day7=6)
    clock.forward(days=6)
    assert first_day_page(book).form is None
    clock.forward(days=1)
    page = first_day_page(book)
    assert words("exercises/a.later.day7_actual.ask", expect_day7=6) in shown(page)
    Browser(page.form).press(day7_actual=3)
    assert entries(book)[0].actual == 3
    assert page.form is None
    (chart,) = [one for one in widgets(page) if one.name == "chart"]
    assert shows(chart, "level") == 2


@pytest.mark.parametrize("finished", [True, False])
def test_both_dots_are_shown_also_when_there_was_another_no_since(book: Book, finished: bool) -> None:
    keep_first_day(book, 8, expect_day7=6)
    keep_first_day(book, 2, fact="They wrote.", finished=finished)
    page = first_day_page(book)
    Browser(page.form).press(day7_actual=3)
    (chart,) = [one for one in widgets(page) if one.name == "chart"]
    if finished:
        with_another_no(page)
    assert widgets(page).index(chart) < widgets(page).index(page.days.exercise.widget)


def test_an_answer_to_a_first_day_that_was_removed_is_not_dropped_in_silence(book: Book) -> None:
    keep_first_day(book, 7, expect_day7=6)
    page = first_day_page(book)
    (stored,) = book.store.all(ExerciseEntry)
    book.store.remove(ExerciseEntry, stored.id)
    browser = Browser(page.form)
    browser.press(day7_actual=3)
    assert words("today.day7.problem.first_day_gone") in browser.problems["day7_actual"]
    assert browser.boxes["day7_actual"] == 3


def test_without_a_forecast_the_question_of_day_seven_quotes_the_day_itself(book: Book) -> None:
    keep_first_day(book, 7, distress=8)
    assert words("today.day7.ask_without_forecast", distress=8) in shown(first_day_page(book))


def test_an_empty_answer_on_day_seven_is_not_kept(book: Book) -> None:
    keep_first_day(book, 7, expect_day7=6)
    page = first_day_page(book)
    browser = Browser(page.form)
    browser.press()
    assert words("today.day7.problem.no_answer") in browser.problems["day7_actual"]
    assert entries(book)[0].actual is None


def test_changing_the_first_day_later_keeps_the_answer_of_day_seven(book: Book) -> None:
    keep_first_day(book, 8, expect_day7=6, day7_actual=3, fact="They rang.")
    page = first_day_page(book)
    press(unfold(page), "4 March")
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


def test_another_no_has_a_first_day_of_its_own(book: Book, clock: Any) -> None:
    Browser(first_day_page(book).days.exercise).press("rest", fact="They rang.")
    clock.forward(days=1)
    page = with_another_no(first_day_page(book))
    Browser(page.days.exercise).press("rest", fact="They wrote.")
    assert [one.fact for one in entries(book)] == ["They rang.", "They wrote."]
    assert shows(widgets(page)[0], "title") == words("today.rest.title")


def test_from_a_fresh_first_day_there_is_a_way_back_to_the_one_before(book: Book) -> None:
    keep_first_day(book, 20, fact="They rang.", finished=True)
    page = first_day_page(book)
    assert page.days.current is None
    press(unfold(page), "20 February")
    assert page.days.current is not None


def test_every_earlier_first_day_can_be_reached(book: Book) -> None:
    first = keep_first_day(book, 40, fact="They rang.")
    keep_first_day(book, 20, fact="They wrote.")
    again = key_of(book.today() - timedelta(days=20), 2)
    book.store.add(ExerciseEntry("a", again, {"fact": "So did they."}, True))
    page = unfold(first_day_page(book))
    chips = next(part for part in widgets(page) if shows(part, "what") == "choices")
    assert [label for _, label in shows(chips, "options")] == [
        words("today.earlier_nth", day="20 February", n=2),
        words("today.earlier_nth", day="20 February", n=1),
        "31 January",
    ]
    Browser(chips).send("press", key=first)
    assert page.days.current is not None
    assert page.days.current.fact == "They rang."


def test_a_finished_first_day_leads_to_the_earlier_ones_too(book: Book) -> None:
    keep_first_day(book, 20, fact="They rang.")
    keep_first_day(book, 1, fact="They wrote.")
    page = first_day_page(book)
    press(unfold(page), "20 February")
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
    assert words("today.rest.title") in shown(page)


def test_the_plan_for_the_next_no_is_shown_on_that_day_in_the_persons_own_words(
    book: Book, clock: Any
) -> None:
    book.store.add(Goal("A job", next_no="Soup, and call Mia."))
    book.store.add(Goal("Another", next_no="Not this one.", state=GoalState.STOPPED))
    text = shown(first_day_page(book))
    assert words("today.planned") in text
    assert "Soup, and call Mia." in text
    assert "Not this one." not in text
    keep_first_day(book)
    clock.forward(days=1)
    assert "Soup, and call Mia." not in shown(first_day_page(book))


def test_from_the_next_day_it_leads_to_the_record_of_what_seemed_unfair(book: Book, clock: Any) -> None:
    keep_first_day(book)
    assert words("today.pages.unfair") not in shown(first_day_page(book))
    clock.forward(days=1)
    link = next(
        part for part in widgets(first_day_page(book)) if shows(part, "label") == words("today.pages.unfair")
    )
    assert (shows(link, "notebook"), shows(link, "before")) == (
        "03_thank_you_and_one_question.ipynb",
        words("today.next.unfair"),
    )
    Browser(link).send("press", key="")
    assert record_fold(book, book.words("fairness")).opened


def test_no_link_leads_to_a_page_that_is_switched_off(book: Book, clock: Any) -> None:
    keep_first_day(book)
    clock.forward(days=1)
    for page in ("letter", "log", "explain", "look_back", "people", "week"):
        book.switch_page(page, on=False)
    parts = widgets(first_day_page(book))
    assert [part for part in parts if str(shows(part, "notebook") or "").endswith(".ipynb")] == []
    text = shown(first_day_page(book))
    assert words("today.next.nothing_now") in text
    assert words("today.next.open_anyway") not in text  # no date is said that could be a suggestion
