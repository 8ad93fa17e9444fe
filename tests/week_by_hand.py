"""Notebook 10, filled in, pressed and read by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from driver import Browser, press
from goals_by_hand import said_on

from workbook.answers import Day
from workbook.book import Book
from workbook.review.model import WeekAction, WeekReview
from workbook.review.page import ReviewPart
from workbook.storage import Stored


def week_page(book: Book) -> ReviewPart:
    return ReviewPart(book, book.words("review"))


def words(book: Book, key: str, **values: object) -> str:
    """What the room says under a key."""
    return book.words("review")(key, **values)


def click(page: Any, book: Book, key: str, **values: object) -> None:
    """Press the button whose label stands under this key."""
    press(page, words(book, key, **values))


def answer(page: ReviewPart, **raws: Any) -> Browser:
    """Fill in the part of the look that is asked, and go on."""
    browser = Browser(page.sitting.form)
    browser.press(**raws)
    return browser


def begin(book: Book) -> ReviewPart:
    """Open the page and press its button."""
    page = week_page(book)
    click(page, book, "begin")
    return page


def look(book: Book, week_of: date, **answers: Any) -> Stored[WeekReview]:
    """Keep the look at a week."""
    return book.store.add(WeekReview(Day(week_of), **{"reviewed_on": Day(book.today()), **answers}))


def plan(book: Book, action: str, on: date | None = None, **more: Any) -> Stored[WeekAction]:
    """Keep something planned for a day."""
    return book.store.add(WeekAction(action=action, planned_on=Day(on) if on else None, **more))


__all__ = ["answer", "begin", "click", "look", "plan", "said_on", "week_page", "words"]
