"""Files that hold no applications, on the page: one press, one undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.importing.others import OtherFile


def show(book: Book, file: OtherFile, place: Any, words: Words, start: Callable[[], Any]) -> None:
    """Puts the file's sentence and its buttons in the place; `start` asks for another file."""

    def bring() -> None:
        came = file.keep(book)
        came_in(book, place, words, [came.said], came.batch, start)

    leave = ui.button(words("page.cancel"), start)
    said = [file.sentence] if file.button else [file.sentence, words("page.nothing")]
    act = ui.button(file.button, bring, primary=True) if file.button else None
    place.show(ui.text(*said, title=words("page.understood"), arrive=True), act, leave)


def came_in(
    book: Book, place: Any, words: Words, said: list[str], batch: int | None, start: Callable[[], Any]
) -> None:
    """Says what came in, with a way to take it all back."""

    def take_back() -> None:
        book.store.undo(batch)
        undone = ui.text(words("page.undone"), title=words("page.undone_title"), arrive=True)
        place.show(undone, ui.button(words("page.another"), start))

    undo = ui.button(words("page.undo"), take_back) if batch is not None else None
    result = ui.text(*said, title=words("page.result_title"), arrive=True)
    place.show(result, undo, ui.button(words("page.another"), start))
