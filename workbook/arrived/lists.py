"""The messages that were kept: opened one at a time, their words only where somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from workbook import ui
from workbook.arrived.model import ArrivedMessage, opened_words
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import Application
from workbook.storage import Stored

COLUMNS = [ui.Column("job", sub="role"), ui.Column("what"), ui.Column("came", kind="day")]


class KeptMessages:
    """The table of messages, and over it the one that is open."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows nothing while no message was kept."""
        self._book, self._words, self._place = book, words, ui.swap()
        say = partial(words.count, "kept")
        self.widget = ui.counted_fold(book, ArrivedMessage, say, self._table, always=False).widget

    def _table(self) -> list[Any]:
        book, labels = self._book, self._words.within("list")
        table = ui.RecordTable(
            book,
            COLUMNS,
            lambda: [self._row(stored) for stored in reversed(book.store.all(ArrivedMessage))],
            labels,
            listen=(ArrivedMessage,),
            on_open=self.open,
            on_remove=lambda id: book.store.remove(ArrivedMessage, id),
        )
        return [self._place, table]

    def _row(self, stored: Stored[ArrivedMessage]) -> ui.Row:
        message, words = stored.record, self._words
        application = self._book.store.get(Application, message.application_id)
        cells = {
            "job": application.record.organisation if application else words("list.gone"),
            "role": application.record.role if application else "",
            "what": words(f"field.what.options.{message.what}"),
            "came": words.near_day(message.came_on, self._book.today()),
        }
        return ui.Row(stored.id, cells, {"came": message.came_on.on if message.came_on else None})

    def open(self, id: str) -> None:
        """Shows what was kept of a message; its words wait for a press."""
        stored, words = self._book.store.get(ArrivedMessage, id), self._words
        if stored is None:
            self._place.show()
            return
        message, place = stored.record, ui.swap()
        lines = [words(f"about_feedback.{message.feedback}")] if message.feedback else []
        lines += [words("on_file_means")] if message.on_file else []
        title = ui.text(*lines, title=words(f"field.what.options.{message.what}"), arrive=True)
        show = partial(self._show_words, message, place)
        acts: dict[str, tuple[str, Callable[[], Any]]] = (
            {"open": (words("open_words"), show)} if message.words else {}
        )
        acts["close"] = (words("close"), self._place.show)
        self._place.show(title, ui.buttons(acts, plain=("close",)), place)

    def _show_words(self, message: ArrivedMessage, place: Any) -> None:
        try:
            text = opened_words(message)
        except ValueError:
            place.show(ui.text(self._words("damaged")))
        else:
            place.show(ui.notes(self._words("their_words"), [(text, "")], quoted=True))
