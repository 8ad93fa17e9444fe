"""Free writing: up to fifteen minutes, then kept, sealed for a month, or erased from everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workbook import ui
from workbook.answers import Problem
from workbook.book import Book
from workbook.content import Words
from workbook.today.model import Fate, FreeWriting, kept_writing, sealed_writing
from workbook.today.written import Written, nothing_written

MINUTES = 15
DRAFT = "today.writing"
NEXT = "today.writing"  # the setting that counts the pieces; no number comes twice, also after erasing


class Writing:
    """An offer to write, the box that takes its place, and below it what was written before."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens at once where a draft was left."""
        self._book, self._words = book, words
        self._place = ui.swap()
        self._list = Written(book, words, erase=self._erase)
        self.form: ui.Form | None = None
        self._draft = self._next_draft
        self.widget = ui.stack(self._place, self._list)
        if book.store.draft(self._next_draft):
            self.begin()
        else:
            self.offer()

    @property
    def _id(self) -> str:
        """The id of the piece being written; its draft carries it too, so that erasing finds both."""
        return f"writing-{int(self._book.store.setting(NEXT, 1)):04}"

    @property
    def _next_draft(self) -> str:
        return f"{DRAFT}:{self._id}"

    def offer(self, *said: str) -> None:
        """Shows the button that opens the box, under what there is to say."""
        say = self._words.within("writing")
        told = [ui.text(*said)] if said else []
        button = ui.button(say("offer"), lambda: self.begin(arrive=True))
        self._place.show(*told, ui.text(say("offer_say"), tone="quiet"), button)

    def begin(self, *, arrive: bool = False) -> None:
        """Shows the box and the time box; after a press the heading takes the focus."""
        book, say = self._book, self._words.within("writing")
        self._draft = self._next_draft  # this box keeps it, however many pieces another window begins
        questions = ui.questions(FreeWriting, self._words, ["text", "fate"])
        self.form = ui.Form(book, questions, say, name=self._draft, keep=self._keep, check=_problems)
        self.form.on_cancel(self.offer)
        self._place.show(
            ui.text(title=say("heading"), arrive=arrive),
            ui.Timer(book, None, key=self._draft, minutes=MINUTES),
            self.form,
            ui.text(say("fine_print"), tone="quiet"),
        )

    def _erase(self, id: str) -> str:
        """Wipes a piece of writing with its draft, history and copies; returns what to say."""
        return self._erased(self._book.store.erase(FreeWriting, id).left)

    def _erased(self, left: Iterable[Path]) -> str:
        say, files = self._words.within("writing"), ", ".join(path.name for path in left)
        return say("deleted_left", files=files) if files else say("deleted")

    def _keep(self, values: dict[str, Any]) -> str:
        said = self._done(str(values["text"]), values["fate"] or Fate.KEEP)
        self.offer(said)
        return said

    def _next(self) -> None:
        self._book.store.set_setting(NEXT, int(self._book.store.setting(NEXT, 1)) + 1)

    def _done(self, text: str, fate: Fate) -> str:
        say, today = self._words.within("writing"), self._book.today()
        if fate is Fate.DELETE:  # nothing but a draft, and perhaps not the newest one
            if self._draft == self._next_draft:
                self._next()
            return self._erased(self._book.store.drop_draft(self._draft, copies=True))
        if self._book.store.get(FreeWriting, self._id):  # another window was faster: a piece of its own
            self._next()
        writing = sealed_writing(text, today) if fate is Fate.SEAL else kept_writing(text, today)
        self._book.store.add(writing, id=self._id)
        self._next()
        return say("sealed", day=say.day(writing.sealed_until)) if fate is Fate.SEAL else say("kept")


def _problems(values: dict[str, Any]) -> dict[str, Problem]:
    """An empty box has nothing to keep; deleting nothing is fine, so that a draft can be wiped."""
    return {} if values["fate"] is Fate.DELETE else nothing_written(values)
