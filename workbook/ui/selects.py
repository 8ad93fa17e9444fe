"""A list of things, each with a choice beside it that acts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.ui.component import Component, script
from workbook.ui.trouble import sentence

_HERE = Path(__file__).parent


class SelectsView(Component):
    """The list in the browser."""

    _esm = script("dom", "selects")
    _css = (_HERE / "selects.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Choosable:
    """One thing of the list: its key, its name, a quieter line under it, and the option that is chosen."""

    key: str
    label: str
    detail: str
    chosen: str


class Selects:
    """Shows things with a box of options each; choosing calls `on_choose(key, option)` at once.

    `options` are key → words, the same for every thing. `title` stands over the list and `hint` under that.
    """

    def __init__(
        self,
        book: Any,
        things: Iterable[Choosable],
        options: Mapping[str, str],
        on_choose: Callable[[str, str], Any],
        *,
        title: str,
        hint: str = "",
        level: int = 3,
        stacked: bool = False,
        ticks: bool = False,
    ) -> None:
        """Builds the list; nothing is kept before somebody chooses.

        `level` is that of the heading; `stacked` puts each box under its name, as wide as the page. With
        `ticks` each thing has a box: the first option is the empty box, the second the ticked one.
        """
        self._book, self._options, self._choose = book, options, on_choose
        listed = list(things)
        self._keys = {thing.key for thing in listed}
        spec = {
            "title": title,
            "hint": hint,
            "ticks": ticks,
            "level": level,
            "stacked": stacked,
            "things": [[thing.key, thing.label, thing.detail] for thing in listed],
            "options": [[key, label] for key, label in options.items()],
        }
        state = {"chosen": {thing.key: thing.chosen for thing in listed}, "said": ""}
        self.widget = SelectsView(spec, state, hear=self._hear, trouble=self._fail)

    def show(self, chosen: Mapping[str, str]) -> None:
        """Shows other choices than before, for what follows from a choice."""
        self.widget.tell({"chosen": dict(chosen)})

    def choose(self, key: str, option: str) -> None:
        """What choosing an option in the browser does."""
        self.widget.state["chosen"][key] = option
        self._choose(key, option)

    def _hear(self, message: dict[str, Any], _buffers: list[Any]) -> None:
        key, option = message.get("key"), message.get("option")
        if message.get("do") == "choose" and key in self._keys and option in self._options:
            self.widget.tell({"said": ""})
            self.choose(str(key), str(option))

    def _fail(self, error: Exception) -> None:
        self.widget.tell({"said": sentence(error, self._book.words)})
