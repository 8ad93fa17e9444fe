"""How far a long piece of work has come, as one line of a terminal that is written over and then gone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

_WIDTH = 24  # characters of the bar
_PATIENCE = 0.5  # seconds; what is done by then needs no bar


@contextmanager
def meter(label: str, to: TextIO | None = None) -> Iterator[Callable[[float], None]]:
    """Hands out a function that shows the share done, 0 to 1; silent where nobody watches.

    It writes to the error stream, so that what a program reads from the output stays as it is.
    """
    screen = to or sys.stderr
    begun, shown = time.monotonic(), False

    def show(share: float) -> None:
        nonlocal shown
        if screen.isatty() and (shown or time.monotonic() - begun > _PATIENCE):
            shown = True
            filled = round(_WIDTH * min(max(share, 0.0), 1.0))
            screen.write(f"\r{label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {share:4.0%}")
            screen.flush()

    try:
        yield show
    finally:
        if shown:
            screen.write("\r" + " " * (len(label) + _WIDTH + 9) + "\r")
            screen.flush()
