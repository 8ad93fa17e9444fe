"""The store: what a person keeps, in one file that survives crashes, power cuts and second thoughts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Any, TypeVar

from workbook.storage import backups, erasing, history, kept, opening, sound
from workbook.storage.backups import Backup
from workbook.storage.batch import Batch
from workbook.storage.cache import Cache, signature
from workbook.storage.connection import PATIENCE, BookFile
from workbook.storage.errors import Damaged, StoreError
from workbook.storage.health import Health, examine
from workbook.storage.history import Change
from workbook.storage.kept import Draft
from workbook.storage.noting import noted
from workbook.storage.records import R, Record, Stored

if TYPE_CHECKING:
    import sqlite3

    from pandas import DataFrame

T = TypeVar("T")

DAYS_WITHOUT_BACKUP = 2  # days of use without a new copy, after which it is said


class Store:
    """One open book file; every method is one durable transaction and raises named errors only."""

    def __init__(self, file: BookFile, now: Callable[[], datetime]) -> None:
        """Use Store.open; this takes a file that has been opened and checked."""
        self._file = file
        self._now = now
        self._listeners = Listeners()
        self._daily = DailyBackup()
        self._writer: int | None = None
        self._cache = Cache.of(file)
        self._told = self._cache.head()  # the newest change that the listeners know of

    @classmethod
    def open(
        cls, path: Path | str, *, now: Callable[[], datetime], patience: float = PATIENCE, beside: Any = None
    ) -> Store:
        """The book at this path, made if there is none; `patience` and `beside` are those of BookFile."""
        return cls(opening.open_file(Path(path), now(), patience, beside), now)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._file.path

    # --- records

    def add(self, record: R, *, id: str | None = None) -> Stored[R]:
        """Store a new record; Invalid if a field does not fit, Conflict if the id is taken."""
        with self.batch() as step:
            return step.add(record, id=id)

    def update(self, id: str, record: R, rev: int) -> Stored[R]:
        """Store a changed record; Conflict, holding what is stored now, if `rev` is not the newest."""
        with self.batch() as step:
            return step.update(id, record, rev)

    def revise(self, stored: Stored[R], **fields: Any) -> Stored[R]:
        """Store a record with these fields changed; Conflict if it is no longer what is stored."""
        with self.batch() as step:
            return step.revise(stored, **fields)

    def keep(self, record: R, stored: Stored[R] | None, *, id: str | None = None) -> Stored[R]:
        """Store a record in place of one that is stored, or as a new one where that is None."""
        with self.batch() as step:
            return step.keep(record, stored, id=id)

    def remove(self, cls: type[Record], id: str) -> Change | None:
        """Remove a record and those that refer to it, in one undo step; None if it was gone already."""
        with self.batch() as step:
            return step.remove(cls, id)

    def batch(self, label: str = "") -> AbstractContextManager[Batch]:
        """Several changes as one transaction and one undo step; an error inside leaves nothing behind."""
        return self._change(label)

    def get(self, cls: type[R], id: str) -> Stored[R] | None:
        """The record with this id, or None."""
        return self._cache.get(cls, id)

    def all(self, cls: type[R]) -> list[Stored[R]]:
        """All records of a kind, in the order they were added; read again only after the file has changed."""
        return list(self._table(cls).values())

    def records(self, cls: type[R]) -> list[R]:
        """All records of a kind by themselves, in the order they were added."""
        return [stored.record for stored in self.all(cls)]

    def where(self, cls: type[R], **fields: Any) -> list[Stored[R]]:
        """The records whose fields have these values, in the order they were added."""
        return [s for s in self.all(cls) if all(getattr(s.record, name) == fields[name] for name in fields)]

    def _table(self, cls: type[R]) -> Mapping[str, Stored[R]]:
        return self._cache.table(cls)

    def derive(self, make: Callable[..., T], *kinds: type[Record]) -> T:
        """What `make(earlier, *tables)` works out from records, made again only after one of them changed.

        Each table maps id → Stored of one of `kinds`, in that order. `earlier` is what `make` gave the last
        time, or None, so that unchanged parts can be used again.
        """
        return self._cache.derive(make, kinds)

    def frame(self, cls: type[Record]) -> DataFrame:
        """All records of a kind as a table; columns and types as storage/frame.py says."""
        from workbook.storage.frame import frame

        with self._file.reading() as connection:
            return frame(connection, cls)

    # --- history

    def history(self, limit: int = 50) -> list[Change]:
        """The newest steps, newest first."""
        with self._file.reading() as connection:
            return history.changes(connection, limit)

    def undo(self, batch: int | None = None) -> Change | None:
        """Take back a step, or the newest not yet taken back; None if there is nothing to take back.

        Conflict("changed_since") if a record of that step was changed by a later one.
        """
        with self._file.reading() as connection:
            batch = history.last_undoable(connection) if batch is None else batch
        if batch is None:
            return None
        with self._change("", undoes=batch) as step:
            step.take_back(batch)
            return step.change

    def erase(self, cls: type[Record], id: str) -> tuple[Path, ...]:
        """Wipe a record, what refers to it, history and drafts for good, also from the copies we keep.

        Returns the copies that still have it.
        """
        self.backup("erase")
        backups.sweep(self.path, all=True)
        left = erasing.in_copies(self.path, lambda copy: erasing.wipe(copy, cls.kind, id))
        with self._write() as connection:
            rows = erasing.wipe(connection, cls.kind, id)
        self._file.rewrite()
        backups.sweep(self.path, all=True)  # also a copy that was begun before this and not finished
        self._cache.clear()
        ids, kinds = tuple(id for _, id in rows), tuple({kind for kind, _ in rows})
        self._listeners.tell(Change(0, "", self._now(), ids, kinds=kinds))
        return left

    def erase_everything(self) -> tuple[Path, ...]:
        """Wipe all there is, here and in every copy we keep; returns copies that could not be deleted."""
        left = erasing.delete_copies(self.path)  # first: if this is cut short, the book shows that it is
        with self._file.writing(foreign_keys=False) as connection:
            erasing.wipe_everything(connection)
        self._file.rewrite()
        backups.sweep(self.path, all=True)
        self._begin_again()
        return left

    # --- drafts and settings

    def draft(self, key: str) -> Draft | None:
        """What was half-typed under this key, or None."""
        with self._file.reading() as connection:
            return kept.draft(connection, key)

    def keep_draft(self, key: str, values: dict[str, Any]) -> None:
        """Keep what is half-typed, in place of what was kept before."""
        with self._write() as connection:
            kept.keep_draft(connection, key, values, self._now())

    def drop_draft(self, key: str, *, copies: bool = False) -> tuple[Path, ...]:
        """Forget what was half-typed, with `copies` for good; returns copies that still have it."""
        with self._write() as connection:
            kept.drop_draft(connection, key)
        if not copies:
            return ()
        self._file.rewrite()
        return erasing.in_copies(self.path, lambda copy: kept.drop_draft(copy, key))

    def setting(self, key: str, default: Any = None) -> Any:
        """A small JSON value kept under a name, or the default."""
        return deepcopy(self._cache.settings().get(key, default))

    def settings(self) -> dict[str, Any]:
        """All settings by name."""
        return deepcopy(self._cache.settings())

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a small JSON value under a name."""
        with self._write() as connection:
            kept.keep_setting(connection, key, value)

    # --- listening

    def listen(
        self, to: type[Record] | Iterable[type[Record]] | None, callback: Callable[[Change], Any]
    ) -> Callable[[], None]:
        """Call back with each Change that touches a kind, or several (None: any); returns how to stop."""
        classes = to if to is None or isinstance(to, Iterable) else (to,)
        return self._listeners.add(None if classes is None else {cls.kind for cls in classes}, callback)

    def look(self) -> bool:
        """Tell the listeners if records were changed elsewhere since the last look; whether they were."""
        head = self._cache.head()
        changed, self._told = head != self._told, head
        if changed:
            self._listeners.tell(self._anything())
        return changed

    def forget_listeners(self) -> None:
        """Tell nobody any more: the page that listened has been made again."""
        self._listeners = Listeners()

    def on_failed_listener(self, callback: Callable[[], Any]) -> None:
        """Call this one when a listener has failed; the change that it was told of is saved."""
        self._listeners.failed = callback

    def listener_failed(self) -> None:
        """Say that a listener has failed, also one that went to work later."""
        self._listeners.fail()

    # --- care for the file

    def check(self) -> Health:
        """Read the whole file and the newest copy, and say what is wrong, if anything."""
        with self._file.reading() as connection:
            health = examine(connection)
        copies, newest = self.backups(), backups.newest(self.path, self._now())
        spoilt = newest is not None and not backups.examine_file(newest.path).sound
        failed = "damaged" if spoilt else self._daily.failed or self._without_backup(newest)
        at = newest.at if newest else None
        return replace(health, newest_backup=at, backups=len(copies), backup_failed=failed)

    def backup_trouble(self) -> str:
        """Why the newest copy cannot be relied on, as far as can be told at once; "" if nothing is known."""
        newest = backups.newest(self.path, self._now())
        broken = newest is not None and not backups.whole(newest.path)
        return self._daily.failed or ("damaged" if broken else self._without_backup(newest))

    def _without_backup(self, newest: Backup | None) -> str:
        """ "missing" when the book was used on more than two days since the newest copy, else ""."""
        since = newest.at.date() if newest else date.min
        with self._file.reading() as connection:
            days = history.days_of_use(connection, since, self._now().date())
        return "missing" if days > DAYS_WITHOUT_BACKUP else ""

    def backups(self) -> list[Backup]:
        """The copies there are, newest first; those dated in the future come last."""
        return backups.copies_of(self.path, self._now())

    def backup(self, reason: str = "asked") -> Backup:
        """A verified copy of the book as it is now."""
        return backups.make(self._file, self._now(), reason)

    def restore(self, copy: Path | str) -> Path | None:
        """Put a copy in the book's place; returns where the replaced file is kept."""
        aside = opening.restore(self.path, Path(copy), self._now(), self._file.patience)
        self._file = replace(self._file)
        self._begin_again()
        return aside

    def _begin_again(self) -> None:
        """Forget what was read, since all of it may be different now, and tell everybody."""
        self._cache = Cache(self._file)
        self._told = self._cache.head()
        self._listeners.tell(self._anything())

    @contextmanager
    def _change(self, label: str, undoes: int | None = None) -> Iterator[Batch]:
        changed: dict[str, list[str]] = {}
        with self._write(changed) as connection:
            step = Batch(connection, self._now(), label, undoes)
            yield step
            changed |= step.touched
        if step.change:
            self._listeners.tell(step.change)

    @contextmanager
    def _write(self, changed: Mapping[str, list[str]] | None = None) -> Iterator[sqlite3.Connection]:
        """One transaction; `changed`, filled by its end, are the ids it touched by kind."""
        if self._writer == get_ident():
            raise RuntimeError("a batch is open: use its own add, update and remove")
        if self._told != history.NOTHING:
            self._daily.make(self._file, self._now())
        self._writer = get_ident()
        try:
            with self._file.writing() as connection:
                described, before = signature(self.path), history.head(connection)
                yield connection
                after = history.head(connection)
            sound.follow(self.path, described)
        finally:
            self._writer = None
        if before == self._told:  # else another notebook's change still waits to be told
            self._told = after
        self._cache.wrote(before, after, changed or {})

    def _anything(self) -> Change:
        return Change(0, "", self._now(), ())


class Listeners:
    """Calls back after a change is on the disk; an exception in a callback changes nothing."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._entries: list[tuple[set[str] | None, Callable[[Change], Any]]] = []
        self.failed: Callable[[], Any] = lambda: None

    def add(self, kinds: set[str] | None, callback: Callable[[Change], Any]) -> Callable[[], None]:
        """Call this one for changes to kinds (None: any), after those before it; returns how to stop."""
        entry = (kinds, callback)
        if kinds != set():
            self._entries.append(entry)

        def stop() -> None:
            with suppress(ValueError):
                self._entries.remove(entry)

        if (stops := noted()) is not None:
            stops.append(stop)
        return stop

    def tell(self, change: Change) -> None:
        """Call everyone this concerns; a change without kinds, such as a restore, concerns all."""
        for kinds, callback in tuple(self._entries):
            if kinds is None or not change.kinds or not kinds.isdisjoint(change.kinds):
                try:
                    callback(change)
                except Exception:  # the change is saved; a chart that fails must not say otherwise
                    self.fail()

    def fail(self) -> None:
        """Say that a callback has failed; failing to say so changes nothing either."""
        with suppress(Exception):
            self.failed()


@dataclass
class DailyBackup:
    """The copy made before the first change of each day: the day last seen to, and what went wrong."""

    seen_to: date | None = None
    failed: str = ""

    def make(self, file: BookFile, at: datetime) -> None:
        """Make today's copy unless there is one; only a damaged book stops the save that waits for it."""
        if self.seen_to == at.date():
            return
        newest = backups.newest(file.path, at)
        if newest is None or newest.at.date() < at.date():
            self.failed = ""
            try:
                backups.make(file, at, "daily")
            except Damaged as error:
                with file.reading() as connection:
                    opening.must_be_sound(connection, file.path, at)
                self.failed = error.key
            except StoreError as error:
                self.failed = error.key
        self.seen_to = at.date()
