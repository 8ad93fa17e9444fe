"""The full forms: an application, a round or a piece of news, with everything the guide asks (X0)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem, answers_of
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.interviews.problems import (
    application_problems,
    news_notices,
    news_problems,
    round_notices,
    round_problems,
)
from workbook.interviews.quick import form_words

NAMES: dict[type[Any], str] = {Application: "application", InterviewRound: "round", OutcomeEvent: "news"}


def application_form(
    book: Book, words: Words, id: str, kind: type[Any], *, done: Callable[[str, str], Any]
) -> ui.Form:
    """The form for one kind of record of the application with this id.

    Adding leaves the form open for the next one; after changing a record `done(id, sentence)` is called.
    """

    def store(values: dict[str, Any]) -> str:
        record = kind(**values) if kind is Application else kind(**values, application_id=id)
        changed = form.editing
        said = [words(f"notice.{key}") for key in _notices(book, id, record, changed)]
        if changed is None:
            book.store.add(record)
            return " ".join(said)
        book.store.update(changed.id, record, changed.rev)
        sentence = " ".join([words("kept.changed"), *said])
        done(changed.id, sentence)
        return sentence

    names = [name for name in answers_of(kind) if name != "application_id"]
    form = ui.Form(
        book,
        ui.questions(kind, words, only=names),
        form_words(words, f"opened.{NAMES[kind]}"),
        name=f"interviews.{NAMES[kind]}.{id}",
        keep=store,
        check=lambda values: _problems(book, id, kind, values),
        start={"heard_on": Day(book.today())} if kind is OutcomeEvent else {},
    )
    return form


def _problems(book: Book, id: str, kind: type[Any], values: Mapping[str, Any]) -> dict[str, Problem]:
    today = book.today()
    if kind is Application:
        return application_problems(values, today)
    if kind is InterviewRound:
        return round_problems(values, today)
    application = book.store.get(Application, id)
    return news_problems(values, today, application.record.sent_on if application else None)


def _notices(book: Book, id: str, record: Any, changed: Any) -> list[str]:
    """What is unusual about a round or a piece of news beside the others of its application."""
    if isinstance(record, Application):
        return []
    stored = book.store.all(type(record))
    others = [
        s.record for s in stored if s.record.application_id == id and not (changed and s.id == changed.id)
    ]
    if isinstance(record, OutcomeEvent):
        return news_notices(record, others)
    application = book.store.get(Application, id)
    return round_notices(record, others, application.record.sent_on if application else None)
