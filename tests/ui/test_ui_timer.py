"""The time box: it survives a reload, pauses, ends, and begins again."""

from __future__ import annotations

from typing import Any

from driver import Browser

from workbook import ui
from workbook.book import Book


def timer(book: Book) -> ui.Timer:
    return ui.Timer(book, key="test", minutes=20)


def state(made: ui.Timer) -> tuple[str, int]:
    shown = Browser(made).timer
    return shown["phase"], shown["left"]


def test_a_running_timer_goes_on_after_a_reload(book: Book, clock: Any) -> None:
    Browser(timer(book)).send("timer", act="start")
    clock.forward(minutes=5)
    assert state(timer(book)) == ("running", 15 * 60)
    assert Browser(timer(book)).timer["until"] == "10:20"


def test_a_paused_timer_does_not_lose_time(book: Book, clock: Any) -> None:
    browser = Browser(timer(book))
    browser.send("timer", act="start")
    clock.forward(minutes=5)
    browser.send("timer", act="pause")
    clock.forward(hours=3)
    assert state(timer(book)) == ("paused", 15 * 60)
    browser.send("timer", act="resume")
    clock.forward(minutes=5)
    assert state(timer(book)) == ("running", 10 * 60)


def test_time_that_is_up_is_over_and_can_be_put_away(book: Book, clock: Any) -> None:
    made = timer(book)
    browser = Browser(made)
    browser.send("timer", act="start")
    clock.forward(minutes=21)
    browser.send("timer", act="look")
    assert state(made) == ("over", 0)
    browser.send("timer", act="off")
    assert state(made) == ("ready", 20 * 60)


def test_a_setting_that_is_no_timer_is_read_as_ready(book: Book) -> None:
    book.store.set_setting("timer.test", "x")
    assert state(timer(book)) == ("ready", 20 * 60)


def test_a_clock_set_back_never_leaves_more_time_than_there_was(book: Book, clock: Any) -> None:
    Browser(timer(book)).send("timer", act="start")
    clock.forward(days=-3)
    assert state(timer(book)) == ("running", 20 * 60)
