"""One row of a table to what it tells of one application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from workbook.answers import Day, Problem, admit
from workbook.answers.day_reading import DateReader
from workbook.answers.spelling import tokens
from workbook.importing import statuses
from workbook.importing.cells import LIMITS, REASON_LIMIT, Cell, cell_reader, organisation
from workbook.importing.columns import DATES, LEFT_OUT, LINK, PERSONAL, Columns, is_nothing
from workbook.importing.events import FileFacts, ParsedRow, Round, rounds_of, united
from workbook.importing.header import Aside, TableLine

_MOST_OF_A_HEADING = 4  # cells with anything in them, if only a space
_TELLING = frozenset(("role", "link"))  # one of them, where the company is not named
_SHOWN = 200  # characters of a row that was set aside
_Readers = Mapping[int, DateReader]
_FREE = frozenset(("organisation", "role", "place", "pay", "note", "reason", "source"))


class RowReader:
    """Reads the rows of one table, knowing its columns and the order of its dates."""

    def __init__(self, columns: Columns, readers: _Readers, facts: FileFacts) -> None:
        self._columns = [
            (column, cell_reader(column.field), readers[column.index])
            for column in columns.all
            if column.field not in (LEFT_OUT, PERSONAL)
        ]
        self._all, self._readers, self._words = columns, readers, columns.words
        self._facts = facts

    def read(self, written: TableLine, delimiter: str) -> ParsedRow | Aside:
        """What a row tells, or why it tells of no application."""
        line = repair_row(written, self._all, self._readers, delimiter)
        if line is None:
            return Aside(written.number, "too_many_cells", written.text)
        if self._is_heading(line):
            return Aside(line.number, "heading", line.text[:_SHOWN])
        row = ParsedRow(line)
        if self._all.requisition is not None:
            row.requisition = line.cell(self._all.requisition)
        for column, read_cell, reader in self._columns:
            text = line.cell(column.index)
            if not text:
                continue
            cell = Cell(column, text, reader, self._words, self._facts)
            filled = read_cell is organisation or not is_nothing(text, self._words)
            if filled and not read_cell(cell, row):
                row.notes.append(cell.kept)
        _conclude(row, self._facts)
        problem = _admitted(row, self._facts.unnamed)
        return Aside(line.number, problem, line.text[:_SHOWN]) if problem else row

    def _is_heading(self, line: TableLine) -> bool:
        """Whether a row is a heading among the rows: one cell, and that a date or a status."""
        if sum(map(bool, line.cells)) > _MOST_OF_A_HEADING:
            return False
        filled = [(column, reader) for column, _, reader in self._columns if line.cell(column.index)]
        if len(filled) != 1 or filled[0][0].field != "organisation":
            return False
        text = line.cell(filled[0][0].index)
        status = statuses.status(text, self._words)
        words = [word for word in tokens(text) if not word.isdigit()]
        month = bool(words) and all(word in self._words.dates.months for word in words)
        return month or filled[0][1].read(text).clear or (status.known and not status.nothing)


def _conclude(row: ParsedRow, facts: FileFacts) -> None:
    """What follows from the cells together: rounds, the day of the answer, whether it was sent at all."""
    if row.weight <= statuses.weight(statuses.ADVANCED):
        row.standings += row.noted
    row.rounds = united(row.rounds, _told_rounds(row))
    if row.count:
        row.rounds = united(row.rounds, rounds_of([f"nth.{row.count}"]))
    if facts.created_is_sent and not row.sent_on:
        row.sent_on = row.created_on
    row.heard_on = row.heard_on or _answer_day(row)
    row.only_saved = _only_saved(row, facts)
    _keep_unused(row)


def _told_rounds(row: ParsedRow) -> list[Round]:
    """Rounds told in words, a status and a note telling of the same ones, with the days told beside them."""
    rounds: list[Round] = []
    for status in row.statuses:
        rounds = united(rounds, rounds_of(status.markers))
    days = [day for day in row.interview_days if all(r.held_on != day for r in row.rounds)]
    return rounds_of([r.marker for r in rounds], days) if days else rounds


def _answer_day(row: ParsedRow) -> Day | None:
    """The day of the answer where no column is for it: in the status, of the status, or so many days on."""
    if row.outcome_on or (row.answers and row.moved_on):
        return row.outcome_on or row.moved_on
    if row.answers and row.days_to_reply is not None and row.sent_on and row.sent_on.exact:
        return Day(row.sent_on.on + timedelta(days=row.days_to_reply))
    return None


def _keep_unused(row: ParsedRow) -> None:
    """What has no place in the records stays in the note, word for word."""
    answered = row.answers or (row.rounds and not row.awaits)
    unused = {
        "promised_by": not row.rounds,
        "heard_on": not answered,
        "saved_on": row.only_saved,
        "sent_on": row.only_saved,
    }
    row.notes += [cell for field, cell in row.cells.items() if cell and unused.get(field)]
    if row.only_saved:
        row.sent_on = None
    if row.reason and not answered:
        row.notes.append(row.reason_cell)
        row.reason = ""


def _only_saved(row: ParsedRow, facts: FileFacts) -> bool:
    """Whether the job was only saved: said so, or neither dated nor given any status where others are."""
    if row.weight > statuses.weight(statuses.WAITING) or row.rounds or row.moves:
        return False
    if row.standing == statuses.NOT_APPLIED or row.applied == "no":
        return True
    undated = not row.tried_to_date and row.sent_on is None and row.applied is None
    if row.standing is None:
        return facts.wish_list or (undated and (facts.dated or facts.waits_said))
    waits = any(status.standing == statuses.WAITING for status in row.statuses)
    return undated and facts.dated and (facts.applied_said or not waits)


def _admitted(row: ParsedRow, unnamed: str) -> str | None:
    """Cleans the row's texts as those of a form are; the reason why the row has to be left out, if any."""
    if "organisation" not in row.values:
        if row.values.keys().isdisjoint(_TELLING):
            return "no_company"
        row.values["organisation"] = unnamed
    values = {name: admit(text, LIMITS[name], one_line=True) for name, text in row.values.items()}
    reason = admit(row.reason, REASON_LIMIT, one_line=True)
    own, *notes = (admit(note, LIMITS["note"]) for note in (row.own_note, *row.notes))
    for text in (*values.values(), own, reason, *notes):
        if isinstance(text, Problem):
            return text.key
    row.values = {name: str(text).strip() for name, text in values.items()}
    row.own_note, row.reason, row.notes = str(own), str(reason), list(map(str, notes))
    return None if len(row.note) <= LIMITS["note"] else "too_long"


def repair_row(line: TableLine, columns: Columns, readers: _Readers, delimiter: str) -> TableLine | None:
    """A row with more cells than columns put together again; None where there is more than one way.

    A comma that nobody put in quotation marks cuts one cell in two, and everything after it moves a
    column to the right.
    """
    width = len(columns.all)
    extra = len(line.cells) - width
    if not any(cell.strip() for cell in line.cells[width:]):
        return line
    fitting = {}
    for at in (column.index for column in columns.all if column.field in _FREE):
        joined = delimiter.join(line.cells[at : at + extra + 1])
        way = replace(line, cells=(*line.cells[:at], joined, *line.cells[at + extra + 1 :]))
        if _plausible(way, columns, readers):
            fitting[at] = way
    if len(fitting) > 1:  # ", Inc" goes on where the cell before it stopped; ",Inc" may be anything
        spaced = [cell[:1] == " " for cell in line.cells]
        fitting = {at: way for at, way in fitting.items() if all(spaced[at + 1 : at + 1 + extra])}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _plausible(line: TableLine, columns: Columns, readers: _Readers) -> bool:
    """Whether dates stand under dates, statuses under statuses, links under links."""
    proofs = []
    for column in columns.all:
        cell = line.cell(column.index)
        if not cell or is_nothing(cell, columns.words):
            continue
        if column.field in DATES:
            proofs.append(bool(readers[column.index].read(cell).days))
        elif column.field == "status":
            proofs.append(not statuses.status(cell, columns.words).nothing)
        elif column.field == "link":
            proofs.append(bool(LINK.fullmatch(cell)))
    return bool(proofs) and all(proofs)
