"""A file or a pasted text to rows of cells: read by a process of its own, refused by name."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workbook.reader.limits import Bounds, Refused

_HOME = Path(__file__).resolve().parents[2]
_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "LANG")


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file: its name (None in a text file) and its rows, the first row being row 1."""

    name: str | None
    rows: list[list[str]]
    uncounted: int = 0  # formulas whose result was never saved
    banners: tuple[int, ...] = ()  # rows that are one cell merged across the sheet
    from_1904: bool = False  # its serial numbers count the days from 1904


@dataclass(frozen=True)
class Cells:
    """Everything a file holds, as text: nothing guessed, nothing converted."""

    encoding: str
    delimiter: str | None
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class MailText:
    """A message as it was found: nothing judged yet, `sent_on` as ISO or ""."""

    subject: str
    sender: str
    sent_on: str
    text: str


def read_bytes(data: bytes, *, sheet: str | None = None, bounds: Bounds | None = None) -> Cells:
    """The cells of a file's bytes; raises Refused with the reason."""
    return cells_from(_asked(data, sheet, bounds or Bounds()))


def cells_from(answer: dict[str, Any]) -> Cells:
    """The cells out of what the reading process answered."""
    sheets = (Sheet(**{**sheet, "banners": tuple(sheet["banners"])}) for sheet in answer["sheets"])
    return Cells(answer["encoding"], answer["delimiter"], tuple(sheets))


def read_path(path: Path, *, sheet: str | None = None, bounds: Bounds | None = None) -> Cells:
    """The cells of a file on disk; raises Refused with the reason."""
    bounds = bounds or Bounds()
    try:
        data = _bytes_of(path, bounds.file_bytes + 1)
    except FileNotFoundError:
        raise Refused("no_such_file") from None
    except OSError:
        raise Refused("not_opened") from None
    return read_bytes(data, sheet=sheet, bounds=bounds)


def _bytes_of(path: Path, most: int) -> bytes:
    """The first bytes of an ordinary file; anything that could keep us waiting is refused at once."""
    if path.is_dir():
        raise Refused("folder")
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        data = file.read(most) if stat.S_ISREG(status.st_mode) else None
    if data is None or (data and not status.st_size):  # what has no size and yet goes on is no file on a disk
        raise Refused("not_a_file")
    return data


def read_mail(data: bytes, *, bounds: Bounds | None = None) -> MailText:
    """The message in a saved e-mail or a pasted text; raises Refused with the reason."""
    return MailText(**_asked(data, None, bounds or Bounds(), mail=True))


def _asked(data: bytes, sheet: str | None, bounds: Bounds, *, mail: bool = False) -> dict[str, Any]:
    """What the reading process answers; whatever ends it early is a refusal too."""
    if len(data) > bounds.file_bytes:
        raise Refused("file_too_large", {"limit": bounds.file_bytes // 1_000_000})
    request = json.dumps({"sheet": sheet, "bounds": asdict(bounds), "mail": mail}).encode() + b"\n"
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment |= {"PYTHONPATH": str(_HOME), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-m", "workbook.reader"]
    try:
        done = subprocess.run(
            command,
            input=request + data,
            capture_output=True,
            env=environment,
            timeout=bounds.patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused("too_heavy") from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise Refused("too_heavy" if done.returncode < 0 else "damaged") from None
    if "refused" in answer:
        raise Refused(answer["refused"], answer["values"])
    return answer
