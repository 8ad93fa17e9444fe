"""What a file would bring into the log, row by row, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from workbook.importing import statuses
from workbook.importing.columns import PERSONAL, Columns, is_nothing, understand
from workbook.importing.date_order import Decided, Orders, Question, settle
from workbook.importing.date_patterns import Order
from workbook.importing.dates import DateReader
from workbook.importing.deduplicate import gather
from workbook.importing.entry import Entry, Facts
from workbook.importing.events import Found
from workbook.importing.fitting import fitted
from workbook.importing.header import Table
from workbook.importing.headings import meanings
from workbook.importing.lines import Aside
from workbook.importing.reading import Cells
from workbook.importing.rows import RowReader
from workbook.importing.sheets import Chosen, choose
from workbook.importing.spelling import folded
from workbook.importing.undisturbed import undisturbed

_STEP = 500  # rows between two words about how far it is
_UNDERSTOOD, _GATHERING = 0.2, 0.7  # the shares of the work after which rows are read, and put together
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
    reason: str
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
    questions: tuple[Question, ...]
    statuses: tuple[StatusWord, ...]
    found: tuple[Found, ...]
    verdicts: tuple[Verdict, ...]
    fillers: tuple[Filler, ...] = ()

    def count(self, kind: str) -> int:
        """How many rows became this."""
        return sum(1 for verdict in self.verdicts if verdict.kind == kind)


Progress = Callable[[float], None]  # hears the share that is done, 0 to 1


def preview(
    cells: Cells,
    today: date,
    choices: Choices | None = None,
    *,
    unnamed: str = "",
    progress: Progress | None = None,
) -> Preview:
    """What a file's cells would bring in; raises Refused where there is no row to read."""
    with undisturbed():
        return _preview(cells, today, choices or Choices(), unnamed, progress or (lambda _share: None))


def _preview(cells: Cells, today: date, choices: Choices, unnamed: str, progress: Progress) -> Preview:
    rough = DateReader(today, Order.DAY_FIRST)
    chosen = choose(cells, choices.sheet, rough)
    table = chosen.table
    columns = understand(table, rough, choices.fields)
    orders = settle(table, columns, today, said=choices.order, each=choices.orders)
    fillers = _fillers(table, columns)
    facts = _facts(table, columns, choices, unnamed, fillers)
    progress(_UNDERSTOOD)
    reader = RowReader(columns, orders.readers, facts)
    entries, aside = _entries(table, columns, reader, orders, cells.delimiter or ",", progress)
    gathered = gather(entries, event_dates=facts.event_dates, roles=bool(columns.of("role")))
    used = {one.rows[0] for one in gathered.found}
    verdicts = [Verdict(e.number, USED, "") for e in entries if e.number in used]
    verdicts += [
        Verdict(e.number, MERGED, gathered.merged[e.number][0], e.line.text, gathered.merged[e.number][1])
        for e in entries
        if e.number in gathered.merged
    ]
    verdicts += [Verdict(a.number, SET_ASIDE, a.reason, a.text) for a in (*table.aside, *aside)]
    progress(1.0)
    questions = (*chosen.questions, *_company(columns), *orders.questions)
    return Preview(
        today, cells, chosen, table, columns, orders.decided, questions,
        _status_words(table, columns, facts), gathered.found,
        tuple(sorted(verdicts, key=lambda verdict: verdict.number)), fillers,
    )  # fmt: skip


def _company(columns: Columns) -> list[Question]:
    """Asks which column names the company, where none can be told to."""
    if columns.of("organisation"):
        return []
    names = [column.name for column in columns.all if column.field != PERSONAL and column.name]
    return [Question("organisation", "", None, tuple(names[:12]))]


def _facts(
    table: Table, columns: Columns, choices: Choices, unnamed: str, fillers: tuple[Filler, ...]
) -> Facts:
    words = columns.words
    sent = [c for field in ("sent_on", "event_on") for c in columns.of(field)]
    dated = sum(len(table.column(c.index)) for c in sent)
    wish_list = bool(columns.settings.get("wish_list"))
    return Facts(
        wish_list=wish_list,
        dated=dated >= _DATED_SHARE * len(table.lines) and dated > 0,
        waits_said=any(w.standing == statuses.WAITING and w.sure for w in _words_in(table, columns, {})),
        letters=any(
            statuses.yes_no(cell, words) == "ghosted"
            for column in columns.of("stage")
            for cell in table.column(column.index)
        ),
        created_is_sent=not sent and bool(columns.of("saved_on")) and not wish_list,
        event_dates=any(_just_a_date(c.name) or c.field == "event_on" for c in sent),
        fillers=frozenset(folded(f.text) for f in fillers) - choices.names
        if not choices.fillers_are_names
        else frozenset(),
        statuses=choices.statuses,
        unnamed=unnamed,
    )


def _just_a_date(name: str) -> bool:
    return any(m.field == "event_on" and m.exact for m in meanings(name))


def _fillers(table: Table, columns: Columns) -> tuple[Filler, ...]:
    """Words that fill the company's column more than once and mostly mean nothing: "N/A", "null"."""
    counts: Counter[str] = Counter()
    for column in columns.of("organisation"):
        counts.update(c for c in table.column(column.index) if is_nothing(c, columns.words))
    words: dict[str, Filler] = {}
    for text, count in counts.items():
        known = words.get(folded(text))
        words[folded(text)] = Filler(known.text if known else text, count + (known.count if known else 0))
    return tuple(f for f in words.values() if f.count > 1 and any(map(str.isalnum, f.text)))


def _entries(
    table: Table, columns: Columns, reader: RowReader, orders: Orders, delimiter: str, progress: Progress
) -> tuple[list[Entry], list[Aside]]:
    """Every row read, or set aside with its reason."""
    entries: list[Entry] = []
    aside: list[Aside] = []
    for done, line in enumerate(table.lines):
        if done % _STEP == 0:
            progress(_UNDERSTOOD + (_GATHERING - _UNDERSTOOD) * done / len(table.lines))
        whole = fitted(line, columns, orders.readers, delimiter)
        read = reader.read(whole) if whole else Aside(line.number, "too_many_cells", line.text)
        if isinstance(read, Aside):
            aside.append(read)
        else:
            entries.append(read)
    return entries, aside


def _status_words(table: Table, columns: Columns, facts: Facts) -> tuple[StatusWord, ...]:
    return tuple(_words_in(table, columns, facts.statuses))


def _words_in(table: Table, columns: Columns, decided: Mapping[str, str]) -> list[StatusWord]:
    """The different statuses of a file, the most frequent first."""
    counts: Counter[str] = Counter()
    for column in (*columns.of("status"), *columns.of("to_stage")):
        cells = table.column(column.index)
        counts.update(cell for cell in cells if not is_nothing(cell, columns.words))
    words = []
    for text, count in counts.most_common():
        said = statuses.status(text, columns.languages)
        standing = decided.get(folded(text)) or said.standing or statuses.WAITING
        sure = folded(text) in decided or (said.sure and not said.nothing)
        words.append(StatusWord(text, count, standing, sure))
    return words
