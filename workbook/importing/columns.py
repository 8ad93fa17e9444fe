"""Which column holds what: by its name, by what its cells hold, and by what the person says."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.importing.dates import DateReader
from workbook.importing.header import Table
from workbook.importing.headings import Meaning, meanings
from workbook.importing.profiles import Profile, profile
from workbook.importing.vocabulary import FIRST, Vocabulary, exports, languages, vocabulary

NOTE, LEFT_OUT, PERSONAL = "note", "left_out", "personal"
DATES = frozenset(
    ("sent_on", "saved_on", "heard_on", "moved_on", "updated_on", "interview_on", "promised_by", "event_on")
)
SEVERAL = frozenset((NOTE, LEFT_OUT, PERSONAL, "status", "interview_on"))  # what several columns may hold
STAGES = tuple(
    f"stage.{key}" for key in ("informal_chat", "screening", "task", "first", "later", "final", "interview")
)
OUTCOMES = tuple(
    f"outcome.{key}"
    for key in (
        "advanced",
        "offer",
        "offer_accepted",
        "offer_declined",
        "rejected",
        "no_response",
        "withdrew",
    )
)
_SAME = {"to_stage": "status", "event_on": "sent_on"}  # who has one needs no other found by its cells
FIELDS = (
    "organisation",
    "role",
    *sorted(DATES),
    "status",
    *STAGES,
    *OUTCOMES,
    "rounds",
    "days_to_reply",
    "from_stage",
    "to_stage",
    "applied",
    "answered",
    "source",
    "place",
    "link",
    "pay",
    "reason",
    NOTE,
    PERSONAL,
    LEFT_OUT,
)


@dataclass(frozen=True)
class Column:
    """One column as it was understood: its place, its name, and what it holds."""

    index: int
    name: str
    field: str
    named: bool  # its own name says so, as opposed to what its cells hold


@dataclass(frozen=True)
class Columns:
    """All columns, the languages of their names (English added), and the program the file came from."""

    all: tuple[Column, ...]
    languages: tuple[str, ...]
    export: str | None = None

    def of(self, field: str) -> list[Column]:
        """The columns that hold something, from left to right; `stage` and `outcome` mean all such."""
        return [c for c in self.all if c.field == field or c.field.partition(".")[0] == field]

    @property
    def words(self) -> Vocabulary:
        """The words of the file's languages."""
        return vocabulary(self.languages)

    @property
    def settings(self) -> dict[str, Any]:
        """What is known of the program's export."""
        return dict(exports()[self.export]) if self.export else {}


def understand(table: Table, reader: DateReader, said: Mapping[int, str] | None = None) -> Columns:
    """What each column of a table holds; `said` is what the person decided, column by column."""
    said = said or {}
    codes = _languages(table.names)
    words = vocabulary(codes)
    shapes = [profile(table.column(i), reader, words) for i in range(len(table.names))]
    export = _export(table.names)
    given = {**_of_export(table.names, export), **said}
    fields = _by_name(table.names, shapes, given)
    for index in _unknown(fields):
        fields[index] = ""
    _by_content(fields, shapes, table)
    columns = [
        Column(i, name, fields[i] or NOTE, any(m.field == (fields[i] or NOTE) for m in meanings(name)))
        for i, name in enumerate(table.names)
    ]
    return Columns(tuple(columns), codes, export)


def _languages(names: tuple[str, ...]) -> tuple[str, ...]:
    """The language most names are words of, then English."""
    counts: Counter[str] = Counter()
    for name in names:
        counts.update({meaning.language for meaning in meanings(name) if meaning.exact})
    best = max(languages(), key=lambda code: counts[code])  # English where as many are English
    return (best,) if best == FIRST or not counts[best] else (best, FIRST)


def _export(names: tuple[str, ...]) -> str | None:
    folded = {name.casefold() for name in names}
    fitting = [
        (len(known["columns"]), key)
        for key, known in exports().items()
        if all(name.casefold() in folded for name in known["columns"])
    ]
    return max(fitting)[1] if fitting else None


def _of_export(names: tuple[str, ...], export: str | None) -> dict[int, str]:
    given = exports()[export].get("meaning", {}) if export else {}
    return {index: given[name] for index, name in enumerate(names) if name in given}


def _by_name(names: tuple[str, ...], shapes: list[Profile], given: Mapping[int, str]) -> dict[int, str]:
    """The field each name means; where two names mean the same, the likelier one has it."""
    moves = any(m.field == "to_stage" and m.exact for name in names for m in meanings(name))
    offers = []
    for index, name in enumerate(names):
        if index in given:
            continue
        options = [m for m in meanings(name) if m.field != "from_stage" or moves]
        fitting = sorted(options, key=lambda m: -_fit(m, shapes[index], moves))
        offers += [(_fit(m, shapes[index], moves), -index, m.field) for m in fitting]
    fields = {index: field for index, field in given.items() if index < len(names)}
    taken = set(fields.values())
    for fit, index, field in sorted(offers, reverse=True):
        free = field in SEVERAL or field.partition(".")[0] in ("stage", "outcome") or field not in taken
        if fit > 0 and -index not in fields and free:
            fields[-index] = field
            taken.add(field)
    return {index: fields.get(index, "") for index in range(len(names))}


def _fit(meaning: Meaning, shape: Profile, moves: bool) -> float:
    """How well a name's meaning agrees with the cells below it; 0 where it cannot be."""
    if not shape.filled:
        return meaning.strength
    field, kind = meaning.field, meaning.field.partition(".")[0]
    if field in DATES:
        dates = shape.date + shape.serial
        return meaning.strength + 3 * dates if dates >= 0.3 else 0
    staged = shape.staged >= 0.5 or shape.filled < 4
    contacts = shape.phone + shape.email
    fits = {
        "rounds": shape.number if shape.number >= 0.6 and shape.date < 0.5 else 0,
        "days_to_reply": shape.number if shape.number >= 0.5 else 0,
        "applied": shape.yes_no if shape.yes_no >= 0.6 else 0,
        "answered": shape.yes_no if shape.yes_no >= 0.9 else 0,
        "stage": 0.1 + shape.staged if staged or (meaning.exact and not contacts) else 0,
        "outcome": 0.1 + shape.staged if staged else 0.1,
        "from_stage": 2.0 if moves else 0,
        "to_stage": shape.status if shape.status >= 0.3 else 0,
        "status": 0.5 + shape.status if shape.status >= 0.5 or max(shape.date, shape.link) < 0.6 else 0,
        "link": shape.link or (0.1 if meaning.exact else 0),
        "personal": 0.2 + contacts,
    }
    if kind in fits:
        return meaning.strength + fits[kind] if fits[kind] else 0
    if field in (NOTE, LEFT_OUT):
        return meaning.strength
    return meaning.strength + 0.3 if max(shape.date, shape.link, shape.yes_no) < 0.8 else 0


def _unknown(fields: Mapping[int, str]) -> list[int]:
    return [index for index, field in fields.items() if not field]


def _by_content(fields: dict[int, str], shapes: list[Profile], table: Table) -> None:
    """Gives the columns without a telling name what their cells say, where no other column has it."""
    for index in _unknown(fields):
        if _is_counter(table, index) or not shapes[index].filled:
            fields[index] = LEFT_OUT if not table.names[index] else NOTE
        elif shapes[index].email + shapes[index].phone >= 0.5:
            fields[index] = PERSONAL
    tests: tuple[tuple[str, Callable[[Profile], bool]], ...] = (
        ("sent_on", lambda s: s.date >= 0.6),
        ("link", lambda s: s.link >= 0.5),
        ("status", lambda s: s.status >= 0.5 and s.different <= max(12, s.filled * 0.3)),
        ("role", lambda s: s.role >= 0.4),
    )
    for field, test in tests:
        taken = set(fields.values()) | {_SAME[f] for f in fields.values() if f in _SAME}
        if field not in taken:
            for index in _unknown(fields):
                if test(shapes[index]):
                    fields[index] = field
                    break
    if "organisation" not in fields.values():
        _name_the_company(fields, shapes)


def _name_the_company(fields: dict[int, str], shapes: list[Profile]) -> None:
    """The company is the leftmost column of short, different words that nothing else explains."""
    for index in _unknown(fields):
        shape = shapes[index]
        if shape.short >= 0.8 and max(shape.date, shape.link, shape.number, shape.yes_no, shape.status) < 0.5:
            fields[index] = "organisation"
            return


def _is_counter(table: Table, index: int) -> bool:
    """Whether a column without a name only numbers the rows."""
    cells = table.column(index)
    if table.names[index] or not cells or not all(cell.isdecimal() and len(cell) < 6 for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    return all(b - a == 1 for a, b in itertools.pairwise(numbers)) and numbers[0] in (0, 1)
