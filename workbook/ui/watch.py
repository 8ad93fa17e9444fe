"""Looking every few seconds whether another notebook has changed the book, so that this page shows it too."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary, ref

SECONDS = 3.0

_WATCHED: WeakKeyDictionary[Any, asyncio.Task[None]] = WeakKeyDictionary()
_TOLD: WeakKeyDictionary[Any, list[Callable[[], Any]]] = WeakKeyDictionary()


def watch(store: Any, tell: Callable[[], Any], *, seconds: float = SECONDS) -> None:
    """Have the store's listeners told, and then `tell` called, when another notebook changed something.

    A store is looked at by one task, however many pages show it; without an event loop nothing is watched.
    """
    _TOLD.setdefault(store, []).append(tell)
    with contextlib.suppress(RuntimeError):
        loop = asyncio.get_running_loop()
        if store not in _WATCHED or _WATCHED[store].done():
            _WATCHED[store] = loop.create_task(_looking(ref(store), seconds))


def look(store: Any) -> bool:
    """Look once; whether there was something new."""
    if not store.look():
        return False
    for tell in list(_TOLD.get(store, ())):
        with contextlib.suppress(Exception):
            tell()
    return True


async def _looking(reference: ref[Any], seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds)
        store = reference()
        if store is None:
            return
        # A file that is busy or away for a moment is looked at again next time; a save says what is wrong.
        with contextlib.suppress(Exception):
            look(store)
        del store
