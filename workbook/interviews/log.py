"""The whole log as one page needs it: read when it is looked at, and again only after it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from workbook.answers import fold
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.interviews.standing import OPEN, History, numbered
from workbook.storage import Stored

KINDS = (Application, InterviewRound, OutcomeEvent)
OFFERED = 200  # names suggested while typing


class Log:
    """Every application with its rounds and news, kept until a record changes.

    Make it before whatever reads it on a change: listeners are told in the order they came.
    """

    def __init__(self, book: Book) -> None:
        """Nothing is read before it is asked for."""
        self._book = book
        self._events: dict[type[Any], dict[str, list[Stored[Any]]]] = {}
        self._histories: dict[str, History] | None = None
        book.store.listen(None, self._forget)

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

    def _forget(self, _change: Any) -> None:
        self._histories = None

    def _read(self) -> dict[str, History]:
        if self._histories is not None:
            return self._histories
        store = self._book.store
        kinds: tuple[type[Any], ...] = (InterviewRound, OutcomeEvent)
        for kind in kinds:
            self._events[kind] = defaultdict(list)
            for stored in store.all(kind):
                self._events[kind][stored.record.application_id].append(stored)
        rounds, news = self._events[InterviewRound], self._events[OutcomeEvent]
        self._histories = {
            stored.id: History.of(
                stored.id,
                stored.record,
                [r.record for r in rounds.get(stored.id, ())],
                [n.record for n in news.get(stored.id, ())],
            )
            for stored in store.all(Application)
        }
        return self._histories


def _first(names: Any) -> tuple[str, ...]:
    """The names without repetition, whatever their capitals, as many as help."""
    found: dict[str, str] = {}
    for name in names:
        if name and len(found) < OFFERED:
            found.setdefault(fold(name), name)
    return tuple(found.values())
