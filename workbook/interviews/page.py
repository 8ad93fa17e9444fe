"""Notebook 02's page: an opened application, quick entry, and the table of applications."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, fold
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.forms import ENTRIES, quick_form
from workbook.interviews.lists import APPLICATIONS, application_rows
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.interviews.opened import Opened, after_no
from workbook.interviews.story import KINDS, OPEN, stories
from workbook.path import led_to

FIRST = 10  # rows of the table until all are asked for
OFFERED = 200  # names suggested while typing


@ui.page_of("log")
def page(book: Book) -> list[Any]:
    """Show the interview log; the table is read once the first form is there."""
    words = book.words("interviews")
    log = LogTable(book, words)
    return [log.place, QuickForms(book, words), log]


class QuickForms:
    """Chips that switch between the short forms, and the form that is chosen."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with the first form; names are suggested once the browser has the page."""
        self._book, self._words = book, words
        first = next(iter(ENTRIES))
        self._place = ui.swap()
        self._show(first)
        options = {name: words(f"quick.options.{name}") for name in ENTRIES}
        self.chips = ui.choices(words.within("quick"), options, self.choose, chosen=first)
        self.widget = ui.stack(self.chips, self._place, ui.text(words("quick.others"), tone="quiet"))

    def choose(self, name: str) -> None:
        """Shows another form in place of the one that is there, which hands on what both ask."""
        before = self.form
        self._show(name)
        before.leave_for(self.form)
        self.when_shown()

    def _show(self, name: str) -> None:
        self.form = quick_form(self._book, self._words, name, on_no=self._after_no)
        self._place.show(self.form)

    def _after_no(self, id: str, heard_on: Day, sentence: str) -> None:
        """In place of the form, what helps after a no, until that is undone; the chips lead to the next."""
        card, *link = after_no(self._book, self._words, id, heard_on, sentence)

        def changed(_change: object) -> None:
            noes = self._book.store.where(OutcomeEvent, application_id=id, outcome=Outcome.REJECTED)
            if card in self._place.children and not noes:
                self._show("heard")

        self._place.show(card, *link)
        self._book.store.listen(OutcomeEvent, changed)

    def when_shown(self) -> None:
        """Suggests the names that are in the log, once the browser has the page."""
        for name, known in known_names(self._book).items():
            self.form.offer(name, known)


def known_names(book: Book) -> dict[str, tuple[str, ...]]:
    """Organisations and roles to offer while typing: of open applications first, then the newest."""
    today, newest = book.today(), list(stories(book).values())[::-1]
    newest.sort(key=lambda story: story.standing(today) not in OPEN)
    offered: dict[str, dict[str, str]] = {"organisation": {}, "role": {}}
    for name, known in offered.items():
        for given in filter(None, (getattr(story.application, name) for story in newest)):
            if len(known) < OFFERED:
                known.setdefault(fold(given), given)  # the same name in other capitals is offered once
    return {name: tuple(known.values()) for name, known in offered.items()}


class LogTable:
    """The table of all applications, and the place above the page's forms where an opened one is shown."""

    def __init__(self, book: Book, words: Words) -> None:
        """Nothing is read before the browser has the table; a link may have led to one application."""
        self._book, self._words = book, words
        made, remove = application_rows(words), partial(book.store.remove, Application)
        rows, labels = lambda: made(stories(book).values(), book.today()), words.within("log")
        self.table = ui.RecordTable(
            book, APPLICATIONS, rows, labels, listen=KINDS, on_open=self.open, on_remove=remove, first=FIRST
        )
        self._opened: Opened | None = None
        self.place, self.widget = ui.swap(), self.table.widget
        if about := led_to(book, "log"):
            self.open(about)

    def open(self, id: str) -> Opened:
        """Shows one application with everything about it."""
        if self._opened is None:
            self._opened = Opened(self._book, self._words, back=self.close)
        self._opened.show(id)
        self.place.show(self._opened)
        return self._opened

    def close(self) -> None:
        """Leaves the application that is open, with the focus on its row."""
        if self._opened:
            self.table.return_to(self._opened.id)
            self._opened.leave()
        self.place.show()
        self.table.refresh()
