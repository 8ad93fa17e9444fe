"""The room's tables: the weeks, what was planned for them, and the numbers that were put right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.review.model import WeekAction, WeekCount, WeekReview, problems
from workbook.storage import Stored

LOOKED = ("floor", "came", "glad", "learned", "hard", "less", "rest_on", "rest", "confidence")
TABLES: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {  # name → kind, and what its form asks
    "weeks": (WeekReview, LOOKED),
    "actions": (WeekAction, ("action", "planned_on", "place", "done_on", "let_go")),
    "counts": (WeekCount, ("what", "week_of", "count", "reason")),
}
NEWEST_FIRST = {"weeks": "week_of", "actions": "planned_on", "counts": "week_of"}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table, with a column for each heading."""
    (kind, fields), labels = TABLES[name], words.within(f"list.{name}")
    headings, order = labels.options("column"), NEWEST_FIRST[name]

    def row(stored: Stored[Any]) -> tuple[int, ui.Row]:
        on = getattr(stored.record, order)
        tone = "now" if getattr(stored.record, "open", False) else "quiet"
        more = {"state": _state(stored.record, labels)} if "state" in headings else {}
        cells = ui.row_of(stored, headings.keys() - more.keys(), words, tone, **more)
        return (-on.on.toordinal() if on else 0), cells

    columns = ui.columns_of(labels, floor="tag", state="tag")
    form, draft = (words, words.within(f"form.{name}")), f"review.list.{name}"

    def check(values: dict[str, Any]) -> Any:
        before = records.form.editing.record if records.form and records.form.editing else None
        kept = {name for name in ("planned_on", "rest_on") if getattr(before, name, None) == values.get(name)}
        return problems({key: value for key, value in values.items() if key not in kept}, book.today())

    records = ui.Records(
        book, kind, labels, columns=columns, row=row, fields=fields, form=form, name=draft, check=check
    )
    return records


def _state(action: WeekAction, labels: Words) -> str:
    """Where an action stands, in a word."""
    return labels(f"state.{'let_go' if action.let_go else 'open' if action.open else 'done'}")
