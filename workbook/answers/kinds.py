"""The kinds of answer a form can ask for, said once and used by records, exercises, forms and storage."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How an answer is given and what its value is in Python."""

    SHORT_TEXT = "short_text"  # str, one line
    LONG_TEXT = "long_text"  # str, several lines
    CHOICE = "choice"  # a member of the options, or None
    MULTI = "multi"  # tuple of chosen options, in the options' order
    SCALE = "scale"  # int from low to high, or None
    DAY = "day"  # answers.days.Day, or None
    NUMBER = "number"  # float (int where whole), or None
    TAGS = "tags"  # tuple of str
    TABLE = "table"  # tuple of rows, each a tuple of str, one per column
    TICK = "tick"  # bool
    REFERENCE = "reference"  # str, the id of another record, or ""
    MAPPING = "mapping"  # dict of JSON values, never typed by hand


@dataclass(frozen=True)
class Answer:
    """What one field or prompt accepts.

    `options` are keys (their words live in content); an enum class keeps its members' order.
    `low`/`high` bound a scale or a number. `limit` caps the characters of a text.
    `rows` are the rows a table starts with, `most` how many it may have (0: as many as anybody needs).
    `unsure` lets a day be only a month, a year, or "before"; `ahead` expects it in the future (a promise).
    """

    kind: Kind
    options: type[StrEnum] | tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    whole: bool = False
    columns: tuple[str, ...] = ()
    rows: int = 1
    most: int = 0
    required: bool = False
    unsure: bool = True
    ahead: bool = False
    limit: int = 300

    @property
    def option_keys(self) -> tuple[str, ...]:
        """The keys of the options, in order."""
        return tuple(str(o) for o in self.options)

    @property
    def empty(self) -> Any:
        """The value that means "not answered"."""
        if self.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.REFERENCE):
            return ""
        if self.kind in (Kind.MULTI, Kind.TAGS, Kind.TABLE):
            return ()
        if self.kind is Kind.TICK:
            return False
        return {} if self.kind is Kind.MAPPING else None


def asks(answer: Answer) -> Any:
    """A dataclass field that holds this kind of answer and starts out unanswered."""
    metadata = {"answer": answer}
    if answer.kind is Kind.MAPPING:
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=answer.empty, metadata=metadata)


def short_text(*, required: bool = False, limit: int = 300) -> Any:
    """One line of text."""
    return asks(Answer(Kind.SHORT_TEXT, required=required, limit=limit))


def long_text(*, required: bool = False, limit: int = 200_000) -> Any:
    """Text of several lines."""
    return asks(Answer(Kind.LONG_TEXT, required=required, limit=limit))


def choice(options: type[StrEnum], *, required: bool = False) -> Any:
    """One of several options."""
    return asks(Answer(Kind.CHOICE, options=options, required=required))


def multi(options: type[StrEnum]) -> Any:
    """Any number of several options."""
    return asks(Answer(Kind.MULTI, options=options))


def scale(low: int, high: int) -> Any:
    """A whole number from low to high, tapped."""
    return asks(Answer(Kind.SCALE, low=low, high=high, whole=True))


def day(*, required: bool = False, unsure: bool = True, ahead: bool = False) -> Any:
    """A calendar day, perhaps known only as a month or a year, perhaps to come."""
    return asks(Answer(Kind.DAY, required=required, unsure=unsure, ahead=ahead))


def number(low: float | None = None, high: float | None = None, *, whole: bool = False) -> Any:
    """A number, perhaps bounded."""
    return asks(Answer(Kind.NUMBER, low=low, high=high, whole=whole))


def tags(*, limit: int = 100) -> Any:
    """Several short words."""
    return asks(Answer(Kind.TAGS, limit=limit))


def table(columns: tuple[str, ...], *, rows: int = 3, limit: int = 1000) -> Any:
    """A small table whose rows repeat."""
    return asks(Answer(Kind.TABLE, columns=columns, rows=rows, limit=limit))


def tick() -> Any:
    """A box to tick."""
    return asks(Answer(Kind.TICK))


def reference(*, required: bool = False) -> Any:
    """The id of another record."""
    return asks(Answer(Kind.REFERENCE, required=required, limit=64))


def mapping() -> Any:
    """Named JSON values, kept together."""
    return asks(Answer(Kind.MAPPING, limit=200_000))


def answers_of(record: type) -> dict[str, Answer]:
    """Field name → what it accepts, for a record class, in the class's order."""
    return {f.name: f.metadata["answer"] for f in dataclasses.fields(record) if "answer" in f.metadata}
