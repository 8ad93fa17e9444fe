"""A readable HTML report of a book: everything escaped, no scripts, and no way to the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.answers import ExerciseEntry
from workbook.exporting.contents import Everything
from workbook.exporting.wording import answers_in_words, exercise_in_words, room_of, title_of
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.messages.model import Ending, Message, Reply

if TYPE_CHECKING:
    from jinja2 import Template

    from workbook.book import Book

TEMPLATES = Path(__file__).parent / "templates"
_IN_APPLICATIONS = (
    InterviewRound,
    OutcomeEvent,
    Message,
    Reply,
    Ending,
)  # shown under the application they belong to
_HEADING = ("organisation", "role")

Kept = Callable[[Any, str], bool]  # whether a field of a record goes into the report


@dataclass
class Entry:
    """One record in the report, with those that belong to it inside."""

    heading: str
    answers: list[tuple[str, list[str]]]
    lines: list[str] = field(default_factory=list)
    inside: list[Entry] = field(default_factory=list)


@dataclass
class Part:
    """All records of one kind."""

    heading: str
    entries: list[Entry]


def report_bytes(book: Book, whole: Everything, *, kept: Kept | None = None) -> bytes:
    """The report as UTF-8 HTML; with `kept`, a copy to share that holds only the fields it says yes to."""
    words = book.words("exporting")
    day, time = words.day(whole.at.date()), whole.at.strftime("%H:%M")
    made = words("report.share_made", day=day) if kept else words("report.made", day=day, time=time)
    page = _template().render(
        language=book.language,
        title=words("report.share_title" if kept else "report.title"),
        made=made,
        sample=words("report.sample") if book.sample else "",
        empty=words("report.empty"),
        parts=list(_parts(book, whole, kept or (lambda _record, _name: True))),
    )
    return bytes(page, "utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    home = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return home.get_template("report.html")


def _parts(book: Book, whole: Everything, kept: Kept) -> Iterator[Part]:
    words = book.words("exporting")
    yield Part(words("kinds.application"), list(_applications(book, whole, kept)))
    for cls, records in whole.records.items():
        if cls is not Application and cls not in _IN_APPLICATIONS and records:
            entries = [_entry(book, str(n), stored.record, kept) for n, stored in enumerate(records, 1)]
            if entries := [entry for entry in entries if entry.answers]:
                yield Part(words(f"kinds.{cls.kind}"), entries)


def _applications(book: Book, whole: Everything, kept: Kept) -> Iterator[Entry]:
    inside: dict[str, list[Entry]] = {}
    for cls in _IN_APPLICATIONS:
        heading = book.words("exporting")(f"kinds.{cls.kind}")
        for stored in whole.records.get(cls, []):
            entry = _entry(book, heading, stored.record, kept)
            if entry.answers or cls is InterviewRound:  # a round counts, also one of which no more is known
                inside.setdefault(stored.record.application_id, []).append(entry)
    for n, stored in enumerate(whole.records.get(Application, []), 1):
        entry = _entry(book, _name(book, stored.record, n, kept), stored.record, kept, but=_HEADING)
        entry.inside = inside.get(stored.id, [])
        yield entry


def _name(book: Book, application: Application, n: int, kept: Kept) -> str:
    """The organisation and job, or a number in place of a name that stays out."""
    words = book.words("exporting")
    told = [
        getattr(application, name)
        if kept(application, name)
        else words("report.not_named", thing=words(f"report.{name}"), n=n)
        for name in _HEADING
        if getattr(application, name)
    ]
    return " \u00b7 ".join(told)


def _entry(book: Book, heading: str, record: Any, kept: Kept, but: Iterable[str] = ()) -> Entry:
    words, yes = book.words(room_of(type(record))), book.words("exporting")("report.yes")
    if isinstance(record, ExerciseEntry):
        told = exercise_in_words(record, book.language, yes) if kept(record, "answers") else ()
        return Entry(title_of(record.exercise, book.language), list(told))
    said = answers_in_words(record, words, yes)
    return Entry(
        heading, [(ask, lines) for name, ask, lines in said if name not in but and kept(record, name)]
    )
