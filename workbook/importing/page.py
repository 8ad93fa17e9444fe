"""Bringing in a spreadsheet: choose it, see how it was read, correct that, bring it in, take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.exporting.merge import NotAnExport
from workbook.importing import apply
from workbook.importing.apply import planned
from workbook.importing.date_patterns import Order
from workbook.importing.known import Step
from workbook.importing.others import OtherFile, cells_or_other
from workbook.importing.page_others import came_in, show
from workbook.importing.page_parts import (
    columns_of,
    field_words,
    order_words,
    rows_of,
    summary,
    table_columns,
    things,
    words_of,
)
from workbook.importing.page_ticks import name_ticks, personal_columns, personal_ticks
from workbook.importing.preview import Choices, Preview, preview
from workbook.importing.reader.limits import Refused
from workbook.importing.reading import Cells, read_bytes
from workbook.importing.sheets import joined
from workbook.importing.spelling import folded

LARGE = 200_000  # bytes; what is smaller is there before a bar could be read
READ = 0.2  # the share of the work that is done once the file's cells are there


def parts(book: Book) -> list[Any]:
    """The part of the page: a place that holds one step after the other."""
    return [Bringing(book).place]


class Bringing:
    """One file on its way in; every change of mind reads it again from its cells."""

    def __init__(self, book: Book) -> None:
        """Begins with the box for a file."""
        self.book, self.words = book, book.words("importing")
        self.place = ui.swap()
        self.cells: Cells | None = None
        self.choices = Choices()
        self.seen: Preview | None = None
        self.plan: list[Step] = []
        self.personal: tuple[int, ...] = ()
        self.start()

    def start(self) -> None:
        """Asks for a file or pasted rows."""
        self.cells, self.seen, self.choices = None, None, Choices()
        self.below = ui.swap()
        self.place.show(ui.Upload(self.book, self.read), self.below)

    def read(self, _name: str, data: bytes) -> str | None:
        """Reads a file and shows it; a refusal is a sentence under the box."""
        progress = ui.Progress(self.words("page.reading"))
        if len(data) > LARGE:
            self.below.show(progress)
        try:
            found = cells_or_other(
                lambda: read_bytes(data), lambda: data, self.book, self.book.today(), self.words
            )
            if isinstance(found, OtherFile):
                show(self.book, found, self.place, self.words, self.start)
                return None
            self.cells = found
            self.choices = Choices()
            self._look(lambda share: progress.show(READ + (1 - READ) * share))
        except Refused as refused:
            return self.words(f"refused.{refused.key}", **refused.values)
        except NotAnExport as newer:
            return self.book.words("exporting")(f"problem.{newer.key}", **newer.values)
        finally:
            self.below.show()
        self.personal = personal_columns(self._there)
        self._show()
        return None

    def _look(self, progress: Callable[[float], None] | None = None) -> None:
        """Reads the cells with what the person has said so far."""
        assert self.cells is not None
        unnamed = self.words("unnamed")
        self.seen = preview(self.cells, self.book.today(), self.choices, unnamed=unnamed, progress=progress)
        self.plan = planned(self.book, self.seen.found)

    def _show(self) -> None:
        """All that was understood, in places that a change can fill anew."""
        self.top, self.questions, self.ticks, self.statuses, self.bottom = (ui.swap() for _ in range(5))
        self.questions.add_class("atn-asked")
        words = self.words.within("page")
        found, fields = columns_of(self._there), field_words(self.words)
        title, hint = words("columns"), words("columns_hint")
        self.columns = ui.Selects(self.book, found, fields, self._column, title=title, hint=hint)
        self.table = ui.RecordTable(
            self.book,
            table_columns(words),
            lambda: rows_of(self._there, self.plan, self.words),
            words.within("table"),
        )
        self._fill(arrive=True)
        self._fill_ticks()
        self.place.show(
            self.top, self.questions, self.columns, self.ticks, self.statuses, self.table, self.bottom
        )

    @property
    def _there(self) -> Preview:
        assert self.seen is not None
        return self.seen

    def _again(self, **said: Any) -> None:
        """Takes a change of mind, and shows what follows from it."""
        before = self.choices
        self.choices = replace(before, **said)
        try:
            self._look()
        except Refused:
            self.choices = before
            raise
        self.columns.show({thing.key: thing.chosen for thing in columns_of(self._there)})
        self._fill()
        self.table.refresh()

    def _fill(self, *, arrive: bool = False) -> None:
        self.top.show(summary(self._there, self.plan, self.words, arrive=arrive))
        self.questions.show(*self._asked())
        self.statuses.show(self._words())
        self.bottom.show(*self._buttons())

    def _words(self) -> Any:
        """The file's words for how an application stands; nothing where it has none."""
        found = things(self._there, self.words)
        if not found:
            return None
        title, hint = self.words("page.statuses"), self.words("page.statuses_hint")
        return ui.Selects(self.book, found, words_of(self.words), self._status, title=title, hint=hint)

    def _fill_ticks(self) -> None:
        """What can be ticked to come in as well."""
        common = self.book, self._there, self.words
        people = personal_ticks(*common, self.personal, self._ticked)
        self.ticks.show(people, name_ticks(*common, self.choices.names, self._named))

    def _column(self, key: str, field: str) -> None:
        self._ticked(key, field)
        self._fill_ticks()

    def _ticked(self, key: str, field: str) -> None:
        self._again(fields={**self.choices.fields, int(key): field})

    def _named(self, word: str, name: bool) -> None:
        names = self.choices.names
        self._again(names=names | {folded(word)} if name else names - {folded(word)})

    def _status(self, text: str, standing: str) -> None:
        self._again(statuses={**self.choices.statuses, folded(text): standing})

    def _asked(self) -> list[Any]:
        """What only the person knows, as chips that answer at once."""
        parts: list[Any] = [self._together()] if self._there.chosen.together else []
        for question in self._there.questions:
            if question.about == "date_order" and question.index is not None:
                parts.append(self._order(question.index))
            elif question.about == "sheet":
                names = {name: name for name in question.examples}
                said = {"ask": self.words("ask.sheet", examples=""), "hint": ""}
                parts.append(ui.choices(said, names, lambda name: self._sheet(name)))
            else:
                parts.append(ui.card("", self.words("page.no_company"), tone="enough"))
        answered = [
            index for index in self.choices.orders if all(q.index != index for q in self._there.questions)
        ]
        return parts + [self._order(index) for index in answered]

    def _together(self) -> Any:
        """Sheets with the same columns: all of them, or one."""
        together = self._there.chosen.together
        every = joined(together)
        names = {every: self.words("page.every_sheet"), **{name: name for name in together}}
        said = {"ask": self.words("page.together"), "hint": ""}
        return ui.choices(said, names, lambda name: self._sheet(name), chosen=self.choices.sheet or every)

    def _order(self, index: int) -> Any:
        column = self._there.columns.all[index]
        ask, options = order_words(self._there, index, self.words)
        said = {"ask": self.words("page.order", column=column.name), "hint": ask}
        chosen = self.choices.orders.get(index, "")
        return ui.choices(said, options, lambda key: self._ordered(index, key), chosen=chosen)

    def _ordered(self, index: int, key: str) -> None:
        self._again(orders={**self.choices.orders, index: Order(key)})

    def _sheet(self, name: str) -> None:
        self.choices = Choices(sheet=name)
        self._look()
        self.personal = personal_columns(self._there)
        self._show()

    def _buttons(self) -> list[Any]:
        """What can be done now: bring it in, once nothing is open; or leave it."""
        leave = ui.button(self.words("page.cancel"), self.start)
        coming = sum(not step.empty for step in self.plan)
        if self._there.questions:
            return [ui.text(self.words("page.answer_first"), tone="quiet"), leave]
        if not coming:
            said = "page.nothing" if self._there.found else "page.table.empty"
            return [ui.text(self.words(said), tone="quiet"), leave]
        label = self.words("page.bring", applications=self.words.count("applications", coming))
        return [ui.button(label, self.bring, primary=True), leave]

    def bring(self) -> None:
        """Writes it all, and says what came."""
        progress = ui.Progress(self.words("page.writing"))
        self.top.show(progress)
        try:
            done = apply.bring_in(self.book, self._there, progress.show)
        finally:
            self.top.show(summary(self._there, self.plan, self.words))
        came_in(self.book, self.place, self.words, done.said(self.words), done.batch, self.start)
