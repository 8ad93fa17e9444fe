"""Which of two numbers is the day: decided column by column, asked where nothing decides it."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from workbook.answers.day_reading import LONGEST_CELL, DateReader, Order, written
from workbook.content.vocabulary import date_reader, day_first_by_language
from workbook.importing.columns import DATES, Columns, SheetColumn
from workbook.importing.header import Table

WITH_DATES = ("stage", "outcome", "status")  # fields that may hold a day beside what they say
_EXAMPLES = 3
_LOOKED_AT = 400  # dates among which the middle one is taken
_FULL = re.compile(r"\d{1,2}([/.\-])\d{1,2}\1\d{2,4}")
_PAIR = re.compile(
    r"(?<![0-9])(?<![0-9][/.\-])([0-9]{1,2})\s?([/.\-])\s?([0-9]{1,2})(?:\s?\2\s?(?:[0-9]{4}|[0-9]{2}))?(?![0-9])(?![/.\-][0-9])"
)


@dataclass(frozen=True)
class Evidence:
    """What a column's cells tell about the order of day and month in it."""

    days_first: int  # cells whose first number can be no month
    months_first: int  # cells whose second number can be no month
    open: tuple[str, ...]  # cells that could be read both ways, each text once
    dotted: bool  # every open cell is written with dots, as nobody does who puts the month first

    @property
    def follows(self) -> bool:
        """Whether the column's dates can follow those of the others: nothing speaks against it."""
        return bool(self.open) and not self.days_first and not self.months_first


def evidence(cells: Iterable[str]) -> Evidence:
    """What the dates of a column, all of them, tell about their order."""
    days = months = 0
    open_cells: dict[str, None] = {}
    dotted = True
    for cell in cells:
        pairs = _PAIR.findall(written(cell)) if len(cell) <= LONGEST_CELL else ()
        for first, separator, second in ((int(a), s, int(b)) for a, s, b in pairs):
            days += first > 12 and 1 <= second <= 12
            months += second > 12 and 1 <= first <= 12
            if first != second and 1 <= first <= 12 and 1 <= second <= 12:
                open_cells.setdefault(cell.strip())
                dotted &= separator == "."
    return Evidence(days, months, tuple(open_cells), dotted)


@dataclass(frozen=True)
class OpenQuestion:
    """Something only the person knows: what about, which column, and up to three examples."""

    about: str  # date_order, sheet or organisation
    column: str
    index: int | None
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Decided:
    """The order of day and month in one column, and by what it was decided; none where none is needed."""

    order: Order | None = None
    by: str | None = None  # cells, person, dots, export, language, other_column


@dataclass(frozen=True)
class Orders:
    """What was decided for each column with dates, the readers that follow from it, and what is open."""

    decided: dict[int, Decided]
    readers: dict[int, DateReader]
    questions: tuple[OpenQuestion, ...]


def settle(
    table: Table, columns: Columns, today: date, *, chosen: Order | None, each: Mapping[int, Order]
) -> Orders:
    """Settles the order in every column; `chosen` is the person's answer for all, `each` for single ones."""
    dated = [c for c in columns.all if c.field in DATES or c.field.partition(".")[0] in WITH_DATES]
    evidences = {c.index: evidence(_dated_cells(table, c)) for c in dated}
    decided = {c.index: _decide(evidences[c.index], columns, chosen, each.get(c.index)) for c in dated}
    others = {d.order for d in decided.values() if d.order}
    common = next(iter(others)) if len(others) == 1 else None
    for index in decided:
        if decided[index].order is None and common and evidences[index].follows:
            decided[index] = Decided(common, "other_column")
    asked = [c for c in dated if decided[c.index].order is None and evidences[c.index].open]
    readers = _readers(table, columns, decided, common or chosen, today)
    return Orders(decided, readers, tuple(_questions(asked, evidences)))


def _questions(columns: list[SheetColumn], shown: Mapping[int, Evidence]) -> Iterator[OpenQuestion]:
    """One question for all columns that may follow each other, one for each that contradicts itself."""
    alike = [c for c in columns if shown[c.index].follows]
    if alike:
        most = max(alike, key=lambda c: len(shown[c.index].open))
        cells = dict.fromkeys(cell for c in (most, *alike) for cell in shown[c.index].open)
        yield OpenQuestion("date_order", most.name, most.index, tuple(cells)[:_EXAMPLES])
    for column in columns:
        if column not in alike:
            yield OpenQuestion("date_order", column.name, column.index, shown[column.index].open[:_EXAMPLES])


def _dated_cells(table: Table, column: SheetColumn) -> list[str]:
    """The cells whose dates count; in a status "2/3" is no date, so there only full ones do."""
    cells = table.by_column[column.index]
    return [c for c in cells if _FULL.search(c)] if column.field == "status" else cells


def _decide(shown: Evidence, columns: Columns, chosen: Order | None, own: Order | None) -> Decided:
    """The order for one column: the person's own word, the cells, then what is usual."""
    if own:
        return Decided(own, "person")
    if bool(shown.days_first) != bool(shown.months_first):
        return Decided(Order.DAY_FIRST if shown.days_first else Order.MONTH_FIRST, "cells")
    if shown.open and chosen:
        return Decided(chosen, "person")
    if not shown.open or shown.days_first:  # with both orders neither program nor language settles the rest
        return Decided()
    if columns.settings.get("dates"):
        return Decided(Order(columns.settings["dates"]), "export")
    day_first = day_first_by_language(columns.words.languages[0])
    if shown.dotted and day_first is not False:
        return Decided(Order.DAY_FIRST, "dots")
    order = Order.DAY_FIRST if day_first else Order.MONTH_FIRST
    return Decided() if day_first is None else Decided(order, "language")


def _readers(
    table: Table, columns: Columns, decided: dict[int, Decided], fallback: Order | None, today: date
) -> dict[int, DateReader]:
    """A reader for each column; missing years lie near the other days of the column, or of the file."""
    plain = replace(date_reader(today), serial_zero=table.serial_zero)
    readers = {}
    for column in columns.all:
        order = decided[column.index].order if column.index in decided else fallback
        serials = column.field in DATES or column.field.startswith("stage.")
        readers[column.index] = replace(plain, order=order, serials=serials)
    usual = None
    for column in columns.of("sent_on", "event_on", "heard_on"):
        usual = usual or _middle(table, column.index, readers[column.index])
    near = {index: _middle(table, index, readers[index]) for index in decided}
    return {index: replace(reader, near=near.get(index) or usual) for index, reader in readers.items()}


def _middle(table: Table, index: int, reader: DateReader) -> date | None:
    """The middle one of a column's full dates."""
    readings = [reader.read(cell) for cell in table.by_column[index][:_LOOKED_AT]]
    days = [day.on for reading in readings if reading.clear for day in reading.days if day.exact]
    return statistics.median_low(days) if days else None
