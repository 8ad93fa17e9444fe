"""The one question a week later, and the chart of what was expected beside how it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, Problem
from workbook.book import Book
from workbook.content import Exercise, Words
from workbook.storage.errors import Conflict
from workbook.today.charts import draw_feelings, feelings_height
from workbook.today.model import FirstDay, first_days
from workbook.today.readings import feelings_reading


def question_form(
    book: Book, words: Words, exercise: Exercise, one: FirstDay, done: Callable[[], Any]
) -> ui.Form:
    """The form that asks how bad it is today; `done()` runs once the answer is stored."""
    (prompt,) = exercise.later
    asked = prompt.asked(one.answers)
    if one.expected is None:
        asked = words("day7.ask_without_forecast", distress=one.distress)
    question = ui.Question(prompt.id, prompt.answer, asked, prompt.hint, labels=prompt.labels)

    def check(values: dict[str, Any]) -> dict[str, Problem]:
        if book.store.get(ExerciseEntry, one.id) is None:
            return {prompt.id: Problem("first_day_gone")}
        return {prompt.id: Problem("no_answer")} if values[prompt.id] is None else {}

    def keep(values: dict[str, Any]) -> str:
        with book.store.batch() as step:
            stored = step.get(ExerciseEntry, one.id)
            if stored is None:  # removed since the check; what to say about it is the check's to say
                raise Conflict
            answers = {**stored.record.answers, prompt.id: values[prompt.id]}
            step.update(stored.id, replace(stored.record, answers=answers), stored.rev)
        done()
        return ""

    say = words.within("day7")
    return ui.Form(book, [question], say, name=f"today.day7.{one.key}", keep=keep, check=check)


def feelings_chart(book: Book, words: Words) -> ui.LiveChart:
    """What was expected beside how it was, one row for each first day that was asked again."""

    def table() -> Any:
        from workbook.today.analysis import feeling_forecasts

        return feeling_forecasts(first_days(book.store.all(ExerciseEntry)))

    return ui.LiveChart(
        book,
        words,
        "feelings",
        table=table,
        draw=draw_feelings,
        reading=feelings_reading,
        height=feelings_height,
        listen=[ExerciseEntry],
    )
