"""Doing something a moment later, once, however often it is asked for, without a traceback if it fails."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any


class Soon:
    """Runs an action `wait` seconds after the last time it was asked for.

    Where there is no event loop (a plain Python, a test) it runs at once.
    """

    def __init__(self, action: Callable[[], Any], wait: float = 0.15) -> None:
        """Nothing runs before the first `ask`."""
        self._action, self._wait = action, wait
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
        # Whoever hands in an action says its own failures in words; here they must not reach the page.
        with contextlib.suppress(Exception):
            self._action()
