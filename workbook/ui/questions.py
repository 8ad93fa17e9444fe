"""A question: an answer's kind joined with its words, ready for a form to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbook.answers import Answer, answers_of
from workbook.content import Words

_SHORT_ASK = 44  # characters; a longer question reads badly over half the width


@dataclass(frozen=True)
class Question:
    """One question of a form. Adjust a copy with `dataclasses.replace`.

    `options` are key → label, for a choice, for several, and for the records a reference may name.
    `labels` are number → word on a scale, `columns` key → label of a table. `cards` are the statements that
    are the rows of a table, each to be rated. `suggestions` are offered while typing. `own` lets a person
    add words of their own to `several`. `wide` takes the full width.
    """

    name: str
    answer: Answer
    ask: str
    hint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    low: str = ""
    high: str = ""
    labels: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    wide: bool = True
    own: bool = False
    optional: bool = False  # said so beside the question; everything else may be left empty all the same
    settled: bool = False  # a choice that begins with an answer and always has one: nothing to clear


def questions(record: type, words: Words, only: Iterable[str] | None = None) -> list[Question]:
    """The questions for a record's fields, in the record's order or in the order of `only`.

    Words come from [field.<name>]: ask, hint, options, low, high, labels, columns.
    """
    answers = answers_of(record)
    names = [name for name in answers if answers[name].box] if only is None else list(only)
    return [question(name, answers[name], words.within(f"field.{name}")) for name in names]


def question(name: str, answer: Answer, words: Words) -> Question:
    """The question with these words: `ask`, and where they are given `hint`, `options`, `low`, `high`…"""
    ask = words("ask")
    options = words.options("options") if words.has("options") else {}
    return Question(
        name,
        answer,
        ask,
        hint=words.get("hint"),
        options={key: options[key] for key in answer.option_keys if key in options} if answer.options else {},
        low=words.get("low"),
        high=words.get("high"),
        labels={int(key): str(label) for key, label in words.table("labels").items()}
        if words.has("labels")
        else {},
        columns=dict(words.options("columns")) if words.has("columns") else {},
        wide=is_wide(answer, ask),
    )


def is_wide(answer: Answer, ask: str) -> bool:
    """Whether a question looks better over the full width of the page."""
    narrow = answer.half or len(answer.options) > answer.chips
    return not narrow or len(ask) > _SHORT_ASK or answer.limit > 300


def drawn(q: Question, *, more: bool = False, quiet: bool = False) -> dict[str, Any]:
    """The question as JSON for the browser."""
    a = q.answer
    labels = {int(a.low or 0): q.low, int(a.high or 0): q.high, **q.labels}
    columns = [[key, q.columns.get(key, key)] for key in a.columns]
    return {
        "name": q.name,
        "kind": a.box,
        "ask": q.ask,
        "hint": q.hint,
        "options": [[key, label] for key, label in q.options.items()],
        "low": a.low,
        "high": a.high,
        "labels": {str(n): label for n, label in sorted(labels.items()) if label},
        "columns": columns,
        "cards": [[key, label] for key, label in q.cards.items()],
        "rows": a.rows,
        "most": a.most,
        "suggestions": list(q.suggestions),
        "wide": q.wide,
        "own": q.own,
        "optional": q.optional,
        "settled": q.settled,
        "required": a.required,
        "limit": a.limit if a.counted else 0,
        "more": more,
        "quiet": quiet,
    }
