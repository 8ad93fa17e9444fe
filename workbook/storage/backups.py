"""Copies of the file: made while it is in use, re-read before they count, thinned by age."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from workbook.storage.connection import BookFile, connect, make_folder, make_private
from workbook.storage.errors import Damaged, named
from workbook.storage.health import Health, examine

NAME = re.compile(r"(?P<stamp>[0-9]{8}-[0-9]{6}-[0-9]{3})-(?P<reason>[a-z_]+)\.db")
STAMP = "%Y%m%d-%H%M%S"
DAILY, WEEKLY, MONTHLY = 7, 8, 12
GRACE = timedelta(days=1)  # of today and yesterday every copy stays


@dataclass(frozen=True)
class Backup:
    """One verified copy: where it is, when it was made (local time) and why."""

    path: Path
    at: datetime
    reason: str


def folder_of(book: Path) -> Path:
    """Where the copies of a book lie."""
    return book.parent / "backups"


def found(book: Path) -> list[Backup]:
    """The copies there are, newest first."""
    with suppress(OSError):
        names = [(path, NAME.fullmatch(path.name)) for path in folder_of(book).iterdir()]
        copies = [Backup(path, _at(name["stamp"]), name["reason"]) for path, name in names if name]
        return sorted(copies, key=lambda copy: copy.path.name, reverse=True)
    return []


def _at(stamp: str) -> datetime:
    return datetime.strptime(f"{stamp}000", f"{STAMP}-%f")  # noqa: DTZ007 - a name holds the local time only


def name_at(at: datetime, reason: str) -> str:
    """The name of a copy made at this local time."""
    return f"{at.strftime(STAMP)}-{at.microsecond // 1000:03d}-{re.sub('[^a-z_]', '_', reason.lower())}.db"


def make(file: BookFile, at: datetime, reason: str) -> Backup:
    """A verified copy of the book as it is now; Damaged, DiskFull or NoWrite, and nothing left behind."""
    with named(file.path):
        folder = folder_of(file.path)
        make_folder(folder)
        while (target := folder / name_at(at, reason)).exists():
            at += timedelta(milliseconds=1)
        with file.reading() as source:
            copy_to(target, source.backup)
        thin(file.path)
        if file.beside:
            file.beside(folder)
    return Backup(target, _at(NAME.fullmatch(target.name)["stamp"]), reason)  # type: ignore[index]


def copy_to(target: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Fill a new file, check all of it, and only then give it its name; Damaged if the check fails."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    make_private(part)
    sweep(part)
    try:
        with closing(connect(part)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            fill(copy)
        health = examine_file(part)
        if not health.sound:
            raise Damaged(
                values={"damaged": health.damaged, "entries": health.entries, "newest_backup": None}
            )
        settle_on_disk(part, target)
    except BaseException:
        for left in (part, part.with_name(part.name + "-journal")):
            left.unlink(missing_ok=True)
        raise


def sweep(part: Path) -> None:
    """Delete what copies cut short by a crash have left beside this new one; an hour old is not in use."""
    for left in (
        *part.parent.glob("*.part"),
        *part.parent.glob(".*.restored"),
        *part.parent.glob("*.part-journal"),
    ):
        with suppress(FileNotFoundError):
            if left.stat().st_mtime < part.stat().st_mtime - 3600:
                left.unlink()


def examine_file(path: Path) -> Health:
    """The health of a file that nobody is using."""
    # A crash while a copy was being erased from has left its journal: it is rolled back by opening.
    mode = "rw" if path.with_name(path.name + "-journal").exists() else "ro"
    try:
        with closing(connect(path, mode=mode)) as connection:
            return examine(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return Health(["structure"], 0, 1)


def whole(path: Path) -> bool:
    """Whether a copy is as long as it says it is; quick, and blind to what `examine_file` sees."""
    try:
        with closing(connect(path, mode="ro")) as connection:
            (pages,), (size,) = (
                connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
            )
            return bool(connection.execute("PRAGMA user_version").fetchone()[0]) and bool(
                path.stat().st_size == pages * size
            )
    except (sqlite3.Error, OSError):
        return False


def settle_on_disk(part: Path, target: Path) -> None:
    """Give a finished file its name so that a power cut leaves the old or the new, whole."""
    descriptor = os.open(part, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(part, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Put the folder's list of names on the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def thin(book: Path) -> None:
    """Delete the copies that are neither recent nor the newest of a kept day, week or month."""
    copies = found(book)
    stay = kept([copy.at for copy in copies])
    for copy in copies:
        if copy.at not in stay:
            copy.path.unlink(missing_ok=True)


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Which copies stay: all of the newest two days, and the newest of 7 days, 8 weeks and 12 months."""
    newest_first = sorted(times, reverse=True)
    if not newest_first:
        return set()
    stay = {at for at in newest_first if newest_first[0].date() - at.date() <= GRACE}
    periods: list[tuple[int, Callable[[date], object]]] = [
        (DAILY, lambda day: day),
        (WEEKLY, lambda day: day.isocalendar()[:2]),
        (MONTHLY, lambda day: (day.year, day.month)),
    ]
    for many, period in periods:
        newest: dict[object, datetime] = {}
        for at in newest_first:
            newest.setdefault(period(at.date()), at)
        stay.update(list(newest.values())[:many])
    return stay
