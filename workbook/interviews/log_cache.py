"""The whole log as one page needs it: read when it is looked at, and again only after it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbook.answers import fold
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.interviews.model.standing import OPEN, History, numbered
from workbook.storage import Action, Change, Stored

EVENTS: tuple[type[Any], ...] = (InterviewRound, OutcomeEvent)
KINDS: tuple[type[Any], ...] = (Application, *EVENTS)
FEW = 20  # changed records are read one by one, more than these by reading all
OFFERED = 200  # names suggested while typing


class Log:
    """Every application with its rounds and news, kept until a record changes.

    Make it before whatever reads it on a change: listeners are told in the order they came.
    """

    def __init__(self, book: Book) -> None:
        """Nothing is read before it is asked for."""
        self._book = book
        self._events: dict[type[Any], dict[str, list[Stored[Any]]]] = {}
        self._applications: dict[str, Application] = {}
        self._histories: dict[str, History] | None = None
        self._touched: list[str] = []
        for kind in KINDS:
            book.store.listen(kind, self._changed)

    @property
    def histories(self) -> Sequence[History]:
        """Each application with what happened to it, in the order of adding."""
        return list(self._read().values())

    def history(self, id: str) -> History | None:
        """One application with what happened to it; None when it is not in the log."""
        return self._read().get(id)

    def number(self, id: str) -> int:
        """The how-manyth application for its job this is; 1 for most."""
        return numbered(self.histories)[id]

    def events(self, kind: type[Any], id: str) -> list[Stored[Any]]:
        """The stored rounds or news of one application, in the order they were written down."""
        self._read()
        return self._events[kind].get(id, [])

    def names(self) -> dict[str, tuple[str, ...]]:
        """Organisations and roles to offer while typing: of open applications first, then the newest."""
        today = self._book.today()
        places = ((story.standing(today) in OPEN, i, story) for i, story in enumerate(self.histories))
        newest = [story.application for *_, story in sorted(places, key=lambda p: p[:2], reverse=True)]
        return {name: _first(getattr(a, name) for a in newest) for name in ("organisation", "role")}

    def _changed(self, change: Change) -> None:
        """Of a few records added or changed, only those are read again; after anything else, all."""
        steady = change.action in (Action.ADD, Action.UPDATE, Action.SEVERAL) and change.undoes is None
        if not steady or not 0 < len(change.row_ids) <= FEW:
            self._histories = None
        self._touched += change.row_ids

    def _read(self) -> dict[str, History]:
        if self._histories is None or not all(map(self._read_again, dict.fromkeys(self._touched))):
            self._histories = self._read_all()
        self._touched.clear()
        return self._histories

    def _read_again(self, id: str) -> bool:
        """Bring one record up to date; False where that cannot be done without reading all."""
        found = ((kind, self._book.store.get(kind, id)) for kind in KINDS)
        kind, stored = next((pair for pair in found if pair[1]), (None, None))
        if stored is None or kind is None or self._histories is None:
            return False
        owner = id
        if kind is Application:
            self._applications[id] = stored.record
        else:
            owner = stored.record.application_id
            beside = self._events[kind].setdefault(owner, [])
            places = [n for n, other in enumerate(beside) if other.id == id]
            if not places and stored.rev > 1:  # it came from another application, or from a removal
                return False
            if places:
                beside[places[0]] = stored
            else:
                beside.append(stored)
        if owner not in self._applications:
            return False
        self._histories[owner] = self._history(owner)
        return True

    def _read_all(self) -> dict[str, History]:
        store = self._book.store
        for kind in EVENTS:
            self._events[kind] = {}
            for stored in store.all(kind):
                self._events[kind].setdefault(stored.record.application_id, []).append(stored)
        self._applications = {stored.id: stored.record for stored in store.all(Application)}
        return {id: self._history(id) for id in self._applications}

    def _history(self, id: str) -> History:
        rounds, news = ([e.record for e in self._events[kind].get(id, ())] for kind in EVENTS)
        return History.of(id, self._applications[id], rounds, news)


def _first(names: Any) -> tuple[str, ...]:
    """The names without repetition, whatever their capitals, as many as help."""
    found: dict[str, str] = {}
    for name in names:
        if name and len(found) < OFFERED:
            found.setdefault(fold(name), name)
    return tuple(found.values())
