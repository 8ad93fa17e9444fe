"""How a browser component of ours is made, and how it talks with Python, never showing a traceback."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_JS = Path(__file__).parent / "js"
_MERGED = ("values", "echoes")  # parts of the state that a patch adds to; the others are replaced

Hear = Callable[[dict[str, Any], list[Any]], None]


@cache
def script(*names: str) -> str:
    """The named files of ui/js joined into one ES module, in that order; the last exports the component."""
    return "\n".join((_JS / f"{name}.js").read_text(encoding="utf-8") for name in names)


class Private:
    """Mixed into a widget, it keeps what is shown out of its printed form, and so out of the notebook."""

    def __repr__(self) -> str:
        """A name without contents."""
        return f"<{type(self).__name__}>"


class Component(Private, anywidget.AnyWidget):  # type: ignore[misc]
    """One component in the browser: a `spec` that never changes and a `state` that patches change.

    The state is changed in place, so that a person's text is sent once and not echoed back with every
    keystroke; the browser says hello with the number of its last patch and gets what it has missed.
    """

    spec = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        spec: Mapping[str, Any],
        state: Mapping[str, Any] | None = None,
        *,
        hear: Hear | None = None,
        trouble: Callable[[Exception], None] | None = None,
    ) -> None:
        """`hear(message, buffers)` gets what the browser says; `trouble(error)` puts a failure in words."""
        super().__init__(spec=dict(spec), state={"n": 0, **(state or {})})
        self._hear, self._trouble = hear, trouble
        self.on_msg(self._receive)

    def tell(self, patch: Mapping[str, Any], **once: Any) -> None:
        """Changes the state here and in the browser; `once` goes along without being remembered."""
        for key, value in patch.items():
            if key in _MERGED:
                self.state.setdefault(key, {}).update(value)
            else:
                self.state[key] = value
        self.state["n"] += 1
        self.send({"patch": dict(patch), "n": self.state["n"], **once})

    def act(self, action: Callable[[], Any]) -> None:
        """Runs an action of ours or of a room; whatever it raises becomes a sentence beside it."""
        try:
            action()
        except Exception as error:
            trouble = self._trouble
            if trouble:
                with suppress(Exception):  # a failure to say what failed must not become a traceback
                    trouble(error)

    def _receive(self, _widget: Any, message: Any, buffers: list[Any]) -> None:
        if not isinstance(message, dict):
            return
        if message.get("do") == "hello":
            if message.get("n") != self.state["n"]:
                self.act(lambda: self.send({"patch": dict(self.state), "n": self.state["n"], "all": True}))
        elif self._hear:
            hear = self._hear
            self.act(lambda: hear(message, buffers))


def widget_of(part: Any) -> Any:
    """The widget to display for a part: the part itself, or its `.widget`."""
    return getattr(part, "widget", part)
