"""The tables of an export (CSV or Excel) as records again, recognised by the names of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbook.book import record_classes
from workbook.exporting.contents import columns_of, referred_first
from workbook.exporting.csv_file import records_of
from workbook.exporting.excel_file import LONG, whole_rows
from workbook.exporting.merge import NotAnExport, Returning, saved_at
from workbook.importing.reading import Cells


def own_tables(cells: Cells) -> list[Returning] | None:
    """The records in an export's tables, what is referred to first; None for any other file.

    NotAnExport where the long texts of its cells cannot be told.
    """
    sheets = {str(sheet.name or ""): sheet.rows for sheet in cells.sheets if sheet.rows}
    known = {name: cls for name, rows in sheets.items() if (cls := _kind_of(name, rows))}
    if not known or sheets.keys() - known.keys() - {LONG}:
        return None
    found: dict[type[Any], list[Returning]] = {}
    for name, cls in known.items():
        found.setdefault(cls, []).extend(_records(cls, name, sheets))
    return [one for cls in referred_first(found) for one in found[cls]]


def _kind_of(name: str, rows: Sequence[Sequence[str]]) -> type[Any] | None:
    """The kind whose columns these are; a sheet is called like it, and a version may know fewer of them."""
    header = list(rows[0])
    for cls in record_classes():
        ours = columns_of(cls)
        if header == ours and name in ("", cls.kind):
            return cls
        partly = header[:1] == ["id"] and header[-1:] == ["saved_at"] and set(header) <= set(ours)
        if name == cls.kind and partly:
            return cls
    return None


def _records(cls: type[Any], name: str, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[Returning]:
    """Each row as a record, or as one that cannot be read."""
    try:
        rows = whole_rows(sheets, name)
    except (ValueError, IndexError):
        raise NotAnExport("export_damaged") from None
    at = rows[0].index("saved_at")
    for row in rows[1:]:
        try:
            ((id, record),) = records_of(cls, [rows[0], row])
        except (ValueError, TypeError):
            yield Returning(cls.kind)
        else:
            yield Returning(cls.kind, id, record, saved_at(row[at] if at < len(row) else None))
