"""The quiet ones on notebook 02: one list, all ticked, one button, one undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import job
from workbook.interviews.story import KINDS
from workbook.messages.correspondence import KINDS as LETTER_KINDS
from workbook.path import led_to, no_today, what_presses
from workbook.quiet.model import LATER, LED, REST, Quiet, patience, quiet_ones, stop_waiting
from workbook.storage import Change

WAITING, STOPPED = "waiting", "stopped"  # what is chosen for each: the empty box, the ticked one


@ui.page_of("log", says_off=False)
def page(book: Book) -> list[Any]:
    """Show the line, if there is anything to stop waiting for; never on the day of a no."""
    return [QuietFold(book, book.words("quiet"))]


class QuietFold:
    """The line with how many there are, and what is done with them behind it."""

    def __init__(self, book: Book, words: Words) -> None:
        """Nothing is read before `when_shown` is called; it is open when a link led to it."""
        self._book, self._words, self._led = book, words, bool(led_to(book, LED))
        self._fold: ui.Fold | None = None
        self.part: QuietPart | None = None
        self.widget = ui.swap()
        soon = ui.Soon(self.when_shown, failed=book.store.listener_failed)
        book.store.listen((*KINDS, *LETTER_KINDS), soon.ask)

    def when_shown(self) -> None:
        """Shows what there is now; what was just done stays until the page is opened again."""
        if self.part and self.part.closing:
            return
        found = [] if no_today(self._book) else quiet_ones(self._book)
        opened = self._led or bool(self._fold and self._fold.opened)
        key = tuple((quiet.story.id, quiet.days) for quiet in found) or None
        self.widget.show_if(key, lambda: [self._made(found, opened=opened)])

    def _made(self, found: Sequence[Quiet], *, opened: bool) -> ui.Fold:
        self.part = QuietPart(self._book, self._words, found)
        self._fold = ui.Fold(self._words.count("quiet", len(found)), lambda: [self.part])
        if opened:
            self._fold.open()
        return self._fold


class QuietPart:
    """The list, all ticked; what is not ticked is waited for as before."""

    def __init__(self, book: Book, words: Words, found: Sequence[Quiet]) -> None:
        """Begins with every one of them ticked."""
        self._book, self._words, self._found = book, words, found
        self._ticked = {quiet.story.id for quiet in found}
        self.closing = False  # from the press on, so that what was done stays to be read
        self._done: Change | None = None
        self._list, self._acts = ui.swap(), ui.swap()
        self.widget = ui.stack(self._list, self._acts)
        self._ask()

    def _ask(self) -> None:
        words, (days, half) = self._words, patience(self._book)
        why = words("own_pace", half=half, n=days) if half else words("six_weeks", n=days)
        promised = [words("promised_say")] if any(quiet.promised for quiet in self._found) else []
        parts = [
            ui.text(why, *promised),
            ui.text(words("later_say"), *what_presses(self._book), tone="quiet"),
        ]
        dropped = [quiet for quiet in self._found if quiet.dropped]
        others = [quiet for quiet in self._found if not quiet.dropped]
        lists = [self._ticks(dropped, "dropped")] if dropped else []
        lists += [self._ticks(others, "others" if dropped else "all")] if others else []
        self._list.show(*parts, *lists)
        self._offer()

    def _ticks(self, found: Sequence[Quiet], name: str) -> ui.Selects:
        """One list of them, with a box each."""
        things = [
            ui.Choosable(q.story.id, job(q.story.application, self._words), self._silent(q), STOPPED)
            for q in found
        ]
        options = {key: self._words(f"options.{key}") for key in (WAITING, STOPPED)}
        labels = self._words.within(f"list.{name}")
        return ui.Selects(
            self._book,
            things,
            options,
            self._tick,
            title=labels("title"),
            hint=labels.get("hint"),
            ticks=True,
        )

    def _silent(self, quiet: Quiet) -> str:
        """How long one has been quiet, and what was promised."""
        words, today = self._words, self._book.today()
        if quiet.promised:
            return words("promised", day=words.near_day(quiet.promised, today))
        return words("silent", n=quiet.days, day=words.near_day(quiet.since, today))

    def _tick(self, id: str, option: str) -> None:
        (self._ticked.add if option == STOPPED else self._ticked.discard)(id)
        self._offer()

    def _offer(self, *lines: str) -> None:
        n, words = len(self._ticked), self._words
        stop = {"stop": (words.count("stop", n), self.stop)} if n else {}
        acts = {**stop, "later": (words("not_now"), self._later)}
        self._acts.show(ui.text(words.count("sentence", n), *lines), ui.buttons(acts, plain=("later",)))

    def stop(self) -> None:
        """Closes the ticked ones as silence, with a way back."""
        self.closing, ticked = True, [quiet for quiet in self._found if quiet.story.id in self._ticked]
        self._done = stop_waiting(self._book, ticked, self._words)
        closed = len(self._done.row_ids) if self._done else 0
        self._list.show()
        undo = {"undo": (self._words("undo"), self._undo)} if closed else {}
        self._acts.show(
            ui.text(self._words("done_say"), title=self._words.count("done", closed), arrive=True),
            ui.buttons(undo, plain=undo) if undo else None,
        )

    def _undo(self) -> None:
        """Takes it back whole; one that was changed since keeps everything as it is, with a sentence."""
        if self._done:
            self._book.store.undo(self._done.batch)
        self._done, self.closing = None, False
        self._ask()
        self._offer(self._words("undone"))

    def _later(self) -> None:
        until = self._book.today() + REST
        self._book.store.set_setting(LATER, until.isoformat())
        self._offer(self._words("later", day=until))
