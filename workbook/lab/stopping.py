"""Ctrl-C before there is anything to stop: one sentence and exit code 130, in whatever import it falls.

Nothing but the standard library is used here, for there may be nothing else yet.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread

from workbook.lab.said import said

STOPPED = 130  # what a shell expects of a program that was interrupted


@contextmanager
def at_once() -> Iterator[None]:
    """Inside, Ctrl-C says so and ends the program there and then.

    An exception would not do: one raised inside an import is printed, or taken for another failure.
    """
    if current_thread() is not main_thread():  # only there may it be arranged
        yield
        return
    sentence = f"\n{said('start.stopped')}\n".encode()

    def stop(*_: object) -> None:
        with suppress(OSError):
            os.write(1, sentence)  # print would fail if it was interrupted itself
        os._exit(STOPPED)

    before = signal.signal(signal.SIGINT, stop)
    if os.name != "nt":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # one that was kept comes now
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is stop:  # JupyterLab, once it ran, is deaf while it ends
            signal.signal(signal.SIGINT, before)


@contextmanager
def tidily() -> Iterator[None]:
    """Inside, Ctrl-C is a KeyboardInterrupt again, for work that has something to clear away."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def keep_for_later() -> None:
    """Let a Ctrl-C wait until `at_once` in the program that takes this one's place."""
    if os.name != "nt":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
