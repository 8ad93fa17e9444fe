"""Notebook 02's page: quick entry, the table of applications with each one's events, and the two charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbook import ui
from workbook.answers import fold
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.charts import log_picture, reach_picture
from workbook.interviews.model import Application
from workbook.interviews.opened import Opened
from workbook.interviews.quick import ENTRIES, quick_form
from workbook.interviews.rows import ApplicationRows, application_columns
from workbook.interviews.story import KINDS, OPEN, stories
from workbook.storage import Change

OFFERED = 200  # names suggested while typing


@ui.page
def page(book: Book) -> ui.Page:
    """Show the interview log; what reads the whole log waits until the first form is there."""
    words = book.words("interviews")
    quick = QuickEntry(book, words)
    parts = (quick, LogTable(book, words), reach_chart(book, words), log_chart(book, words))
    return ui.Page(parts, after=(quick.offer,))


class QuickEntry:
    """Chips that switch between the short forms, and the form that is chosen."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with the first form; names are suggested once `offer` is called."""
        self._book, self._words = book, words
        first = next(iter(ENTRIES))
        self.form = quick_form(book, words, first)
        self._place = ui.swap(self.form)
        options = {name: words(f"quick.options.{name}") for name in ENTRIES}
        self.chips = ui.choices(words.within("quick"), options, self.choose, chosen=first)
        self.widget = ui.stack(self.chips, self._place, ui.text(words("quick.others"), tone="quiet"))

    def choose(self, name: str) -> None:
        """Shows another form in place of the one that is there."""
        self.form = quick_form(self._book, self._words, name)
        self._place.show(self.form)
        self.offer()

    def offer(self) -> None:
        """Suggests the names that are in the log."""
        for name, known in known_names(self._book).items():
            self.form.offer(name, known)


def known_names(book: Book) -> dict[str, tuple[str, ...]]:
    """Organisations and roles to offer while typing: of open applications first, then the newest."""
    today = book.today()
    places = (
        (story.standing(today) in OPEN, place, story) for place, story in enumerate(stories(book).values())
    )
    newest = [story.application for *_, story in sorted(places, key=lambda p: p[:2], reverse=True)]
    return {name: _first(getattr(a, name) for a in newest) for name in ("organisation", "role")}


def _first(names: Iterable[str]) -> tuple[str, ...]:
    """The names without repetition, whatever their capitals, as many as help."""
    offered: dict[str, str] = {}
    for name in names:
        if name and len(offered) < OFFERED:
            offered.setdefault(fold(name), name)
    return tuple(offered.values())


class LogTable:
    """The table of all applications; opening a row puts that application in its place."""

    def __init__(self, book: Book, words: Words) -> None:
        """Nothing is read before the browser has the table."""
        self._book, self._words = book, words
        self.table = ui.RecordTable(
            book,
            application_columns(words),
            self._rows,
            words.within("log"),
            listen=KINDS,
            on_open=self.open,
            on_remove=self._remove,
        )
        self._made = ApplicationRows(words)
        self._opened: Opened | None = None
        self._shown = ""
        self.widget = ui.swap(self.table)

    def open(self, id: str) -> Opened:
        """Shows one application with its events."""
        if self._opened is None:
            self._opened = Opened(self._book, self._words, back=self.close)
        self._opened.show(id)
        self._shown = id
        self.widget.show(self._opened)
        return self._opened

    def close(self) -> None:
        """Shows the table again, with the focus on the row that was opened."""
        if self._opened:
            self._opened.leave()
        self.table.return_to(self._shown)
        self.widget.show(self.table)

    def _rows(self) -> list[ui.Row]:
        return self._made.of(stories(self._book).values(), self._book.today())

    def _remove(self, id: str) -> Change | None:
        return self._book.store.remove(Application, id)


def reach_chart(book: Book, words: Words) -> ui.LiveChart:
    """How far applications got."""
    return _chart(book, words, "reach", reach_picture)


def log_chart(book: Book, words: Words) -> ui.LiveChart:
    """The log over time."""
    return _chart(book, words, "over_time", log_picture)


def _chart(book: Book, words: Words, key: str, picture: Callable[..., ui.Picture | None]) -> ui.LiveChart:
    def of_the_log() -> ui.Picture | None:
        return picture(stories(book).values(), book.today(), words)

    return ui.chart(book, words, key, of_the_log, listen=KINDS)
