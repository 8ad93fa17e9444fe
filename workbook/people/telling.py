"""What to tell people who ask: short lines in three tones to copy and change, and a way to say nothing."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words

NOTHING, FAMILY = "nothing", "pressing_family"


class Telling:
    """Who asks, how it sounds, and the line itself, which keeps what was changed by hand."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with the question that comes from everybody."""
        self._book, self._room, self._words = book, words, words.within("tell")
        self._chosen = {"whom": "news", "tones": "plain"}
        self._card, self._line = ui.swap(), ui.swap()
        who, tone = (self._chips(name, key) for name, key in self._chosen.items())
        self.widget = ui.stack(ui.text(self._words("say"), tone="quiet"), who, self._card, tone, self._line)
        self._show()

    def _chips(self, name: str, chosen: str) -> Any:
        ask, options = {"ask": self._words(f"ask_{name}")}, self._words.options(name)
        return ui.choices(ask, options, partial(self.choose, name), chosen=chosen)

    def choose(self, name: str, key: str) -> None:
        """Shows the line for other people, or in another tone."""
        self._chosen[name] = key
        self._show()

    def _show(self) -> None:
        words, (whom, tone), family = self._words, self._chosen.values(), self._room.within("family")
        card = [ui.card(family("title"), family.list("say"))] if whom == FAMILY else []
        self._card.show(*card)
        self.editor = ui.OwnText(self._book, self._room.within("ask"), f"people.tell.{whom}.{tone}")
        self.editor.begin("", words(f"lines.{whom}.{tone}"))
        self._line.show(self.editor, ui.text(words("nothing_say"), tone="quiet") if tone == NOTHING else None)
