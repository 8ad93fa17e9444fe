"""Which column holds what: by its name, by what its cells hold, and by what the person says."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbook.answers.day_reading import DateReader
from workbook.answers.spelling import folded, tokens
from workbook.content.vocabulary import FIRST, Vocabulary, exports, languages, vocabulary
from workbook.importing import statuses
from workbook.importing.header import Table
from workbook.importing.headings import Meaning, meanings, plain_meanings
from workbook.interviews.model import Outcome, Stage

NOTE, LEFT_OUT, PERSONAL = "note", "left_out", "personal"
DATES = frozenset(
    ("sent_on", "saved_on", "heard_on", "moved_on", "updated_on", "interview_on", "promised_by", "event_on")
)
SEVERAL = frozenset(
    (NOTE, LEFT_OUT, PERSONAL, "status", "interview_on", "aside", "due", "status_perhaps")
)  # what several columns may hold
MEANT = {"aside": NOTE, "due": NOTE, "status_perhaps": "status", "requisition": LEFT_OUT}  # names' own fields
_DEFAULTS = DATES - {"sent_on", "event_on", "saved_on", "updated_on"}  # days a form may fill in by itself
_SAME = {"to_stage": "status", "event_on": "sent_on"}  # who has one needs no other found by its cells
FIELDS = (
    *("organisation", "role", *sorted(DATES), "status"),
    *(f"stage.{stage}" for stage in (*Stage, "interview")),
    *(f"outcome.{outcome}" for outcome in Outcome if outcome is not Outcome.WITHDRAWN_BY_EMPLOYER),
    *("rounds", "days_to_reply", "from_stage", "to_stage", "applied", "answered", "source", "place", "link"),
    *("pay", "reason", NOTE, PERSONAL, LEFT_OUT),
)
_LOOKED_AT = 400  # cells; a column does not change its nature after that
LINK = re.compile(r"https?://\S+|www\.\S+\.\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+?[\d\s()./\-]{7,20}")
_NUMBER = re.compile(r"[+-]?\d{1,9}([.,]\d+)?\s?%?")
_SHORT = 40


@dataclass(frozen=True)
class SheetColumn:
    """One column as it was understood: its place, its name, and what it holds."""

    index: int
    name: str
    field: str
    named: bool  # its own name says so, as opposed to what its cells hold


@dataclass(frozen=True)
class Columns:
    """All columns, the words of the file's languages, and the program it came from."""

    all: tuple[SheetColumn, ...]
    words: Vocabulary
    export: str | None = None
    requisition: int | None = None  # the column with the employer's number of the job

    def of(self, *fields: str) -> list[SheetColumn]:
        """The columns of these fields, each from left to right; `stage` and `outcome` mean all such."""
        return [c for name in fields for c in self.all if name in (c.field, c.field.partition(".")[0])]

    def cells(self, table: Table, *fields: str) -> list[str]:
        """The filled cells of those columns."""
        return [cell for column in self.of(*fields) for cell in table.by_column[column.index]]

    @property
    def settings(self) -> dict[str, Any]:
        """What is known of the program's export."""
        return dict(exports()[self.export]) if self.export else {}


def understand(table: Table, reader: DateReader, chosen: Mapping[int, str] | None = None) -> Columns:
    """What each column of a table holds; `chosen` is what the person decided, column by column."""
    words = vocabulary(_languages(table.names))
    profiles = [profile(cells, reader, words) for cells in table.by_column]
    export = _export(table.names)
    meaning = exports()[export].get("meaning", {}) if export else {}
    given = {index: meaning[name] for index, name in enumerate(table.names) if name in meaning}
    fields = _by_name(table.names, profiles, {**given, **(chosen or {})})
    _by_content(fields, profiles, table)
    requisition = next((index for index, field in fields.items() if field == "requisition"), None)
    fields = {index: MEANT.get(field, field or NOTE) for index, field in fields.items()}
    for index, field in fields.items():
        every = profiles[index].filled == len(table.lines) > 2
        if field in _DEFAULTS and every and profiles[index].different == 1:
            fields[index] = NOTE
    columns = [
        SheetColumn(index, name, fields[index], any(m.field == fields[index] for m in meanings(name)))
        for index, name in enumerate(table.names)
    ]
    return Columns(tuple(columns), words, export, requisition)


def _languages(names: tuple[str, ...]) -> tuple[str, ...]:
    """The language most names are words of, then English."""
    counts: Counter[str] = Counter()
    for name in names:
        counts.update({meaning.language for meaning in meanings(name) if meaning.exact})
    best = max(languages(), key=lambda code: counts[code])  # English where as many are English
    return (best,) if best == FIRST or not counts[best] else (best, FIRST)


def _export(names: tuple[str, ...]) -> str | None:
    """The program whose export has these columns; of several the one with most of them."""
    here = {name.casefold() for name in names}
    fitting = [
        (len(export["columns"]), program)
        for program, export in exports().items()
        if all(name.casefold() in here for name in export["columns"])
    ]
    return max(fitting)[1] if fitting else None


@dataclass(frozen=True)
class Profile:
    """What a column's cells hold: shares (0 to 1) of its filled cells; `filled` counts those."""

    filled: int
    different: int
    date: float
    serial: float  # numbers that could be the days Excel counts
    link: float
    email: float
    phone: float
    number: float
    yes_no: float
    status: float
    role: float
    short: float
    workplace: float
    mail: float  # subjects of mails that name the company

    @property
    def staged(self) -> float:
        """Share of cells such as a column for one stage holds."""
        return min(1.0, self.date + self.serial + self.yes_no + self.status)


def profile(cells: Sequence[str], reader: DateReader, words: Vocabulary) -> Profile:
    """What a column's filled cells hold; fillers count as empty."""
    some = [cell for cell in cells[: _LOOKED_AT * 4] if not is_nothing(cell, words)][:_LOOKED_AT]
    count = max(len(some), 1)

    def share(test: Callable[[str], object]) -> float:
        return sum(1 for cell in some if test(cell)) / count

    dates = share(lambda cell: reader.read(cell).days)
    with_serials = replace(reader, serials=True)
    return Profile(
        filled=len(some),
        different=len(set(map(folded, some))),
        date=dates,
        serial=share(lambda cell: with_serials.read(cell).days) - dates,
        link=share(LINK.fullmatch),
        email=share(_EMAIL.fullmatch),
        phone=0.0 if dates > 0.5 else share(lambda c: _PHONE.fullmatch(c) and sum(map(str.isdigit, c)) >= 7),
        number=share(_NUMBER.fullmatch),
        yes_no=share(lambda cell: statuses.yes_no(cell, words)),
        status=share(lambda cell: _is_status(cell, words)),
        role=share(lambda cell: words.roles.found_in(tokens(cell))),
        short=share(lambda cell: len(cell) <= _SHORT),
        workplace=share(lambda cell: folded(cell) in words.workplace),
        mail=share(lambda cell: folded(cell).startswith(words.mail)),
    )


def is_nothing(text: str, words: Vocabulary) -> bool:
    """Whether a cell's only content is a filler: "-", "n/a", "null"."""
    return folded(text) in words.nothing


def _is_status(cell: str, words: Vocabulary) -> bool:
    """Whether a cell says how an application stands, with few words besides."""
    if len(cell) > 80:
        return False
    status = statuses.status(cell, words)
    return not status.nothing and (status.known or sum(t.isalpha() for t in tokens(cell)) <= 6)


def _by_name(names: tuple[str, ...], profiles: list[Profile], given: Mapping[int, str]) -> dict[int, str]:
    """The field each name means, "" for none; where two names mean the same, the likelier one has it."""
    moves = any("to_stage" in plain_meanings(name) for name in names)
    offers = [
        (_fit(meaning, profiles[index], moves, name), -index, meaning.field)
        for index, name in enumerate(names)
        for meaning in meanings(name)
        if index not in given and (meaning.field != "from_stage" or moves)
    ]
    fields = {index: field for index, field in given.items() if index < len(names)}
    taken = set(fields.values())
    for fit, index, field in sorted(offers, reverse=True):
        free = field in SEVERAL or field.partition(".")[0] in ("stage", "outcome") or field not in taken
        if fit > 0 and -index not in fields and free:
            fields[-index] = field
            taken.add(field)
    return {index: fields.get(index, "") for index in range(len(names))}


def _fit(meaning: Meaning, profile: Profile, moves: bool, name: str) -> float:
    """How well a name's meaning agrees with the cells below it; 0 where it cannot be."""
    if not profile.filled:
        return meaning.strength
    field, kind = meaning.field, meaning.field.partition(".")[0]
    if field in DATES:
        dates = profile.date + profile.serial
        return meaning.strength + 3 * dates if dates >= 0.3 else 0
    asked = name.endswith("?") and folded(name).strip(" ?") in vocabulary().workplace
    fits = _fits(profile, meaning.exact, moves)
    if kind == "stage" and (profile.workplace >= 0.5 or asked):
        return 0
    if kind in fits:
        return meaning.strength + fits[kind] if fits[kind] else 0
    if field in (NOTE, LEFT_OUT) or field in MEANT:
        return meaning.strength
    return meaning.strength + 0.3 if max(profile.date, profile.link, profile.yes_no) < 0.8 else 0


def _fits(profile: Profile, exact: bool, moves: bool) -> dict[str, float]:
    """How well the cells fit each kind of field that has cells of its own; 0 where they do not."""
    p, contacts = profile, profile.phone + profile.email
    return {
        "rounds": p.number if p.number >= 0.6 and p.date < 0.5 else 0,
        "days_to_reply": p.number if p.number >= 0.5 else 0,
        "applied": p.yes_no if p.yes_no >= 0.6 else 0,
        "answered": p.yes_no if p.yes_no >= 0.9 else 0,
        "stage": 0.1 + p.staged if p.staged >= 0.5 or (exact and not contacts) else 0,
        "outcome": 0.1 + p.staged if p.staged >= 0.5 or p.filled < 4 else 0.1,
        "from_stage": 2.0 if moves else 0,
        "to_stage": p.status if p.status >= 0.3 else 0,
        "status": 0.5 + p.status if p.status >= 0.5 or max(p.date, p.link) < 0.6 else 0,
        "status_perhaps": p.status if p.status >= 0.5 else 0,
        "link": p.link or (0.1 if exact else 0),
        "personal": 0.2 + contacts,
    }


# What the cells of a column without a telling name say, the plainest first.
_BY_CELLS: tuple[tuple[str, Callable[[Profile], bool]], ...] = (
    ("organisation", lambda p: p.mail >= 0.5),
    ("sent_on", lambda p: p.date >= 0.6),
    ("link", lambda p: p.link >= 0.5),
    ("status", lambda p: p.status >= 0.5 and p.different <= max(12, p.filled * 0.3)),
    ("role", lambda p: p.role >= 0.4),
    (
        "organisation",  # short, different words that nothing else explains
        lambda p: p.short >= 0.8 and max(p.date, p.link, p.number, p.yes_no, p.status) < 0.5,
    ),
)


def _by_content(fields: dict[int, str], profiles: list[Profile], table: Table) -> None:
    """Gives the columns without a telling name what their cells say, where no other column has it."""
    for index in [index for index, field in fields.items() if not field]:
        if _is_counter(table, index) or not profiles[index].filled:
            fields[index] = LEFT_OUT if not table.names[index] else NOTE
        elif profiles[index].email + profiles[index].phone >= 0.5:
            fields[index] = PERSONAL
    if DATES.isdisjoint(fields.values()):  # a time stamp is the day where there is no other
        stamps = [i for i, field in fields.items() if field == LEFT_OUT and profiles[i].date >= 0.6]
        fields |= dict.fromkeys(stamps[:1], "sent_on")
    for field, test in _BY_CELLS:
        taken = set(fields.values()) | {_SAME[f] for f in fields.values() if f in _SAME}
        fitting = [index for index, known in fields.items() if not known and test(profiles[index])]
        if fitting and field not in taken:
            fields[fitting[0]] = field


def _is_counter(table: Table, index: int) -> bool:
    """Whether a column without a name only numbers the rows."""
    cells = table.by_column[index]
    if table.names[index] or not cells or not all(cell.isdecimal() and len(cell) < 6 for cell in cells):
        return False
    numbers = sorted(map(int, cells))
    return all(b - a == 1 for a, b in itertools.pairwise(numbers)) and numbers[0] in (0, 1)
