"""Thought records from FreeCBT: read as plain values, and kept where the workbook keeps its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workbook.answers import ExerciseEntry, Problem, admit, answers_of, fold
from workbook.exporting.merge import saved_at
from workbook.importing.lines import Aside
from workbook.importing.reading import Cells
from workbook.importing.vocabulary import exports
from workbook.perspective.model import ThoughtRecord

if TYPE_CHECKING:
    from workbook.book import Book

EXPORT = "freecbt"
_LONGEST = 20_000  # characters of one text


@dataclass(frozen=True)
class Thought:
    """One thought record: its row, when it was written, and its four texts; `traps` as FreeCBT names them."""

    row: int
    uuid: str
    at: datetime | None
    thought: str
    traps: tuple[str, ...]
    challenge: str
    alternative: str

    def as_values(self) -> dict[str, Any]:
        """What `import --json` says of it."""
        return {
            "written_on": self.at.date().isoformat() if self.at else None,
            "thought": self.thought,
            "traps": list(self.traps),
            "challenge": self.challenge,
            "alternative": self.alternative,
        }


@dataclass(frozen=True)
class Thoughts:
    """The thought records of a file, repeats left out, and the rows that hold none."""

    records: tuple[Thought, ...]
    merged: tuple[tuple[int, int], ...]  # a repeated row and the row it repeats
    aside: tuple[Aside, ...]

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return len(self.records) + len(self.merged) + len(self.aside)


def thoughts_in(cells: Cells) -> Thoughts | None:
    """The thought records in a table with FreeCBT's column names; None for any other table."""
    wanted = [name.casefold() for name in exports()[EXPORT]["columns"]]
    for sheet in cells.sheets:
        header = [cell.strip().casefold() for cell in sheet.rows[0]] if sheet.rows else []
        if all(name in header for name in wanted):
            places = [header.index(name) for name in wanted]
            return _read([[row[at] if at < len(row) else "" for at in places] for row in sheet.rows])
    return None


def _read(rows: Sequence[Sequence[str]]) -> Thoughts:
    records: dict[tuple[str, ...], Thought] = {}
    merged, aside = [], []
    for number, row in enumerate(rows[1:], start=2):
        cells = [admit(cell.strip(), _LONGEST) for cell in row]
        problem = next((cell.key for cell in cells if isinstance(cell, Problem)), "")
        uuid, written, _updated, thought, traps, challenge, other = map(str, cells)
        if not any(row):
            continue
        if not problem and not any((thought, challenge, other)):
            problem = "no_thought"
        mark = (uuid,) if uuid else (written, thought, challenge, other)
        if problem:
            aside.append(Aside(number, problem, " · ".join(cell for cell in row if cell)[:200]))
        elif mark in records:
            merged.append((number, records[mark].row))
        else:
            slugs = tuple(slug.strip() for slug in traps.split(",") if slug.strip())
            records[mark] = Thought(number, uuid, saved_at(written), thought, slugs, challenge, other)
    return Thoughts(tuple(records.values()), tuple(merged), tuple(aside))


def entry_of(thought: Thought, now: datetime) -> ExerciseEntry:
    """The record as the page for thoughts keeps it: what speaks against it, and the fair sentence."""
    began = (thought.at.astimezone(now.tzinfo) if thought.at else now).date()
    record = ThoughtRecord(
        key=f"{began} {thought.uuid or thought.row}"[: answers_of(ExerciseEntry)["about"].limit],
        began=began,
        hot_thought=thought.thought,
        evidence_against=thought.challenge,
        best_true=thought.alternative,
        distortions=thought.traps,
        finished=True,
    )
    return record.entry()


def keep(book: Book, thoughts: Thoughts) -> tuple[int, int, int | None]:
    """Store the records the book does not have, in one step; a second time adds nothing.

    How many are new and how many were here already, and the step to undo it by.
    """
    here = _here(book)
    entries = [(thought, entry_of(thought, book.now())) for thought in thoughts.records]
    new = [(thought, entry) for thought, entry in entries if _mark(thought, entry) not in here]
    if not new:
        return 0, len(entries), None
    book.store.backup("import")
    with book.store.batch("import") as step:
        for thought, entry in new:
            step.add(entry, at=thought.at)
        change = step.change
    return len(new), len(entries) - len(new), change.batch if change else None


def same_in(book: Book | None, thoughts: Thoughts) -> int:
    """How many of the records the book has already."""
    if book is None:
        return 0
    here = _here(book)
    return sum(_mark(thought, entry_of(thought, book.now())) in here for thought in thoughts.records)


Mark = tuple[str, ...]


def _mark(thought: Thought, entry: ExerciseEntry) -> Mark:
    """What a record is known by: its uuid; without one, its row and its texts. The day may be told anew."""
    return _by_key(entry) if thought.uuid else _by_key(entry) + _texts(entry)


def _here(book: Book) -> set[Mark]:
    """All marks of what is in the book."""
    entries = [stored.record for stored in book.store.all(ExerciseEntry)]
    return {mark for entry in entries for mark in (_by_key(entry), _by_key(entry) + _texts(entry))}


def _by_key(entry: ExerciseEntry) -> Mark:
    return entry.exercise, entry.about[11:]  # after the day


def _texts(entry: ExerciseEntry) -> Mark:
    return tuple(
        fold(str(entry.answers.get(name, ""))) for name in ("hot_thought", "evidence_against", "best_true")
    )
