"""The learning line: one line to keep from an interview, written into the log."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Problem, blank
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.known import Interview
from workbook.interviews.model import InterviewRound


def line_form(book: Book, words: Words, interview: Interview) -> ui.Form:
    """The form that asks for the one line; it is kept with the interview itself."""
    (question,) = ui.questions(InterviewRound, book.words("interviews"), ["learning_line"])

    def keep(values: dict[str, Any]) -> str:
        stored = form.editing or interview.round
        assert stored is not None  # the form is shown only for an interview that is in the log
        record = replace(stored.record, **values)
        book.store.update(stored.id, record, stored.rev)
        return ""

    form = ui.Form(
        book, [question], words.within("line"), name=f"debrief.line:{interview.id}", keep=keep, check=_empty
    )
    return form


def _empty(values: dict[str, Any]) -> dict[str, Problem]:
    return {"learning_line": Problem("no_line")} if blank(str(values["learning_line"])) else {}
