"""Everything in a book, kind by kind: what each way of leaving writes and reading it back restores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from workbook.answers import answers_of
from workbook.answers.csv_cells import escaped
from workbook.book import Book, record_classes
from workbook.storage import Stored


@dataclass(frozen=True)
class Everything:
    """All records of a book by their class, its settings, and when they were read."""

    at: datetime
    records: Mapping[type[Any], list[Stored[Any]]]
    settings: Mapping[str, Any]


def everything(book: Book) -> Everything:
    """All a book holds now, apart from half-typed drafts and the history of changes.

    Kinds come with those referred to first, so that reading them back in order finds what they name.
    """
    classes = referred_first(record_classes())
    return Everything(book.now(), {cls: book.store.all(cls) for cls in classes}, book.store.settings())


def referred_first(classes: Iterable[type[Any]]) -> list[type[Any]]:
    """The classes in an order in which those that refer to others come after them."""
    every, ordered = list(classes), list[type[Any]]()
    known = {f"{cls.kind}_id": cls for cls in every}

    def refers(cls: type[Any]) -> list[type[Any]]:
        return [known[field.name] for field in fields(cls) if field.name in known]

    waiting = sorted(every, key=lambda cls: (bool(refers(cls)), cls.kind))
    while waiting:
        ready = [cls for cls in waiting if all(other in (*ordered, cls) for other in refers(cls))]
        ordered += ready or waiting  # what refers in a circle has no order
        waiting = [cls for cls in waiting if cls not in ordered]
    return ordered


def columns_of(cls: type[Any]) -> list[str]:
    """The columns a kind is written with: its id, its fields, and when it was saved last."""
    return ["id", *answers_of(cls), "saved_at"]


def rows_of(cls: type[Any], records: Iterable[Stored[Any]]) -> Iterator[list[str]]:
    """The header and one row of cells for each record, none of which a spreadsheet program runs."""
    yield columns_of(cls)
    answers = answers_of(cls)
    for stored in records:
        cells = [escaped(answer.cell(getattr(stored.record, name))) for name, answer in answers.items()]
        yield [stored.id, *cells, stored.saved_at.isoformat()]
