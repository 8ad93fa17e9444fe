"""Free writing: up to fifteen minutes, then kept, sealed for a month, or erased from everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem, needed
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.today.model import Fate, FreeWriting, opened, sealed_writing

MINUTES = 15
DRAFT = "today.writing"
NOT_EMPTY = needed("nothing_written", "text")
NEXT = "today.writing"  # the setting that counts the pieces; no number comes twice, also after erasing


class Writing:
    """An offer to write, the box that takes its place, and below it what was written before."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens at once where a draft was left."""
        self.book, self.words = book, words
        self._place, self._pieces = ui.swap(), ui.swap()
        self.form: ui.Form | None = None
        self._draft = self._next_draft
        self.widget = ui.stack(self._place, self._pieces)
        self.show_pieces()
        book.store.listen(FreeWriting, lambda _change: self.show_pieces())
        if book.store.draft(self._next_draft):
            self.begin()
        else:
            self.offer()

    @property
    def _id(self) -> str:
        """The id of the piece being written; its draft carries it too, so that erasing finds both."""
        return f"writing-{int(self.book.store.setting(NEXT, 1)):04}"

    @property
    def _next_draft(self) -> str:
        return f"{DRAFT}:{self._id}"

    def offer(self, *done: str) -> None:
        """Shows the button that opens the box, under what was done with the piece before."""
        words = self.words.within("writing")
        button = ui.button(words("offer"), lambda: self.begin(arrive=True))
        before = ui.text(*done) if done else None
        self._place.show(before, ui.text(words("offer_say"), tone="quiet"), button)

    def begin(self, *, arrive: bool = False) -> None:
        """Shows the box and the time box; after a press the heading takes the focus."""
        book, words = self.book, self.words.within("writing")
        self._draft = self._next_draft  # this box keeps it, however many pieces another window begins
        questions = ui.questions(FreeWriting, self.words, ["text", "fate"])
        self.form = ui.Form(book, questions, words, name=self._draft, keep=self._keep, check=_problems)
        heading, form = self.form.headed(self.offer, arrive=arrive)
        timer = ui.Timer(book, key=self._draft, minutes=MINUTES)
        self._place.show(heading, timer, form, ui.text(words("fine_print"), tone="quiet"))

    def _keep(self, values: dict[str, Any]) -> str:
        done = self._done(str(values["text"]), values["fate"] or Fate.KEEP)
        self.offer(done)
        return done

    def _done(self, text: str, fate: Fate) -> str:
        words, today = self.words.within("writing"), self.book.today()
        if fate is Fate.DELETE:  # nothing but a draft, and perhaps not the newest one
            if self._draft == self._next_draft:
                self._next()
            return self._erased(self.book.store.drop_draft(self._draft, copies=True))
        if self.book.store.get(FreeWriting, self._id):  # another window was faster: a piece of its own
            self._next()
        writing = sealed_writing(text, today) if fate is Fate.SEAL else FreeWriting(text, fate, Day(today))
        self.book.store.add(writing, id=self._id)
        self._next()
        return words("sealed" if fate is Fate.SEAL else "kept", day=writing.sealed_until)

    def _next(self) -> None:
        self.book.store.set_setting(NEXT, int(self.book.store.setting(NEXT, 1)) + 1)

    def show_pieces(self, *done: str) -> None:
        """What was written before, newest first, under what was just done with a piece."""
        pieces = [Piece(self, stored) for stored in reversed(self.book.store.all(FreeWriting))]
        title = ui.text(title=self.words("writing.list_title")) if pieces else None
        self._pieces.show(title, ui.text(*done) if done else None, *pieces)

    def erase(self, id: str) -> None:
        """Wipes a piece of writing with its draft, history and copies."""
        self.show_pieces(self._erased(self.book.store.erase(FreeWriting, id)))

    def _erased(self, left: Iterable[Path]) -> str:
        words, files = self.words.within("writing"), ", ".join(path.name for path in left)
        return words("deleted_left", files=files) if files else words("deleted")


class Piece:
    """One piece of writing: read, opened early, changed or erased; its words show only after a press."""

    def __init__(self, writing: Writing, stored: Stored[FreeWriting]) -> None:
        """Shows its day and its buttons; `writing` shows all pieces again once it has changed."""
        self._writing, self._stored, self._words = writing, stored, writing.words.within("writing")
        piece, words = stored.record, self._words
        self._days = {"day": words.day(piece.written_on), "until": words.day(piece.sealed_until)}
        self._ripe = piece.ripe(writing.book.today())
        state = "row_kept" if piece.fate is not Fate.SEAL else "row_ripe" if self._ripe else "row_sealed"
        self._place = ui.swap()
        self.widget = ui.stack(ui.text(words(state, **self._days)), self._place)
        self.close()

    def close(self) -> None:
        """Shows only the buttons."""
        read = self._words("read" if self._ripe else "open", **self._days)
        buttons = {"read": (read, self.read), "erase": (self._words("erase"), self._sure)}
        self._place.show(ui.buttons(buttons))

    def read(self) -> None:
        """Shows its words; what was sealed is opened or erased, and never changed."""
        words = self._words
        close: Any = ui.button(words("close"), self.close)
        if self._stored.record.fate is not Fate.SEAL:
            change = (words("change"), self._change)
            close = ui.buttons({"change": change, "close": (words("close"), self.close)})
        try:
            self._place.show(ui.card("", opened(self._stored.record).split("\n")), close)
        except ValueError:
            self._place.show(ui.text(words("damaged")), close)

    def _sure(self) -> None:
        yes = (self._words("erase_yes"), lambda: self._writing.erase(self._stored.id))
        buttons = ui.buttons({"yes": yes, "no": (self._words("erase_no"), self.close)})
        self._place.show(ui.text(self._words("erase_sure", **self._days)), buttons)

    def _change(self) -> None:
        book, words = self._writing.book, self._words.within("changing")

        def keep(values: dict[str, Any]) -> str:
            # Where it was erased in another window, what was typed is a new one.
            book.store.keep(replace(self._stored.record, text=str(values["text"])), form.editing)
            self._writing.show_pieces(words("changed"))
            return words("changed")

        questions = ui.questions(FreeWriting, self._writing.words, ["text"])
        form = ui.Form(book, questions, words, name="today.writing.change", keep=keep, check=NOT_EMPTY)
        form.edit(self._stored)
        form.on_cancel(self.close)
        self._place.show(form)


def _problems(values: dict[str, Any]) -> dict[str, Problem]:
    """Deleting nothing is fine, so that a draft can be wiped."""
    return {} if values["fate"] is Fate.DELETE else NOT_EMPTY(values)
