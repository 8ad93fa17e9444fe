"""The room's tables: the weeks, what was planned for them, and the numbers that were put right."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.review.model import WeekAction, WeekCount, WeekReview, problems
from workbook.storage import Stored

LOOKED = ("floor", "came", "glad", "learned", "hard", "less", "rest_on", "rest", "confidence")
TABLES: ui.Tables = {  # name → kind, and what its form asks
    "weeks": (WeekReview, LOOKED),
    "actions": (WeekAction, ("action", "planned_on", "place", "done_on", "let_go")),
    "counts": (WeekCount, ("what", "week_of", "count", "reason")),
}
NEWEST_FIRST = {"weeks": "week_of", "actions": "planned_on", "counts": "week_of"}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table, with a column for each heading."""

    def state(stored: Stored[Any]) -> dict[str, str]:
        return {"state": _state(stored.record, words.within("list.actions"))} if name == "actions" else {}

    def check(values: dict[str, Any], editing: Stored[Any] | None) -> Any:
        before = editing.record if editing else None
        kept = {name for name in ("planned_on", "rest_on") if getattr(before, name, None) == values.get(name)}
        return problems({key: value for key, value in values.items() if key not in kept}, book.today())

    return ui.listed(
        book,
        words,
        TABLES,
        name,
        draft="review.list",
        check=check,
        cells=state,
        kinds={"floor": "tag", "state": "tag"},
        order=ui.newest_first(NEWEST_FIRST[name]),
        open_=lambda record: getattr(record, "open", False),
    )


def _state(action: WeekAction, labels: Words) -> str:
    """Where an action stands, in a word."""
    return labels(f"state.{'let_go' if action.let_go else 'open' if action.open else 'done'}")
