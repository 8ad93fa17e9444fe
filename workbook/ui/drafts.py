"""The draft of one form: kept while somebody types, found again after a reload, dropped after a save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Found:
    """A draft that came back: what stood in the boxes, and the sentence that says so."""

    values: dict[str, Any]
    sentence: str


class Draft:
    """Keeps what stands in the boxes under one key, as long as it differs from how the form started."""

    def __init__(self, book: Any, key: str, first: Mapping[str, Any], *, kept: bool = False) -> None:
        """`first` are the boxes before anybody types; `kept` says that there is a draft already."""
        self._book, self.key, self._first = book, key, dict(first)
        self._aside: dict[str, Any] = {}
        self.kept = kept

    def keep(self, raws: Mapping[str, Any]) -> None:
        """Stores the boxes at once, or drops the draft when nothing is left that was typed."""
        if dict(raws) == self._first:
            self.drop()
            return
        self._book.store.keep_draft(self.key, dict(raws))
        self.kept = True

    def found(self) -> Found | None:
        """The draft left by an earlier visit, or None when there is none or it says nothing new."""
        draft = self._book.store.draft(self.key)
        values = {name: raw for name, raw in draft.values.items() if name in self._first} if draft else {}
        if draft is None or self._first | values == self._first:
            return None
        self.kept = True
        at, today = draft.at.astimezone(self._book.now().tzinfo), self._book.today()
        words = self._book.words("ui")
        time = at.strftime("%H:%M")
        if at.date() == today:
            return Found(values, words("draft.back", time=time))
        return Found(values, words("draft.back_day", day=words.day(at.date()), time=time))

    def drop(self) -> None:
        """The draft is no longer needed."""
        if self.kept:
            self._book.store.drop_draft(self.key)
        self.kept = False

    def put_aside(self, raws: Mapping[str, Any]) -> None:
        """Drops the draft, but remembers it until the page is closed."""
        self._aside = dict(raws)
        self.drop()

    def bring_back(self) -> dict[str, Any]:
        """What was put aside, kept as the draft again."""
        self.keep(self._aside)
        return self._aside
