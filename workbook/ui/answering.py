"""What stands in a form's boxes, read: typed values, problems in sentences, and how a day was understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbook.answers import Answer, Day, Kind, Problem, raw, read
from workbook.ui.component import problem_sentence
from workbook.ui.questions import Question

ECHOED = (Kind.DAY, Kind.NUMBER)


def read_question(book: Any, q: Question, given: Any) -> Any | Problem:
    """The Python value of what stands in one question's box, or the problem with it."""
    today = book.today()
    if q.answer.kind is Kind.MULTI and q.own:
        return _with_own_words(book, q, given)
    value = read(q.answer, given, book.day_words, today)
    if q.answer.kind is Kind.REFERENCE and q.options and value and value not in q.options:
        return Problem("not_in_list")
    return value


def _with_own_words(book: Any, q: Question, given: Any) -> tuple[Any, ...] | Problem:
    """The chosen options, then the person's own words, each admitted like a tag."""
    items = given if isinstance(given, list) else []
    keys = [item for item in items if item in q.answer.option_keys]
    own = Answer(Kind.TAGS, limit=q.answer.limit)
    parts: list[Any] = [
        read(q.answer, keys, book.day_words, book.today()),
        read(own, [item for item in items if item not in keys], book.day_words, book.today()),
    ]
    for part in parts:
        if isinstance(part, Problem):
            return part
    return tuple(item for part in parts for item in part)


def read_questions(
    book: Any, asked: Iterable[Question], raws: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Problem]]:
    """Values by name, unanswered where there is a problem, and the problems by name."""
    values: dict[str, Any] = {}
    problems: dict[str, Problem] = {}
    for q in asked:
        value = read_question(book, q, raws.get(q.name))
        if isinstance(value, Problem):
            problems[q.name], value = value, q.answer.empty
        values[q.name] = value
    return values, problems


def raws_of(book: Any, asked: Iterable[Question], values: Mapping[str, Any]) -> dict[str, Any]:
    """What the boxes show for these Python values; a name without a value is shown unanswered."""
    return {q.name: raw(q.answer, values.get(q.name, q.answer.empty), book.day_words) for q in asked}


def echo(book: Any, q: Question, given: Any, words: Any = None) -> dict[str, str]:
    """How a typed day or number was understood: `text`, or the `problem`; `iso` opens the calendar there."""
    value = read_question(book, q, given)
    if isinstance(value, Problem):
        return {"problem": "" if value.key == "required" else problem_sentence(book, value, words)}
    if not isinstance(value, Day):
        return {}
    ui = book.words("ui")
    day = ui.day(value)
    weekday = book.day_words.weekday_names[value.on.weekday()] if value.exact else ""
    text = ui("day.exact", weekday=weekday, day=day) if value.exact else ui("day.about", day=day)
    return {"text": text, "iso": value.on.isoformat()}
