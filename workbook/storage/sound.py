"""That a file was found sound, noted beside it: who opens it soon afterwards need not read all of it again.

Every page has a process of its own, and reading a large file from end to end takes longer than showing it.
The note holds for a day and for the file as the system describes it: any change but our own shows there, and
whatever a page reads is checked row by row in any case. It says nothing of what is in the file.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from workbook.storage.cache import signature

FOR = timedelta(days=1)  # the file is read from end to end once a day at least
# The same within one process, for a folder that cannot be written to.
_NOTED: dict[Path, list[Any]] = {}


def known(path: Path, at: datetime) -> bool:
    """Whether this very file was found sound within the last day."""
    since = _since(path, signature(path))
    return since is not None and timedelta(0) <= at - since < FOR


def note(path: Path, at: datetime) -> None:
    """The file has been read from end to end, and is sound."""
    _keep(path, at, signature(path))


def follow(path: Path, before: Any) -> None:
    """A change of our own has made this of the file that was described by `before`: as sound as that was."""
    if since := _since(path, before):
        _keep(path, since, signature(path))


def place(path: Path) -> Path:
    """Where the note lies."""
    return path.with_name(f".{path.name}.sound")


def _since(path: Path, now: Any) -> datetime | None:
    """When the file of this description was read from end to end, if it was."""
    kept: Any = None
    with suppress(OSError, ValueError):
        kept = json.loads(place(path).read_text("utf-8"))
    either: list[Any] = [kept, _NOTED.get(path)]
    for noted in either:
        with suppress(ValueError, TypeError):
            since, described = noted
            if now is not None and list(described) == list(now):
                return datetime.fromisoformat(since)
    return None


def _keep(path: Path, at: datetime, described: Any) -> None:
    _NOTED[path] = [at.isoformat(), described]
    with suppress(OSError):
        descriptor = os.open(place(path), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:
            json.dump(_NOTED[path], file)
