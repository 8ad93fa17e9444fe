"""What stands beside the main part of a page, in cells of its own, and is hidden while that part is alone."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakSet

from workbook.book import Book
from workbook.ui.parts import Stack


class Beside:
    """The parts beside the main one; they are shown unless it says otherwise."""

    def __init__(self) -> None:
        """There is nothing beside it yet."""
        self._shown = True
        self._parts: WeakSet[Stack] = WeakSet()

    def holds(self, *parts: Stack) -> None:
        """Shows and hides these parts with the others from here on."""
        self._parts.update(parts)
        self.show(whether=self._shown)

    def show(self, *, whether: bool) -> None:
        """Shows everything beside the main part, or hides it."""
        self._shown = whether
        for part in self._parts:
            part.layout.display = None if whether else "none"


_OF: dict[Path, Beside] = {}  # a kernel shows one page of a book


def beside(book: Book) -> Beside:
    """What stands beside the main part of the page that is shown of this book."""
    return _OF.setdefault(book.path, Beside())
