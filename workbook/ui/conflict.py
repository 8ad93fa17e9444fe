"""Two windows changed one record: both texts side by side, and ways on that lose neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbook.answers import Kind
from workbook.ui.answering import raws_of
from workbook.ui.questions import Question

_TEXT = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
_SEVERAL = (Kind.MULTI, Kind.TAGS, Kind.TABLE)


def record_raws(book: Any, asked: Iterable[Question], record: Any) -> dict[str, Any]:
    """What the boxes show for a stored record."""
    asked = list(asked)
    return raws_of(book, asked, {q.name: getattr(record, q.name, q.answer.empty) for q in asked})


def sides(
    asked: Iterable[Question], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> list[dict[str, str]]:
    """The questions whose answers differ, each with both answers as a person would read them."""
    return [
        {"ask": q.ask, "mine": readable(q, mine.get(q.name)), "theirs": readable(q, theirs.get(q.name))}
        for q in asked
        if mine.get(q.name) != theirs.get(q.name)
    ]


def readable(q: Question, raw: Any) -> str:
    """What stands in a box, as text: labels for choices, one line for each row of a table."""
    if raw is None or raw is False:
        return ""
    if raw is True:
        return q.ask
    if q.answer.kind is Kind.TABLE:
        said = {**q.cards, **q.options}
        return "\n".join(" · ".join(said.get(cell, cell) for cell in row if cell) for row in raw)
    items = raw if isinstance(raw, list) else [raw]
    return ", ".join(str(q.options.get(str(item), item)) for item in items)


def both_of(asked: Iterable[Question], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Both answers in one: texts one after the other, lists together; where only one fits, mine."""
    return {q.name: _both(q, mine.get(q.name), theirs.get(q.name)) for q in asked}


def _both(q: Question, mine: Any, theirs: Any) -> Any:
    if mine == theirs or not theirs:
        return mine
    if not mine:
        return theirs
    if q.cards:  # a statement has one rating
        return [*mine, *(row for row in theirs if row[:1] not in [own[:1] for own in mine])]
    if q.answer.kind in _SEVERAL:
        return [*mine, *(item for item in theirs if item not in mine)]
    if q.answer.kind in _TEXT:
        return f"{mine}\n\n{theirs}" if q.answer.kind is Kind.LONG_TEXT else f"{mine} / {theirs}"
    return mine
