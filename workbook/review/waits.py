"""Questions that are still open past their last day: closed in one press, and opened again in one."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import OutcomeEvent
from workbook.quiet.model import Quiet, quiet_ones, stop_waiting
from workbook.storage import Change

FIRST = 3  # shown each by itself; the others are closed together


class OpenQuestions:
    """What nobody has answered and whose day has passed."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows nothing before its part of the look is reached: to find them, the whole log is read."""
        self._book, self._words, self._closed = book, words.within("waits"), list[Change]()
        self._reached, self.widget = False, ui.swap()
        book.store.listen(None, lambda _change: self.refresh())

    def begun(self) -> OpenQuestions:
        """Itself, showing what there is and keeping up with it from now on."""
        self._reached = True
        self.refresh()
        return self

    def refresh(self) -> None:
        """Shows them as they are now."""
        if not self._reached:
            return
        over = quiet_ones(self._book)
        there = partial(self._book.store.get, OutcomeEvent)
        self._closed = [change for change in self._closed if any(map(there, change.row_ids))]
        closed = sum(len(change.row_ids) for change in self._closed)
        self.widget.show_if((over, closed) if over or closed else None, lambda: self._parts(over, closed))

    def _parts(self, over: list[Quiet], closed: int) -> list[Any]:
        words, parts = self._words, list[Any]()
        for wait in over[:FIRST]:
            application = wait.story.application
            line = words("line", since=words.said_day(Day(wait.since), self._book.today()))
            title = words("name", **vars(application)) if application.role else application.organisation
            parts += [ui.card(title, line), ui.button(words("close"), partial(self.close, [wait]))]
        if len(over) > 1:
            parts.append(ui.button(words("close_all", n=len(over)), partial(self.close, over), plain=True))
        if closed:
            parts += [ui.text(words.count("closed", closed)), ui.button(words("undo"), self.undo)]
        return [ui.text(words("say"), title=words("title")), *parts]

    def close(self, waits: list[Quiet]) -> None:
        """Writes into the log that no answer came, in one step."""
        if change := stop_waiting(self._book, waits, self._book.words("quiet")):
            self._closed.append(change)
        self.refresh()

    def undo(self) -> None:
        """Opens again what was closed here; what was changed since stays as it is, with a sentence."""
        while self._closed:
            self._book.store.undo(self._closed.pop().batch)
        self.refresh()
