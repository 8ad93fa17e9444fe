"""Thought records from FreeCBT: read as plain values, and kept where the workbook keeps its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workbook.answers import ExerciseEntry, Problem, admit, answers_of, fold, moment
from workbook.content.vocabulary import exports
from workbook.importing.header import Aside
from workbook.perspective.model import ThoughtRecord
from workbook.reader.reading import Cells

if TYPE_CHECKING:
    from workbook.book import Book

EXPORT = "freecbt"
_LONGEST = 20_000  # characters of one text
_Mark = tuple[str, ...]


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
        written_on = self.at.date().isoformat() if self.at else None
        texts = {"thought": self.thought, "traps": list(self.traps), "challenge": self.challenge}
        return {"written_on": written_on, **texts, "alternative": self.alternative}

    def entry(self, now: datetime) -> ExerciseEntry:
        """The record as the page for thoughts keeps it: what speaks against it, and the fair sentence."""
        began = (self.at.astimezone(now.tzinfo) if self.at else now).date()
        return ThoughtRecord(
            key=f"{began} {self.uuid or self.row}"[: answers_of(ExerciseEntry)["about"].limit],
            began=began,
            hot_thought=self.thought,
            evidence_against=self.challenge,
            best_true=self.alternative,
            distortions=self.traps,
            finished=True,
        ).entry()


@dataclass(frozen=True)
class Thoughts:
    """The thought records of a file, repeats left out, and the rows that hold none."""

    records: tuple[Thought, ...]
    merged: tuple[tuple[int, int], ...]  # a repeated row and the row it repeats
    aside: tuple[Aside, ...]


def thoughts_in(cells: Cells) -> Thoughts | None:
    """The thought records in a table with FreeCBT's column names; None for any other table."""
    wanted = [name.casefold() for name in exports()[EXPORT]["columns"]]
    for sheet in cells.sheets:
        header = [cell.strip().casefold() for cell in sheet.rows[0]] if sheet.rows else []
        if all(name in header for name in wanted):
            places = [header.index(name) for name in wanted]
            return _read([[row[at] if at < len(row) else "" for at in places] for row in sheet.rows[1:]])
    return None


def _read(rows: Sequence[Sequence[str]]) -> Thoughts:
    records: dict[_Mark, Thought] = {}
    merged, aside = [], []
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        cells = [admit(cell.strip(), _LONGEST) for cell in row]
        uuid, written, _updated, thought, traps, challenge, other = map(str, cells)
        empty = "" if any((thought, challenge, other)) else "no_thought"
        problem = next((cell.key for cell in cells if isinstance(cell, Problem)), empty)
        mark = (uuid,) if uuid else (written, thought, challenge, other)
        if problem:
            aside.append(Aside(number, problem, " · ".join(filter(None, row))[:200]))
        elif mark in records:
            merged.append((number, records[mark].row))
        else:
            slugs = tuple(filter(None, map(str.strip, traps.split(","))))
            records[mark] = Thought(number, uuid, moment(written), thought, slugs, challenge, other)
    return Thoughts(tuple(records.values()), tuple(merged), tuple(aside))


def new_in(book: Book, thoughts: Thoughts) -> list[tuple[Thought, ExerciseEntry]]:
    """The records that the book does not have yet.

    A record is known by its uuid; without one, by its row and its texts. The day may be told anew.
    """
    entries = [stored.record for stored in book.store.all(ExerciseEntry)]
    here = {mark for entry in entries for mark in (_by_key(entry), _by_key(entry) + _texts(entry))}
    new = []
    for thought in thoughts.records:
        entry = thought.entry(book.now())
        if _by_key(entry) + (() if thought.uuid else _texts(entry)) not in here:
            new.append((thought, entry))
    return new


def keep(book: Book, thoughts: Thoughts) -> tuple[int, int, int | None]:
    """Store the records the book does not have, in one step; a second time adds nothing.

    How many are new and how many were here already, and the step to undo it by.
    """
    new = new_in(book, thoughts)
    same = len(thoughts.records) - len(new)
    if not new:
        return 0, same, None
    book.store.backup("import")
    with book.store.batch("import") as batch:
        for thought, entry in new:
            batch.add(entry, at=thought.at)
        change = batch.change
    return len(new), same, change.batch if change else None


def _by_key(entry: ExerciseEntry) -> _Mark:
    return entry.exercise, entry.about[11:]  # after the day


def _texts(entry: ExerciseEntry) -> _Mark:
    names = ("hot_thought", "evidence_against", "best_true")
    return tuple(fold(str(entry.answers.get(name, ""))) for name in names)
