"""Chance records of every kind there is, for the tests of exporting and merging."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from workbook.answers import (
    Answer,
    ChoiceAnswer,
    Day,
    DayAnswer,
    MappingAnswer,
    MultiAnswer,
    NumberAnswer,
    Precision,
    Problem,
    ScaleAnswer,
    TableAnswer,
    TagsAnswer,
    TickAnswer,
    admit,
    answers_of,
)

AWKWARD = [
    "=1+1",
    "'=1",
    "NA",
    "None",
    "001",
    "-",
    "\\n",
    "\\e",
    "\\",
    "…",
    "_x000D_",
    "|",
    " x ",
    "\t",
    '"',
    "é\n=2",
]


def texts(limit: int = 300, *, one_line: bool = False) -> st.SearchStrategy[str]:
    """Text as it lies in a book: what the text door lets through."""
    through = (st.sampled_from(AWKWARD) | st.text(max_size=40)).map(
        lambda t: admit(t, limit, one_line=one_line)
    )
    return through.filter(lambda t: not isinstance(t, Problem)).map(str)


def column_type(answer: Answer) -> str:
    """The STRICT type of the column an answer is kept in."""
    return "INTEGER" if answer.whole and answer.column == "REAL" else answer.column


def values(answer: Answer) -> st.SearchStrategy[Any]:
    """Answers of one kind, answered or not."""
    items = texts(one_line=True)
    options = list(answer.options)
    kinds: dict[type[Answer], st.SearchStrategy[Any]] = {
        ChoiceAnswer: st.sampled_from([None, *options]),
        MultiAnswer: st.sets(st.sampled_from(options)).map(lambda s: tuple(o for o in options if o in s))
        if options
        else st.just(()),
        DayAnswer: st.none()
        | st.builds(Day, st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.sampled_from(Precision)),
        ScaleAnswer: st.none() | st.integers(int(answer.low or 0), int(answer.high or 0)),
        NumberAnswer: st.none() | (st.integers(0, 1000) if answer.whole else _decimals),
        TagsAnswer: st.lists(items, max_size=3).map(tuple),
        TableAnswer: st.lists(st.tuples(*[items for _ in answer.columns]), max_size=3).map(tuple),
        TickAnswer: st.booleans(),
        MappingAnswer: st.dictionaries(
            items, items | st.integers(-9, 9) | st.booleans() | st.none(), max_size=3
        ),
    }
    return kinds.get(type(answer), texts())


_decimals = st.floats(0, 1000, allow_nan=False).map(lambda x: x + 0.0)


def records(cls: type[Any]) -> st.SearchStrategy[Any]:
    """Records of one kind; those of an application name "a", and no other record is referred to."""
    fields = {name: values(answer) for name, answer in answers_of(cls).items()}
    fields |= {
        name: st.just("a" if name == "application_id" else "") for name in fields if name.endswith("_id")
    }
    return st.builds(cls, **fields)
