"""A button that makes a file and hands it to the browser to save; made anew at each press, kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.ui.component import Component, script
from workbook.ui.trouble import sentence


class DownloadView(Component):
    """The button in the browser."""

    _esm = script("dom", "files", "download")


class Download:
    """Calls `make()` when pressed, which returns the file's name, its media type and its bytes."""

    def __init__(
        self, book: Any, label: str, make: Callable[[], tuple[str, str, bytes]], *, primary: bool = False
    ) -> None:
        """Builds the button; nothing is made before it is pressed."""
        self._book, self._make = book, make
        say = book.words("ui")
        spec = {"label": label, "making": say("download.making"), "primary": primary}
        self.widget = DownloadView(spec, {"said": ""}, hear=self._hear, trouble=self._fail)

    def _hear(self, message: dict[str, Any], _buffers: list[Any]) -> None:
        if message.get("do") == "make":
            name, media_type, data = self._make()
            self.widget.send({"file": name, "type": media_type}, [data])
            self.widget.tell({"said": self._book.words("ui")("download.made", name=name), "tone": "quiet"})

    def _fail(self, error: Exception) -> None:
        self.widget.tell({"said": sentence(error, self._book.words), "tone": "attention"})
