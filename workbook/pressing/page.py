"""What presses, on notebook 09: dates with consequences, one next step for each, and who advises for free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem
from workbook.book import Book
from workbook.check_ins.model import HIGH_MONEY, answers_to, check_ins
from workbook.content import Words, advisers
from workbook.path import led_to
from workbook.pressing.model import LED, Pressing, open_dates, problems
from workbook.storage import Stored
from workbook.ui.care import COUNTRY, keep_country

FIELDS = ("matter", "note", "until", "ask_whom", "next_step")


@ui.page
def page(book: Book) -> list[Any]:
    """Show a line that says how many dates press; what is inside is there when it is opened."""
    return [PressingFold(book, book.words("pressing"))]


class PressingFold:
    """The line, kept up to date; it is open when a link led to it."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins closed, unless a link led here."""
        self._book, self._words = book, words
        self.fold = ui.Fold(words("fold"), lambda: [PressingPart(book, words)])
        self.widget = ui.stack(self.fold)
        book.store.listen(Pressing, lambda _change: self._say())
        self._say()
        if led_to(book, LED):
            self.fold.open(led=True)

    def _say(self) -> None:
        n = len(open_dates(self._book.store.all(Pressing)))
        self.fold.say(self._words.count("presses", n) if n else self._words("fold"))


class PressingPart:
    """The dates that are not settled, the form for one more, and the free advisers of a country."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows what there is; the form comes when it is asked for, or at once where there is no date."""
        self._book, self._words = book, words
        self._dates, self._form, self._who = (ui.swap() for _ in range(3))
        self.form: ui.Form | None = None
        self.widget = ui.stack(self._dates, self._form, self._who, _table(book, words))
        book.store.listen(Pressing, lambda _change: self.show())
        self.show()
        self.advisers(str(book.store.setting(COUNTRY, "") or ""))

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

        def keep(values: dict[str, Any]) -> str:
            record = replace(stored.record, **values) if stored else Pressing(**values)
            self.form = None
            book.store.keep(record, stored)
            return ""

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

    def advisers(self, country: str) -> None:
        """Shows who advises for free in a country, which is remembered for the helplines too."""
        words, (countries, rows) = self._words, advisers(self._book.words, country)

        def choose(key: str) -> None:
            keep_country(self._book, key)
            self.advisers(key)

        chosen = country if country in countries else ""
        chips = ui.choices({"ask": words("country")}, countries, choose, chosen=chosen)
        free = ui.text(words("elsewhere", free=self._words("free")), tone="quiet")
        self._who.show(chips, ui.notes("", rows) if rows else None, free)


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
            check=lambda values, _editing: _check(book, values),
            kinds={"until": "day", "settled_on": "day"},
        )
        return [table]

    return ui.Fold(words("list.fold"), make)


def _check(book: Book, values: dict[str, Any]) -> dict[str, Problem]:
    return problems(values, book.today())


def pressing_card(
    book: Book, words: Words, stored: Stored[Pressing], edit: Callable[[Stored[Pressing]], Any]
) -> list[Any]:
    """One date with its next step, to be settled or changed."""
    record = stored.record
    what = words(f"field.matter.options.{record.matter}")
    lines = [record.note] if record.note else []
    lines += [words("next_step", step=record.next_step)] if record.next_step else []
    lines += [words("ask_whom", whom=record.ask_whom)] if record.ask_whom else []
    settled = replace(record, settled_on=Day(book.today()))
    acts = {"settled": (words("settled"), lambda: book.store.update(stored.id, settled, stored.rev))}
    acts |= {"edit": (words("edit"), lambda: edit(stored))}
    card = ui.card(words("card_day", what=what, day=record.until), lines)
    return [card, ui.buttons(acts, plain=["edit"])]
