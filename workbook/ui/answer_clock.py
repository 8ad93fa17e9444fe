"""A clock for an answer said aloud: some quiet seconds, then it counts up; it can be paused or turned off."""

from __future__ import annotations

from typing import Any

from workbook.book import Book
from workbook.ui.component import Component, Message
from workbook.ui.timer import OVER, PAUSED, READY, RUNNING, TimeBox

OFF = "timer.answers_off"  # the setting of somebody who wants no clock
MOST_MINUTES = 10  # a clock that has run so long was left on


class AnswerClock:
    """Counts the seconds of one answer, also over a reload and while the computer slept.

    `quiet` seconds come first, and `about` is a common length, which is said once and stops nothing.
    """

    def __init__(self, book: Book, key: str, *, quiet: int = 10, about: int = 120) -> None:
        """`key` is what it is remembered by."""
        self._book, self._quiet = book, quiet
        self._box = TimeBox(book, key, MOST_MINUTES)
        spec = {"say": book.words("ui").options("clock"), "quiet": quiet, "about": about}
        state, on = {"clock": self._state()}, {"clock": self._act}
        self.widget = Component(("answer_clock",), spec, state, on=on, words=book.words)

    @property
    def running(self) -> bool:
        """Whether it is counting or paused."""
        return self._box.state()["phase"] in (RUNNING, PAUSED)

    @property
    def seconds(self) -> int | None:
        """The seconds of the answer so far; None where it was off, never started, or left on."""
        state = self._box.state()
        unknown = state["phase"] in (READY, OVER) or self._book.store.setting(OFF, False)
        return None if unknown else max(int(state["whole"]) - int(state["left"]) - self._quiet, 0)

    def stop(self) -> int | None:
        """Stops for good and returns the seconds."""
        seconds = self.seconds
        self._box.do("off")
        return seconds

    def _state(self) -> dict[str, Any]:
        state, off = self._box.state(), bool(self._book.store.setting(OFF, False))
        phase = READY if state["phase"] == OVER else state["phase"]
        return {"phase": "off" if off else phase, "gone": int(state["whole"]) - int(state["left"])}

    def _act(self, message: Message) -> None:
        act = str(message.get("act"))
        if act in ("turn_off", "turn_on"):
            self._book.store.set_setting(OFF, act == "turn_off")
            act = "off"
        self._box.do(act)
        self.widget.tell({"clock": self._state(), "said": ""})
