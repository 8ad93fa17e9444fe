"""Bringing in a spreadsheet: choose it, see how it was read, correct that, bring it in, take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers.day_reading import Order
from workbook.answers.spelling import folded
from workbook.book import Book
from workbook.exporting.wording import not_read_sentence
from workbook.importing import apply, page_preview
from workbook.importing.apply import PlannedChange, planned
from workbook.importing.columns import FIELDS, NOTE, PERSONAL
from workbook.importing.own_export import OtherFile, cells_or_other
from workbook.importing.preview import Choices, Preview, preview
from workbook.importing.sheets import joined
from workbook.path import link_to
from workbook.reader.limits import Refused
from workbook.reader.reading import Cells, read_bytes

LARGE = 200_000  # bytes; what is smaller is there before a bar could be read
READ = 0.2  # the share of the work that is done once the file's cells are there
_OUT, _IN = "out", "in"
_Choose = Callable[[str, str], None]


def parts(book: Book) -> list[Any]:
    """The part of the page: a line that opens a place which holds one step after the other."""
    return [ui.Fold(book.words("importing")("page.begin"), lambda: [Bringing(book).place])]


class Bringing:
    """One file on its way in: the box for it, then what it would bring in, then what came."""

    def __init__(self, book: Book) -> None:
        """Begins with the box for a file."""
        self.book, self.words = book, book.words("importing")
        self.place, self.below = ui.swap(), ui.swap()
        self.start()

    def start(self) -> None:
        """Asks for a file or pasted rows."""
        self.below = ui.swap()
        self.place.show(ui.Upload(self.book, self.read), self.below)

    def read(self, _name: str, data: bytes) -> str | None:
        """Reads a file and shows it; a refusal is a sentence under the box."""
        book, words = self.book, self.words
        progress = ui.Progress(words("page.reading"))
        if len(data) > LARGE:
            self.below.show(progress)
        try:
            cells = cells_or_other(lambda: read_bytes(data), lambda: data, book, book.today(), words)
            if isinstance(cells, OtherFile):
                self._show_other(cells)
            else:
                self.looking = PreviewedFile(
                    self, cells, lambda share: progress.show(READ + (1 - READ) * share)
                )
                self.looking.show()
        except Refused as why:
            return not_read_sentence(why, book.words)
        finally:
            self.below.show()
        return None

    def _show_other(self, file: OtherFile) -> None:
        """A file that holds no applications: what it is, and one press to bring it in."""

        def bring() -> None:
            came = file.keep(self.book)
            self.came_in([came.sentence], came.batch)

        sentences = [file.sentence] if file.button else [file.sentence, self.words("page.nothing")]
        self.place.show(
            ui.text(*sentences, title=self.words("page.understood"), arrive=True),
            ui.button(file.button, bring, primary=True) if file.button else None,
            ui.button(self.words("page.cancel"), self.start),
        )

    def came_in(self, sentences: list[str], batch: int | None) -> None:
        """Says what came in, with a way to take it all back."""
        words = self.words.within("page")

        def take_back() -> None:
            self.book.store.undo(batch)
            undone = ui.text(words("undone"), title=words("undone_title"), arrive=True)
            self.place.show(undone, ui.button(words("another"), self.start))

        self.place.show(
            ui.text(*sentences, title=words("result_title"), arrive=True),
            link_to(self.book, "log", words("result_where")),
            ui.button(words("undo"), take_back) if batch is not None else None,
            ui.button(words("another"), self.start),
        )


class PreviewedFile:
    """A file as it was understood, with all that can be corrected; every change of mind reads it again."""

    def __init__(self, bringing: Bringing, cells: Cells, progress: Callable[[float], None]) -> None:
        """Reads the cells for the first time; raises Refused where there is no row to read."""
        self.bringing, self.book, self.words = bringing, bringing.book, bringing.words
        self.cells, self.choices = cells, Choices()
        self._look(progress)
        self.top, self.questions, self.ticks, self.statuses, self.bottom = (ui.swap() for _ in range(5))
        self.questions.add_class("atn-asked")

    def _look(self, progress: Callable[[float], None] = lambda _share: None) -> None:
        """Reads the cells with what the person has said so far."""
        unnamed = self.words("unnamed")
        self.seen: Preview = preview(
            self.cells, self.book.today(), self.choices, unnamed=unnamed, progress=progress
        )
        self.plan: list[PlannedChange] = planned(self.book, self.seen.applications)

    def show(self) -> None:
        """All that was understood, in places that a change can fill anew."""
        words, seen = self.words.within("page"), self.seen
        # The columns about other people, as the file was first understood.
        those = [column for column in seen.columns.of(PERSONAL) if column.name]
        self.personal = [column.index for column in those if seen.table.by_column[column.index]]
        fields = {field: self.words(f"columns.{field}") for field in FIELDS}
        self.columns = self._selects(page_preview.columns_of(seen), self._set_column, "columns", fields)
        self.table = ui.RecordTable(
            self.book,
            page_preview.row_columns(words),
            lambda: page_preview.rows_of(self.seen, self.plan, self.words),
            words.within("table"),
        )
        self._fill(arrive=True)
        self._fill_ticks()
        self.wrong = ui.Fold(words("wrong"), lambda: [self.columns, self.ticks, self.statuses])
        if any(not word.sure for word in seen.statuses) or self.personal:
            self.wrong.open()  # something in there wants to be looked at
        self.bringing.place.show(self.top, self.questions, self.table, self.bottom, self.wrong)

    def _selects(
        self, things: list[ui.Choosable], choose: _Choose, key: str, options: dict[str, str] | None = None
    ) -> ui.Selects:
        """Things with one of these options each; without options they are ticked."""
        words, ticks = self.words.within(f"page.{key}"), {_OUT: _OUT, _IN: _IN}
        title, hint, ticked = words("title"), words("hint"), options is None
        return ui.Selects(self.book, things, options or ticks, choose, title=title, hint=hint, ticks=ticked)

    def _again(self, **chosen: Any) -> None:
        """Takes a change of mind, and shows what follows from it."""
        before = self.choices
        self.choices = replace(before, **chosen)
        try:
            self._look()
        except Refused:
            self.choices = before
            raise
        self.columns.show({thing.key: thing.chosen for thing in page_preview.columns_of(self.seen)})
        self._fill()
        self.table.refresh()

    def _fill(self, *, arrive: bool = False) -> None:
        self.top.show(page_preview.summary(self.seen, self.plan, self.words, arrive=arrive))
        self.questions.show(*self._questions())
        things = page_preview.status_words(self.seen, self.words)
        options = self.words.options("standing")
        self.statuses.show(self._selects(things, self._set_status, "statuses", options) if things else None)
        self.bottom.show(*self._buttons())

    def _fill_ticks(self) -> None:
        """What stays out unless it is ticked: columns about other people, and words that may be companies."""
        columns = [self.seen.columns.all[index] for index in self.personal]
        out = {PERSONAL: _OUT}
        people = [ui.Choosable(str(c.index), c.name, "", out.get(c.field, _IN)) for c in columns]
        names = [
            ui.Choosable(f.text, f.text, f"{f.count}×", _IN if folded(f.text) in self.choices.names else _OUT)
            for f in self.seen.fillers
        ]
        asked = (people, self._tick_column, "personal"), (names, self._tick_name, "names")
        self.ticks.show(*(self._selects(*each) for each in asked if each[0]))

    def _set_column(self, key: str, field: str) -> None:
        self._again(fields={**self.choices.fields, int(key): field})
        self._fill_ticks()

    def _tick_column(self, key: str, option: str) -> None:
        self._again(fields={**self.choices.fields, int(key): NOTE if option == _IN else PERSONAL})

    def _tick_name(self, word: str, option: str) -> None:
        names, name = self.choices.names, frozenset([folded(word)])
        self._again(names=names | name if option == _IN else names - name)

    def _set_status(self, text: str, standing: str) -> None:
        self._again(statuses={**self.choices.statuses, folded(text): standing})

    def _set_sheet(self, name: str) -> None:
        self.choices = Choices(sheet=name)
        self._look()
        self.show()

    def _questions(self) -> list[Any]:
        """What only the person knows, as chips that answer at once."""
        questions = self.seen.questions
        parts: list[Any] = [self._together()] if self.seen.chosen.together else []
        for question in questions:
            if question.about == "date_order" and question.index is not None:
                parts.append(self._order(question.index))
            elif question.about == "sheet":
                parts.append(self._sheets(self.words("ask.sheet", examples=""), question.examples))
            else:
                parts.append(ui.card("", self.words("page.no_company"), tone="enough"))
        answered = (index for index in self.choices.orders if all(q.index != index for q in questions))
        return parts + [self._order(index) for index in answered]

    def _sheets(self, ask: str, names: Sequence[str], labels: Sequence[str] = (), chosen: str = "") -> Any:
        options = dict(zip(names, labels or names, strict=True))
        return ui.choices({"ask": ask, "hint": ""}, options, self._set_sheet, chosen=chosen)

    def _together(self) -> Any:
        """Sheets with the same columns: all of them, or one."""
        every = joined(together := self.seen.chosen.together)
        labels = (self.words("page.every_sheet"), *together)
        ask = self.words("page.together")
        return self._sheets(ask, (every, *together), labels, self.choices.sheet or every)

    def _order(self, index: int) -> Any:
        column = self.seen.columns.all[index]
        hint, options = page_preview.order_words(self.seen, index, self.words)
        words = {"ask": self.words("page.order", column=column.name), "hint": hint}
        chosen = self.choices.orders.get(index, "")

        def choose(key: str) -> None:
            self._again(orders={**self.choices.orders, index: Order(key)})

        return ui.choices(words, options, choose, chosen=chosen)

    def _buttons(self) -> list[Any]:
        """What can be done now: bring it in, once nothing is open; or leave it."""
        leave = ui.button(self.words("page.cancel"), self.bringing.start)
        coming = sum(not change.empty for change in self.plan)
        if self.seen.questions:
            return [ui.text(self.words("page.answer_first"), tone="quiet"), leave]
        if not coming:
            key = "page.nothing" if self.seen.applications else "page.table.empty"
            return [ui.text(self.words(key), tone="quiet"), leave]
        label = self.words("page.bring", applications=self.words.count("applications", coming))
        return [ui.button(label, self.bring, primary=True), leave]

    def bring(self) -> None:
        """Writes it all, and says what came."""
        progress = ui.Progress(self.words("page.writing"))
        self.top.show(progress)
        try:
            done = apply.bring_in(self.book, self.seen, progress.show)
        finally:
            self.top.show(page_preview.summary(self.seen, self.plan, self.words))
        self.bringing.came_in(done.sentences(self.words), done.batch)
