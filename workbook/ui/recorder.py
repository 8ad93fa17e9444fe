"""A recorder that keeps what it hears in the browser; only what somebody chooses to keep reaches Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.book import Book
from workbook.ui.component import Component, Message
from workbook.ui.parts import PIECE

MOST_BYTES = 3_000_000
MOST_SECONDS = 300


class Recorder:
    """Records in the window and holds it there; `on_keep(media_type, data)` gets what is to be kept.

    It is heard back only after `reveal`. After `forget`, or when the window goes, it is gone.
    """

    def __init__(self, book: Book, on_keep: Callable[[str, bytes], Any]) -> None:
        """Asks for no microphone before somebody presses the button."""
        self._words, self._on_keep = book.words("ui").within("recorder"), on_keep
        self._pieces: list[bytes] = []
        spec = {"say": self._words.data, "piece": PIECE, "most": MOST_BYTES, "seconds": MOST_SECONDS}
        state = {"revealed": False, "gone": False, "said": ""}
        on = {"piece": self._piece}
        self.widget = Component(("recorder",), spec, state, on=on, words=book.words)

    def reveal(self) -> None:
        """Lets it be heard, and kept."""
        self.widget.tell({"revealed": True})

    def forget(self) -> None:
        """Throws away what was recorded and not kept."""
        self._pieces = []
        self.widget.tell({"gone": True, "revealed": False})

    def _piece(self, message: Message) -> None:
        number, buffers = int(message["number"]), message["buffers"]
        if number == 0:
            self._pieces = []
        self._pieces.append(bytes(buffers[0]) if buffers else b"")
        if number != len(self._pieces) - 1 or sum(map(len, self._pieces)) > MOST_BYTES:
            self._pieces = []
            self.widget.tell({"said": self._words("too_long"), "kept": False})
        elif len(self._pieces) == int(message["of"]):
            data, self._pieces = b"".join(self._pieces), []
            self._on_keep(str(message["type"])[:100], data)
            self.widget.tell({"said": self._words("is_kept"), "kept": True})
        else:
            self.widget.tell({"got": number + 1})
