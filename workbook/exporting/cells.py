"""One answer as the text of a spreadsheet cell, and back to exactly the same answer."""

from __future__ import annotations

import json
from typing import Any

from workbook.answers import Answer, Day, Kind
from workbook.exporting.formula_escape import as_written, escaped

_TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.REFERENCE)
_TICKED = "yes"
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_EMPTY_ITEM = "\\e"


def to_cell(answer: Answer, value: Any) -> str:
    """The answer as text: one list item a line, days as ISO 8601, a tick as "yes", nothing as ""."""
    if value is None or value == answer.empty:
        return ""
    if answer.kind in (Kind.MULTI, Kind.TAGS):
        return escaped("\n".join(_escaped(str(item)) for item in value))
    if answer.kind in (Kind.TABLE, Kind.MAPPING):
        return escaped(json.dumps(value, ensure_ascii=False, sort_keys=True))
    if answer.kind is Kind.TICK:
        return _TICKED
    return escaped(str(value))


def from_cell(answer: Answer, cell: str) -> Any:
    """The answer a cell was made from; ValueError if this kind of answer cannot be read from it."""
    if cell == "":
        return answer.empty
    text = as_written(cell)
    if answer.kind in _TEXTS:
        return text
    if answer.kind is Kind.CHOICE:
        return _option(answer, text)
    if answer.kind is Kind.MULTI:
        return tuple(_option(answer, _unescaped(item)) for item in text.split("\n"))
    if answer.kind is Kind.TAGS:
        return tuple(_unescaped(item) for item in text.split("\n"))
    if answer.kind is Kind.TABLE:
        return tuple(tuple(row) for row in json.loads(text))
    if answer.kind is Kind.MAPPING:
        return json.loads(text)
    if answer.kind is Kind.DAY:
        return Day.parse(text)
    if answer.kind is Kind.TICK:
        return text == _TICKED
    return int(text) if answer.whole else float(text)


def _option(answer: Answer, key: str) -> Any:
    if key not in answer.option_keys:
        raise ValueError(f"not one of the options: {len(key)} characters")
    return key if isinstance(answer.options, tuple) else answer.options(key)


def _escaped(item: str) -> str:
    for character, escape in _ESCAPES.items():
        item = item.replace(character, escape)
    return item or _EMPTY_ITEM


def _unescaped(item: str) -> str:
    if item == _EMPTY_ITEM:
        return ""
    letters = iter(item)
    plain = {"n": "\n", "r": "\r"}
    return "".join(plain.get(after := next(letters, ""), after) if c == "\\" else c for c in letters)
