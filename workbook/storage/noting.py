"""Which listeners belong to a page: those added while it was made, and by what is pressed on it later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Stops = list[Callable[[], None]]  # how to stop each listener

_STOPS: ContextVar[Stops | None] = ContextVar("stops", default=None)


def noted() -> Stops | None:
    """Where listeners that are added now are noted; None outside a page."""
    return _STOPS.get()


@contextmanager
def noting(stops: Stops | None) -> Iterator[None]:
    """Notes here how to stop each listener that is added meanwhile; None leaves it as it is."""
    token = _STOPS.set(_STOPS.get() if stops is None else stops)
    try:
        yield
    finally:
        _STOPS.reset(token)
