"""Copies of the file: made while it is in use, re-read before they count, thinned by age."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from workbook.storage.connection import BookFile, connect, make_folder, make_private, pragma
from workbook.storage.errors import named
from workbook.storage.health import Health, examine

# Named by world time, so that neither summer time nor a journey turns their order round. Copies of earlier
# versions carry the local time, without T and Z.
NAME = re.compile(r"(?P<stamp>[0-9]{8}(T[0-9]{6}Z|-[0-9]{6}))-(?P<ms>[0-9]{3})-(?P<reason>[a-z_]+)\.db")
STAMP, LOCAL_STAMP = "%Y%m%dT%H%M%SZ", "%Y%m%d-%H%M%S"
DAILY, WEEKLY, MONTHLY = 7, 8, 12
GRACE = timedelta(days=1)  # of today and yesterday every copy stays
REPLACED = "replaced"  # the beginning of the name of a book that a copy took the place of
AHEAD = timedelta(days=1)  # a copy dated later than this comes from a clock that was wrong
IN_USE = 60.0  # seconds for which an unfinished copy may be one that another notebook is making
LEFT_BESIDE, LEFT_AMONG = (".*.restored*", ".new-*.part*"), ("*.part", "*.part-journal", ".drill-*")


@dataclass(frozen=True)
class Backup:
    """One verified copy: where it is, when it was made (where the person is now) and why."""

    path: Path
    at: datetime
    reason: str


def folder_of(book: Path) -> Path:
    """Where the copies of a book lie."""
    return book.parent / "backups"


def copies_of(book: Path, now: datetime) -> list[Backup]:
    """The copies there are, newest first; those dated in the future come last, for their clock was wrong."""
    return _named(book, now, "")


def replaced_of(book: Path, now: datetime) -> list[Backup]:
    """The books that going back to a copy has replaced, newest first."""
    return [replace(copy, reason=REPLACED) for copy in _named(book, now, f"{REPLACED}-")]


def _named(book: Path, now: datetime, prefix: str) -> list[Backup]:
    with suppress(OSError):
        files = [path for path in folder_of(book).iterdir() if path.name.startswith(prefix)]
        names = [(path, NAME.fullmatch(path.name.removeprefix(prefix))) for path in files]
        copies = [Backup(path, _at(name, now), name["reason"]) for path, name in names if name]
        return sorted(copies, key=lambda copy: (_possible(copy, now), copy.at, copy.path.name), reverse=True)
    return []


def newest(book: Path, now: datetime) -> Backup | None:
    """The newest copy that is not dated in the future."""
    return next((copy for copy in copies_of(book, now) if _possible(copy, now)), None)


def _possible(copy: Backup, now: datetime) -> bool:
    return copy.at <= now + AHEAD


def _at(name: re.Match[str], now: datetime) -> datetime:
    """When a copy was made, from its name, as the clock of `now` tells it."""
    stamp, microseconds = name["stamp"], int(name["ms"]) * 1000
    if stamp.endswith("Z"):
        made = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC).astimezone(now.tzinfo)
    else:
        made = datetime.strptime(stamp, LOCAL_STAMP).replace(tzinfo=now.tzinfo)
    return made.replace(microsecond=microseconds)


def name_at(at: datetime, reason: str) -> str:
    """The name of a copy made at this time."""
    stamp = at.astimezone(UTC).strftime(STAMP)
    return f"{stamp}-{at.microsecond // 1000:03d}-{re.sub('[^a-z_]', '_', reason.lower())}.db"


def make(file: BookFile, at: datetime, reason: str) -> Backup:
    """A verified copy of the book as it is now; Damaged, DiskFull or NoWrite, and nothing left behind."""
    with named(file.path):
        folder = folder_of(file.path)
        make_folder(folder)
        while (target := folder / name_at(at, reason)).exists():
            at += timedelta(milliseconds=1)
        with file.reading() as source:
            copy_to(target, source.backup)
        thin(file.path, at)
        if file.beside:
            file.beside(folder)
    return Backup(target, at.replace(microsecond=at.microsecond // 1000 * 1000), reason)


def copy_to(target: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Fill a new file, check all of it, and only then give it its name; Damaged if the check fails."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    make_private(part)
    try:
        with closing(connect(part)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            fill(copy)
        examine_file(part).must_be_sound()
        settle_on_disk(part, target)
    except BaseException:
        for left in (part, part.with_name(part.name + "-journal")):
            left.unlink(missing_ok=True)
        raise


def sweep(book: Path, *, all: bool = False) -> None:
    """Delete what work cut short by a crash has left, in the book's folder and among its copies.

    With `all`, for an erase, also what another notebook may be making just now: its copy fails and says so.
    """
    beside = [path for pattern in LEFT_BESIDE for path in book.parent.glob(pattern)]
    among = [path for pattern in LEFT_AMONG for path in folder_of(book).glob(pattern)]
    left = [*beside, *among]
    before = None if all or not left else _file_time(book.parent) - IN_USE
    for path in left:
        with suppress(OSError):
            if before is None or path.stat().st_mtime < before:
                delete(path)


def delete(path: Path) -> None:
    """Delete a file, or a folder with all that is in it."""
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def _file_time(folder: Path) -> float:
    """What the clock of this disk says, which may be another machine's."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".clock-") as file:
        return os.stat(file.name).st_mtime


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
            size = pragma(connection, "page_count") * pragma(connection, "page_size")
            return bool(pragma(connection, "user_version") and path.stat().st_size == size)
    except (sqlite3.Error, OSError):
        return False


def settle_on_disk(part: Path, target: Path) -> None:
    """Give a finished file its name so that a power cut leaves the old or the new, whole."""
    _sync(part, os.O_RDWR)
    os.replace(part, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Put the folder's list of names on the disk; Windows does that by itself."""
    if os.name != "nt":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, mode: int) -> None:
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def thin(book: Path, now: datetime) -> None:
    """Delete the copies that are neither recent nor the newest of a kept day, week or month."""
    copies = copies_of(book, now)
    ahead = [copy.at for copy in copies if not _possible(copy, now)]
    stay = kept(copy.at for copy in copies if _possible(copy, now)) | set(sorted(ahead)[-DAILY:])
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
