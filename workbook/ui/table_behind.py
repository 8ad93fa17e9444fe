"""The table behind a chart, as headings and rows of text for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


def table_behind(
    table: Any, rows: Sequence[Mapping[str, str]] | None, words: Any
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of text: the reading's own rows if given, else those of the DataFrame or list.

    A column's heading is words("column.<name>") where there is one, else its name.
    """
    if rows is None:
        rows = table.to_dict("records") if hasattr(table, "to_dict") else table
    names = list(rows[0]) if rows else []
    headings = [_heading(str(name), words) for name in names]
    return headings, [[_said(row.get(name), words) for name in names] for row in rows]


def _heading(name: str, words: Any) -> str:
    return str(words.get(f"column.{name}", name))


def _said(value: Any, words: Any) -> str:
    """One cell in words: days as days, whole numbers whole, and nothing where nothing is known."""
    if value is None or (str(value) in ("nan", "NaT", "<NA>") and not isinstance(value, str)):
        return ""
    if isinstance(value, date):
        return str(words.day(value.date() if hasattr(value, "date") else value))
    if isinstance(value, float):
        return f"{value:.3g}" if value % 1 else f"{value:.0f}"
    return str(value)
