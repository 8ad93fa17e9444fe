"""A table of records with search, order, pages and removal, and one whose rows open into their form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Any

from workbook.answers import Day, Problem, fold, shortened
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Change, Stored
from workbook.ui.component import Component, Message, Soon, sentence
from workbook.ui.form import Form
from workbook.ui.parts import swap, text
from workbook.ui.questions import questions

PAGE = 25
ALL = 200  # rows of a page once somebody has asked for all of them
CELL = 500  # characters of a cell that are sent to the browser; the record itself is opened for more
LABEL = 60  # characters of a row's name in a sentence
Check = Callable[..., Mapping[str, Problem]]  # of the answers, and of the record that is being changed


@dataclass(frozen=True)
class Column:
    """One column: which cell it shows and its heading, which is the table's word `column.<key>` without one.

    `kind` is text, day, number or tag. `sub` names a cell shown under it in a quieter tone. A `wide`
    column is left out where a table has little room; in the stacked rows of a phone it is there again.
    """

    key: str
    label: str = ""
    kind: str = "text"
    sub: str | None = None
    wide: bool = False


@dataclass(frozen=True)
class Row:
    """One record as a table shows it: cells by column key, and what to sort by where the text will not do.

    `tag_tone` is `quiet` for what is over and `now` for what is still open.
    """

    id: str
    cells: Mapping[str, str]
    sort: Mapping[str, Any] = field(default_factory=dict)
    tag_tone: str = "quiet"

    @cached_property
    def folded(self) -> str:
        """All its words as the search reads them."""
        return " ".join(map(fold, self.cells.values()))

    def value(self, key: str) -> Any:
        """What it is sorted by in a column."""
        return self.sort[key] if key in self.sort else fold(self.cells.get(key, ""))

    def sent(self) -> dict[str, Any]:
        """The row as the browser gets it, very long cells cut."""
        cells = {key: text if len(text) <= CELL else text[:CELL] + "…" for key, text in self.cells.items()}
        return {"id": self.id, "cells": cells, "tone": self.tag_tone}


class RecordTable:
    """Shows `rows()` under `columns` and keeps up with changes of the `listen` classes.

    Words used, if there: `caption` (what the table holds), `empty` and `empty_title`. `on_open(id)` makes
    the first column a button. `on_remove(id)` removes the record and returns the store's Change, which
    Undo takes back. `undo_last` offers to undo the last change of the `listen` classes, which is of use
    where no other part of the book keeps records of those classes. Of a long table only the `first` rows
    are shown, if that is given, until somebody asks for all. Rows are asked for once the table is on the
    page, so that a form never waits for them.
    """

    def __init__(
        self,
        book: Book,
        columns: Sequence[Column],
        rows: Callable[[], Iterable[Row]],
        words: Words,
        *,
        listen: Iterable[type] = (),
        on_open: Callable[[str], Any] | None = None,
        on_remove: Callable[[str], Change | None] | None = None,
        undo_last: bool = True,
        first: int = PAGE,
    ) -> None:
        """Nothing is read before the browser has the table, or `refresh` is called."""
        self._book, self._columns, self._source, self._words = book, columns, rows, words
        self._open, self._remove = on_open, on_remove
        self._kinds = {str(kind.__dict__["kind"]) for kind in listen} if undo_last else set()
        self._rows: list[Row] = []
        self._view: dict[str, Any] = {"search": "", "sort": "", "descending": False, "page": 0}
        self._size = first  # rows of a page; fewer than PAGE are the first ones, and the others stay away
        self._removed: Change | None = None
        self._undone_at: int | None = None  # the newest step when the bar said what was undone
        self._pointed = ""
        self._common = book.words("ui")
        state = {"shown": "loading"}
        self.widget = Component(("table",), self._spec(), state, on=self._acts(), trouble=self._fail)
        soon = Soon(lambda: self.widget.act(self.refresh))
        book.store.listen(listen, soon.ask)

    def refresh(self) -> None:
        """Reads the rows again and shows them; the search, the order and the page stay."""
        self._rows = list(self._source())
        over = self._undone_at is not None and self._newest() != self._undone_at  # something came after it
        self._undone_at = None if over else self._undone_at
        self._show(bar={"text": "", "undo": False} if over else None)

    def remove(self, id: str) -> None:
        """Removes a record and offers to bring it back."""
        if self._remove is None or self._row(id) is None:
            return
        name = self._name(id)
        self._removed = self._remove(id)
        text = self._common("table.removed", what=name)
        self._rows = [row for row in self._rows if row.id != id]
        self._show(bar={"text": text, "undo": self._removed is not None}, focus="undo")

    def undo(self, *, removal: bool = False) -> None:
        """Takes back the last change that can be undone, or with `removal` the removal made here."""
        change = self._removed if removal and self._removed else self._last_change()
        what = self._what(change) if change else ""
        self._removed = done = self._book.store.undo(change.batch) if change else None  # and so the way back
        self._rows = list(self._source())
        back = done.row_ids[0] if done and self._row(done.row_ids[0]) else ""
        key = "undone" if done else "nothing_to_undo"
        text = self._common(f"table.{key}", what=what or self._name(back) or self._words("caption"))
        self._undone_at = self._newest()
        self._show(bar={"text": text, "undo": done is not None}, focus=f"row:{back}" if back else "bar")

    def say(self, text: str, *, row: str = "") -> None:
        """Says something in the bar over the table, and puts the focus on the row with this id."""
        self.widget.tell({"bar": {"text": text, "undo": False}}, focus=f"row:{row}" if row else "bar")

    def return_to(self, row: str) -> None:
        """Puts the focus on this row when the table appears again in its place on the page."""
        self._pointed = f"row:{row}"

    def show_all(self) -> None:
        """Shows all rows of a table that began with its first ones."""
        self._size = ALL
        self._show(page=0)

    def _sort(self, key: str) -> None:
        """Puts the rows in the order of a column; once more turns the order round."""
        if key in {column.key for column in self._columns}:
            again = key == self._view["sort"]
            self._show(sort=key, descending=again and not self._view["descending"], page=0)

    def _show(self, *, bar: dict[str, Any] | None = None, focus: str = "", **changed: Any) -> None:
        """Shows one page of the rows, in the view as it is and with what has changed of it."""
        view = self._view = {**self._view, **changed}
        rows = matching(self._rows, view["search"])
        if view["sort"]:
            rows = in_order(rows, view["sort"], descending=view["descending"])
        brief = self._size < PAGE and len(rows) > self._size
        pages = 1 if brief else max(1, -(-len(rows) // self._size))
        view["page"] = min(max(view["page"], 0), pages - 1)
        first = view["page"] * self._size
        page, last = rows[first : first + self._size], self._last_change()
        what = self._what(last) if last else ""
        patch: dict[str, Any] = {
            "shown": "rows" if self._rows else "empty",
            "rows": [row.sent() for row in page],
            "count": self._common.count("found" if view["search"] else "rows", len(rows)),
            **view,
            "pages": pages,
            "span": self._common("table.page", first=first + bool(page), last=first + len(page), n=len(rows)),
            "all": self._common("table.all", n=len(rows)) if brief else "",
            "many": len(self._rows) > 5,
            "undoable": last is not None,
            "undo_last": self._common("table.undo_what", what=what)
            if what
            else self._common("table.undo_last"),
        }
        if bar is not None:
            patch["bar"] = bar
        self.widget.tell(patch, focus=focus or self._pointed)
        self._pointed = ""

    def _what(self, change: Change) -> str:
        """What a change was: a step by its name, or the row it is about."""
        step = self._common.get(f"step.{change.label}") if change.label.isidentifier() else ""
        return step or change.label or next(filter(None, map(self._name, change.row_ids)), "")

    def _newest(self) -> int | None:
        """The newest step of all, of whatever kind."""
        return next((int(change.batch) for change in self._book.store.history(1)), None)

    def _last_change(self) -> Change | None:
        """The newest step on this table's kinds that is not undone, no undo itself, and not a whole book."""
        newest = (one for one in self._book.store.history(20) if one.undoes is None and one.label != "sample")
        return next((one for one in newest if self._kinds & set(one.kinds) and not one.undone), None)

    def _row(self, id: str) -> Row | None:
        return next((row for row in self._rows if row.id == id), None)

    def _name(self, id: str) -> str:
        row = self._row(id)
        return shortened(" ".join(row.cells.get(self._columns[0].key, "").split()), LABEL) if row else ""

    def _spec(self) -> dict[str, Any]:
        own = {key: self._words(key) for key in ("caption", "empty", "empty_title") if self._words.has(key)}
        return {
            "columns": [
                {**vars(column), "label": column.label or self._words(f"column.{column.key}")}
                for column in self._columns
            ],
            "say": self._common.options("table") | own,  # the browser fills the {places}
            "opens": self._open is not None,
            "removes": self._remove is not None,
        }

    def _acts(self) -> dict[str, Callable[[Message], Any]]:
        acts: dict[str, Callable[[Any], Any]] = {
            "shown": lambda _nothing: self.refresh(),
            "all": lambda _nothing: self.show_all(),
            "search": lambda text: self._show(search=str(text), page=0),
            "sort": lambda key: self._sort(str(key)),
            "turn": lambda page: self._show(page=int(page)),
            "open": lambda id: self._open_row(str(id)),
            "remove": lambda id: self.remove(str(id)),
            "undo": lambda which: self.undo(removal=which == "removal"),
        }
        return {do: _with(act) for do, act in acts.items()}

    def _open_row(self, id: str) -> None:
        if self._open and self._row(id):
            self._open(id)

    def _fail(self, error: Exception) -> None:
        shown = self.widget.state["shown"]
        undo = self.widget.state.get("bar", {}).get("undo", False)  # still offered, to be pressed again
        bar = {"text": sentence(error, self._book.words), "undo": undo}
        self.widget.tell({"shown": "problem" if shown == "loading" else shown, "bar": bar}, focus="bar")


class Records:
    """Shows nothing until there is a record; then the table, and in its place the form of an opened row.

    Of the room's `words` those under `at` are the table's: a `title` over it, a column for each heading, and
    those of a RecordTable; `kinds` says which columns are not text. A cell that is no field of the record is
    in `cells(stored)`, and the one named `under` stands in small letters under the first. `order(record)`
    puts the rows in order, and one that is still `open_(record)` stands out. `fields` are asked in the form,
    in the words under `form`; `name` is the key of its draft, `check(values, editing)` what is wrong in it.
    """

    form: Form | None = None  # while a row is open

    def __init__(
        self,
        book: Book,
        kind: type[Any],
        words: Words,
        *,
        fields: Iterable[str],
        name: str,
        at: str = "list",
        form: str = "form.edit",
        check: Check = lambda _values, _editing: {},
        cells: Callable[[Stored[Any]], Mapping[str, str]] = lambda _stored: {},
        under: str | None = None,
        kinds: Mapping[str, str] | None = None,
        order: Callable[[Any], Any] = lambda _record: 0,
        open_: Callable[[Any], bool] = lambda _record: False,
    ) -> None:
        """Shows the table, if there is something for it."""
        self._book, self._kind, self._words, self._labels = book, kind, words, words.within(at)
        self._fields, self._asks, self._name, self._check = tuple(fields), words.within(form), name, check
        self._cells, self._order, self._is_open = cells, order, open_
        keys, kinds, on_remove = self._labels.options("column"), kinds or {}, partial(book.store.remove, kind)
        columns = [Column(key, kind=kinds.get(key, "text")) for key in keys]
        columns[0] = replace(columns[0], sub=under)
        self.table = RecordTable(
            book, columns, self._rows, self._labels, listen=[kind], on_open=self.open, on_remove=on_remove
        )
        self.widget = swap()
        book.store.listen(kind, lambda _change: self.show())
        self.show()

    def show(self) -> None:
        """Shows the table from its first record on, also empty for its Undo; a form that is open stays."""
        there = self.widget.children or self._book.store.all(self._kind)
        state = "form" if self.form else "table" if there else None
        if state != "form":
            title = text(title=self._labels("title"), tone="section")
            self.widget.show_if(state, lambda: [title, self.table])

    def open(self, id: str) -> None:
        """Shows the form of one record, with a draft left from changing it before."""
        stored = self._book.store.get(self._kind, id)
        if stored is None:
            return
        asked, words = questions(self._kind, self._words, self._fields), self._asks

        def check(values: dict[str, Any]) -> Mapping[str, Problem]:
            return self._check(values, form.editing)

        self.form = form = Form(self._book, asked, words, name=self._name, keep=self._keep, check=check)
        self.widget.show(*form.headed(lambda: self.close(id), stored=stored))

    def close(self, id: str = "") -> None:
        """Shows the table again, with the focus on the row that was opened."""
        self.form = None
        if id:
            self.table.return_to(id)
        self.show()

    def _keep(self, values: dict[str, Any]) -> None:
        stored = self.form.editing if self.form else None
        # Where it was removed in another window, what was typed is a new one.
        self._book.store.keep(replace(stored.record, **values) if stored else self._kind(**values), stored)
        self.close(stored.id if stored else "")

    def _rows(self) -> list[Row]:
        stored = sorted(self._book.store.all(self._kind), key=lambda stored: self._order(stored.record))
        return [self._row(one) for one in stored]

    def _row(self, stored: Stored[Any]) -> Row:
        """The fields that have a column, days and options in words, and the other cells."""
        cells, days = dict(self._cells(stored)), {}
        for name in self._labels.options("column").keys() - cells.keys():
            value = getattr(stored.record, name)
            if isinstance(value, Day):
                cells[name], days[name] = self._words.day(value), value.on
            elif isinstance(value, int | float):
                cells[name] = f"{value:g}"
            else:
                cells[name] = self._words.get(f"field.{name}.options.{value}", str(value or ""))
        return Row(stored.id, cells, days, "now" if self._is_open(stored.record) else "quiet")


def newest_first(field: str) -> Callable[[Any], int]:
    """Puts records in the order of a day of theirs, the newest first and those without it last."""

    def order(record: Any) -> int:
        day = getattr(record, field)
        return -day.on.toordinal() if day else 0

    return order


def check_today(book: Book, problems: Callable[[dict[str, Any], date], Mapping[str, Problem]]) -> Check:
    """What `problems(values, today)` finds wrong, as a form asks for it, and as the list of records does."""
    return lambda values, _editing=None: problems(values, book.today())


def _with(act: Callable[[Any], Any]) -> Callable[[Message], Any]:
    """Does what a message says, with what it holds."""
    return lambda message: act(message.get("with"))


def matching(rows: Iterable[Row], search: str) -> list[Row]:
    """The rows that hold every word of the search in some cell."""
    wanted = fold(search).split()
    return [row for row in rows if all(word in row.folded for word in wanted)]


def in_order(rows: Sequence[Row], key: str, *, descending: bool) -> list[Row]:
    """The rows by one column, those without a value last either way; equal ones keep their order."""
    known = [row for row in rows if row.value(key) not in (None, "")]
    unknown = [row for row in rows if row.value(key) in (None, "")]
    try:
        known.sort(key=lambda row: row.value(key), reverse=descending)
    except TypeError:  # values of several types; as text they have an order too
        known.sort(key=lambda row: fold(row.cells.get(key, "")), reverse=descending)
    return known + unknown
