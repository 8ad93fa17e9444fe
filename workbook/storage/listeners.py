"""Who wants to know of a change: told after it is on the disk, and unable to undo that by failing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from workbook.storage.history import Change

Callback = Callable[[Change], None]


class Listeners:
    """The callbacks of one store, in the order they came."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._entries: list[tuple[str | None, Callback]] = []

    def add(self, kind: str | None, callback: Callback) -> Callable[[], None]:
        """Tell this one of changes to a kind (None: any); returns how to stop."""
        entry = (kind, callback)
        self._entries.append(entry)

        def stop() -> None:
            with suppress(ValueError):
                self._entries.remove(entry)

        return stop

    def tell(self, change: Change) -> None:
        """Call everyone this concerns; a change without kinds, such as a restore, concerns all."""
        for kind, callback in tuple(self._entries):
            if kind is None or kind in change.kinds or not change.kinds:
                with suppress(Exception):  # the change is saved; a chart that fails must not say otherwise
                    callback(change)
