"""What the columns of `book.frame(kind)` mean, out of the records themselves, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from workbook.answers import Answer, ExerciseEntry, answers_of
from workbook.content import Words

FIRST = ("id", "rev", "saved_at")  # every table begins with these
PRECISION = "_precision"


@dataclass(frozen=True)
class FrameColumn:
    """One column: its name, its type in pandas, what may stand in it, and the question it answers."""

    name: str
    dtype: str
    holds: str
    meaning: str


def dictionary(cls: type[Any], words_of: Callable[[str], Words]) -> Iterator[FrameColumn]:
    """The columns of a kind's table, in their order."""
    words, own = words_of("curious"), words_of(room_of(cls))
    for name in FIRST:
        yield FrameColumn(name, words(f"dtype.{name}"), "", words(f"always.{name}"))
    for name, answer in answers_of(cls).items():
        whole = "whole" if answer.frame == "number" and answer.whole else answer.frame
        meaning = own.get(f"field.{name}.ask") or words.get(f"field.{name}.ask") or _told_apart(name, words)
        yield FrameColumn(name, words(f"dtype.{whole}"), holds(answer, words), meaning)
        if answer.frame == "day":
            yield FrameColumn(name + PRECISION, words("dtype.category"), "", words("precision", name=name))


def room_of(cls: type[Any]) -> str:
    """The room whose words ask for a kind's fields; the exercises have theirs in files of their own."""
    return "curious" if cls is ExerciseEntry else str(cls.__module__.split(".")[1])


def holds(answer: Answer, words: Words) -> str:
    """What may stand in a column: its options in order, the ends of its scale, or the parts of a row."""
    if answer.options:
        return words("one_of", options=words("between").join(map(str, answer.options)))
    if answer.columns:
        return words("rows_of", columns=words("between").join(answer.columns))
    if answer.low is not None and answer.high is not None:
        return words("from_to", low=answer.low, high=answer.high)
    return ""


def _told_apart(name: str, words: Words) -> str:
    """What a column without a question is for: the entry it belongs to, or what is kept beside."""
    return words("belongs_to", kind=name.removesuffix("_id")) if name.endswith("_id") else words("beside")
