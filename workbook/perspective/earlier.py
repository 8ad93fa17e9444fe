"""Earlier thought records: a table with the fair sentence of each, to open again or remove."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Words
from workbook.perspective.model import ThoughtRecord, thought_records


def earlier_thoughts(book: Book, words: Words, open_key: Callable[[str], Any]) -> list[Any]:
    """The heading and the table, newest first; `open_key` shows the record with this key."""
    say = words.within("list")

    def thoughts() -> list[ThoughtRecord]:
        return thought_records(book.store.all(ExerciseEntry))

    def open_id(id: str) -> None:
        for one in thoughts():
            if one.id == id:
                open_key(one.key)

    table = ui.RecordTable(
        book,
        [
            ui.Column("thought", say("thought")),
            ui.Column("sentence", say("sentence"), wide=True),
            ui.Column("day", say("day"), kind="day"),
        ],
        lambda: [_row(one, say) for one in reversed(thoughts())],
        say,
        on_open=open_id,
        listen=[ExerciseEntry],
        on_remove=lambda id: book.store.remove(ExerciseEntry, id),
        undo_last=False,  # other exercises are entries too, and it would take back those
    )
    return [ui.text(title=say("title")), table]


def _row(one: ThoughtRecord, say: Words) -> ui.Row:
    cells = {
        "thought": one.hot_thought or say("no_words"),
        "sentence": one.best_true,
        "day": say.short_day(one.began),
    }
    return ui.Row(one.id, cells, {"day": one.began})
