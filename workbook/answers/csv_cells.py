"""Text as a cell that no spreadsheet program runs, and rows of such cells as a CSV file.

A program may read a cell that begins with `=`, `+`, `-`, `@` or `|`, or with one of their full-width
twins, as something to carry out, also behind spaces or quotation marks (CWE-1236; OWASP ASVS 1.2.10).
An apostrophe in front stops that. The same test decides on the way back, so that every text returns
as it was, also one that began with apostrophes of its own.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_BLANKS = ' \t\r\n\u00a0\u200b\ufeff"'
_STARTS = "=+\\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20\uff5c\uff05"
_LOOKS_LIKE_A_FORMULA = re.compile(f"'*[{_BLANKS}]*[{_STARTS}]")


def escaped(text: str) -> str:
    """The text as it goes into a cell: with one apostrophe in front where it looks like a formula."""
    return f"'{text}" if _LOOKS_LIKE_A_FORMULA.match(text) else text


def as_written(cell: str) -> str:
    """The text that `escaped` made this cell from."""
    return cell[1:] if cell.startswith("'") and _LOOKS_LIKE_A_FORMULA.match(cell) else cell


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that spreadsheet programs open as it is: UTF-8 with a mark, every cell quoted."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")
