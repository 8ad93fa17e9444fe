"""What each kind of column adds to the entry of a row: one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbook.answers import answers_of
from workbook.importing import statuses
from workbook.importing.cells import StageCell, outcome_cell, stage_cell
from workbook.importing.columns import LEFT_OUT, NOTE, PERSONAL, Column, is_nothing
from workbook.importing.dates import DateReader
from workbook.importing.entry import Entry, Facts
from workbook.importing.events import placed_after
from workbook.importing.headings import meanings
from workbook.importing.spelling import folded
from workbook.importing.statuses import Said
from workbook.importing.vocabulary import Vocabulary
from workbook.interviews.model import Application

LIMITS = {name: answer.limit for name, answer in answers_of(Application).items()}
REASON_LIMIT = 2000
_MOST_ROUNDS = 12
_ANSWERED = frozenset(("answered",))


@dataclass(frozen=True)
class Cell:
    """A filled cell in its column, with all it takes to read it."""

    column: Column
    text: str
    reader: DateReader
    words: Vocabulary
    facts: Facts

    @property
    def kept(self) -> str:
        """The cell word for word, under its column's name."""
        return f"{self.column.name}: {self.text}" if self.column.name else self.text

    @property
    def said(self) -> Said:
        """What the cell says as a status."""
        return statuses.status(self.text, self.words.languages)


Step = Callable[[Cell, Entry], None]


def step_of(field: str) -> Step:
    """The function that reads cells of a field."""
    return _STEPS.get(field.partition(".")[0], _date)


def organisation(cell: Cell, entry: Entry) -> None:
    """A company's name is data: a filler is none only when it stands there again and again."""
    named = any(character.isalnum() for character in cell.text)
    if folded(cell.text) not in cell.facts.fillers and (named or not is_nothing(cell.text, cell.words)):
        entry.values["organisation"] = cell.text
    elif named:
        entry.notes.append(cell.kept)


def _value(cell: Cell, entry: Entry) -> None:
    if folded(cell.text) in cell.words.unknown:
        return
    if cell.column.field in entry.values or len(cell.text) > LIMITS[cell.column.field]:
        entry.notes.append(cell.kept)
    else:
        entry.values[cell.column.field] = cell.text


def _sent(cell: Cell, entry: Entry) -> None:
    entry.tried_to_date = True
    read = cell.reader.read(cell.text)
    if read.days and not entry.sent_on:
        entry.sent_on = read.days[0]
        entry.dated["sent_on"] = cell.kept if read.clear and len(read.days) == 1 else ""
    if not read.clear or len(read.days) > 1:
        entry.notes.append(cell.kept)
        if not read.days:
            entry.standings.append(cell.said.standing)


def _date(cell: Cell, entry: Entry) -> None:
    """A date of some other kind, in the entry's place of that name."""
    read = cell.reader.read(cell.text)
    if read.days:
        setattr(entry, _NAMES.get(cell.column.field, cell.column.field), read.days[-1])
        entry.dated[cell.column.field] = cell.kept
        entry.heard_apart |= cell.column.field == "heard_on"
    if not read.clear:
        entry.notes.append(cell.kept)
        if cell.column.field == "heard_on":
            entry.standings.append(cell.said.standing)


_NAMES = {"saved_on": "created_on"}


def _status(cell: Cell, entry: Entry) -> None:
    if _ANSWERED & {m.field for m in meanings(cell.column.name)} and statuses.yes_no(cell.text, cell.words):
        entry.notes.append(cell.kept)  # "Response: no" is not a no
        return
    decided = cell.facts.statuses.get(folded(cell.text))
    said = Said(decided, cell.said.markers) if decided else cell.said
    if not said.known and not said.nothing:
        found = cell.reader.read(cell.text, within=True)
        if found.days and said.standing == statuses.WAITING:
            entry.sent_on = entry.sent_on or found.days[0]
        elif found.days and said.standing == statuses.ADVANCED and said.markers:
            entry.interview_days.append(found.days[-1])
        elif found.days:
            entry.outcome_on = found.days[-1]
    if not said.known:
        entry.notes.append(cell.kept)
    entry.standings.append(said.standing or (statuses.WAITING if said.nothing else None))
    entry.said.append(said)


def _stage(cell: Cell, entry: Entry) -> None:
    told = stage_cell(cell.text, cell.reader, cell.words)
    if told.happened:
        marker = cell.column.field.partition(".")[2]
        days = told.days or (None,)
        entry.rounds = [*entry.rounds, *placed_after(entry.rounds, [marker] * len(days), days)]
    entry.standings.append(told.standing)
    _answer(told, cell.facts, entry)
    if told.kept:
        entry.notes.append(cell.kept)


def _answer(told: StageCell, facts: Facts, entry: Entry) -> None:
    """Where stages are marked with letters, the first no or silence is how it ended."""
    if facts.letters and told.answer in ("no", "ghosted") and not entry.answered:
        entry.standings.append("rejected" if told.answer == "no" else statuses.NO_RESPONSE)
        entry.answered = True


def _outcome(cell: Cell, entry: Entry) -> None:
    key = cell.column.field.partition(".")[2]
    standing, day, kept = outcome_cell(cell.text, key, cell.column.name, cell.reader, cell.words)
    entry.standings.append(standing)
    entry.outcome_on = day or entry.outcome_on
    if kept:
        entry.notes.append(cell.kept)


def _interview(cell: Cell, entry: Entry) -> None:
    read = cell.reader.read(cell.text)
    entry.interview_days += read.days
    if not read.clear:
        entry.notes.append(cell.kept)
        if not read.days:
            entry.said.append(cell.said)


def _rounds(cell: Cell, entry: Entry) -> None:
    if cell.text.isdecimal() and int(cell.text) <= _MOST_ROUNDS:
        entry.count = max(entry.count, int(cell.text))
    else:
        entry.notes.append(cell.kept)


def _latency(cell: Cell, entry: Entry) -> None:
    number = cell.text.partition(" ")[0]
    if number.isdecimal() and len(number) < 5:
        entry.days_to_reply = int(number)
    else:
        entry.notes.append(cell.kept)


def _applied(cell: Cell, entry: Entry) -> None:
    entry.applied = statuses.yes_no(cell.text, cell.words)


def _source(cell: Cell, entry: Entry) -> None:
    key = statuses.source(cell.text, cell.words)
    entry.source = entry.source or key
    if key not in ("employer_site", "they_contacted_me", "internal"):  # which board it was, which friend
        entry.notes.append(cell.kept)


def _reason(cell: Cell, entry: Entry) -> None:
    if entry.reason or len(cell.text) > REASON_LIMIT:
        entry.notes.append(cell.kept)
    else:
        entry.reason, entry.reason_cell = cell.text, cell.kept


def _move(cell: Cell, entry: Entry) -> None:
    before, after = entry.moves or (Said(), Said())
    first = cell.column.field == "from_stage"
    entry.moves = (cell.said, after) if first else (before, cell.said)
    if first:
        entry.source = entry.source or statuses.source(cell.text, cell.words)
    if not cell.said.known:
        entry.notes.append(cell.kept)


def _note(cell: Cell, entry: Entry) -> None:
    if not cell.column.named:
        entry.notes.append(cell.kept)
        return
    if entry.own_note:
        entry.notes.append(cell.kept)
    else:
        entry.own_note = cell.text
    said = statuses.note(cell.text, cell.words)
    entry.said.append(Said(None, said.markers))
    entry.noted.append(said.standing)


def _keep(cell: Cell, entry: Entry) -> None:
    entry.notes.append(cell.kept)


def _nothing(_cell: Cell, _entry: Entry) -> None:
    return


_STEPS: Mapping[str, Step] = {
    "organisation": organisation,
    "role": _value,
    "place": _value,
    "pay": _value,
    "link": _value,
    "sent_on": _sent,
    "event_on": _sent,
    "status": _status,
    "stage": _stage,
    "outcome": _outcome,
    "interview_on": _interview,
    "rounds": _rounds,
    "days_to_reply": _latency,
    "applied": _applied,
    "answered": _keep,
    "source": _source,
    "reason": _reason,
    "from_stage": _move,
    "to_stage": _move,
    "updated_on": _nothing,
    PERSONAL: _nothing,
    NOTE: _note,
    LEFT_OUT: _nothing,
}
