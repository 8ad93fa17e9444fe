"""A copy for a coach: the plain facts of the search, and of everything else only what was ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from workbook.answers import ExerciseEntry, answers_of
from workbook.book import Book
from workbook.exporting.contents import Everything, everything
from workbook.exporting.report import ReportKind, report_bytes, summary_bytes
from workbook.exporting.wording import answers_in_words, asked, room_of, title_of
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent

# Days, chosen options, counts and ticks say how a search went; all other answers are names, feelings or
# free writing (guide, section 5).
# They go in without a tick for the search itself; of every other kind of entry, also one that a later version
# knows, only the fields that are ticked.
SEARCH = (Application, InterviewRound, OutcomeEvent)
ORGANISATION = "application.organisation"
# What one tick takes: fields by their key, whole kinds by their name.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "names": (ORGANISATION, "application.role", "interview_round.who", "message.contact"),
    "feedback": ("outcome_event.reason", "feedback", "feedback_point", "reply"),
    "interviews": ("application", "interview_round", "outcome_event", "look_back", "exercise_entry.e"),
    "letters": ("message", "ending"),
    "check_ins": ("check_in",),
}
OTHER = "other"  # what no tick takes with others, only by itself


@dataclass(frozen=True)
class PrivateField:
    """One private field that the book has answers in; `key` is how it is ticked."""

    key: str
    kind: str
    ask: str
    count: int


def private_fields(book: Book, whole: Everything) -> list[PrivateField]:
    """Every field that stays out unless it is ticked and that a report shows, in the order of the report."""
    fields = []
    for cls, records in whole.records.items():
        if cls is not ExerciseEntry:
            words = book.words(room_of(cls))
            shown = Counter(name for kept in records for name, *_ in answers_in_words(kept.record, words))
            fields += [
                PrivateField(f"{cls.kind}.{name}", cls.kind, asked(name, words), shown[name])
                for name in answers_of(cls)
                if shown[name] and _private(cls, name)
            ]
    return [*fields, *_exercises(book, whole)]


def _exercises(book: Book, whole: Everything) -> list[PrivateField]:
    """A tick for each exercise, since what was written in one has nothing to do with another."""
    entries = [stored.record for stored in whole.records.get(ExerciseEntry, []) if stored.record.answers]
    counts = Counter(entry.exercise for entry in entries)
    kind = ExerciseEntry.kind
    return [
        PrivateField(f"{kind}.{id}", kind, title_of(id, book.language), n) for id, n in sorted(counts.items())
    ]


def group_of(field: PrivateField) -> str:
    """The tick that takes a field, the narrowest there is."""
    for wanted in (field.key, field.kind):
        if found := [group for group, takes in GROUPS.items() if wanted in takes]:
            return found[0]
    return OTHER


def share_bytes(book: Book, ticked: Collection[str], whole: Everything | None = None) -> bytes:
    """The copy as HTML; `ticked` are the keys of the private fields that go in."""

    def kept(record: Any, name: str) -> bool:
        return _ticked(ticked, record, name) or not (
            isinstance(record, ExerciseEntry) or _private(type(record), name)
        )

    return report_bytes(book, whole or everything(book), purpose=ReportKind.SHARED, kept=kept)


def page_bytes(book: Book, ticked: Collection[str]) -> bytes:
    """The one page as HTML; organisations are on it where their names are ticked."""
    return summary_bytes(book, everything(book), partial(_ticked, ticked), named=ORGANISATION in ticked)


def _ticked(ticked: Collection[str], record: Any, name: str) -> bool:
    part = record.exercise if isinstance(record, ExerciseEntry) else name
    return f"{record.kind}.{part}" in ticked


def _private(cls: type[Any], name: str) -> bool:
    """Whether a field stays out unless it is ticked: all but the plain ones of the search."""
    return cls not in SEARCH or not answers_of(cls)[name].factual
