"""The room's chart: what was expected beside how it was, a row for each first day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbook import ui
from workbook.answers import capital
from workbook.book import Book
from workbook.content import Words
from workbook.estimates.display_rules import gap_summary
from workbook.today.model import first_days
from workbook.ui.drawing.dots import FILLED, HOLLOW, Pair, Pairs, Scale

NEWEST = 12  # rows of the picture; all are in the table behind it


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The room's picture by the key of its words."""
    return {"feelings": lambda: feelings_picture(book, words)}


def feelings_picture(book: Book, words: Words) -> ui.Picture | None:
    """What was expected beside how it was, one row for each first day that was asked again."""
    labels = words.within("feelings")
    days = [(day, day.compared) for day in first_days(book.store) if day.compared is not None]
    if not days:
        return None
    cells = [
        {"day": words.day(day.began), "now": day.distress, "expected": expected, "actual": actual}
        for day, (expected, actual) in days
    ]
    marks = Pairs(
        [(words.short_day(day.began), [Pair(*compared)]) for day, compared in days[-NEWEST:]],
        Scale.of_ten(labels("low"), labels("high")),
        {labels("expected"): HOLLOW, labels("actual"): FILLED},
        row=40,
        left=(84, 64),
    )
    of = labels("of_one") if len(days) == 1 else labels("of", n=capital(words.number(len(days))))
    title = _feelings_title([compared for _, compared in days], labels)
    return ui.Picture(title, of, marks, cells, drawn=NEWEST)


def _feelings_title(pairs: Sequence[tuple[int, int]], labels: Words) -> str:
    """From five on how often it was expected worse than it was; before that the newest pair."""
    if summary := gap_summary([expected - actual for expected, actual in pairs]):
        worse, gap = summary
        key = "title_many" if gap > 0 else "title_many_better" if gap < 0 else "title_many_even"
        return labels(key, worse=worse, n=len(pairs), gap=f"{abs(gap):g}")
    expected, actual = pairs[-1]
    better = "same" if actual == expected else "better" if actual < expected else "worse"
    return labels("title_some" if len(pairs) > 1 else f"title_{better}", expected=expected, actual=actual)
