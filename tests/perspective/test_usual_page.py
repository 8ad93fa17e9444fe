"""Notebook 04's second part: guess first, then look; own counts; runs only on request; no forecast."""

from __future__ import annotations

from typing import Any

import pytest
from driver import Browser, Page, press, shown, shows, unfold, widgets
from perspective_by_hand import charts, keep_first_day, log, usual_page
from wording import words

from workbook.answers.text import capital
from workbook.book import Book
from workbook.content import load_exercise
from workbook.estimates.display_rules import CHART_FROM
from workbook.interviews.model import Application


def look_at_charts(page: Any) -> list[dict[str, Any]]:
    """Open what is folded and scroll to every chart; what each then says."""
    there = [one for one in widgets(unfold(page)) if one.name == "chart"]
    return [Page(page).chart(number) for number in range(len(there))]


def test_guess_first_then_look_and_the_next_question_comes(book: Book) -> None:
    page = usual_page(book)
    guesses = page.guesses
    assert words("exercises/m.guess.g1.reveal") not in shown(guesses)
    Browser(guesses.form).press(guess=6)
    text = shown(guesses)
    assert words("perspective.usual.your_guess", guess=6) in text
    assert words("exercises/m.guess.g1.reveal") in text
    assert words("exercises/m.guess.g2.ask") in text


def test_looking_without_a_guess_is_fine_and_an_empty_guess_is_not_kept(book: Book) -> None:
    page = usual_page(book)
    browser = Browser(page.guesses.form)
    browser.press()
    assert words("perspective.guess.problem.no_guess") in browser.problems["guess"]
    press(page.guesses, words("perspective.guess.without"))
    assert words("perspective.usual.no_guess") in shown(page.guesses)


def test_what_others_counted_comes_after_the_guesses_with_who_where_when_and_grade(book: Book) -> None:
    page = usual_page(book)
    figure = load_exercise("m").more["published"][0]
    assert figure["text"] not in shown(page)
    for _ in range(4):
        press(page.guesses, words("perspective.guess.without"))
    text = shown(page)
    assert figure["text"] in text
    grade = words(f"perspective.published.grade.{figure['grade']}")
    named = {name: figure[name] for name in ("who", "place", "year", "grade")}
    assert words("perspective.published.cite", grade_words=grade, **named) in text
    for said in ("ask", "reveal", "basis"):  # the survey, said to be second-hand
        assert words(f"exercises/m.guess.g4.{said}") in text
    assert figure["text"] in shown(usual_page(book))


def test_the_demonstration_comes_with_the_third_question(book: Book) -> None:
    page = usual_page(book)
    for _ in range(3):
        press(page.guesses, words("perspective.guess.without"))
    five = page.guesses.five
    press(page.guesses, words("perspective.same_five.another"))
    assert len(five.draws) == 2


def test_the_picture_of_runs_appears_only_when_asked_for(book: Book) -> None:
    page, empty = usual_page(book), book.words("perspective")("own.empty")
    assert charts(page) == [empty]
    unfold(page, words("perspective.runs.ask"))
    assert len(charts(page)) == 2
    assert charts(usual_page(book)) == [empty]


def test_after_three_lost_final_rounds_the_picture_of_runs_is_pointed_out(book: Book) -> None:
    for _ in range(2):
        log(book, "final", news="rejected")
    assert words("perspective.usual.finals", n="three") not in shown(usual_page(book))
    log(book, "final", news="rejected")
    assert words("perspective.usual.finals", n="three") in shown(usual_page(book))


def test_the_fair_minded_friends_sentence_is_kept(book: Book) -> None:
    for _ in range(CHART_FROM):
        assert usual_page(book).own_read is None  # no numbers are shown yet
        log(book, "first")
    Browser(usual_page(book).own_read).press("next", own_read="Two good rounds.")
    assert Browser(usual_page(book).own_read).boxes["own_read"] == "Two good rounds."


def test_on_the_day_of_the_news_the_second_part_waits_too(book: Book) -> None:
    keep_first_day(book)
    page = usual_page(book)
    assert page.guesses is None
    press(page, words("perspective.gate.open_usual"))
    assert page.guesses is not None


@pytest.mark.english
def test_no_forecast_ranking_or_average_job_seeker_is_on_the_second_part(book: Book, clock: Any) -> None:
    from workbook import sample

    sample.fill(book)
    clock.forward(days=1)
    page = usual_page(book)
    unfold(page, words("perspective.runs.ask"))
    own, runs = look_at_charts(page)
    assert own["title"]
    assert runs["title"]
    text = shown(page).replace(words("perspective.own.method"), "")
    assert not [word for word in ("forecast", "ranking", "average job seeker") if word in text.lower()]


def counted(form: str, n: int) -> str:
    """The title of the own counts for so many applications and interviews, and nothing after them."""
    counts = {name: words(f"perspective.count.{name}.{form}", n=n) for name in ("applications", "interviews")}
    later = {name: words(f"perspective.count.{name}.zero") for name in ("finals", "offers")}
    sent, interview = counts.values()
    return capital(
        words(
            "perspective.own.title",
            sent=sent,
            interview=interview,
            final=later["finals"],
            offer=later["offers"],
        )
    )


def test_an_interview_removed_while_the_page_is_open_only_changes_the_counts(book: Book) -> None:
    for _ in range(5):
        log(book, "first")
    gone, page = log(book, "first", news="rejected"), usual_page(book)
    assert look_at_charts(page)[0]["title"] == counted("other", 6)
    book.store.remove(Application, gone)
    assert look_at_charts(page)[0]["title"] == counted("other", 5)
    assert page.guesses is not None


def test_reading_it_once_is_enough_and_the_time_box_is_fifteen_minutes(book: Book) -> None:
    for _ in range(CHART_FROM):
        log(book, "first")
    page = usual_page(book)
    (timer,) = [one for one in widgets(page) if one.name == "timer_part"]
    assert Browser(timer).timer["whole"] == 15 * 60
    assert shows(page.own_read, "enough") == words("exercises/m.enough")
