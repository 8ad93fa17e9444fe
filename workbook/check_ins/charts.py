"""The chart of the check-ins: a row of dots for each thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from statistics import median

from workbook import ui
from workbook.book import Book
from workbook.check_ins.model import ASKED, CheckIn, answers_to, check_ins
from workbook.content import Words
from workbook.estimates.trend import direction
from workbook.ui.drawing.dots import DayRow, DayRows

MEDIAN_FROM = 3  # a middle of one or two numbers is only those numbers


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The room's picture by the key of its words."""
    return {"over_time": lambda: check_in_picture(book, words)}


def check_in_picture(book: Book, words: Words) -> ui.Picture | None:
    """Each thing's dots over time with the person's own middle, each by itself: nothing is added up."""
    labels = words.within("over_time")
    rows = _rows(check_ins(book.store), words)
    if not rows:
        return None
    days = {day for row in rows for day, _ in row.values}
    first, n = words.day(min(days)), len(days)
    cells, spoken = [], []
    for row in rows:
        last, middle = row.values[-1][1], "" if row.middle is None else f"{row.middle:g}"
        alt_row = "alt_row_middle" if middle else "alt_row"
        spoken.append(labels(alt_row, item=row.name, value=last, middle=middle))
        numbers = {"last": last, "middle": middle, "count": len(row.values)}
        cells.append({"item": row.name, **numbers, "direction": row.note})
    title = labels("title_one", day=first) if n == 1 else labels("title", n=words.number(n), day=first)
    of = labels("of_middle" if any(row.middle is not None for row in rows) else "of")
    alt = labels("alt", rows="; ".join(spoken))
    return ui.Picture(title, of, DayRows(rows, words.short_day, words.day), cells, alt=alt)


def _rows(check_ins: Sequence[CheckIn], words: Words) -> list[DayRow]:
    """A row for each thing ever answered, in the order in which they are asked."""
    rows = []
    for item in ASKED:
        if given := answers_to(check_ins, item):
            middle = float(median(n for _, n in given)) if len(given) >= MEDIAN_FROM else None
            rows.append(DayRow(words(f"over_time.item.{item}"), _direction(given, words), given, middle))
    return rows


def _direction(given: Sequence[tuple[date, int]], words: Words) -> str:
    """Where a thing has been going, in words; "" while it is too early for any."""
    days = [day for day, _ in given]
    weeks = max(1, round((days[-1] - days[0]).days / 7))
    span = words("weeks", weeks=words.number(weeks)) if weeks > 1 else words("week")
    return words(f"over_time.direction.{direction(days, [n for _, n in given])}", weeks=span)
