"""A table of one kind of record whose rows open into their form, and close again to where they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbook.answers import Problem
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Change, Stored
from workbook.ui.form import Form
from workbook.ui.parts import swap, text
from workbook.ui.questions import questions
from workbook.ui.record_table import RecordTable
from workbook.ui.table_rows import Column, Row


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
