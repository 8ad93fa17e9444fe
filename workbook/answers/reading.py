"""Between the browser's JSON and Python: what a form sends becomes the record's value, and back."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from workbook.answers.day_reading import read_day
from workbook.answers.day_words import DayWords
from workbook.answers.days import Day
from workbook.answers.kinds import Answer, Kind
from workbook.answers.numbers import read_number, write_number
from workbook.answers.problems import Problem
from workbook.answers.text import admit, blank

MOST_ROWS = 200  # of a table, or tags of one field: more is a paste that went wrong
_DEEPEST = 20  # levels of a mapping


def read(answer: Answer, raw: Any, words: DayWords, today: date) -> Any | Problem:
    """The Python value for what the browser sent, or the problem with it.

    None and what shows nothing count as unanswered: `required` if an answer is needed, else the
    answer's empty value. `not_understood` is for JSON of a shape no form of ours sends.
    """
    value = answer.empty if raw is None else _READERS[answer.kind](answer, raw, words, today)
    if isinstance(value, Problem) or not answer.required:
        return value
    missing = value == answer.empty or (isinstance(value, str) and blank(value))
    return Problem("required") if missing else value


def read_all(
    answers: Mapping[str, Answer], raws: Mapping[str, Any], words: DayWords, today: date
) -> tuple[dict[str, Any], dict[str, Problem]]:
    """The values by name and the problems by name; an answer without a raw value is unanswered."""
    values: dict[str, Any] = {}
    problems: dict[str, Problem] = {}
    for name, answer in answers.items():
        value = read(answer, raws.get(name), words, today)
        if isinstance(value, Problem):
            problems[name] = value
        else:
            values[name] = value
    return values, problems


def raw(answer: Answer, value: Any, words: DayWords) -> Any:
    """The JSON a form shows for a Python value; `read` gives the same value back."""
    if value is None:
        return "" if answer.kind in (Kind.CHOICE, Kind.DAY, Kind.NUMBER) else None
    if isinstance(value, Day):
        return words.written(value)
    if answer.kind is Kind.CHOICE:
        return str(value)
    if answer.kind in (Kind.MULTI, Kind.TAGS):
        return [str(item) for item in value]
    if answer.kind is Kind.TABLE:
        return [list(row) for row in value]
    return write_number(value) if answer.kind is Kind.NUMBER else value


def to_json(answer: Answer, value: Any) -> Any:
    """An answer as JSON that a person could read in an export; None where it was not given."""
    if value is None or value == answer.empty:
        return None
    if answer.kind in (Kind.DAY, Kind.CHOICE):
        return str(value)
    if answer.kind is Kind.MULTI:
        return [str(item) for item in value]
    if answer.kind is Kind.TABLE:
        return [list(row) for row in value]
    return list(value) if answer.kind is Kind.TAGS else value


def from_json(answer: Answer, value: Any) -> Any:
    """The answer that `to_json` made this of; TypeError or ValueError where it is of another kind."""
    return answer.empty if value is None else _FROM_JSON[answer.kind](answer, value)


def _text_of(_answer: Answer, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def _option_of(answer: Answer, value: Any) -> Any:
    key = _text_of(answer, value)
    return key if isinstance(answer.options, tuple) else answer.options(key)


def _list_of(value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise TypeError("a list was expected")
    return list(value)


def _row_of(answer: Answer, value: Any) -> tuple[str, ...]:
    row = tuple(_text_of(answer, cell) for cell in _list_of(value))
    return row + ("",) * (len(answer.columns) - len(row))  # an older version had fewer columns


def _number_of(answer: Answer, value: Any) -> float:
    most = 2**63 if answer.whole else sys.float_info.max
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most:
        raise TypeError("a number was expected")
    if answer.kind is Kind.SCALE and not (answer.low or 0) <= value <= (answer.high or 0):
        raise ValueError("a number on the scale was expected")
    if answer.whole and int(value) != value:
        raise ValueError("a whole number was expected")
    return int(value) if answer.whole else float(value)


def _tick_of(_answer: Answer, value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false was expected")
    return value


def _read_text(answer: Answer, raw: Any, _words: DayWords, _today: date) -> str | Problem:
    if not isinstance(raw, str):
        return Problem("not_understood")
    return admit(raw, answer.limit, one_line=answer.kind is not Kind.LONG_TEXT)


def _read_choice(answer: Answer, raw: Any, _words: DayWords, _today: date) -> Any | Problem:
    if raw == "":
        return None
    return _option(answer, raw)


def _read_multi(answer: Answer, raw: Any, _words: DayWords, _today: date) -> tuple[Any, ...] | Problem:
    if not isinstance(raw, list | tuple):
        return Problem("not_understood")
    for key in raw:
        if isinstance(option := _option(answer, key), Problem):
            return option
    return tuple(_option(answer, key) for key in answer.option_keys if key in raw)


def _option(answer: Answer, key: Any) -> Any | Problem:
    """The member of the answer's options with that key."""
    if not isinstance(key, str) or key not in answer.option_keys:
        return Problem("not_an_option")
    options = answer.options
    return options(key) if isinstance(options, type) and issubclass(options, StrEnum) else str(key)


def _read_scale(answer: Answer, raw: Any, _words: DayWords, _today: date) -> int | Problem | None:
    low, high = int(answer.low or 0), int(answer.high or 0)
    if isinstance(raw, bool) or not isinstance(raw, int | float) or raw not in range(low, high + 1):
        return Problem("scale_range", {"low": low, "high": high})
    return int(raw)


def _read_day(answer: Answer, raw: Any, words: DayWords, today: date) -> Day | Problem | None:
    if not isinstance(raw, str):
        return Problem("not_understood")
    text = admit(raw, answer.limit, one_line=True)
    if isinstance(text, Problem):
        return text
    if blank(text):
        return None
    day = read_day(text, words, today, ahead=answer.ahead)
    if isinstance(day, Day) and not day.exact and not answer.unsure:
        return Problem("day_inexact")
    return day


def _read_number(answer: Answer, raw: Any, _words: DayWords, _today: date) -> float | Problem | None:
    if isinstance(raw, str) and blank(raw):
        return None
    return read_number(answer, raw)


def _read_tags(answer: Answer, raw: Any, _words: DayWords, _today: date) -> tuple[str, ...] | Problem:
    if not isinstance(raw, list | tuple) or not all(isinstance(tag, str) for tag in raw):
        return Problem("not_understood")
    if len(raw) > MOST_ROWS:
        return Problem("too_many", {"most": MOST_ROWS})
    kept: dict[str, None] = {}  # a tag twice is one tag
    for tag in raw:
        text = admit(tag, answer.limit, one_line=True)
        if isinstance(text, Problem):
            return text
        if not blank(text):
            kept[text] = None
    return tuple(kept)


def _read_table(
    answer: Answer, raw: Any, _words: DayWords, _today: date
) -> tuple[tuple[str, ...], ...] | Problem:
    width = len(answer.columns)
    if not isinstance(raw, list | tuple) or not all(
        isinstance(row, list | tuple) and len(row) <= width for row in raw
    ):
        return Problem("not_understood")
    if len(raw) > MOST_ROWS:
        return Problem("too_many", {"most": answer.most or MOST_ROWS})
    rows = []
    for row in raw:
        if not all(isinstance(cell, str) for cell in row):
            return Problem("not_understood")
        cells = [admit(cell, answer.limit, one_line=True) for cell in row]
        if refused := [cell for cell in cells if isinstance(cell, Problem)]:
            return refused[0]
        full = tuple(str(cell) for cell in cells) + ("",) * (width - len(cells))
        if not all(blank(cell) for cell in full):
            rows.append(full)
    if answer.most and len(rows) > answer.most:
        return Problem("too_many", {"most": answer.most})
    return tuple(rows)


def _read_tick(_answer: Answer, raw: Any, _words: DayWords, _today: date) -> bool | Problem:
    return raw if isinstance(raw, bool) else Problem("not_understood")


def _read_mapping(answer: Answer, raw: Any, _words: DayWords, _today: date) -> dict[str, Any] | Problem:
    if not isinstance(raw, Mapping):
        return Problem("not_understood")
    admitted = _json(raw, answer.limit, 0)
    return admitted if isinstance(admitted, Problem) else dict(admitted)


def _json(value: Any, limit: int, depth: int) -> Any | Problem:
    """A JSON value whose every text has come through the text door."""
    if depth > _DEEPEST:
        return Problem("not_understood")
    if isinstance(value, str):
        return admit(value, limit)
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, list | tuple):
        items = [_json(item, limit, depth + 1) for item in value]
        return next((item for item in items if isinstance(item, Problem)), items)
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        return Problem("not_understood")
    named = {admit(name, 300, one_line=True): _json(item, limit, depth + 1) for name, item in value.items()}
    found = [part for pair in named.items() for part in pair if isinstance(part, Problem)]
    return found[0] if found else named


_READERS = {
    Kind.SHORT_TEXT: _read_text,
    Kind.LONG_TEXT: _read_text,
    Kind.REFERENCE: _read_text,
    Kind.CHOICE: _read_choice,
    Kind.MULTI: _read_multi,
    Kind.SCALE: _read_scale,
    Kind.DAY: _read_day,
    Kind.NUMBER: _read_number,
    Kind.TAGS: _read_tags,
    Kind.TABLE: _read_table,
    Kind.TICK: _read_tick,
    Kind.MAPPING: _read_mapping,
}
_FROM_JSON: dict[Kind, Callable[[Answer, Any], Any]] = {
    Kind.SHORT_TEXT: _text_of,
    Kind.LONG_TEXT: _text_of,
    Kind.REFERENCE: _text_of,
    Kind.CHOICE: _option_of,
    Kind.MULTI: lambda answer, value: tuple(_option_of(answer, item) for item in _list_of(value)),
    Kind.SCALE: _number_of,
    Kind.DAY: lambda _answer, value: Day.parse(value),
    Kind.NUMBER: _number_of,
    Kind.TAGS: lambda answer, value: tuple(_text_of(answer, item) for item in _list_of(value)),
    Kind.TABLE: lambda answer, value: tuple(_row_of(answer, row) for row in _list_of(value)),
    Kind.TICK: _tick_of,
    Kind.MAPPING: lambda _answer, value: dict(value),
}
