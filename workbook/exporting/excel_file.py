"""The whole book as one Excel workbook, a sheet for each kind; nothing in it is ever a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from workbook.exporting.contents import Everything, rows_of

MOST_UNITS = 32_767  # UTF-16 units in one cell; Excel cuts what is longer
LONG = "long_texts"
_LONG_HEADER = ["sheet", "row", "column", "part", "text"]
_MARK = "\u2026 "  # a cell that goes on in the sheet of long texts begins so


def xlsx_bytes(whole: Everything) -> bytes:
    """The workbook; a text too long for one cell goes on, in parts, on a sheet of its own."""
    import xlsxwriter

    file = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {**plain, "in_memory": True}) as book:
        book.set_properties({"created": whole.at.replace(tzinfo=None)})
        bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        long: list[list[str]] = []
        for cls, records in whole.records.items():
            sheet = book.add_worksheet(cls.kind)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 60, 24)
            for y, row in enumerate(rows_of(cls, records)):
                for x, cell in enumerate(row):
                    if short := _shortened(cell, long, [cls.kind, str(y), str(x)]):
                        sheet.write_string(y, x, short, bold if y == 0 else wrap)
        if long:
            sheet = book.add_worksheet(LONG)
            for y, parts in enumerate([_LONG_HEADER, *long]):
                for x, cell in enumerate(parts):
                    sheet.write_string(y, x, cell)
    return file.getvalue()


def whole_rows(sheets: Mapping[str, Sequence[Sequence[str]]], name: str) -> list[list[str]]:
    """The rows of one sheet, with texts that go on elsewhere put together.

    ValueError or IndexError where the sheet of long texts is not as it was written.
    """
    rows = [list(row) for row in sheets[name]]
    whole: dict[tuple[int, int], str] = {}
    for kind, y, x, _part, text in sheets.get(LONG, [])[1:]:
        if kind == name:
            whole[int(y), int(x)] = whole.get((int(y), int(x)), "") + text.removeprefix("|")
    for (row, column), text in whole.items():
        rows[row][column] = text
    return rows


def _shortened(cell: str, long: list[list[str]], place: list[str]) -> str:
    """The cell itself, or its beginning when the whole of it was put among the long texts."""
    if _units(cell) <= MOST_UNITS:
        return cell
    parts = _parts(cell, MOST_UNITS - 1)
    # A part may begin with anything; the bar in front keeps it from looking like a formula.
    long += [[*place, str(n), f"|{part}"] for n, part in enumerate(parts, 1)]
    return _MARK + _parts(cell, 200)[0]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _parts(text: str, most: int) -> list[str]:
    """The text in pieces of at most `most` UTF-16 units, no character cut in two."""
    parts, rest = [], text.encode("utf-16-le")
    while rest:
        part = rest[: 2 * most].decode("utf-16-le", "ignore")  # without the half of a character at its end
        parts.append(part)
        rest = rest[2 * _units(part) :]
    return parts
