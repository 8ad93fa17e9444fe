"""The page of the log, filled in, pressed and read by hand."""

from __future__ import annotations

from typing import Any

from driver import Browser, keep, shows

from workbook.book import Book
from workbook.content import Words
from workbook.interviews.forms import quick_form
from workbook.interviews.page import LogTable


def fill_in(book: Book, name: str, **values: Any) -> Any:
    """Fill in a form of quick entry and press its button."""
    form = quick_form(book, book.words("interviews"), name)
    keep(form, values)
    return form


def table_of(book: Book, words: Words) -> LogTable:
    return LogTable(book, words)


def said(form: Any) -> str:
    return str(shows(form, "status")["text"])


def rows(log: LogTable) -> list[dict[str, Any]]:
    log.table.refresh()
    return Browser(log.table).rows
