"""The page of the log, filled in, pressed and read by hand."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.forms import quick_form
from workbook.interviews.page import LogTable, log_chart, reach_chart


def fill_in(book: Book, name: str, **values: Any) -> Any:
    """Fill in a form of quick entry and press its button."""
    form = quick_form(book, book.words("interviews"), name)
    form.fill(values)
    form.save()
    return form


def table_of(book: Book, words: Words) -> LogTable:
    return LogTable(book, words)


def said(form: Any) -> str:
    return str(form.widget.state["status"]["text"])


def rows(log: LogTable) -> list[dict[str, Any]]:
    log.table.refresh()
    return [row["cells"] for row in log.table.widget.state["rows"]]


def charts_of(book: Book, words: Words) -> list[ui.LiveChart]:
    """The two charts of the page."""
    return [chart(book, words) for chart in (reach_chart, log_chart)]
