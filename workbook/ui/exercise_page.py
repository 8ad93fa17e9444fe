"""An exercise that is begun anew from time to time: the record this visit is about, and all the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Generic, Protocol, TypeVar

from workbook import content
from workbook.answers import free_key
from workbook.book import Book
from workbook.storage import Draft
from workbook.ui.exercise import ExerciseForm
from workbook.ui.parts import swap

UNFINISHED_FOR = timedelta(days=7)  # how long something begun is gone on with unasked
FRESH_FOR = timedelta(days=14)  # how long a visit is about the newest record, finished or not


class Begun(Protocol):
    """An exercise entry as its room reads it; `key` is what the entry is about."""

    @property
    def key(self) -> str:
        """The day it was begun, with a number."""

    @property
    def began(self) -> date:
        """The day it was begun."""

    @property
    def finished(self) -> bool:
        """Whether its last step was kept."""


Record = TypeVar("Record", bound=Begun)


class DatedExercise(Generic[Record]):
    """The place of an exercise on its page, and which of its records it shows.

    A visit goes on with a record that was begun within a week and not finished, also if it is only a draft;
    else with the newest of the past two weeks, unless `another(newest)` says that there is a new occasion;
    else it begins a new one.
    """

    def __init__(
        self,
        book: Book,
        exercise: str,
        records: Callable[[], Sequence[Record]],
        *,
        show: Callable[[bool], Any],
        another: Callable[[Record], bool] = lambda _newest: False,
    ) -> None:
        """`records()` are the kept ones, the earliest first; `show(arrive)` shows that of `key` by `ask`."""
        self._book, self._id, self._records, self._show = book, exercise, records, show
        self.exercise: ExerciseForm | None = None
        self.widget = swap()
        self.key = self._to_go_on() or self._newest(another) or self._new()

    @property
    def records(self) -> Sequence[Record]:
        """All records, the earliest first."""
        return self._records()

    @property
    def current(self) -> Record | None:
        """The record on the screen, once something of it is kept."""
        return next((record for record in self.records if record.key == self.key), None)

    @property
    def draft(self) -> Draft | None:
        """What was typed into the record on the screen and is not kept yet."""
        return self._draft_of(self.key)

    def show(self, key: str) -> None:
        """Shows the record of this key, because somebody asked for it."""
        self.key = key
        self._show(True)

    def begin(self) -> None:
        """Shows a new record."""
        self.show(self._new())

    def ask(
        self,
        exercise: content.Exercise,
        *,
        done: Callable[[], Any],
        start: Mapping[str, Any] | None = None,
        arrive: bool = False,
    ) -> DatedExercise[Record]:
        """Shows the exercise itself in its place, which it returns; `done()` runs when it is finished."""
        self.exercise = ExerciseForm(
            self._book,
            exercise,
            about=self.key,
            start=start,
            arrive=arrive,
            on_finished=lambda _entry: done(),
        )
        self.widget.show(self.exercise)
        return self

    def _to_go_on(self) -> str | None:
        today, records = self._book.today(), self.records
        if records and not records[-1].finished and today - records[-1].began < UNFINISHED_FOR:
            return records[-1].key
        recent = (self._free_key(today - timedelta(days=back)) for back in range(UNFINISHED_FOR.days))
        return next((key for key in recent if self._draft_of(key)), None)

    def _newest(self, another: Callable[[Record], bool]) -> str | None:
        newest = self.records[-1] if self.records else None
        fresh = newest and self._book.today() - newest.began < FRESH_FOR and not another(newest)
        return newest.key if newest and fresh else None

    def _new(self) -> str:
        return self._free_key(self._book.today())

    def _free_key(self, day: date) -> str:
        return free_key([record.key for record in self.records], day)

    def _draft_of(self, key: str) -> Draft | None:
        return self._book.store.draft(f"exercise:{self._id}:{key}")
