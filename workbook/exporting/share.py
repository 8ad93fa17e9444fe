"""A copy for a coach: the plain facts of the search, and of everything else only what was ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.answers import ExerciseEntry, answers_of
from workbook.exporting.contents import Everything, everything
from workbook.exporting.report import report_bytes
from workbook.exporting.wording import asked, room_of, title_of
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent

if TYPE_CHECKING:
    from workbook.book import Book

# Days, chosen options, counts and ticks say how a search went; all other answers are names, feelings or
# free writing (guide, section 5).
# They go in without a tick for the search itself; of every other kind of entry, also one that a later version
# knows, only the fields that are ticked.
SEARCH = (Application, InterviewRound, OutcomeEvent)


@dataclass(frozen=True)
class Private:
    """One private field that the book has answers in; `key` is how it is ticked."""

    key: str
    kind: str
    ask: str
    count: int


def private_fields(book: Book, whole: Everything) -> list[Private]:
    """Every field that stays out unless it is ticked and has something in it, in the order of the report."""
    fields = [
        Private(f"{cls.kind}.{name}", cls.kind, asked(name, book.words(room_of(cls))), count)
        for cls, records in whole.records.items()
        if cls is not ExerciseEntry
        for name in _offered(cls)
        if (count := sum(_answered(stored.record, name) for stored in records))
    ]
    return [*fields, *_exercises(book, whole)]


def _exercises(book: Book, whole: Everything) -> list[Private]:
    """A tick for each exercise, since what was written in one has nothing to do with another."""
    entries = [stored.record for stored in whole.records.get(ExerciseEntry, []) if stored.record.answers]
    counts = Counter(entry.exercise for entry in entries)
    kind = ExerciseEntry.kind
    return [Private(f"{kind}.{id}", kind, title_of(id, book.language), n) for id, n in sorted(counts.items())]


def share_bytes(book: Book, ticked: Collection[str], whole: Everything | None = None) -> bytes:
    """The copy as HTML; `ticked` are the keys of the private fields that go in."""

    def kept(record: Any, name: str) -> bool:
        if isinstance(record, ExerciseEntry):
            return f"{record.kind}.{record.exercise}" in ticked
        return f"{record.kind}.{name}" in ticked or not _private(type(record), name)

    return report_bytes(book, whole or everything(book), kept=kept)


def _private(cls: type[Any], name: str) -> bool:
    """Whether a field stays out unless it is ticked: all but the plain ones of the search."""
    return cls not in SEARCH or not answers_of(cls)[name].factual


def _offered(cls: type[Any]) -> list[str]:
    """The fields to tick."""
    return [name for name, answer in answers_of(cls).items() if answer.readable and _private(cls, name)]


def _answered(record: Any, name: str) -> bool:
    """Whether a report would show the field; what a record hides, such as a sealed text, it does not."""
    if name in getattr(record, "hidden", ()):
        return False
    return getattr(record, name) not in (None, answers_of(type(record))[name].empty)
