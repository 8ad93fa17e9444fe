"""What one field of a record or one prompt of an exercise accepts, and what every kind of answer can do."""

from __future__ import annotations

import dataclasses
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from workbook.answers.days import DayWords
from workbook.answers.reading import Labels, shown
from workbook.answers.text import Problem, blank

SqlValue = str | int | float | None


@dataclass(frozen=True)
class Answer(ABC):
    """What one field or prompt accepts; its class is the kind of answer.

    `options` are keys (their words live in content); an enum class keeps its members' order.
    `low`/`high` bound a scale or a number. `limit` caps the characters of a text.
    `rows` are the rows a table starts with, `most` how many it may have (0: as many as anybody needs).
    `unsure` lets a day be only a month, a year, or "before"; `ahead` expects it in the future (a promise).
    """

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

    box: ClassVar[str] = ""  # the browser's box; none for what is never typed by hand
    empty: ClassVar[Any] = None  # the value that means "not answered"
    empty_box: ClassVar[str | None] = None  # what the box shows for no value at all
    needs: ClassVar[tuple[str, ...]] = ()  # the words that come with it: of its choices, or its columns
    chips: ClassVar[int] = sys.maxsize  # so many options need the whole width of a page
    half: ClassVar[bool] = False  # half the width of a page is enough
    hint: ClassVar[str] = ""  # the key of what the box says where the question has no hint
    counted: ClassVar[bool] = False  # the box counts the characters that are left
    echoed: ClassVar[bool] = False  # the box says how it was understood
    readable: ClassVar[bool] = True  # says something to a reader
    factual: ClassVar[bool] = False  # how a search went: no name, no feeling, no free writing
    column: ClassVar[str] = "TEXT"  # the STRICT type of its column; of whole numbers INTEGER
    frame: ClassVar[str] = "object"  # what its column in a frame holds: a type of pandas, "number" or "day"

    @property
    def option_keys(self) -> tuple[str, ...]:
        """The keys of the options, in order."""
        return tuple(str(option) for option in self.options)

    @classmethod
    def field(cls, *options: Any, **accepts: Any) -> Any:
        """A dataclass field that holds this kind of answer and starts out unanswered."""
        return dataclasses.field(default=cls.empty, metadata={"answer": cls(*options, **accepts)})

    def read(self, raw: Any, words: DayWords, today: date) -> Any | Problem:
        """The value for what the browser sent, or the problem with it.

        None and what shows nothing count as unanswered: `required` if an answer is needed, else the
        empty value. `not_understood` is for JSON of a shape no form of ours sends.
        """
        value = self.empty if raw is None else self._read(raw, words, today)
        if isinstance(value, Problem) or not self.required:
            return value
        missing = value == self.empty or (isinstance(value, str) and blank(value))
        return Problem("required") if missing else value

    def raw(self, value: Any, words: DayWords) -> Any:
        """The JSON its box shows for a value; `read` gives the same value back."""
        return self.empty_box if value is None else self._raw(value, words)

    def show(self, value: Any, labels: Labels) -> str:
        """The answer, or what stands in its box, as a person reads it; "" where there is none."""
        return shown(value, labels) if self.readable or value in labels.options else ""

    def both(self, mine: Any, theirs: Any) -> Any:  # noqa: ARG002
        """What the box shows when two windows answered; mine where only one answer fits."""
        return mine

    def to_json(self, value: Any) -> Any:
        """The answer as JSON that a person could read in an export; None where it was not given."""
        return None if self._unanswered(value) else self._to_json(value)

    def from_json(self, value: Any) -> Any:
        """The answer that `to_json` made this of; TypeError or ValueError where it is of another kind."""
        return self.empty if value is None else self._from_json(value)

    def cell(self, value: Any) -> str:
        """The answer as the text of a cell: a list item a line, days as ISO 8601, a tick as "yes"."""
        return "" if self._unanswered(value) else self._cell(value)

    def from_cell(self, text: str) -> Any:
        """The answer a cell was made from; TypeError or ValueError if this kind cannot be read from it."""
        return self._from_cell(text) if text else self.empty

    def to_sql(self, value: Any) -> SqlValue:
        """The answer as SQLite keeps it, None where not given; TypeError or ValueError if it does not fit."""
        return None if self._unanswered(value) else self._to_sql(value)

    def from_sql(self, kept: Any) -> Any:
        """The answer that SQLite kept."""
        return self.empty if kept is None else self._from_sql(kept)

    def _unanswered(self, value: Any) -> bool:
        return value is None or bool(value == self.empty)

    @abstractmethod
    def _read(self, raw: Any, words: DayWords, today: date) -> Any | Problem: ...

    @abstractmethod
    def _from_json(self, value: Any) -> Any: ...

    def _to_json(self, value: Any) -> Any:
        return value

    def _raw(self, value: Any, _words: DayWords) -> Any:
        return self._to_json(value)

    def _cell(self, value: Any) -> str:
        return str(value)

    def _from_cell(self, text: str) -> Any:
        return self._from_json(text)

    def _to_sql(self, value: Any) -> SqlValue:
        kept: SqlValue = self._to_json(value)
        return kept

    def _from_sql(self, kept: Any) -> Any:
        return self._from_json(kept)


def answers_of(record: type) -> dict[str, Answer]:
    """Field name → what it accepts, for a record class, in the class's order."""
    return {f.name: f.metadata["answer"] for f in dataclasses.fields(record) if "answer" in f.metadata}


def given(record: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that are answers of a record class, by field name."""
    return {name: values[name] for name in answers_of(record) if name in values}
