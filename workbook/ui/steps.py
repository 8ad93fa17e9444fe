"""A record asked in parts, one form at a time: each is kept when it is left, and gone on with another day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from workbook.answers import Problem, TableAnswer, answers_of
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.storage.batch import Batch
from workbook.ui.form import Form
from workbook.ui.parts import buttons, swap, text
from workbook.ui.questions import Question, questions
from workbook.ui.timer import Timer

Values = dict[str, Any]
ROWS = "rows"  # the question whose rows become records


@dataclass(frozen=True)
class RowsOf:
    """A table in a part, whose rows become records of a `kind`: its columns, and how many rows there may be.

    Where the records have the field `owner`, they belong to the record that is asked, and `most` is for all.
    """

    kind: type[Any]
    columns: tuple[str, ...]
    most: int
    owner: str = ""

    def question(self, book: Book, words: Words, id: str) -> Question:
        """The table, with the words `ask`, `hint` and `columns`."""
        left = max(self.most - len(book.store.where(self.kind, **{self.owner: id}) if self.owner else ()), 1)
        answer = TableAnswer(columns=self.columns, rows=min(left, 3), most=left)
        return Question(ROWS, answer, words("ask"), words.get("hint"), columns=words.options("columns"))

    def add(self, batch: Batch, rows: Sequence[Values], owner: str) -> None:
        """Adds a record for each row."""
        for values in rows:
            batch.add(self.kind(**values, **({self.owner: owner} if self.owner else {})))

    def cell(self, row: int, column: str) -> tuple[int, int]:
        """The place of a cell in the table, for the focus."""
        return row, self.columns.index(column)

    def read(self, book: Book, rows: Sequence[Sequence[str]]) -> tuple[list[Values], dict[str, Any]]:
        """Each row as the fields of a record; or the number `n` and the column of the first that is wrong."""
        answers, found = answers_of(self.kind), []
        for n, row in enumerate(rows, 1):
            cells = zip(self.columns, row, strict=True)
            values = {name: answers[name].read(cell, book.day_words, book.today()) for name, cell in cells}
            if wrong := [name for name, value in values.items() if isinstance(value, Problem)]:
                return [], {"n": n, "column": wrong[0], "cell": self.cell(n - 1, wrong[0])}
            found.append(values)
        return found, {}


class Steps:
    """Asks the fields of a `kind` of record in the parts `steps`: key → the names of its fields.

    `keep(batch, stored, values)` keeps a part and returns the record; `tables` has the table of a part
    whose rows become records. `done(id)` runs after the last part, and without an id where it is left.
    `above(step, stored)` stands over a part, and a part is passed over where `asks(step, stored)` is false.
    Of `words` it uses [field.…], [rows.<key>] for a table, the problem `row`, and, under `steps`,
    `name.<key>`, `part`, `skip`, `back` and a form's own. The setting `name` has where it was left.
    """

    def __init__(
        self,
        book: Book,
        kind: type[Any],
        words: Words,
        steps: Mapping[str, Sequence[str]],
        *,
        name: str,
        minutes: int,
        keep: Callable[[Batch, Stored[Any] | None, Values], Stored[Any]],
        check: Callable[[Values], Mapping[str, Problem]],
        done: Callable[[str], Any],
        tables: Mapping[str, RowsOf],
        above: Callable[[str, Stored[Any] | None], Sequence[Any]],
        asks: Callable[[str, Stored[Any] | None], bool] = lambda _step, _stored: True,
    ) -> None:
        """Shows nothing before `ask`."""
        self._book, self._kind, self._words, self._steps = book, kind, words, steps
        self._name, self._minutes, self._tables = name, minutes, tables
        self._keep, self._check, self._done, self._above = keep, check, done, above
        self._asks = asks
        self.form: Form | None = None
        self.widget = swap()

    @property
    def left(self) -> tuple[str, str] | None:
        """The record and the part that were come to, if the record is still there."""
        kept = self._book.store.setting(self._name)
        if not isinstance(kept, list) or len(kept) != 2 or kept[1] not in self._steps:
            return None
        return (kept[0], kept[1]) if self._book.store.get(self._kind, kept[0]) else None

    @property
    def begun(self) -> bool:
        """Whether something was typed into the first part of a record that is not kept yet."""
        return self._book.store.draft(f"{self._name}.{next(iter(self._steps))}") is not None

    def ask(self, id: str = "", step: str = "", *, arrive: bool = True, alone: bool = False) -> None:
        """Shows one part of a record, or the first part of a new one; `alone` no other follows it."""
        stored, keys = self._book.store.get(self._kind, id), self._parts(id)
        step = step or keys[0]
        if stored and not alone:
            self._book.store.set_setting(self._name, [id, step])
        words, n = self._words.within("steps"), keys.index(step) if step in keys else 0
        acts = {}
        if stored and not alone:
            acts["skip"] = (words("skip"), lambda: self._next(id, step))
        if n and not alone:
            acts["back"] = (words("back"), lambda: self.ask(id, keys[n - 1]))
        part = [] if alone else [words("part", n=n + 1, of=len(keys))]
        self.form = self._form(step, stored, alone=alone)
        self.widget.show(
            text(*part, title=words(f"name.{step}"), tone="quiet", arrive=arrive),
            None if alone else Timer(self._book, key=self._name, minutes=self._minutes),
            *self._above(step, stored),
            self.form,
            buttons(acts, plain=acts) if acts else None,
        )

    def _form(self, step: str, stored: Stored[Any] | None, *, alone: bool) -> Form:
        book, words, rows = self._book, self._words, self._tables.get(step)

        def keep(values: Values) -> None:
            given = values.pop(ROWS, ())
            with book.store.batch() as batch:
                id = self._keep(batch, form.editing, values).id
                if rows:
                    rows.add(batch, rows.read(book, given)[0], id)
            if alone:
                self._done(id)
            else:
                self._next(id, step)

        asked = questions(self._kind, words, self._steps[step])
        if rows:
            asked.append(rows.question(book, words.within(f"rows.{step}"), stored.id if stored else ""))
        name, check = f"{self._name}.{step}", partial(self._problems, step)
        form = Form(book, asked, words.within("steps"), name=name, keep=keep, check=check)
        if stored:
            form.edit(stored)
        form.on_cancel(lambda: self._done(""))
        return form

    def _problems(self, step: str, values: Values) -> Mapping[str, Problem]:
        """What is wrong with the answers of a part, or else with a row of its table."""
        table = self._tables.get(step)
        rows, wrong = table.read(self._book, values[ROWS]) if table else ([], {})
        if wrong:
            column = self._words(f"rows.{step}.columns.{wrong['column']}")
            return {ROWS: Problem("row", {"n": wrong["n"], "column": column, "cell": wrong["cell"]})}
        for n, row in enumerate(rows):
            for name, problem in self._check(row).items():
                cell = table.cell(n, name) if table and name in table.columns else (n, 0)
                return {ROWS: Problem(problem.key, {**problem.values, "cell": cell})}
        return self._check(values)

    def _parts(self, id: str) -> list[str]:
        """The parts that are asked of a record, all of them while there is none."""
        stored = self._book.store.get(self._kind, id)
        return [step for step in self._steps if self._asks(step, stored)]

    def _next(self, id: str, step: str) -> None:
        later = list(self._steps)[list(self._steps).index(step) + 1 :]
        if following := next((step for step in self._parts(id) if step in later), ""):
            self.ask(id, following)
            return
        self._book.store.set_setting(self._name, None)
        self._done(id)
