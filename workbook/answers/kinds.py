"""The kinds of answer a form can ask for: each is one class, used by records, exercises, forms and files.

A kind knows how its answer is read from a box, shown, kept by SQLite, and written to JSON and to a cell.
A new kind is one class here and one box in the browser.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from workbook.answers import reading
from workbook.answers.answer import Answer, SqlValue
from workbook.answers.day_reading import read_day
from workbook.answers.days import Day, DayWords
from workbook.answers.reading import canonical, list_of, text_of
from workbook.answers.text import Problem, admit, blank

MOST_ROWS = 200  # of a table, or tags of one field: more is a paste that went wrong
TICKED = "yes"  # in a cell
_OTHER_SHAPE = Problem("not_understood")


class TextAnswer(Answer):
    """One line of text."""

    box, empty, half, counted, frame = "short_text", "", True, True, "str"
    between: ClassVar[str] = " / "  # two texts of which both are wanted
    one_line: ClassVar[bool] = True

    def both(self, mine: Any, theirs: Any) -> Any:
        """Both texts, one after the other."""
        return f"{mine}{self.between}{theirs}"

    def _read(self, raw: Any, _words: DayWords, _today: date) -> str | Problem:
        return admit(raw, self.limit, one_line=self.one_line) if isinstance(raw, str) else _OTHER_SHAPE

    def _from_json(self, value: Any) -> str:
        return text_of(value)

    def _to_sql(self, value: Any) -> str:
        return reading.sound_text(value)


@dataclass(frozen=True)
class LongTextAnswer(TextAnswer):
    """Text of several lines."""

    limit: int = 200_000

    box, half, between, one_line = "long_text", False, "\n\n", False


@dataclass(frozen=True)
class ReferenceAnswer(TextAnswer):
    """The id of another record, or ""."""

    limit: int = 64

    box, counted, readable = "reference", False, False

    def both(self, mine: Any, _theirs: Any) -> Any:
        """Only one record fits."""
        return mine


class ChoiceAnswer(Answer):
    """A member of the options, or None."""

    box, empty_box, chips, needs, factual, frame = "choice", "", 8, ("choices",), True, "category"

    def _read(self, raw: Any, _words: DayWords, _today: date) -> Any | Problem:
        return None if raw == "" else _chosen(self, raw)

    def _to_json(self, value: Any) -> str:
        return str(value)

    def _from_json(self, value: Any) -> Any:
        return _member(self, text_of(value))

    def _to_sql(self, value: Any) -> str:
        return _known(self, value)


class _SeveralAnswer(Answer):
    """What is kept as a JSON list or object."""

    def both(self, mine: Any, theirs: Any) -> Any:
        """The items of both lists, each once."""
        return [*mine, *(item for item in theirs if item not in mine)]

    def _cell(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    def _from_cell(self, text: str) -> Any:
        return self._from_json(json.loads(text))

    def _to_sql(self, value: Any) -> str:
        return canonical(self._to_json(value))

    def _from_sql(self, kept: Any) -> Any:
        return self._from_json(json.loads(kept))


@dataclass(frozen=True)
class TagsAnswer(_SeveralAnswer):
    """Several short words, as a tuple."""

    limit: int = 100

    box, empty = "tags", ()

    def _read(self, raw: Any, _words: DayWords, _today: date) -> tuple[Any, ...] | Problem:
        if not isinstance(raw, list | tuple) or not all(isinstance(tag, str) for tag in raw):
            return _OTHER_SHAPE
        if len(raw) > MOST_ROWS:
            return Problem("too_many", {"most": MOST_ROWS})
        tags = [admit(tag, self.limit, one_line=True) for tag in raw]
        if refused := [tag for tag in tags if isinstance(tag, Problem)]:
            return refused[0]
        return tuple(dict.fromkeys(tag for tag in map(str, tags) if not blank(tag)))  # a tag twice is one tag

    def _to_json(self, value: Any) -> list[str]:
        return [str(item) for item in value]

    def _from_json(self, value: Any) -> tuple[Any, ...]:
        return tuple(text_of(item) for item in list_of(value))

    def _cell(self, value: Any) -> str:
        return reading.joined_items(value)

    def _from_cell(self, text: str) -> tuple[Any, ...]:
        return self._from_json(reading.items_of(text))


class MultiAnswer(TagsAnswer):
    """Any number of the options, as a tuple in the options' order."""

    box, needs, factual = "multi", ("choices",), True

    def _read(self, raw: Any, _words: DayWords, _today: date) -> tuple[Any, ...] | Problem:
        if not isinstance(raw, list | tuple):
            return _OTHER_SHAPE
        chosen = [_chosen(self, key) for key in raw]
        if refused := [option for option in chosen if isinstance(option, Problem)]:
            return refused[0]
        return tuple(_member(self, key) for key in self.option_keys if key in raw)

    def _from_json(self, value: Any) -> tuple[Any, ...]:
        return tuple(_member(self, text_of(item)) for item in list_of(value))

    def _to_sql(self, value: Any) -> str:
        return canonical([_known(self, item) for item in value])


@dataclass(frozen=True)
class TableAnswer(_SeveralAnswer):
    """A tuple of rows, each a tuple of text, one for each column."""

    limit: int = 1000
    rows: int = 3

    box, empty, needs = "table", (), ("columns",)

    def _read(self, raw: Any, _words: DayWords, _today: date) -> tuple[tuple[str, ...], ...] | Problem:
        if not self._fits(raw):
            return _OTHER_SHAPE
        if len(raw) > MOST_ROWS:
            return Problem("too_many", {"most": self.most or MOST_ROWS})
        rows = [[admit(cell, self.limit, one_line=True) for cell in row] for row in raw]
        places = ((n, at, cell) for n, row in enumerate(rows) for at, cell in enumerate(row))
        for n, at, cell in places:
            if isinstance(cell, Problem):
                return Problem(cell.key, {**cell.values, "cell": (n, at)})
        full = tuple(self._full(row) for row in rows if not all(blank(str(cell)) for cell in row))
        return Problem("too_many", {"most": self.most}) if 0 < self.most < len(full) else full

    def _fits(self, raw: Any) -> bool:
        """Whether this is a list of rows of text, none wider than the table."""
        return isinstance(raw, list | tuple) and all(
            isinstance(row, list | tuple)
            and len(row) <= len(self.columns)
            and all(isinstance(cell, str) for cell in row)
            for row in raw
        )

    def _full(self, row: Any) -> tuple[str, ...]:
        """The row with a cell for each column; an older version of an exercise had fewer."""
        return tuple(text_of(cell) for cell in row) + ("",) * (len(self.columns) - len(row))

    def _to_json(self, value: Any) -> list[list[str]]:
        return [list(row) for row in value]

    def _from_json(self, value: Any) -> tuple[tuple[str, ...], ...]:
        return tuple(self._full(list_of(row)) for row in list_of(value))


@dataclass(frozen=True)
class MappingAnswer(_SeveralAnswer):
    """Named JSON values, kept together and never typed by hand."""

    limit: int = 200_000

    empty: ClassVar[Mapping[str, Any]] = {}

    @classmethod
    def field(cls, *options: Any, **accepts: Any) -> Any:
        """A dataclass field that starts with a mapping of its own."""
        return dataclasses.field(default_factory=dict, metadata={"answer": cls(*options, **accepts)})

    def _read(self, _raw: Any, _words: DayWords, _today: date) -> Problem:
        return _OTHER_SHAPE

    def _from_json(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise TypeError("named values were expected")
        return dict(value)


class NumberAnswer(Answer):
    """A float (an int where whole), or None."""

    box, half, echoed, factual, column, frame = "number", True, True, True, "REAL", "number"
    empty_box: ClassVar[str | None] = ""

    def _read(self, raw: Any, _words: DayWords, _today: date) -> float | Problem | None:
        if isinstance(raw, str) and blank(raw):
            return None
        return reading.read_number(raw, self.low, self.high, whole=self.whole)

    def _raw(self, value: Any, _words: DayWords) -> Any:
        return reading.write_number(value)

    def _from_json(self, value: Any) -> float:
        most = 2**63 - 1 if self.whole else sys.float_info.max
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most:
            raise TypeError("a number was expected")
        if self.whole and int(value) != value:
            raise ValueError("a whole number was expected")
        return int(value) if self.whole else float(value) + 0.0  # SQLite does not keep -0.0

    def _from_cell(self, text: str) -> float:
        return self._from_json(int(text) if self.whole else float(text))

    def _to_sql(self, value: Any) -> SqlValue:
        return NumberAnswer._from_json(self, value)

    def _from_sql(self, kept: Any) -> Any:
        return kept


@dataclass(frozen=True)
class ScaleAnswer(NumberAnswer):
    """A whole number from low to high, tapped, or None."""

    whole: bool = True

    box, empty_box, half, echoed, factual, column = "scale", None, False, False, False, "INTEGER"

    def _read(self, raw: Any, _words: DayWords, _today: date) -> float | Problem:
        try:
            return self._from_json(raw)
        except (TypeError, ValueError):
            return Problem("scale_range", {"low": int(self.low or 0), "high": int(self.high or 0)})

    def _raw(self, value: Any, _words: DayWords) -> Any:
        return value

    def _from_json(self, value: Any) -> float:
        number = super()._from_json(value)
        if not (self.low or 0) <= number <= (self.high or 0):
            raise ValueError("a number on the scale was expected")
        return number


class DayAnswer(Answer):
    """A calendar day, perhaps known only as a month or a year, or None."""

    box, empty_box, half, hint, echoed, factual, frame = "day", "", True, "day.hint", True, True, "day"

    def _read(self, raw: Any, words: DayWords, today: date) -> Day | Problem | None:
        text = admit(raw, self.limit, one_line=True) if isinstance(raw, str) else _OTHER_SHAPE
        if isinstance(text, Problem):
            return text
        if blank(text):
            return None
        day = read_day(text, words, today, ahead=self.ahead)
        inexact = isinstance(day, Day) and not day.exact and not self.unsure
        return Problem("day_inexact") if inexact else day

    def _raw(self, value: Any, words: DayWords) -> str:
        return words.written(value)

    def _to_json(self, value: Any) -> str:
        if not isinstance(value, Day):
            raise TypeError("a day was expected")
        return str(value)

    def _from_json(self, value: Any) -> Day:
        return Day.parse(value)


class TickAnswer(Answer):
    """A box to tick."""

    box, empty, factual, column, frame = "tick", False, True, "INTEGER", "bool"

    def to_sql(self, value: Any) -> int:
        """1 or 0: a tick is always answered."""
        return int(bool(value))

    def _read(self, raw: Any, _words: DayWords, _today: date) -> bool | Problem:
        return raw if isinstance(raw, bool) else _OTHER_SHAPE

    def _from_json(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise TypeError("true or false was expected")
        return value

    def _cell(self, _value: Any) -> str:
        return TICKED

    def _from_cell(self, text: str) -> bool:
        return text == TICKED

    def _from_sql(self, kept: Any) -> bool:
        return bool(kept)


def _chosen(answer: Answer, key: Any) -> Any | Problem:
    """The option with that key, as it comes from a browser."""
    known = isinstance(key, str) and key in answer.option_keys
    return _member(answer, key) if known else Problem("not_an_option")


def _known(answer: Answer, value: Any) -> str:
    """The key of an option; ValueError if it is not among the answer's options."""
    if str(value) not in answer.option_keys:
        raise ValueError("not one of the options")
    return str(value)


def _member(answer: Answer, key: str) -> Any:
    """A key as the member of its enumeration, or as text where the options are plain keys."""
    return str(key) if isinstance(answer.options, tuple) else answer.options(key)


# How the fields of a record are declared; `number` and `scale` are named by their bounds.
short_text, long_text, reference = TextAnswer.field, LongTextAnswer.field, ReferenceAnswer.field
choice, multi, tags, day = ChoiceAnswer.field, MultiAnswer.field, TagsAnswer.field, DayAnswer.field
tick, mapping = TickAnswer.field, MappingAnswer.field


def scale(low: int, high: int) -> Any:
    """A field with a whole number from low to high, tapped."""
    return ScaleAnswer.field(low=low, high=high)


def number(low: float | None = None, high: float | None = None, *, whole: bool = False) -> Any:
    """A field with a number, perhaps bounded."""
    return NumberAnswer.field(low=low, high=high, whole=whole)


def table(columns: tuple[str, ...], *, rows: int = 3, most: int = 0) -> Any:
    """A field with a small table whose rows repeat, `most` times where that is given."""
    return TableAnswer.field(columns=columns, rows=rows, most=most)
