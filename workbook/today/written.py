"""What was written freely before: read, opened early on purpose, or erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Problem
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.today.model import Fate, FreeWriting, opened


def nothing_written(values: dict[str, Any]) -> dict[str, Problem]:
    """An empty box has nothing to keep."""
    return {} if str(values["text"]).strip() else {"text": Problem("nothing_written")}


class Written:
    """The pieces there are, newest first, each closed until its own button opens it."""

    def __init__(self, book: Book, words: Words, *, erase: Callable[[str], str]) -> None:
        """`erase(id)` wipes a piece and says so."""
        self._book, self._words, self._erase = book, words, erase
        self.widget = ui.swap()
        self.show()
        book.store.listen(FreeWriting, lambda _change: self.show())

    def show(self, *said: str) -> None:
        """Shows the list again, under what there is to say; nothing where nothing was written."""
        pieces = self._book.store.all(FreeWriting)
        title = [ui.text(title=self._words("writing.list_title"))] if pieces else []
        told = [ui.text(*said)] if said else []
        self.widget.show(*title, *told, *(self._row(stored) for stored in reversed(pieces)))

    def _row(self, stored: Stored[FreeWriting]) -> Any:
        """One piece: what it is, and its two buttons; the words themselves only after a press."""
        writing, say = stored.record, self._words.within("writing")
        days = {"day": say.day(writing.written_on), "until": say.day(writing.sealed_until)}
        ripe = writing.ripe(self._book.today())
        state = "row_kept" if writing.fate is not Fate.SEAL else "row_ripe" if ripe else "row_sealed"
        label = say("read" if ripe else "open", **days)
        place = ui.swap()

        def closed() -> None:
            place.show(ui.buttons({"read": (label, read), "erase": (say("erase"), ask)}))

        def read() -> None:
            close = ui.button(say("close"), closed)
            if writing.fate is not Fate.SEAL:
                close = ui.buttons({"change": (say("change"), change), "close": (say("close"), closed)})
            try:
                place.show(ui.card("", opened(writing).split("\n")), close)
            except ValueError:
                place.show(ui.text(say("damaged")), close)

        def change() -> None:
            place.show(self._changing(stored, closed))

        def ask() -> None:
            acts = {
                "yes": (say("erase_yes"), lambda: self._wipe(stored.id)),
                "no": (say("erase_no"), closed),
            }
            place.show(ui.text(say("erase_sure", **days)), ui.buttons(acts))

        closed()
        return ui.stack(ui.text(say(state, **days)), place)

    def _changing(self, stored: Stored[FreeWriting], closed: Callable[[], Any]) -> Any:
        """The form to change a kept piece; what was sealed is opened or erased, and never changed."""
        book, say = self._book, self._words.within("writing.changing")

        def keep(values: dict[str, Any]) -> str:
            changed = replace(stored.record, text=str(values["text"]))
            if form.editing is None:  # it was erased in another window: what was typed is a new one
                book.store.add(changed)
            else:
                book.store.update(stored.id, changed, form.editing.rev)
            self.show(say("changed"))
            return say("changed")

        questions = ui.questions(FreeWriting, self._words, ["text"])
        form = ui.Form(book, questions, say, name="today.writing.change", keep=keep, check=nothing_written)
        form.edit(stored)
        form.on_cancel(closed)
        return form

    def _wipe(self, id: str) -> None:
        self.show(self._erase(id))
