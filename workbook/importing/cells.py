"""What each kind of column adds to its row: one function a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbook.answers import Day, answers_of
from workbook.answers.day_reading import DateReader, DateReading
from workbook.answers.spelling import folded
from workbook.content.vocabulary import Vocabulary
from workbook.importing import statuses
from workbook.importing.columns import NOTE, SheetColumn, is_nothing
from workbook.importing.events import FileFacts, ParsedRow, rounds_after
from workbook.importing.headings import is_due, meanings
from workbook.importing.statuses import WAITING, CellStatus
from workbook.interviews.model import Application

LIMITS = {name: answer.limit for name, answer in answers_of(Application).items()}
REASON_LIMIT = 2000
_NUMBER = re.compile(r"\d")
_MOST_ROUNDS = 12
_NOT_HELD = frozenset(("offer_accepted", "offer_declined", "withdrew"))  # without a day
_HELD = frozenset(("rejected", "advanced", "offer", "offer_accepted", "offer_declined", "withdrew"))


@dataclass(frozen=True)
class Cell:
    """A filled cell in its column, with all it takes to read it."""

    column: SheetColumn
    text: str
    reader: DateReader
    words: Vocabulary
    facts: FileFacts

    @property
    def kept(self) -> str:
        """The cell word for word, under its column's name."""
        return f"{self.column.name}: {self.text}" if self.column.name else self.text

    @property
    def status(self) -> CellStatus:
        """What the cell says as a status."""
        return statuses.status(self.text, self.words)

    @property
    def answer(self) -> str | None:
        """`yes`, `no` or `ghosted` where that is all it says."""
        return statuses.yes_no(self.text, self.words)

    @property
    def part(self) -> str:
        """The stage or the outcome that the column is for."""
        return self.column.field.partition(".")[2]


CellReader = Callable[[Cell, ParsedRow], bool]  # whether all of the cell is used; else the row keeps it


def cell_reader(field: str) -> CellReader:
    """The function that reads cells of a field."""
    return _READERS.get(field.partition(".")[0], _date)


def organisation(cell: Cell, row: ParsedRow) -> bool:
    """A company's name is data: a filler is none only when it stands there again and again."""
    named = any(character.isalnum() for character in cell.text)
    if folded(cell.text) in cell.facts.fillers or (not named and is_nothing(cell.text, cell.words)):
        return not named
    row.values["organisation"] = _without_mail(_unquoted(cell.text), cell.words)
    return True


def _unquoted(text: str) -> str:
    """A name without the quotation marks around it."""
    inner = text[1:-1].strip()
    quoted = text[:1] in ('"', "“", "„", "«") and text[-1:] in ('"', "”", "“", "»")
    return inner if quoted and inner[:1].isalnum() and not inner.count(text[-1]) else text


def _without_mail(text: str, words: Vocabulary) -> str:
    """A company out of the subject of a mail: "Your application to Larch Ltd"."""
    begins = next((start for start in words.mail if folded(text).startswith(start + " ")), "")
    return text.split(maxsplit=len(begins.split()))[-1].rstrip("!. ") if begins else text


def _value(cell: Cell, row: ParsedRow) -> bool:
    text, field, unknown = folded(cell.text).strip("()[] "), cell.column.field, cell.words.unknown
    if text in unknown:
        return True
    in_part = any(text.startswith(f"{word} ") or text.endswith(f" {word}") for word in unknown)
    if in_part or field in row.values or len(cell.text) > LIMITS[field]:
        return False
    row.values[field], row.cells[field] = _unquoted(cell.text), cell.kept
    return True


def _sent(cell: Cell, row: ParsedRow) -> bool:
    row.tried_to_date = True
    reading = cell.reader.read(cell.text)
    plain = reading.clear and len(reading.days) == 1
    if reading.days and not row.sent_on:
        row.sent_on = reading.days[0]
        row.cells["sent_on"] = cell.kept if plain else ""
    if not reading.days:
        row.standings.append(cell.status.standing)
        row.unread += [cell.kept] if _NUMBER.search(cell.text) else []
    return plain


def _date(cell: Cell, row: ParsedRow) -> bool:
    """A date of some other kind, in the row's place of that name."""
    field, reading = cell.column.field, cell.reader.read(cell.text)
    if reading.days:
        setattr(row, "created_on" if field == "saved_on" else field, reading.days[-1])
        row.cells[field] = cell.kept
        row.heard_apart |= field == "heard_on"
    if not reading.clear:
        row.unread += [cell.kept] if not reading.days and _NUMBER.search(cell.text) else []
        row.standings += [cell.status.standing] if field == "heard_on" else []
    return reading.clear


def _status(cell: Cell, row: ParsedRow) -> bool:
    if cell.answer and any(m.field == "answered" for m in meanings(cell.column.name)):
        return False  # "Response: no" is not a no
    decided = cell.facts.statuses.get(folded(cell.text))
    status = CellStatus(decided, cell.status.markers, awaited=decided == WAITING) if decided else cell.status
    if not status.known:
        days = () if status.nothing else cell.reader.read(cell.text, within=True).days
        _day_of_status(status, days, row)
    standings = row.reached if status.implied else row.standings
    standings.append(status.standing or (WAITING if status.nothing else None))
    row.awaited |= status.awaited
    row.statuses.append(status)
    return status.known


def _day_of_status(status: CellStatus, days: tuple[Day, ...], row: ParsedRow) -> None:
    """A day beside a status is that of sending, of the interview, or of the news."""
    if days and status.standing == WAITING and not status.markers:
        row.sent_on = row.sent_on or days[0]
    elif days and status.standing in (WAITING, statuses.ADVANCED) and status.markers:
        row.interview_days += days if len(days) == len(status.markers) else days[-1:]
    elif days:
        row.outcome_on = days[-1]


def _stage(cell: Cell, row: ParsedRow) -> bool:
    """A cell under a stage: anything but a no or a wait means that the round took place."""
    answer, status, reading = cell.answer, cell.status, cell.reader.read(cell.text)
    days = reading.days or cell.reader.read(cell.text, within=True).days
    held, kept = True, not status.known or not days
    if is_due(cell.column.name):  # the day it is due, not that of the round
        days, kept, reading = (), True, DateReading()
    if answer:
        held, days, kept = answer == "yes", (), answer == "no" and len(cell.text) > 3
    elif reading.clear:
        kept = False
    elif status.standing == statuses.NO_RESPONSE and not days:
        answer, held, kept = "ghosted", False, not status.known
    elif status.standing == WAITING and status.known and not status.markers:
        held, kept = False, True
    elif status.standing in _HELD:
        row.standings.append(status.standing)
        held = bool(days) or status.standing not in _NOT_HELD
    if held:
        named = cell.part == "interview" and len(status.markers) >= max(len(days), 1)
        markers = list(status.markers) if named else [cell.part] * (len(days) or 1)
        markers = ["interview" if marker.startswith("nth.") else marker for marker in markers]
        none = (None,) * (len(markers) - len(days))
        row.rounds += rounds_after(row.rounds, markers, (*none, *days))
    if cell.facts.letters and answer in ("no", "ghosted") and not row.answered:
        # Where stages are marked with letters, the first no or silence is how it ended.
        row.standings.append("rejected" if answer == "no" else statuses.NO_RESPONSE)
        row.answered = True
    return not kept


def _outcome(cell: Cell, row: ParsedRow) -> bool:
    """A cell under an outcome: yes, its day, or words that say more."""
    if cell.answer:
        row.standings.append(cell.part if cell.answer == "yes" else None)
        return True
    reading = cell.reader.read(cell.text)
    row.outcome_on = reading.days[0] if reading.days else row.outcome_on
    if reading.days and not reading.rest:
        row.standings.append(cell.part)
    else:
        both = statuses.status(f"{cell.column.name} {cell.text}", cell.words).standing
        row.standings.append(both if both in statuses.ENDINGS else cell.status.standing or cell.part)
    return reading.clear


def _interview(cell: Cell, row: ParsedRow) -> bool:
    reading = cell.reader.read(cell.text)
    row.interview_days += reading.days
    row.statuses += [] if reading.days else [cell.status]
    return reading.clear


def _rounds(cell: Cell, row: ParsedRow) -> bool:
    if not cell.text.isdecimal() or int(cell.text) > _MOST_ROUNDS:
        return False
    row.count = max(row.count, int(cell.text))
    return True


def _days_to_reply(cell: Cell, row: ParsedRow) -> bool:
    number = cell.text.partition(" ")[0]
    if not number.isdecimal() or len(number) >= 5:
        return False
    row.days_to_reply = int(number)
    return True


def _applied(cell: Cell, row: ParsedRow) -> bool:
    row.applied = cell.answer
    return True


def _source(cell: Cell, row: ParsedRow) -> bool:
    source = statuses.source(cell.text, cell.words)
    row.source, row.cells["source"] = row.source or source, cell.kept
    # Of the others it is worth keeping which board it was, or which friend.
    return source in ("employer_site", "they_contacted_me", "internal")


def _reason(cell: Cell, row: ParsedRow) -> bool:
    if row.reason or len(cell.text) > REASON_LIMIT:
        return False
    row.reason, row.reason_cell = cell.text, cell.kept
    return True


def _move(cell: Cell, row: ParsedRow) -> bool:
    before, after = row.moves or (CellStatus(), CellStatus())
    if cell.column.field == "from_stage":
        row.moves = (cell.status, after)
        row.source = row.source or statuses.source(cell.text, cell.words)
    else:
        row.moves = (before, cell.status)
    return cell.status.known


def _note(cell: Cell, row: ParsedRow) -> bool:
    if not cell.column.named:
        return False
    status = statuses.note(cell.text, cell.words)
    row.statuses.append(CellStatus(None, status.markers))
    row.noted.append(status.standing)
    if row.own_note:
        return False
    row.own_note = cell.text
    return True


_READERS: Mapping[str, CellReader] = {
    "organisation": organisation,
    **dict.fromkeys(("role", "place", "pay", "link"), _value),
    **dict.fromkeys(("sent_on", "event_on"), _sent),
    "status": _status,
    "stage": _stage,
    "outcome": _outcome,
    "interview_on": _interview,
    "rounds": _rounds,
    "days_to_reply": _days_to_reply,
    "applied": _applied,
    "answered": lambda _cell, _row: False,
    "source": _source,
    "reason": _reason,
    **dict.fromkeys(("from_stage", "to_stage"), _move),
    "updated_on": lambda _cell, _row: True,
    NOTE: _note,
}
