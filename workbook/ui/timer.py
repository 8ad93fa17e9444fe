"""A time box: counts down calmly, survives a reload, can be paused or turned off, never locks anything."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from workbook.book import Book
from workbook.ui.component import Component, Message

READY, RUNNING, PAUSED, OVER = "ready", "running", "paused", "over"


class TimeBox:
    """What is stored of one time box: ready, running until a moment, paused, or over."""

    def __init__(self, book: Book, key: str, minutes: int) -> None:
        """`key` names it in the settings; `minutes` is how long it runs."""
        self._book, self._key, self.minutes = book, f"timer.{key}", minutes

    def state(self) -> dict[str, Any]:
        """`phase`, the seconds `left` of the `whole`, and the time of day `until` which it runs."""
        kept = self._book.store.setting(self._key, {})
        kept = kept if isinstance(kept, dict) else {}
        phase, left = str(kept.get("phase", READY)), int(kept.get("left", self.minutes * 60))
        until = ""
        if phase == RUNNING:
            end = datetime.fromisoformat(str(kept["until"]))
            seconds = max(0, round((end - self._book.now()).total_seconds()))
            left = min(seconds, self.minutes * 60)  # the computer's clock may have been set back meanwhile
            phase = RUNNING if left else OVER
            until = end.astimezone(self._book.now().tzinfo).strftime("%H:%M")
        return {"phase": phase, "left": left, "until": until, "whole": self.minutes * 60}

    def spent(self) -> int | None:
        """The whole minutes it has counted; None where it was not used."""
        state = self.state()
        seconds = self.minutes * 60 - int(state["left"])
        return None if state["phase"] == READY else -(-seconds // 60)

    def do(self, act: str) -> dict[str, Any]:
        """Starts, pauses, resumes or turns off; returns the new state. Anything else only looks."""
        now = self.state()
        if act in ("start", "resume"):
            left = now["left"] if now["phase"] == PAUSED else self.minutes * 60
            self._keep(RUNNING, left, until=(self._book.now() + timedelta(seconds=left)).isoformat())
        elif act == "pause" and now["phase"] == RUNNING:
            self._keep(PAUSED, now["left"])
        elif act == "off":
            self._keep(READY, self.minutes * 60)
        return self.state()

    def _keep(self, phase: str, left: int, **more: str) -> None:
        self._book.store.set_setting(self._key, {"phase": phase, "left": left, **more})


class Timer:
    """A time box as a part of its own."""

    def __init__(self, book: Book, *, key: str, minutes: int) -> None:
        """`key` is what it is remembered by, `minutes` how long it runs."""
        self.box = TimeBox(book, key, minutes)
        spec, state = {"say": book.words("ui").options("timer")}, {"timer": self.box.state()}
        on = {"timer": self._act}
        self.widget = Component(("timer", "timer_part"), spec, state, on=on, words=book.words)

    def _act(self, message: Message) -> None:
        self.widget.tell({"timer": self.box.do(str(message.get("act"))), "said": ""})
