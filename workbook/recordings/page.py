"""Recording, on notebook 06: off before somebody wants it; what was kept, each to fetch or to delete."""

from __future__ import annotations

import base64
import binascii
from functools import partial
from typing import Any

from workbook import ui
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.content import Words
from workbook.questions.model import Card
from workbook.recordings.model import RECORD, Recording
from workbook.storage import Stored


@ui.page_of("practise", says_off=False)
def page(book: Book) -> list[Any]:
    """Show the line of recording; what is inside is there when it is opened."""
    words = book.words("recordings")
    return [ui.Fold(words("fold"), lambda: [Recordings(book, words)])]


class Recordings:
    """Whether recording is offered, and what was kept."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows what there is, and keeps up with the store."""
        self._book, self._words = book, words
        self._said = ""
        self.widget = ui.swap()
        book.store.listen(Recording, lambda _change: self.show())
        self.show()

    def show(self) -> None:
        """Shows it as it is now."""
        labels, on = self._words, bool(self._book.store.setting(RECORD, False))
        kept = self._book.store.all(Recording)
        turn = ui.button(labels("disallow" if on else "allow"), partial(self._turn, not on))
        self.widget.show(
            ui.text(labels("say"), labels("on" if on else "off"), tone="quiet"),
            turn,
            ui.text(title=labels("kept_title")) if kept else None,
            ui.text(self._said, arrive=True) if self._said else None,
            *(part for stored in kept for part in self._one(stored)),
        )

    def _turn(self, on: bool) -> None:
        self._book.store.set_setting(RECORD, on)
        self.show()

    def _one(self, stored: Stored[Recording]) -> list[Any]:
        """One recording: of which question and day, a file of it, and the way to delete it."""
        labels, day = self._words, stored.record.made_on
        attempt = self._book.store.get(Attempt, stored.record.about)
        card = self._book.store.get(Card, attempt.record.about) if attempt else None
        question = card.record.question if card else self._words("gone")
        name = f"{labels('name', day=day)}.{stored.record.media_type.partition('/')[2] or 'webm'}"
        return [
            ui.text(labels("kept", day=day, question=question), tone="quiet"),
            ui.download(
                self._book, labels("play"), lambda: (name, stored.record.media_type, sound(stored.record))
            ),
            ui.button(labels("delete"), partial(self._delete, stored.id), plain=True),
        ]

    def _delete(self, id: str) -> None:
        """Deletes it for good, also in the history and in the backups."""
        left = self._book.store.erase(Recording, id)
        self._said = self._words("deleted_left", n=len(left)) if left else self._words("deleted")
        self.show()


def sound(recording: Recording) -> bytes:
    """The bytes of a recording; none where they were damaged outside."""
    try:
        return base64.b64decode(recording.sound, validate=True)
    except (binascii.Error, ValueError):
        return b""
