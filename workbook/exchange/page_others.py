"""Files that hold no applications, on the page: our own export, and thought records; one press, one undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.exchange.command_others import thought_rows
from workbook.exchange.leaving.coming_back import looked_at
from workbook.exchange.returning import OwnExport, counted
from workbook.exchange.thoughts import Thoughts, keep, same_in


@dataclass(frozen=True)
class Shown:
    """What such a file holds, the words on its button ("" where nothing is new), and what pressing does.

    `keep` returns the sentence that says what came in, and the step to undo it by.
    """

    sentence: str
    button: str
    keep: Callable[[], tuple[str, int | None]]


def own_export(book: Book, export: OwnExport, words: Words) -> Shown:
    """An export of this workbook."""
    rows = counted(export, looked_at(book, export.found))

    def keep_it() -> tuple[str, int | None]:
        done = export.into(book)
        counts = {"added": done.added, "same": done.same, "different": len(done.different)}
        return words("command.came_back", **counts), done.batch

    return Shown(words("export", **rows), words("page.come_back") if rows["used"] else "", keep_it)


def thoughts(book: Book, found: Thoughts, words: Words) -> Shown:
    """Thought records of another program."""
    rows = thought_rows(found, same_in(book, found))

    def keep_it() -> tuple[str, int | None]:
        done = keep(book, found)
        return words("command.thoughts", new=done.new, same=done.same), done.batch

    button = words("page.bring_thoughts", n=rows["used"]) if rows["used"] else ""
    return Shown(words("thoughts", **rows), button, keep_it)


def show(book: Book, shown: Shown, place: Any, words: Words, start: Callable[[], Any]) -> None:
    """Puts the file's sentence and its buttons in the place; `start` asks for another file."""

    def bring() -> None:
        said, batch = shown.keep()
        came_in(book, place, words, [said], batch, start)

    leave = ui.button(words("page.cancel"), start)
    said = [shown.sentence] if shown.button else [shown.sentence, words("page.nothing")]
    act = ui.button(shown.button, bring, primary=True) if shown.button else None
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
