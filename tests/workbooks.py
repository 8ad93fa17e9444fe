"""Excel workbooks for tests: ordinary ones, and ones that mean harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl

HEAD = ("Company", "Role", "Applied", "Status")
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)


def workbook(sheets: dict[str, Sequence[Sequence[Any]]], *, merge: str = "", hide: str = "") -> bytes:
    """A workbook with these sheets; `merge` joins cells of the first, `hide` hides one."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name == hide else "visible"
    if merge:
        book.worksheets[0].merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_sheet(xml: str, *, strings: str = "") -> bytes:
    """A workbook whose only sheet is this XML, and whose shared strings are these."""
    plain = workbook({"Log": [HEAD, ("Abbot", "Clerk", "2026-03-04", "Applied")]})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                data = xml.encode()
            if strings and item.filename == "xl/sharedStrings.xml":
                data = strings.encode()
            new.writestr(item.filename, data)
    return out.getvalue()


def far_cell() -> bytes:
    """A workbook of a few kilobytes whose one cell is the last there can be."""
    row = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    return with_sheet(SHEET.format(rows=row))


def unpacks_to(megabytes: int) -> bytes:
    """A small workbook that would unpack to so much."""
    text = "x" * (megabytes * 1_000_000)
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    return with_sheet(SHEET.format(rows=row))


def laughing() -> bytes:
    """A workbook whose text is an entity made of entities, a billion times."""
    lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    head = f'<?xml version="1.0"?><!DOCTYPE x [{"".join(lines)}]>'
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'
    return with_sheet(SHEET.format(rows=row).replace('<?xml version="1.0"?>', head))
