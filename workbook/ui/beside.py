"""What stands beside the main part of a page, in cells of its own, and is hidden while that part is alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakSet

from workbook.book import Book
from workbook.ui.parts import Stack, stack


class Beside:
    """The parts beside the main one; they are shown unless it says otherwise."""

    def __init__(self) -> None:
        """There is nothing beside it yet."""
        self._shown = True
        self._parts: WeakSet[Stack] = WeakSet()

    def holds(self, *parts: Any) -> Stack:
        """These parts as one that is shown and hidden with the others."""
        held = stack(*parts)
        self._parts.add(held)
        self.show(whether=self._shown)
        return held

    def show(self, *, whether: bool) -> None:
        """Shows everything beside the main part, or hides it."""
        self._shown = whether
        for part in self._parts:
            part.layout.display = None if whether else "none"


_OF: dict[tuple[Path, str], Beside] = {}  # of each page that is shown by this kernel


def beside(book: Book, page: str) -> Beside:
    """What stands beside the main part of a page of this book."""
    return _OF.setdefault((book.path, page), Beside())
