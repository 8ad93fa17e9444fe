"""What presses, on notebook 09: dates with consequences, one next step for each, and who advises for free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import HIGH_MONEY, answers_to, check_ins
from workbook.content import Words
from workbook.path import led_to
from workbook.pressing.model import LED, Pressing, open_dates, problems
from workbook.storage import Stored

FIELDS = ("matter", "note", "until", "ask_whom", "next_step")


@ui.page
def page(book: Book) -> list[Any]:
    """Show a line that says how many dates press; what is inside is there when it is opened."""
    return [dates_fold(book, book.words("pressing"))]


def dates_fold(book: Book, words: Words) -> ui.Fold:
    """The line, kept up to date; it is open when a link led to it."""

    def say(_n: int) -> str:
        n = len(open_dates(book.store.all(Pressing)))
        return words.count("presses", n) if n else words("fold")

    fold = ui.counted_fold(book, Pressing, say, lambda: [PressingPart(book, words)])
    if led_to(book, LED):
        fold.open(led=True)
    return fold


class PressingPart:
    """The dates that are not settled, the form for one more, and the free advisers of a country."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows what there is; the form comes when it is asked for, or at once where there is no date."""
        self._book, self._words = book, words
        self._dates, self._form = ui.swap(), ui.swap()
        free = ui.text(words("elsewhere", free=words("free")), tone="quiet")
        self.advisers = ui.Advisers(book, words("country"), lambda _country: [free])
        self.form: ui.Form | None = None
        self.widget = ui.stack(self._dates, self._form, self.advisers, _table(book, words))
        book.store.listen(Pressing, lambda _change: self.show())
        self.show()

    def show(self) -> None:
        """Shows the dates, the next one first."""
        book, words = self._book, self._words
        dates = open_dates(book.store.all(Pressing))
        worried = answers_to(check_ins(book.store), "money")[-1:]
        money = [words("money")] if worried and worried[0][1] >= HIGH_MONEY else []
        cards = [part for _, stored in dates for part in pressing_card(book, self._words, stored, self.ask)]
        self._dates.show(ui.text(*money, words("say"), tone="quiet"), *cards)
        if dates and not self.form:
            self._form.show(ui.button(words("add"), self.ask, plain=True))
        elif not self.form:
            self.ask(arrive=False)

    def ask(self, stored: Stored[Pressing] | None = None, *, arrive: bool = True) -> None:
        """Asks for a date, or for the changes to one."""
        book, words = self._book, self._words

        def keep(values: dict[str, Any]) -> None:
            book.store.keep(replace(stored.record, **values) if stored else Pressing(**values), stored)
            close()

        def close() -> None:
            self.form = None
            self.show()

        asked = ui.questions(Pressing, self._words, FIELDS)
        self.form = ui.Form(book, asked, words, name="people.pressing", keep=keep)
        if stored:
            self.form.edit(stored)
        if open_dates(book.store.all(Pressing)):
            self.form.on_cancel(close)
        self._form.show(ui.text(title=words("heading"), arrive=arrive), self.form)


def _table(book: Book, words: Words) -> ui.Fold:
    """All dates, those that are settled too."""

    def make() -> list[Any]:
        table = ui.Records(
            book,
            Pressing,
            words,
            at="list.dates",
            fields=(*FIELDS, "settled_on"),
            form="form.dates",
            name="pressing",
            check=ui.check_today(book, problems),
            kinds={"until": "day", "settled_on": "day"},
        )
        return [table]

    return ui.Fold(words("list.fold"), make)


def pressing_card(
    book: Book, words: Words, stored: Stored[Pressing], edit: Callable[[Stored[Pressing]], Any]
) -> list[Any]:
    """One date with its next step, to be settled or changed."""
    record = stored.record
    what = words(f"field.matter.options.{record.matter}")
    lines = [record.note] if record.note else []
    lines += [words("next_step", step=record.next_step)] if record.next_step else []
    lines += [words("ask_whom", whom=record.ask_whom)] if record.ask_whom else []
    acts = {"settled": (words("settled"), lambda: book.store.revise(stored, settled_on=Day(book.today())))}
    acts |= {"edit": (words("edit"), lambda: edit(stored))}
    card = ui.card(words("card_day", what=what, day=record.until), lines)
    return [card, ui.buttons(acts, plain=["edit"])]
