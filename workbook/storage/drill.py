"""A restore drill: the newest backup put back for trial, in a folder of its own, and looked at as a whole."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.storage.backups import Backup, examine_file, folder_of
from workbook.storage.errors import Damaged, NotOurs, StoreError, TooNew
from workbook.storage.opening import restore

if TYPE_CHECKING:
    from workbook.storage.store import Store

_KEPT = "restore_drill"  # the setting that remembers the last one


@dataclass(frozen=True)
class Drill:
    """When the newest backup was put back for trial, which it was, whether it was sound, and its entries."""

    at: datetime
    backup: str
    sound: bool
    entries: int

    def still_says(self, copies: Sequence[Backup]) -> bool:
        """Whether there is anything to tell: one that failed with a copy no longer the newest is over."""
        return self.sound or bool(copies and copies[0].path.name == self.backup)

    def as_values(self) -> dict[str, Any]:
        """The drill as plain values."""
        return {**asdict(self), "at": self.at.isoformat(timespec="seconds")}


def last_drill(store: Store) -> Drill | None:
    """The drill that was done last; None when there was none yet."""
    import msgspec  # here: it costs a page that asks nothing of it 20 ms

    with suppress(msgspec.ValidationError):
        return msgspec.convert(store.setting(_KEPT, None), Drill)
    return None


def drilled(store: Store, now: datetime) -> Drill | None:
    """The drill with the newest backup, done now unless it has been; None when there is no backup.

    Where it cannot be done at all, as on a full disk, it is the last one that was.
    """
    copies = store.backups()
    if not copies:
        return None
    done = last_drill(store)
    if done and done.backup == copies[0].path.name:
        return done
    try:
        drill = _tried(store.path, copies[0].path, now)
    except (StoreError, OSError):
        return done
    with suppress(StoreError):  # where nothing can be written, looking still counts
        store.set_setting(_KEPT, drill.as_values())
    return drill


def _tried(book: Path, copy: Path, at: datetime) -> Drill:
    """Restores the copy into a folder that is gone afterwards, and reads every row of it.

    Other errors than those about the copy itself are raised: they say nothing about it.
    """
    with tempfile.TemporaryDirectory(dir=folder_of(book), prefix=".drill-") as folder:
        place = Path(folder) / book.name
        try:
            restore(place, copy, at)
        except (Damaged, NotOurs, TooNew):
            return Drill(at, copy.name, False, 0)
        health = examine_file(place)
    return Drill(at, copy.name, health.sound, health.entries)
