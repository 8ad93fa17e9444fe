"""The rows of a record table, and how they are searched, put in order and cut into pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbook.answers import fold

PAGE = 25
CELL = 500  # characters of a cell that are sent to the browser; the record itself is opened for more


@dataclass(frozen=True)
class Column:
    """One column: which cell it shows and its heading.

    `kind` is text, day, number or tag. `sub` names a cell shown under it in a quieter tone. A `wide`
    column is left out where a table has little room; in the stacked rows of a phone it is there again.
    """

    key: str
    label: str
    kind: str = "text"
    sub: str | None = None
    wide: bool = False


@dataclass(frozen=True)
class Row:
    """One record as a table shows it: cells by column key, and what to sort by where the text will not do.

    `tag_tone` is `quiet` for what is over and `now` for what is still open.
    """

    id: str
    cells: Mapping[str, str]
    sort: Mapping[str, Any] = field(default_factory=dict)
    tag_tone: str = "quiet"


def matching(rows: Iterable[Row], folded: Mapping[str, str], search: str) -> list[Row]:
    """The rows that hold every word of the search in some cell; `folded` is each row's text by id."""
    wanted = fold(search).split()
    return [row for row in rows if all(word in folded[row.id] for word in wanted)]


def folded_text(row: Row) -> str:
    """All the words of a row as the search reads them."""
    return " ".join(fold(text) for text in row.cells.values())


def in_order(rows: Sequence[Row], key: str, *, descending: bool) -> list[Row]:
    """The rows by one column, those without a value last either way; equal ones keep their order."""
    known = [row for row in rows if _sort_value(row, key) not in (None, "")]
    unknown = [row for row in rows if _sort_value(row, key) in (None, "")]
    try:
        known.sort(key=lambda row: _sort_value(row, key), reverse=descending)
    except TypeError:  # values of several types; as text they have an order too
        known.sort(key=lambda row: fold(row.cells.get(key, "")), reverse=descending)
    return known + unknown


def _sort_value(row: Row, key: str) -> Any:
    return row.sort[key] if key in row.sort else fold(row.cells.get(key, ""))


def sent(row: Row) -> dict[str, Any]:
    """A row as the browser gets it, very long cells cut."""
    cells = {key: text if len(text) <= CELL else text[:CELL] + "…" for key, text in row.cells.items()}
    return {"id": row.id, "cells": cells, "tone": row.tag_tone}
