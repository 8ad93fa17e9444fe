"""A readable HTML report of a book: everything escaped, no scripts, and no way to the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.exporting.contents import Everything
from workbook.exporting.wording import answers_in_words, exercise_in_words, room_of, title_of
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.messages.model import Ending, Message, Reply
from workbook.progress.analysis import summary
from workbook.ui.printed import printed

TEMPLATES = Path(__file__).parent / "templates"
_IN_APPLICATIONS = (InterviewRound, OutcomeEvent, Message, Reply, Ending)  # shown under their application
HEADING = ("organisation", "role")
TICKED = 5  # answers that the one page has room for

Kept = Callable[[Any, str], bool]  # whether a field of a record goes into the report


class ReportKind(StrEnum):
    """What a report is made for; each has its own title and first line."""

    EVERYTHING = "everything"
    SHARED = "shared"
    TO_KEEP = "to_keep"


@dataclass
class ReportEntry:
    """One record in the report, with those that belong to it inside."""

    heading: str
    answers: list[tuple[str, list[str]]]
    inside: list[ReportEntry] = field(default_factory=list)


@dataclass
class ReportPart:
    """All records of one kind."""

    heading: str
    entries: list[ReportEntry]


def report_bytes(
    book: Book,
    whole: Everything,
    *,
    purpose: ReportKind = ReportKind.EVERYTHING,
    kept: Kept = lambda _record, _name: True,
    drawings: Iterable[Mapping[str, Any]] = (),
) -> bytes:
    """The report as UTF-8 HTML: `drawings`, as charts give them, and the fields that `kept` says yes to."""
    words = book.words("exporting")
    labels, day, time = words.within(f"report.{purpose}"), whole.at.date(), whole.at.strftime("%H:%M")
    return printed(
        book,
        TEMPLATES / "report.html",
        title=labels("title"),
        made=labels("made", day=day, time=time),
        sample=words("report.sample") if book.sample else "",
        empty=words("report.empty"),
        drawings_title=words("report.drawings"),
        drawings=list(drawings),
        parts=[part for part in _parts(book, whole, kept) if part.entries or purpose != ReportKind.TO_KEEP],
    )


def summary_bytes(book: Book, whole: Everything, kept: Kept, *, named: bool) -> bytes:
    """The search on one printed page, with the newest answers of the fields that `kept` says yes to."""
    words, found = book.words("exporting").within("summary"), summary(book, named=named)
    answers = [
        (asked, " ".join(lines))
        for part in _parts(book, whole, kept)
        for entry in part.entries
        for each in (entry, *entry.inside)
        for asked, lines in each.answers
    ]
    shown = answers[::-1][:TICKED]
    more, rest = len(answers) - len(shown), words("more", n=found.more) if found.more else ""
    parts = (("numbers", found.numbers, ""), ("waiting", found.waiting, rest), ("goals", found.goals, ""))
    return printed(
        book,
        TEMPLATES / "summary.html",
        title=words("title"),
        made=words("made", day=whole.at.date()),
        sample=book.words("exporting")("report.sample") if book.sample else "",
        parts=[(words(name), lines or [words("none")], below) for name, lines, below in parts],
        ticked_title=words("ticked"),
        ticked=shown,
        ticked_more=words("in_the_copy", n=more) if more else "",
    )


def _parts(book: Book, whole: Everything, kept: Kept) -> Iterator[ReportPart]:
    words = book.words("exporting")
    yield ReportPart(words("kinds.application"), list(_applications(book, whole, kept)))
    for cls, records in whole.records.items():
        if cls not in (Application, *_IN_APPLICATIONS):
            entries = [_entry(book, str(n), stored.record, kept) for n, stored in enumerate(records, 1)]
            if entries := [entry for entry in entries if entry.answers]:
                yield ReportPart(words(f"kinds.{cls.kind}"), entries)


def _applications(book: Book, whole: Everything, kept: Kept) -> Iterator[ReportEntry]:
    inside: dict[str, list[ReportEntry]] = {}
    for cls in _IN_APPLICATIONS:
        heading = book.words("exporting")(f"kinds.{cls.kind}")
        for stored in whole.records.get(cls, []):
            entry = _entry(book, heading, stored.record, kept)
            if entry.answers or cls is InterviewRound:  # a round counts, also one of which no more is known
                inside.setdefault(stored.record.application_id, []).append(entry)
    for n, stored in enumerate(whole.records.get(Application, []), 1):
        entry = _entry(book, _name(book, stored.record, n, kept), stored.record, kept, but=HEADING)
        entry.inside = inside.get(stored.id, [])
        yield entry


def _name(book: Book, application: Application, n: int, kept: Kept) -> str:
    """The organisation and job, or a number in place of a name that stays out."""
    words = book.words("exporting").within("report")
    names = {name: getattr(application, name) for name in HEADING if getattr(application, name)}
    for name in names:
        if not kept(application, name):
            names[name] = words("not_named", thing=words(name), n=n)
    return " \u00b7 ".join(names.values())


def _entry(book: Book, heading: str, record: Any, kept: Kept, but: Iterable[str] = ()) -> ReportEntry:
    words, yes = book.words(room_of(type(record))), book.words("exporting")("report.yes")
    if isinstance(record, ExerciseEntry):
        answers = exercise_in_words(record, book.language, yes) if kept(record, "answers") else ()
        return ReportEntry(title_of(record.exercise, book.language), list(answers))
    fields = answers_in_words(record, words, yes)
    answers = ((ask, lines) for name, ask, lines in fields if name not in but and kept(record, name))
    return ReportEntry(heading, list(answers))
