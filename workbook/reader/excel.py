"""An Excel workbook to rows of text, sheet by sheet, never further than the bounds."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from typing import Any

from workbook.reader.csv_text import Rows
from workbook.reader.limits import Bounds, Refused

_NUMBER_OF_ZEROS = re.compile(r"0{2,}")  # the cell format that shows 1 as 001
_FILL = re.compile(rb"<fill\s*/>|<fill>.*?</fill>", re.DOTALL)
_MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_UNCOUNTED = re.compile(rb"<f[ >/](?:(?!</c>).)*?(?:</f>|/>)\s*</c>", re.DOTALL)


def sheets_of(data: bytes, bounds: Bounds, wanted: str | None) -> list[dict[str, Any]]:
    """Each sheet's name, rows, and how many formulas it holds without a result.

    Hidden sheets are read only when asked for by name; charts are no sheets. Refuses a damaged workbook,
    one with too many rows or columns, and one without the sheet that was asked for.
    """
    warnings.simplefilter("ignore")
    import openpyxl

    try:
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        except (TypeError, ValueError):  # a style that Excel itself does not mind
            data = _plain_styles(data)
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        counts_from_1904 = book.epoch.year == 1904
        sheets = [_sheet(sheet, data, bounds) for sheet in _shown(book.worksheets, wanted)]
        return [{**sheet, "from_1904": counts_from_1904} for sheet in sheets]
    except (Refused, MemoryError):
        raise
    except Exception:  # a workbook can be broken in more ways than a list of error types can name
        raise Refused("damaged") from None


def _plain_styles(data: bytes) -> bytes:
    """The workbook with every fill an empty one: colours are not read, and a wrong one stops the reading."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.endswith("styles.xml"):
                content = _FILL.sub(b"<fill><patternFill/></fill>", content)
            new.writestr(item, content)
    return out.getvalue()


def _shown(sheets: list[Any], wanted: str | None) -> list[Any]:
    """The sheets that can be seen; or the one of this name, or those whose names stand in a row in it."""
    if wanted is None:
        return [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    names = [wanted] if wanted in {sheet.title for sheet in sheets} else wanted.split(", ")
    named = [sheet for sheet in sheets if sheet.title in names]
    if len(named) < len(names):
        raise Refused("no_such_sheet", {"sheets": ", ".join(sheet.title for sheet in sheets)})
    return named


def _sheet(sheet: Any, data: bytes, bounds: Bounds) -> dict[str, Any]:
    rows: Rows = []
    filled = 0
    from openpyxl.cell.read_only import EMPTY_CELL

    for cells in sheet.iter_rows(max_row=bounds.rows + 200, max_col=bounds.columns + 1):
        width = len(cells)
        while width and cells[width - 1] is EMPTY_CELL:  # rows come filled up to the last column allowed
            width -= 1
        row = [_text(cell) for cell in cells[:width]]
        while row and not row[-1]:
            row.pop()
        if len(row) > bounds.columns:
            raise Refused("too_many_columns", {"limit": bounds.columns})
        rows.append(row)
        filled += bool(row)
        if filled > bounds.rows + 100:
            raise Refused("too_many_rows", {"limit": bounds.rows})
    while rows and not rows[-1]:
        rows.pop()
    xml = _xml(sheet, data)
    _fill_merged(rows, xml)
    uncounted = len(_UNCOUNTED.findall(xml))
    return {"name": sheet.title, "rows": rows, "uncounted": uncounted, "banners": _banners(rows, xml)}


def _text(cell: Any) -> str:
    """A cell as the person sees it, with dates in ISO 8601 whatever format they are shown in."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    shown_as = cell.number_format or ""
    return str(value).zfill(len(shown_as)) if _NUMBER_OF_ZEROS.fullmatch(shown_as) else str(value)


def _xml(sheet: Any, data: bytes) -> bytes:
    """The sheet as it stands in the archive, for what the bounded reader does not tell."""
    name = str(sheet._worksheet_path).lstrip("/")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def _merged(xml: bytes) -> list[tuple[int, int, int, int]]:
    """The cells that are one: first column, first row, last column and last row, counted from 1."""
    from openpyxl.utils import range_boundaries

    return [range_boundaries(cells.decode()) for cells in _MERGED.findall(xml)]


def _banners(rows: Rows, xml: bytes) -> list[int]:
    """The rows whose only cell is merged across half the sheet or more: headings and remarks."""
    width, banners = max(map(len, rows), default=0), set()
    for left, top, right, _bottom in _merged(xml):
        span = right - left + 1
        if span > 2 and span * 2 >= width and top <= len(rows) and sum(map(bool, rows[top - 1])) == 1:
            banners.add(top)
    return sorted(banners)


def _fill_merged(rows: Rows, xml: bytes) -> None:
    """Writes a value that was merged down over several rows into each of them."""
    for left, top, right, bottom in _merged(xml):
        if left == right and top <= len(rows) and left <= len(rows[top - 1]):
            for row in rows[top:bottom]:
                row.extend([""] * (left - len(row)))
                row[left - 1] = rows[top - 1][left - 1]
