"""The offer of a way to start the workbook without a terminal, and of taking it away again."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.lab.shortcut import Shortcut
from workbook.start.place import Place


@ui.page
def offer(book: Book) -> list[Any]:
    """Show the offer, where this computer is the person's own and the book too, and the way to end it all."""
    shortcut, close = Shortcut(book.folder), ui.doorway(book.words("start")("close.button"), "close")
    if book.sample or Place.of(os.environ) is not Place.OWN or not shortcut.possible:
        return [close]
    return [ShortcutOffer(book, shortcut).place, close]


class ShortcutOffer:
    """One button that puts the file there, or takes it away, and says what it did."""

    def __init__(self, book: Book, shortcut: Shortcut) -> None:
        """Nothing is written before the button is pressed."""
        self._words, self._shortcut = book.words("start").within("shortcut"), shortcut
        self.place = ui.swap()
        self._show()

    def _show(self, *sentences: str) -> None:
        words, file = self._words, self._shortcut.file
        if file.exists():
            place = words("menu" if self._shortcut.in_menu else "desktop")
            texts = sentences or (place, words("file", file=file))
            parts = [
                ui.text(*texts),
                ui.button(words("undo"), self._pressed(self._shortcut.remove), plain=True),
            ]
        else:
            button = ui.button(words("offer"), self._pressed(self._shortcut.write))
            parts = [button, ui.text(*(sentences or (words("hint"),)), tone="quiet")]
        self.place.show(*parts)

    def _pressed(self, act: Callable[[], None]) -> Callable[[], None]:
        def press() -> None:
            try:
                act()
            except OSError:
                self._show(self._words("not_written", file=self._shortcut.file))
            else:
                self._show(*([] if self._shortcut.file.exists() else [self._words("removed")]))

        return press
