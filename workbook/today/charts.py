"""The room's two charts: what was expected beside how it was, and the check-ins, a row for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from statistics import median

from workbook import ui
from workbook.answers import capital
from workbook.book import Book
from workbook.content import Words
from workbook.estimates.display_rules import gap_summary
from workbook.estimates.trend import direction
from workbook.today.model import ITEMS, MONEY, NATIONAL, CheckIn, answers_to, first_days
from workbook.ui.drawing.dots import FILLED, HOLLOW, DayRow, DayRows, Pair, Pairs, Scale

NEWEST = 12  # rows of the picture of first days; all are in the table behind it
MEDIAN_FROM = 3  # a middle of one or two numbers is only those numbers


def feelings_picture(book: Book, words: Words) -> ui.Picture | None:
    """What was expected beside how it was, one row for each first day that was asked again."""
    labels = words.within("feelings")
    days = [
        (day, day.expected, day.actual)
        for day in first_days(book.store)
        if day.expected is not None and day.actual is not None
    ]
    if not days:
        return None
    cells = [
        {"day": words.day(day.began), "now": day.distress, "expected": expected, "actual": actual}
        for day, expected, actual in days
    ]
    marks = Pairs(
        [(words.short_day(day.began), [Pair(expected, actual)]) for day, expected, actual in days[-NEWEST:]],
        Scale.of_ten(labels("low"), labels("high")),
        {labels("expected"): HOLLOW, labels("actual"): FILLED},
        row=40,
        left=(84, 64),
        key_lines=(1, 2),
    )
    of = labels("of_one") if len(days) == 1 else labels("of", n=capital(words.number(len(days))))
    pairs = [(expected, actual) for _, expected, actual in days]
    return ui.Picture(_feelings_title(pairs, labels), of, marks, cells, drawn=NEWEST)


def _feelings_title(pairs: Sequence[tuple[int, int]], labels: Words) -> str:
    """From five on how often it was expected worse than it was; before that the newest pair."""
    if summary := gap_summary([expected - actual for expected, actual in pairs]):
        worse, gap = summary
        key = "title_many" if gap > 0 else "title_many_better" if gap < 0 else "title_many_even"
        return labels(key, worse=worse, n=len(pairs), gap=f"{abs(gap):g}")
    expected, actual = pairs[-1]
    better = "same" if actual == expected else "better" if actual < expected else "worse"
    return labels("title_some" if len(pairs) > 1 else f"title_{better}", expected=expected, actual=actual)


def check_in_picture(book: Book, words: Words) -> ui.Picture | None:
    """Each thing's dots over time with the person's own middle, each by itself: nothing is added up."""
    labels = words.within("over_time")
    rows = _rows([stored.record for stored in book.store.all(CheckIn)], words)
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


def _rows(check_ins: Iterable[CheckIn], words: Words) -> list[DayRow]:
    """A row for each thing ever answered, in the order in which they are asked."""
    rows, every = [], list(check_ins)
    for item in (*ITEMS, MONEY, *NATIONAL):
        if given := answers_to(every, item):
            middle = float(median(n for _, n in given)) if len(given) >= MEDIAN_FROM else None
            rows.append(DayRow(words(f"over_time.item.{item}"), _direction(given, words), given, middle))
    return rows


def _direction(given: Sequence[tuple[date, int]], words: Words) -> str:
    """Where a thing has been going, in words; "" while it is too early for any."""
    days = [day for day, _ in given]
    weeks = max(1, round((days[-1] - days[0]).days / 7))
    span = words("weeks", weeks=words.number(weeks)) if weeks > 1 else words("week")
    return words(f"over_time.direction.{direction(days, [n for _, n in given])}", weeks=span)


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The room's pictures by the key of their words."""
    return {
        "feelings": lambda: feelings_picture(book, words),
        "over_time": lambda: check_in_picture(book, words),
    }
