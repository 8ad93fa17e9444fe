"""What stays out of the log unless it is ticked: columns about other people, and words that may be names."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.importing.columns import NOTE, PERSONAL
from workbook.importing.preview import Preview
from workbook.importing.spelling import folded

OUT, IN = "out", "in"


def personal_columns(seen: Preview) -> tuple[int, ...]:
    """The columns about other people, as the file was first understood."""
    return tuple(
        c.index for c in seen.columns.all if c.field == PERSONAL and c.name and seen.table.column(c.index)
    )


def personal_ticks(
    book: Book, seen: Preview, words: Words, indexes: Collection[int], on_field: Callable[[str, str], Any]
) -> Any:
    """A tick for each column about other people; ticked, it goes into the note. None where there are none."""
    columns = [seen.columns.all[index] for index in indexes]
    listed = [ui.Choosable(str(c.index), c.name, "", OUT if c.field == PERSONAL else IN) for c in columns]

    def choose(key: str, option: str) -> None:
        on_field(key, NOTE if option == IN else PERSONAL)

    return _ticks(book, listed, words.within("page.personal"), choose)


def name_ticks(
    book: Book, seen: Preview, words: Words, names: Collection[str], on_name: Callable[[str, bool], Any]
) -> Any:
    """A tick for each word in the company's column that mostly means nothing; ticked, it is a company."""
    listed = [
        ui.Choosable(f.text, f.text, f"{f.count}×", IN if folded(f.text) in names else OUT)
        for f in seen.fillers
    ]

    def choose(key: str, option: str) -> None:
        on_name(key, option == IN)

    return _ticks(book, listed, words.within("page.names"), choose)


def _ticks(book: Book, listed: list[ui.Choosable], words: Words, choose: Callable[[str, str], Any]) -> Any:
    if not listed:
        return None
    title, hint = words("title"), words("hint")
    return ui.Selects(book, listed, {OUT: OUT, IN: IN}, choose, title=title, hint=hint, ticks=True)
