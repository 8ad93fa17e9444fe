"""One row of a table to what it tells of one application."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from workbook.answers import Day, Problem, admit
from workbook.importing import statuses
from workbook.importing.columns import LEFT_OUT, PERSONAL, Columns, is_nothing
from workbook.importing.dates import DateReader
from workbook.importing.entry import Entry, Facts
from workbook.importing.events import Round, rounds_said, united
from workbook.importing.lines import Aside, Line
from workbook.importing.spelling import tokens
from workbook.importing.steps import LIMITS, REASON_LIMIT, Cell, organisation, step_of

_MOST_OF_A_HEADING = 4  # cells with anything in them, if only a space
_TELLING = frozenset(("role", "link"))  # one of them, where the company is not named
_SHOWN = 200  # characters of a row that was set aside


class RowReader:
    """Reads the rows of one table, knowing its columns and the order of its dates."""

    def __init__(self, columns: Columns, readers: Mapping[int, DateReader], facts: Facts) -> None:
        self._columns = [
            (c, step_of(c.field), readers[c.index])
            for c in columns.all
            if c.field not in (LEFT_OUT, PERSONAL)
        ]
        self._words = columns.words
        self._facts = facts

    def read(self, line: Line) -> Entry | Aside:
        """What a row tells, or why it tells of no application."""
        if self._is_heading(line):
            return Aside(line.number, "heading", line.text[:_SHOWN])
        entry = Entry(line)
        for column, step, reader in self._columns:
            text = line.cell(column.index)
            if not text:
                continue
            cell = Cell(column, text, reader, self._words, self._facts)
            if column.field == "organisation":
                organisation(cell, entry)
            elif not is_nothing(text, self._words):
                step(cell, entry)
        _conclude(entry, self._facts)
        problem = _admitted(entry, self._facts.unnamed)
        return Aside(line.number, problem, line.text[:_SHOWN]) if problem else entry

    def _is_heading(self, line: Line) -> bool:
        """Whether a row is a heading among the rows: one cell, and that a date or a status."""
        if sum(map(bool, line.cells)) > _MOST_OF_A_HEADING:
            return False
        filled = [(c, reader) for c, _, reader in self._columns if line.cell(c.index)]
        if len(filled) != 1 or filled[0][0].field != "organisation":
            return False
        text = line.cell(filled[0][0].index)
        said = statuses.status(text, self._words.languages)
        words = [word for word in tokens(text) if not word.isdigit()]
        month = bool(words) and all(word in self._words.dates.months for word in words)
        return month or filled[0][1].read(text).clear or (said.known and not said.nothing)


def _conclude(entry: Entry, facts: Facts) -> None:
    """What follows from the cells together: rounds, the day of the answer, whether it was sent at all."""
    if statuses.weight(entry.standing) <= statuses.weight(statuses.ADVANCED):
        entry.standings += entry.noted
    if told := _told_rounds(entry):
        entry.rounds = united(entry.rounds, told)
    if entry.count:
        entry.rounds = united(entry.rounds, rounds_said([f"nth.{entry.count}"]))
    if facts.created_is_sent and not entry.sent_on:
        entry.sent_on = entry.created_on
    entry.heard_on = entry.heard_on or _answer_day(entry)
    entry.only_saved = _only_saved(entry, facts)
    _keep_unused(entry)


def _told_rounds(entry: Entry) -> list[Round]:
    """Rounds told in words, a status and a note telling of the same ones, with the days told beside them."""
    rounds: list[Round] = []
    for said in entry.said:
        if said.markers:
            rounds = united(rounds, rounds_said(said.markers))
    days = [day for day in entry.interview_days if all(r.held_on != day for r in entry.rounds)]
    markers = ["interview" if r.generic else r.stage.value for r in rounds]
    return rounds_said(markers, days) if days else rounds


def _answer_day(entry: Entry) -> Day | None:
    """The day of the answer where no column is for it: in the status, of the status, or so many days on."""
    answered = entry.standing not in (None, statuses.WAITING, statuses.NOT_APPLIED)
    if entry.outcome_on or (answered and entry.moved_on):
        return entry.outcome_on or entry.moved_on
    if answered and entry.days_to_reply is not None and entry.sent_on and entry.sent_on.exact:
        return Day(entry.sent_on.on + timedelta(days=entry.days_to_reply))
    return None


def _keep_unused(entry: Entry) -> None:
    """What has no place in the records stays in the note, word for word."""
    answered = entry.rounds or entry.standing not in (None, statuses.WAITING, statuses.NOT_APPLIED)
    unused = {
        "promised_by": not entry.rounds,
        "heard_on": not answered,
        "saved_on": entry.only_saved,
        "sent_on": entry.only_saved,
    }
    entry.notes += [cell for field, cell in entry.dated.items() if cell and unused.get(field)]
    if entry.only_saved:
        entry.sent_on = None
    if entry.reason and not answered:
        entry.notes.append(entry.reason_cell)
        entry.reason = ""


def _only_saved(entry: Entry, facts: Facts) -> bool:
    """Whether the job was only saved: said so, or neither dated nor given any status where others are."""
    if entry.standing not in (None, statuses.NOT_APPLIED) or entry.rounds or entry.moves:
        return False
    if entry.standing == statuses.NOT_APPLIED or facts.wish_list or entry.applied == "no":
        return True
    undated = not entry.tried_to_date and entry.sent_on is None and entry.applied is None
    return undated and (facts.dated or facts.waits_said)


def _admitted(entry: Entry, unnamed: str) -> str | None:
    """Takes the entry's texts through the text door; the reason why the row has to be left out, if any."""
    if "organisation" not in entry.values:
        if entry.values.keys().isdisjoint(_TELLING):
            return "no_company"
        entry.values["organisation"] = unnamed
    for name, text in entry.values.items():
        admitted = admit(text, LIMITS[name], one_line=True)
        if isinstance(admitted, Problem):
            return admitted.key
        entry.values[name] = admitted.strip()
    own, reason = admit(entry.own_note, LIMITS["note"]), admit(entry.reason, REASON_LIMIT, one_line=True)
    notes = [admit(note, LIMITS["note"]) for note in entry.notes]
    for admitted in (own, reason, *notes):
        if isinstance(admitted, Problem):
            return admitted.key
    entry.own_note, entry.reason, entry.notes = str(own), str(reason), [str(note) for note in notes]
    return None if len(entry.note) <= LIMITS["note"] else "too_long"
