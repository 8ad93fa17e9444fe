"""A question: an answer's kind joined with its words, asked in a form and read back from its box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbook.answers import Answer, Day, Labels, Problem, TagsAnswer, answers_of
from workbook.book import Book
from workbook.content import Words

_SHORT_ASK = 44  # characters; a longer question reads badly over half the width
_AS_THEY_ARE = ("name", "ask", "hint", "wide", "own", "optional", "settled")  # what the browser gets so


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

    def drawn(self) -> dict[str, Any]:
        """The question as JSON for the browser."""
        answer = self.answer
        labels = {int(answer.low or 0): self.low, int(answer.high or 0): self.high, **self.labels}
        return {
            **{name: getattr(self, name) for name in _AS_THEY_ARE},
            **{name: getattr(answer, name) for name in ("low", "high", "rows", "most", "required")},
            "kind": answer.box,
            "options": [[key, label] for key, label in self.options.items()],
            "labels": {str(n): label for n, label in sorted(labels.items()) if label},
            "columns": [[key, self.columns.get(key, key)] for key in answer.columns],
            "cards": [[key, label] for key, label in self.cards.items()],
            "suggestions": list(self.suggestions),
            "limit": answer.limit if answer.counted else 0,
        }

    def read(self, book: Book, given: Any) -> Any | Problem:
        """The Python value of what stands in its box, or the problem with it."""
        if self.own:
            return self._read_with_own_words(book, given)
        value = self.answer.read(given, book.day_words, book.today())
        records = {} if self.answer.options else self.options  # those that a reference may name
        named = value and not isinstance(value, Problem)
        return Problem("not_in_list") if records and named and value not in records else value

    def _read_with_own_words(self, book: Book, given: Any) -> tuple[Any, ...] | Problem:
        """The chosen options, then the person's own words, each admitted like a tag."""
        items, options = given if isinstance(given, list) else [], self.answer.option_keys
        chosen, own = [i for i in items if i in options], [i for i in items if i not in options]
        values: list[Any] = []
        for answer, some in ((self.answer, chosen), (TagsAnswer(limit=self.answer.limit), own)):
            value = answer.read(some, book.day_words, book.today())
            if isinstance(value, Problem):
                return value
            values += value
        return tuple(values)

    def echo(self, book: Book, given: Any, words: Words | None = None) -> dict[str, str]:
        """How a typed day or number was understood: `text`, or the `problem`; `iso` is the calendar's day."""
        value = self.read(book, given)
        if isinstance(value, Problem):
            return {"problem": "" if value.key == "required" else problem_sentence(book, value, words)}
        if not isinstance(value, Day):
            return {}
        ui = book.words("ui")
        weekday = book.day_words.weekday_names[value.on.weekday()] if value.exact else ""
        text = ui("day.exact" if value.exact else "day.about", weekday=weekday, day=ui.whole_day(value))
        return {"text": text, "iso": value.on.isoformat()}

    def readable(self, raw: Any) -> str:
        """What stands in its box, as text: labels for choices, one line for each row of a table."""
        return self.answer.show(raw, Labels({**self.cards, **self.options}, yes=self.ask))

    def both(self, mine: Any, theirs: Any) -> Any:
        """Both answers in one: texts one after the other, lists together; where only one fits, mine."""
        if mine == theirs or not theirs:
            return mine
        if not mine:
            return theirs
        if self.cards:  # a statement has one rating
            rated = [row[:1] for row in mine]
            return [*mine, *(row for row in theirs if row[:1] not in rated)]
        return self.answer.both(mine, theirs)


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
    columns = words.options("columns") if words.has("columns") else {}
    labels = words.table("labels") if words.has("labels") else {}
    return Question(
        name,
        answer,
        ask,
        hint=words.get("hint"),
        options={key: options[key] for key in answer.option_keys if key in options} if answer.options else {},
        low=words.get("low"),
        high=words.get("high"),
        labels={int(key): str(label) for key, label in labels.items()},
        columns=columns,
        wide=is_wide(answer, ask),
    )


def is_wide(answer: Answer, ask: str) -> bool:
    """Whether a question looks better over the full width of the page."""
    narrow = answer.half or len(answer.options) > answer.chips
    return not narrow or len(ask) > _SHORT_ASK or answer.limit > 300


def problem_sentence(book: Book, problem: Problem, words: Words | None = None) -> str:
    """The sentence for a problem with an answer; a room's own words win over the common ones."""
    key = f"problem.{problem.key}"
    sources = [words, book.words("answers"), book.words("ui")]
    source = next((source for source in sources if source is not None and source.has(key)), book.words("ui"))
    values = {name: f"{v:,}" if type(v) is int and v > 9999 else v for name, v in problem.values.items()}
    return source(key, **values)
