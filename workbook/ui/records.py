"""A table of records with search, order, pages and removal, and one whose rows open into their form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workbook.answers import Problem, fold
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Change, Stored
from workbook.ui.component import Component, Message, Soon, script, sentence
from workbook.ui.form import Form
from workbook.ui.parts import swap, text
from workbook.ui.questions import questions

PAGE = 25
CELL = 500  # characters of a cell that are sent to the browser; the record itself is opened for more
LABEL = 60  # characters of a row's name in a sentence


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


class TableView(Component):
    """The table in the browser, which only ever holds the page that is looked at."""

    _esm = script("dom", "table")


class RecordTable:
    """Shows `rows()` under `columns` and keeps up with changes of the `listen` classes.

    Words used, if there: `caption` (what the table holds), `empty` and `empty_title`. `on_open(id)` makes
    the first column a button. `on_remove(id)` removes the record and returns the store's Change, which
    Undo takes back. `undo_last` offers to undo the last change of the `listen` classes, which is of use
    where no other part of the book keeps records of those classes. Rows are asked for once the table is on
    the page, so that a form never waits for them.
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
    ) -> None:
        """Nothing is read before the browser has the table, or `refresh` is called."""
        self._book, self._columns, self._source, self._words = book, columns, rows, words
        self._open, self._remove = on_open, on_remove
        self._kinds = {str(kind.__dict__["kind"]) for kind in listen} if undo_last else set()
        self._rows: list[Row] = []
        self._folded: dict[str, str] = {}
        self._search, self._sort, self._descending, self._page = "", "", False, 0
        self._removed: Change | None = None
        self._pointed = ""
        self._common = book.words("ui")
        state = {"shown": "loading"}
        self.widget = TableView(self._spec(), state, on=self._acts(), trouble=self._fail)
        soon = Soon(self._refresh_quietly)
        for kind in listen:
            book.store.listen(kind, lambda _change: soon.ask())

    def refresh(self) -> None:
        """Reads the rows again and shows them; the search, the order and the page stay."""
        self._rows = list(self._source())
        self._folded = {}
        self._show()

    def search(self, text: str) -> None:
        """Shows only rows that hold every word of the text, from the first page."""
        self._search, self._page = text, 0
        self._show()

    def sort(self, key: str) -> None:
        """Puts the rows in the order of a column; once more turns the order round."""
        if key not in {column.key for column in self._columns}:
            return
        self._descending = key == self._sort and not self._descending
        self._sort, self._page = key, 0
        self._show()

    def turn_to(self, page: int) -> None:
        """Shows another page, counted from 0."""
        self._page = page
        self._show()

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
        batch = self._removed.batch if removal and self._removed else self._last_change()
        done = self._book.store.undo(batch) if batch is not None else None
        self._removed = None
        text = self._common("table.undone" if done else "table.nothing_to_undo")
        self._rows, self._folded = list(self._source()), {}
        back = done.row_ids[0] if done and self._row(done.row_ids[0]) else ""
        self._show(bar={"text": text, "undo": False}, focus=f"row:{back}" if back else "bar")

    def say(self, text: str, *, row: str = "") -> None:
        """Says something in the bar over the table, and puts the focus on the row with this id."""
        self.widget.tell({"bar": {"text": text, "undo": False}}, focus=f"row:{row}" if row else "bar")

    def return_to(self, row: str) -> None:
        """Puts the focus on this row when the table appears again in its place on the page."""
        self._pointed = f"row:{row}"

    def _show(self, *, bar: dict[str, Any] | None = None, focus: str = "") -> None:
        if self._search and not self._folded:
            self._folded = {row.id: folded_text(row) for row in self._rows}
        rows = matching(self._rows, self._folded, self._search) if self._search else self._rows
        if self._sort:
            rows = in_order(rows, self._sort, descending=self._descending)
        pages = max(1, -(-len(rows) // PAGE))
        self._page = min(max(self._page, 0), pages - 1)
        first = self._page * PAGE
        page = rows[first : first + PAGE]
        patch: dict[str, Any] = {
            "shown": "rows" if self._rows else "empty",
            "rows": [sent(row) for row in page],
            "count": self._common.count("found" if self._search else "rows", len(rows)),
            "page": self._page,
            "pages": pages,
            "span": self._common("table.page", first=first + bool(page), last=first + len(page), n=len(rows)),
            "many": len(self._rows) > 5,
            "search": self._search,
            "sort": self._sort,
            "descending": self._descending,
            "undoable": self._last_change() is not None,
        }
        if bar is not None:
            patch["bar"] = bar
        self.widget.tell(patch, focus=focus or self._pointed)
        self._pointed = ""

    def _last_change(self) -> int | None:
        """The newest step on this table's kinds that is not undone and no undo itself."""
        for change in self._book.store.history(20):
            if self._kinds & set(change.kinds) and not change.undone and change.undoes is None:
                return int(change.batch)
        return None

    def _row(self, id: str) -> Row | None:
        return next((row for row in self._rows if row.id == id), None)

    def _name(self, id: str) -> str:
        row = self._row(id)
        name = " ".join(row.cells.get(self._columns[0].key, "").split()) if row else ""
        return name if len(name) <= LABEL else name[: LABEL - 1] + "…"

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
        def given(act: Callable[[Any], Any]) -> Callable[[Message], Any]:
            return lambda message: act(message.get("with"))

        return {
            "shown": lambda _message: self.refresh(),
            "search": given(lambda text: self.search(str(text))),
            "sort": given(lambda key: self.sort(str(key))),
            "turn": given(lambda page: self.turn_to(int(page))),
            "open": given(lambda id: self._open_row(str(id))),
            "remove": given(lambda id: self.remove(str(id))),
            "undo": given(lambda which: self.undo(removal=which == "removal")),
        }

    def _open_row(self, id: str) -> None:
        if self._open and self._row(id):
            self._open(id)

    def _refresh_quietly(self) -> None:
        self.widget.act(self.refresh)

    def _fail(self, error: Exception) -> None:
        shown = self.widget.state["shown"]
        undo = self.widget.state.get("bar", {}).get("undo", False)  # still offered, to be pressed again
        bar = {"text": sentence(error, self._book.words), "undo": undo}
        self.widget.tell({"shown": "problem" if shown == "loading" else shown, "bar": bar}, focus="bar")


class Records:
    """Shows nothing until there is a record; then the table, and in its place the form of an opened row.

    `row(stored)` returns what orders the rows, and the row itself. `fields` are asked when a row is opened.
    Of `words` it uses `title`, over the table, and those of a RecordTable; `form` are the words that ask the
    fields and the form's own with its `heading`; `name` is the key of its draft.
    """

    def __init__(
        self,
        book: Book,
        kind: type[Any],
        words: Words,
        *,
        columns: Sequence[Column],
        row: Callable[[Stored[Any]], tuple[Any, Row]],
        fields: Iterable[str],
        form: tuple[Words, Words],
        name: str,
        check: Callable[[dict[str, Any]], Mapping[str, Problem]] | None = None,
        remove: Callable[[str], Change | None] | None = None,
    ) -> None:
        """`remove(id)` removes a record where that is more than removing it from the store."""
        self._book, self._kind, self._words, self._row = book, kind, words, row
        self._fields, self._form_words, self._name, self._check = tuple(fields), form, name, check
        on_remove = remove or (lambda id: book.store.remove(kind, id))
        self.table = RecordTable(
            book, columns, self._rows, words, listen=[kind], on_open=self.open, on_remove=on_remove
        )
        self.form: Form | None = None
        self.widget = swap()
        book.store.listen(kind, lambda _change: self.show())
        self.show()

    def show(self) -> None:
        """Shows the table once there is something in it; a form that is open stays."""
        state = "form" if self.form else "table" if self._book.store.all(self._kind) else None
        if state != "form":
            title = text(title=self._words("title"), tone="section")
            self.widget.show_if(state, lambda: [title, self.table])

    def open(self, id: str) -> None:
        """Shows the form of one record, with a draft left from changing it before."""
        stored = self._book.store.get(self._kind, id)
        if stored is None:
            return
        asked, words = self._form_words
        self.form = form = Form(
            self._book,
            questions(self._kind, asked, self._fields),
            words,
            name=self._name,
            keep=self._keep,
            check=self._check,
        )
        form.edit(stored)
        form.on_cancel(lambda: self.close(id))
        self.widget.show(text(title=words("heading"), arrive=True), form)

    def close(self, id: str = "") -> None:
        """Shows the table again, with the focus on the row that was opened."""
        self.form = None
        if id:
            self.table.return_to(id)
        self.show()

    def _keep(self, values: dict[str, Any]) -> str:
        stored = self.form.editing if self.form else None
        if stored is None:  # it was removed in another window: what was typed is a new one
            self._book.store.add(self._kind(**values))
        else:
            self._book.store.update(stored.id, replace(stored.record, **values), stored.rev)
        self.close(stored.id if stored else "")
        return ""

    def _rows(self) -> list[Row]:
        ordered = sorted(
            (self._row(stored) for stored in self._book.store.all(self._kind)), key=lambda row: row[0]
        )
        return [row for _, row in ordered]


def matching(rows: Iterable[Row], folded: Mapping[str, str], search: str) -> list[Row]:
    """The rows that hold every word of the search in some cell; `folded` is each row's text by id."""
    wanted = fold(search).split()
    return [row for row in rows if all(word in folded[row.id] for word in wanted)]


def folded_text(row: Row) -> str:
    """All the words of a row as the search reads them."""
    return " ".join(fold(text) for text in row.cells.values())


def in_order(rows: Sequence[Row], key: str, *, descending: bool) -> list[Row]:
    """The rows by one column, those without a value last either way; equal ones keep their order."""
    known = [row for row in rows if _sort_value(row, key) not in (None, "")]
    unknown = [row for row in rows if _sort_value(row, key) in (None, "")]
    try:
        known.sort(key=lambda row: _sort_value(row, key), reverse=descending)
    except TypeError:  # values of several types; as text they have an order too
        known.sort(key=lambda row: fold(row.cells.get(key, "")), reverse=descending)
    return known + unknown


def _sort_value(row: Row, key: str) -> Any:
    return row.sort[key] if key in row.sort else fold(row.cells.get(key, ""))


def sent(row: Row) -> dict[str, Any]:
    """A row as the browser gets it, very long cells cut."""
    cells = {key: text if len(text) <= CELL else text[:CELL] + "…" for key, text in row.cells.items()}
    return {"id": row.id, "cells": cells, "tone": row.tag_tone}
