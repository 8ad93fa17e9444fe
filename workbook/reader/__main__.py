"""The reading process: bounds and a file on standard input, its rows or message as JSON on standard output.

It holds nothing and writes nothing else, so whatever a file does to it, the workbook goes on.
"""

from __future__ import annotations

import json
import math
import sys
from typing import Any

from workbook.reader.csv_text import rows_of
from workbook.reader.encodings import text_of
from workbook.reader.file_type import is_workbook
from workbook.reader.limits import Bounds, Refused
from workbook.reader.mail_file import mail_of


def read(data: bytes, bounds: Bounds, sheet: str | None) -> dict[str, Any]:
    """What a file holds: its encoding and delimiter, or its sheets; raises Refused."""
    if is_workbook(data, bounds):
        from workbook.reader.excel import sheets_of

        encoding, delimiter, sheets = "xlsx", None, sheets_of(data, bounds, sheet)
    else:
        text, encoding = text_of(data)
        rows, delimiter = rows_of(text, bounds)
        sheets = [{"name": None, "rows": rows, "uncounted": 0, "banners": []}]
    _check(sheets, bounds)
    return {"encoding": encoding, "delimiter": delimiter, "sheets": sheets}


def _check(sheets: list[dict[str, Any]], bounds: Bounds) -> None:
    """Refuses tables wider than the bounds, or with a cell no note could hold."""
    for sheet in sheets:
        for row in sheet["rows"]:
            if len(row) > bounds.columns and len("".join(row[bounds.columns :]).strip()):
                raise Refused("too_many_columns", {"limit": bounds.columns})
            if any(len(cell) > bounds.cell_characters for cell in row):
                raise Refused("cell_too_long", {"limit": bounds.cell_characters})


def _limit(bounds: Bounds) -> None:
    """Caps memory and processor time where the system can (not on Windows: there the clock alone guards)."""
    try:
        import resource
    except ImportError:
        return
    seconds = math.ceil(bounds.seconds)
    for what, limit in ((resource.RLIMIT_AS, bounds.memory_bytes), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(what, (limit, limit))
        except (ValueError, OSError):  # a stricter limit is already set, or the system knows none
            continue


def main() -> None:
    """Reads one request and answers it."""
    asked = json.loads(sys.stdin.buffer.readline())
    bounds = Bounds(**asked["bounds"])
    _limit(bounds)
    for library in ("numpy", "lxml", "pandas"):  # openpyxl would load them and needs none of them here
        sys.modules.setdefault(library, None)  # type: ignore[arg-type]
    try:
        data = sys.stdin.buffer.read()
        answer = mail_of(data) if asked.get("mail") else read(data, bounds, asked["sheet"])
        text = json.dumps(answer, ensure_ascii=True)
    except Refused as refused:
        text = json.dumps({"refused": refused.key, "values": refused.values})
    except (MemoryError, RecursionError):
        text = json.dumps({"refused": "too_heavy", "values": {}})
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
