"""A sheet of text to change by hand: remarks on its sentences, its length, and ways to take it along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.book import Book
from workbook.content import Words
from workbook.ui.boxes import whole
from workbook.ui.component import Component, Message, script

_HERE = Path(__file__).parent
_LABELS = ("label", "hint", "head", "copy", "copied", "copy_head", "copied_head", "link", "file", "find")


class SheetView(Component):
    """The sheet in the browser."""

    _esm = script("dom", "files", "sheet")
    _css = (_HERE / "sheet.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Remark:
    """What there is to say about the text from `start` to `end`."""

    start: int
    end: int
    say: str


@dataclass(frozen=True)
class Looked:
    """What there is to say about a text.

    `gaps` are stretches still to fill in, and `held` the sentence that says so, or what else keeps the
    text from being taken along. `own` are brackets that belong to the text. `link` opens it in another
    program, "" where it cannot; `link_said` tells why. `calm` takes the fill from the first button.
    """

    remarks: tuple[Remark, ...] = ()
    gaps: tuple[str, ...] = ()
    held: str = ""
    own: Mapping[str, int] | None = None
    count: str = ""
    over: bool = False
    link: str = ""
    link_said: str = ""
    calm: bool = False


class Sheet:
    """Shows a text with a line over it, as both stand; `look(head, body)` says what there is to say.

    `on_typed()` is called after the person has changed it, `on_taken(how)` after copy, link or file, and
    `file()` returns name, media type and bytes. Words used: label, hint, head, copy, copied, copy_head,
    copied_head, link, file, find.
    """

    def __init__(
        self,
        book: Book,
        words: Words,
        look: Callable[[str, str], Looked],
        *,
        file: Callable[[], tuple[str, str, bytes]],
        on_typed: Callable[[], Any] = lambda: None,
        on_taken: Callable[[str], Any] = lambda _how: None,
    ) -> None:
        """Builds an empty sheet."""
        self._book, self._look, self._file = book, look, file
        self._on_typed, self._on_taken = on_typed, on_taken
        self._offered: Callable[[], Any] = lambda: None
        labels = {key: words(key) for key in _LABELS}
        state = {"head": "", "body": "", "headed": False, "named": {}, "offer": None}
        state |= {"said": "", "tone": "quiet", **_state_of(Looked(), "")}
        self.looked = Looked()
        on = {
            "typed": self._typed,
            "file": self._hand_over,
            "offer": lambda _message: self._offered(),
            "taken": lambda message: self._on_taken(str(message.get("how"))),
        }
        self.widget = SheetView({"say": labels}, state, on=on, words=book.words)

    @property
    def head(self) -> str:
        """The line over the text, as it stands."""
        return str(self.widget.state["head"])

    @property
    def body(self) -> str:
        """The text, as it stands."""
        return str(self.widget.state["body"])

    def show(
        self, head: str, body: str, *, headed: bool = True, named: Mapping[str, str] | None = None
    ) -> None:
        """Puts a text in place of the one there was; without `headed` there is no line over it.

        `named` are other words for `label`, `copy` and `copied`, for a text of another kind.
        """
        self.widget.tell({"head": head, "body": body, "headed": headed, "named": dict(named or {})})
        self.refresh()

    def refresh(self, **once: Any) -> None:
        """Looks at the text again."""
        self.looked = self._look(self.head if self.widget.state["headed"] else "", self.body)
        self.widget.tell(_state_of(self.looked, self.body), **once)

    def offer(self, words: str = "", label: str = "", act: Callable[[], Any] = lambda: None) -> None:
        """A sentence about the text with something that can be done about it; without words, none."""
        self._offered = act
        self.widget.tell({"offer": {"text": words, "label": label} if words else None})

    def say(self, words: str, tone: str = "saved") -> None:
        """A sentence beside the buttons."""
        self.widget.tell({"said": words, "tone": tone})

    def _typed(self, message: Message) -> None:
        for part in ("head", "body"):
            self.widget.state[part] = whole(str(message.get(part, "")))
        self.refresh(answered=message.get("number"))
        self._on_typed()

    def _hand_over(self, _message: Message) -> None:
        if self.looked.held:
            return
        name, media_type, data = self._file()
        self.widget.send({"file": name, "type": media_type}, [data])
        self.say(self._book.words("ui")("download.made", name=name), "quiet")
        self._on_taken("file")


def _state_of(looked: Looked, body: str) -> dict[str, Any]:
    """What there is to say about a text, as the browser is told."""
    remarks = [
        {"at": units(body[: remark.start]), "quote": body[remark.start : remark.end], "say": remark.say}
        for remark in looked.remarks
    ]
    return {**vars(looked), "remarks": remarks, "gaps": list(looked.gaps), "own": dict(looked.own or {})}


def units(text: str) -> int:
    """How long a browser says a text is."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
