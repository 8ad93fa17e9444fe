"""Questions about an invented application, and a form that stores it."""

from __future__ import annotations

from typing import Any

from by_hand import room_words

from workbook import ui
from workbook.interviews.model import Application

WORDS = room_words(
    heading="Where?",
    field={
        "organisation": {"ask": "Organisation", "hint": "A nickname is fine."},
        "role": {"ask": "Job"},
        "sent_on": {"ask": "When did you send it?"},
        "source": {
            "ask": "Where from?",
            "options": {"job_board": "Job board", "agency": "Agency", "other": "Other"},
        },
        "note": {"ask": "A note"},
    },
)
NAMES = ("organisation", "role", "sent_on", "source", "note")


def asked() -> list[ui.Question]:
    """Five questions of an application."""
    return ui.questions(Application, WORDS, NAMES)


def form(book: Any, **options: Any) -> ui.Form:
    """A form that adds an application, or changes the one it edits."""

    def keep(values: dict[str, Any]) -> str:
        if made.editing:
            stored = made.editing
            book.store.revise(stored, **values)
        else:
            book.store.add(Application(**values))
        return "In the log."

    made = ui.Form(book, asked(), WORDS, **({"name": "test.form", "keep": keep} | options))
    return made
