"""What a file would bring into the log, row by row, before anything is written."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from workbook.answers.day_reading import Order
from workbook.answers.spelling import folded
from workbook.content.vocabulary import date_reader
from workbook.importing import statuses
from workbook.importing.columns import PERSONAL, Columns, is_nothing, understand
from workbook.importing.date_order import Decided, OpenQuestion, settle
from workbook.importing.deduplicate import deduplicate
from workbook.importing.events import FileFacts, ParsedApplication, ParsedRow
from workbook.importing.header import Aside, Table
from workbook.importing.headings import plain_meanings
from workbook.importing.rows import RowReader
from workbook.importing.sheets import Chosen, choose
from workbook.reader.reading import Cells

_STEP = 500  # rows between two words about how far it is
_UNDERSTOOD, _READ = 0.2, 0.7  # the shares of the work after which rows are read, and put together
USED, MERGED, SET_ASIDE = "used", "merged", "set_aside"
_DATED_SHARE = 0.3  # of the rows; with fewer dates, a missing one says nothing


@dataclass(frozen=True)
class Choices:
    """What the person has said about a file; everything starts unsaid."""

    sheet: str | None = None
    order: Order | None = None
    orders: Mapping[int, Order] = field(default_factory=dict)
    fields: Mapping[int, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)  # folded words → standing
    fillers_are_names: bool = False  # "NA" in the company's column is a company, and so is any such word
    names: frozenset[str] = frozenset()  # folded words of that kind that are names of companies


@dataclass(frozen=True)
class Verdict:
    """What becomes of one row: used, merged or set aside, why, and which row it joins."""

    number: int
    kind: str
    reason: str = ""
    text: str = ""  # the row itself; not needed where it became an application
    joins: int | None = None


@dataclass(frozen=True)
class Filler:
    """A word such as "NA" that stands in the company's column again and again."""

    text: str
    count: int


@dataclass(frozen=True)
class StatusWord:
    """A status as the file writes it: how often, how it was read, and whether that was certain."""

    text: str
    count: int
    standing: str
    sure: bool


@dataclass(frozen=True)
class Preview:
    """Everything a file would bring in; used + merged + set aside are the rows it has."""

    today: date
    cells: Cells
    chosen: Chosen
    table: Table
    columns: Columns
    decided: dict[int, Decided]
    questions: tuple[OpenQuestion, ...]
    statuses: tuple[StatusWord, ...]
    applications: tuple[ParsedApplication, ...]
    verdicts: tuple[Verdict, ...]
    fillers: tuple[Filler, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()  # rows and their cells in which a day was looked for, in vain

    def of(self, kind: str) -> list[Verdict]:
        """The rows that became this."""
        return [verdict for verdict in self.verdicts if verdict.kind == kind]

    @property
    def standings(self) -> Counter[str]:
        """How many of the applications stand how."""
        return Counter(parsed.standing(self.today) for parsed in self.applications)


Progress = Callable[[float], None]  # hears the share that is done, 0 to 1


def preview(
    cells: Cells,
    today: date,
    choices: Choices | None = None,
    *,
    unnamed: str = "",
    progress: Progress = lambda _share: None,
) -> Preview:
    """What a file's cells would bring in; raises Refused where there is no row to read."""
    with gc_paused():
        choices = choices or Choices()
        rough = date_reader(today, Order.DAY_FIRST)
        chosen = choose(cells, choices.sheet, rough)
        table = chosen.table
        columns = understand(table, rough, choices.fields)
        orders = settle(table, columns, today, chosen=choices.order, each=choices.orders)
        fillers = _fillers(table, columns)
        facts = _facts(table, columns, choices, unnamed, fillers)
        progress(_UNDERSTOOD)
        reader = RowReader(columns, orders.readers, facts)
        rows, aside = _read_rows(table, reader, cells.delimiter or ",", progress)
        together = deduplicate(rows, event_dates=facts.event_dates, roles=bool(columns.of("role")))
        progress(1.0)
        return Preview(
            today, cells, chosen, table, columns, orders.decided,
            (*chosen.questions, *_company(columns), *orders.questions),
            tuple(_status_words(table, columns, facts.statuses)), together.applications,
            tuple(sorted(_verdicts(rows, together.merged, aside), key=lambda verdict: verdict.number)),
            fillers, tuple((row.number, cell) for row in rows for cell in row.unread),
        )  # fmt: skip


def _read_rows(
    table: Table, reader: RowReader, delimiter: str, progress: Progress
) -> tuple[list[ParsedRow], list[Aside]]:
    """Every row read, or set aside with its reason."""
    rows, aside = [], list(table.aside)
    for done, line in enumerate(table.lines):
        if done % _STEP == 0:
            progress(_UNDERSTOOD + (_READ - _UNDERSTOOD) * done / len(table.lines))
        row = reader.read(line, delimiter)
        if isinstance(row, Aside):
            aside.append(row)
        else:
            rows.append(row)
    return rows, aside


def _verdicts(
    rows: list[ParsedRow], merged: Mapping[int, tuple[str, int]], aside: list[Aside]
) -> Iterator[Verdict]:
    """What becomes of every row."""
    for row in rows:
        if row.number in merged:
            reason, joins = merged[row.number]
            yield Verdict(row.number, MERGED, reason, row.line.text, joins)
        else:
            yield Verdict(row.number, USED)
    for left in aside:
        yield Verdict(left.number, SET_ASIDE, left.reason, left.text)


def _company(columns: Columns) -> list[OpenQuestion]:
    """Asks which column names the company, where none can be told to."""
    if columns.of("organisation"):
        return []
    names = [column.name for column in columns.all if column.field != PERSONAL and column.name]
    return [OpenQuestion("organisation", "", None, tuple(names[:12]))]


def _facts(
    table: Table, columns: Columns, choices: Choices, unnamed: str, fillers: tuple[Filler, ...]
) -> FileFacts:
    """What the whole file tells about how to read one of its rows."""
    sent, wish_list = columns.of("sent_on", "event_on"), bool(columns.settings.get("wish_list"))
    dated = len(columns.cells(table, "sent_on", "event_on"))
    letters = {statuses.yes_no(cell, columns.words) for cell in columns.cells(table, "stage")}
    unsaid = frozenset() if choices.fillers_are_names else {folded(f.text) for f in fillers} - choices.names
    return FileFacts(
        wish_list=wish_list,
        dated=dated >= _DATED_SHARE * len(table.lines) and dated > 0,
        waits_said=any(w.standing == statuses.WAITING and w.sure for w in _status_words(table, columns, {})),
        letters="ghosted" in letters,
        applied_said=bool(columns.cells(table, "applied")),
        created_is_sent=not sent and bool(columns.of("saved_on")) and not wish_list,
        event_dates=any("event_on" in (c.field, *plain_meanings(c.name)) for c in sent),
        fillers=frozenset(unsaid),
        statuses=choices.statuses,
        unnamed=unnamed,
    )


def _fillers(table: Table, columns: Columns) -> tuple[Filler, ...]:
    """Words that fill the company's column more than once and mostly mean nothing: "N/A", "null"."""
    fillers = [cell for cell in columns.cells(table, "organisation") if is_nothing(cell, columns.words)]
    counts, first = Counter(map(folded, fillers)), {folded(cell): cell for cell in reversed(fillers)}
    words = [Filler(first[word], count) for word, count in counts.items() if count > 1]
    return tuple(filler for filler in words if any(map(str.isalnum, filler.text)))


def _status_words(table: Table, columns: Columns, decided: Mapping[str, str]) -> Iterator[StatusWord]:
    """The different statuses of a file, the most frequent first."""
    cells = columns.cells(table, "status", "to_stage")
    counts = Counter(cell for cell in cells if not is_nothing(cell, columns.words))
    for text, count in counts.most_common():
        status = statuses.status(text, columns.words)
        standing = decided.get(folded(text)) or status.standing or statuses.WAITING
        sure = folded(text) in decided or (status.sure and not status.nothing)
        yield StatusWord(text, count, standing, sure)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pauses the garbage collector during an import, which makes many small objects and no cycles.

    With 20,000 rows it would walk through every one of them again and again: a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
