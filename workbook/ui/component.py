"""How a component in the browser is made, how it talks with Python, and what it says when something fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets

from workbook.content import Words, load_words
from workbook.storage.errors import StoreError
from workbook.storage.noting import noted, noting

_JS = Path(__file__).parent / "js"
_BY_ITSELF = ("seen", "shown")  # what a page says when nobody has done anything
_MERGED = ("values", "echoes")  # parts of the state that a patch adds to; the others are replaced

Message = Mapping[str, Any]


@cache
def _script(names: tuple[str, ...]) -> str:
    """The named files of ui/js joined into one ES module, in that order."""
    return "\n".join((_JS / f"{name}.js").read_text(encoding="utf-8") for name in ("dom", *names))


_layouts: dict[bool, ipywidgets.Layout] = {}


def layout(*, hidden: bool = False) -> ipywidgets.Layout:
    """The layout that all parts of a page share, or all that are hidden: one for each would take longer."""
    if hidden not in _layouts:
        _layouts[hidden] = ipywidgets.Layout(display="none" if hidden else None)
    return _layouts[hidden]


def new_layouts() -> None:
    """Has what is made from now on share others: a browser that comes later knows only what it saw made."""
    _layouts.clear()


class Private:
    """Mixed into a widget, it keeps what is shown out of its printed form, and so out of the notebook."""

    place: Any = None  # the stack it is in, or was in until something else came

    def __repr__(self) -> str:
        """A name without contents."""
        return f"<{type(self).__name__}>"


class Component(Private, anywidget.AnyWidget):  # type: ignore[misc]
    """One component in the browser: a `spec` that never changes and a `state` that patches change.

    Its `scripts` are files of ui/js, the last of which exports it and gives it its `name`. The state is
    changed in place, so that a person's text is sent once and not echoed back with every keystroke; the
    browser says hello with the number of its last patch and gets what it has missed.
    """

    asked = 0  # how often somebody has pressed or typed something, on all pages of this process

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    _anywidget_id = traitlets.Unicode("workbook.ui.component.Component").tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        scripts: tuple[str, ...],
        spec: Mapping[str, Any],
        state: Mapping[str, Any] | None = None,
        *,
        on: Mapping[str, Callable[[Message], Any]] | None = None,
        words: Callable[[str], Words] = load_words,
        trouble: Callable[[Exception], Any] | None = None,
        css: str = "",
    ) -> None:
        """`on` names what the browser may say and what then happens, which is handed the whole message.

        Whatever fails becomes a sentence out of `words`, the book's, beside the component; or goes to
        `trouble(error)`, which puts it elsewhere.
        """
        state = {"n": 0, **(state or {})}
        script = _script(scripts)
        super().__init__(_esm=script, _css=css, spec=dict(spec), state=state, layout=layout())
        self.name = scripts[-1]
        self.on, self._words, self._trouble = dict(on or {}), words, trouble or self._say_failure
        self._failure = ""  # the sentence of a failure that is still shown
        self._noted = noted()  # the page it is on, so that what is pressed here listens no longer than that
        self.on_msg(self._receive)

    def add_traits(self, **traits: Any) -> None:
        """Those it lacks: anywidget gives each of its widgets an id, and with that a class of its own."""
        if lacking := {name: trait for name, trait in traits.items() if not self.has_trait(name)}:
            super().add_traits(**lacking)

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
            with noting(self._noted):
                action()
        except Exception as error:
            try:
                self._trouble(error)
            except Exception:  # what the sentence's own place needs may be what has failed
                self._say_anywhere(error)

    def _receive(self, _widget: Any, message: Any, buffers: list[Any]) -> None:
        if not isinstance(message, dict):
            return
        do = message.get("do")
        if do == "hello":
            if message.get("n") != self.state["n"]:
                self.act(lambda: self.send({"patch": dict(self.state), "n": self.state["n"], "all": True}))
        elif isinstance(do, str) and do in self.on:
            Component.asked += do not in _BY_ITSELF
            self.act(lambda: self._hear(self.on[do], {**message, "buffers": buffers}))

    def _hear(self, act: Callable[[Message], Any], message: Message) -> None:
        """Does what the browser asks for; where that works again, an earlier failure is no longer said."""
        act(message)
        if self._failure and self.state.get("said") == self._failure:
            self.tell({"said": ""})
        self._failure = ""

    def _say_failure(self, error: Exception) -> None:
        self._failure = sentence(error, self._words)
        self.tell({"said": self._failure, "tone": "attention"})

    def _say_anywhere(self, error: Exception) -> None:
        """Says a failure in English, in whichever place for sentences this component has."""
        text = sentence(error)
        with suppress(Exception):  # the browser is gone, and nobody is there to read it
            self.tell({"said": text, "tone": "attention", "status": {"text": text, "tone": "attention"}})


def widget_of(part: Any) -> Any:
    """The widget to display for a part: the part itself, or its `.widget`."""
    return getattr(part, "widget", part)


class Soon:
    """Runs an action `wait` seconds after the last time it was asked for.

    Where there is no event loop (a plain Python, a test) it runs at once.
    """

    def __init__(
        self, action: Callable[[], Any], wait: float = 0.15, *, failed: Callable[[], Any] = lambda: None
    ) -> None:
        """Nothing runs before the first `ask`; `failed` says it where an action fails without words."""
        self._action, self._wait, self._failed = action, wait, failed
        self._timer: asyncio.TimerHandle | None = None

    def ask(self, *_change: Any) -> None:
        """Run the action in a moment; asking again before then starts the wait anew."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._run()
            return
        if self._timer:
            self._timer.cancel()
        self._timer = loop.call_later(self._wait, self._run)

    def _run(self) -> None:
        self._timer = None
        try:
            self._action()
        except Exception:
            self._failed()


def sentence(error: Exception, words: Callable[[str], Words] = load_words) -> str:
    """The sentence for a failure; it never contains what went wrong inside, nor a person's words.

    `words` gives the words of a content file by name, as `book.words` does. Where even that fails, because
    the language stands in the file that cannot be read, the sentence is in English.
    """
    try:
        return _sentence(error, words)
    except Exception:
        return _sentence(error, load_words)


def _sentence(error: Exception, words: Callable[[str], Words]) -> str:
    if isinstance(error, StoreError) and words("storage").has(f"problem.{error.key}"):
        return words("storage")(f"problem.{error.key}", **error.values)
    return words("ui")("problem.unexpected")
