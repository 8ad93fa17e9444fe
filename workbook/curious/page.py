"""The line for the curious: a table for each kind of entry with its columns, and three examples to run."""

from __future__ import annotations

import json
from typing import Any

from workbook import ui
from workbook.book import Book, record_class, record_classes
from workbook.content import Words
from workbook.content.files import example
from workbook.curious.dictionary import FrameColumn, dictionary

EXAMPLES = ("sources", "answers", "check_ins")
NOTEBOOK = "application/x-ipynb+json"


@ui.page
def page(book: Book) -> list[Any]:
    """Show the line; nothing is read before somebody opens it."""
    words = book.words("curious")
    return [ui.Fold(words("title"), lambda: parts(book, words))]


def parts(book: Book, words: Words) -> list[Any]:
    """How a table is had, the kinds as chips with the columns of the chosen one below, and the examples."""
    names = book.words("exporting").options("kinds")
    kinds = {cls.kind: names.get(cls.kind, cls.kind) for cls in record_classes()}
    place = ui.swap()
    chips = ui.choices(words.within("kinds"), kinds, lambda kind: place.show(columns(book, words, kind)))
    begin = [ui.text(*words.list("say")), ui.text(words("begin"), tone="code")]
    return [*begin, chips, place, *examples(book, words)]


def columns(book: Book, words: Words, kind: str) -> Any:
    """The columns of one kind, each with its type and what it means."""
    rows = dictionary(record_class(kind), book.words)
    return ui.notes(words("frame", kind=kind), [said(row, words) for row in rows])


def said(column: FrameColumn, words: Words) -> tuple[str, str]:
    """A column as a line and a quieter one under it."""
    line = words("column", name=column.name, dtype=column.dtype)
    return line, " ".join(part for part in (column.meaning, column.holds) if part)


def examples(book: Book, words: Words) -> list[Any]:
    """Three examples, each with what it shows, and all of them as a notebook to save."""
    labels = words.within("examples")
    shown = [ui.text(labels("say"), title=labels("title"), tone="section")]
    for name in EXAMPLES:
        shown += [ui.text(title=labels(f"name.{name}")), ui.text(example(name), tone="code")]

    def file() -> tuple[str, str, bytes]:
        return labels("file_name"), NOTEBOOK, notebook_bytes(words)

    return [*shown, ui.download(book, labels("download"), file)]


def notebook_bytes(words: Words) -> bytes:
    """The examples as a notebook: for each a cell of text and a cell of code."""
    cells: list[dict[str, Any]] = []
    for name in EXAMPLES:
        text = words(f"examples.name.{name}")
        cells.append({"cell_type": "markdown", "id": f"{name}-text", "metadata": {}, "source": f"## {text}"})
        code: dict[str, Any] = {"execution_count": None, "outputs": [], "source": example(name)}
        cells.append({"cell_type": "code", "id": name, "metadata": {}, **code})
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()
