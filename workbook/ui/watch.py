"""Keeping pages up to date: with the other pages of a kernel at once, with other notebooks within seconds."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

SECONDS = 3.0


class Watch:
    """The pages of this kernel, each with its own store; a page made again replaces its old self."""

    def __init__(self) -> None:
        """No page is shown yet."""
        self._shown: dict[str, tuple[Any, Callable[[], Any]]] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, name: str, store: Any, tell: Callable[[], Any]) -> None:
        """Keep a page's listeners told; `tell` is called when what changed came from another notebook."""
        earlier = self._shown.pop(name, None)
        if earlier and earlier[0] is not store:
            earlier[0].forget_listeners()  # or its charts would be drawn for nobody, again and again
        self._shown[name] = (store, tell)
        store.listen(None, lambda _change: self._tell_beside(store, store.path))
        with contextlib.suppress(RuntimeError):  # without an event loop (a plain Python, a test) nobody waits
            if self._task is None or self._task.done():
                self._task = asyncio.get_running_loop().create_task(self._looking())

    def look(self) -> None:
        """Look at every page's file once."""
        for store, tell in list(self._shown.values()):
            # A file that is busy or away now is looked at again next time; a save says what is wrong.
            with contextlib.suppress(Exception):
                if store.look():
                    tell()

    def _tell_beside(self, changed: Any, path: Path) -> None:
        """The other pages of this kernel show a change at once, and it is nothing to remark on."""
        for store, _tell in list(self._shown.values()):
            if store is not changed and store.path == path:
                with contextlib.suppress(Exception):
                    store.look()

    async def _looking(self) -> None:
        while True:
            await asyncio.sleep(SECONDS)
            self.look()


WATCH = Watch()
