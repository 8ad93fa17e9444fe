"""Bringing in a file or pasted rows: read in the browser in pieces, handed over whole, never kept here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.ui.component import Component, script
from workbook.ui.trouble import sentence

PIECE = 1_000_000  # bytes in one message; a websocket message may be ten times as long


class UploadView(Component):
    """The place for a file in the browser."""

    _esm = script("dom", "upload")


class Upload:
    """Asks for a file, or for rows pasted from a spreadsheet, and calls `on_file(name, data)` with its bytes.

    Pasted text arrives as UTF-8 bytes with an empty name. `accept` are the endings offered, `limit_mb`
    the largest file taken. `on_file` may return a sentence to show.
    """

    def __init__(
        self,
        book: Any,
        on_file: Callable[[str, bytes], str | None],
        *,
        accept: tuple[str, ...] = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".zip"),
        limit_mb: int = 20,
        paste: bool = True,
    ) -> None:
        """Builds the part; nothing is read before somebody chooses a file."""
        self._book, self._on_file, self._limit = book, on_file, limit_mb * 1_000_000
        self._pieces: list[bytes] = []
        self._reading = ""  # which reading the pieces belong to
        spec = {
            "say": book.words("ui").options("upload"),
            "accept": ",".join(accept),
            "limit": self._limit,
            "limit_mb": limit_mb,
            "piece": PIECE,
            "paste": paste,
        }
        self.widget = UploadView(spec, {"said": "", "tone": "quiet"}, hear=self._hear, trouble=self._fail)

    def _hear(self, message: dict[str, Any], buffers: list[Any]) -> None:
        if message.get("do") != "piece":
            return
        number, pieces = int(message["number"]), int(message["of"])
        if number == 0:
            self._reading, self._pieces = str(message["reading"]), []
        if message["reading"] != self._reading or number != len(self._pieces):
            self._stop("upload.stopped")
            return
        self._pieces.append(bytes(buffers[0]) if buffers else b"")
        if sum(map(len, self._pieces)) > self._limit:
            self._stop("upload.stopped")
            return
        self.widget.tell({"got": number + 1}, reading=self._reading)
        if len(self._pieces) == pieces:
            data, self._pieces = b"".join(self._pieces), []
            said = self._on_file(str(message["name"]), data)
            self.widget.tell({"said": said or "", "tone": "quiet"}, done=self._reading)

    def _stop(self, key: str) -> None:
        self._pieces, reading = [], self._reading
        self.widget.tell({"said": self._book.words("ui")(key), "tone": "attention"}, done=reading)

    def _fail(self, error: Exception) -> None:
        self._pieces = []
        said = {"said": sentence(error, self._book.words), "tone": "attention"}
        self.widget.tell(said, done=self._reading)
