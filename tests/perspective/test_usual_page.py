"""Notebook 04's second part: guess first, then look; own counts; runs only on request; no forecast."""

from __future__ import annotations

from typing import Any

from driver import Browser, press, shown, widgets
from perspective_by_hand import charts, keep_first_day, log, usual_page

from workbook.book import Book
from workbook.interviews.model import Application


def look_at_charts(page: Any) -> list[dict[str, Any]]:
    """Scroll to every chart; what each then says."""
    there = [one for one in widgets(page) if type(one).__name__ == "ChartView"]
    for chart in there:
        Browser(chart).send("seen", visible=True)
    return [chart.state for chart in there]


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
    assert usual_page(book).own_read is None  # nothing to read yet
    log(book, "first")
    Browser(usual_page(book).own_read).press("next", own_read="Two good rounds.")
    assert Browser(usual_page(book).own_read).boxes["own_read"] == "Two good rounds."


def test_on_the_day_of_the_news_the_second_part_waits_too(book: Book) -> None:
    keep_first_day(book)
    page = usual_page(book)
    assert page.guesses is None
    press(page, "Open it anyway")
    assert page.guesses is not None


def test_no_forecast_ranking_or_average_job_seeker_is_on_the_second_part(book: Book, clock: Any) -> None:
    from workbook import sample

    sample.fill(book)
    clock.forward(days=1)
    page = usual_page(book)
    press(page, "Show the picture of runs")
    own, runs = look_at_charts(page)
    assert own["title"]
    assert runs["title"]
    text = shown(page).replace("No ranking, no average job seeker, no forecast.", "")
    assert not [word for word in ("forecast", "ranking", "average job seeker") if word in text.lower()]


def test_an_interview_removed_while_the_page_is_open_only_changes_the_counts(book: Book) -> None:
    log(book, "first")
    gone, page = log(book, "first", news="rejected"), usual_page(book)
    assert look_at_charts(page)[0]["title"].startswith("2 applications, 2 interviews")
    book.store.remove(Application, gone)
    assert look_at_charts(page)[0]["title"].startswith("One application, one interview")
    assert page.guesses is not None


def test_reading_it_once_is_enough_and_the_time_box_is_fifteen_minutes(book: Book) -> None:
    log(book, "first")
    page = usual_page(book)
    (timer,) = [one for one in widgets(page) if type(one).__name__ == "TimerView"]
    assert Browser(timer).timer["whole"] == 15 * 60
    assert page.own_read.widget.spec["enough"].startswith("Read it once.")
