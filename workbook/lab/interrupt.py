"""Ctrl-C before there is anything to stop: one sentence and exit code 130, in whatever import it falls.

Nothing but the standard library is used here, for there may be nothing else yet.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from threading import current_thread, main_thread

from workbook.lab.early_words import sentence

STOPPED = 130  # what a shell expects of a program that was interrupted


@contextmanager
def end_on_interrupt() -> Iterator[None]:
    """Inside, Ctrl-C says so and ends the program there and then.

    An exception would not do: one raised inside an import is printed, or taken for another failure.
    """
    stopped = f"\n{sentence('start.stopped')}\n".encode()

    def stop(*_: object) -> None:
        with suppress(OSError):
            os.write(1, stopped)  # print would fail if it was interrupted itself
        os._exit(STOPPED)

    with _answered_by(stop):
        if hasattr(signal, "pthread_sigmask") and current_thread() is main_thread():
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # one that was postponed comes now
        yield


def raise_on_interrupt() -> AbstractContextManager[None]:
    """Inside, Ctrl-C is a KeyboardInterrupt again, for work that has something to clear away."""
    return _answered_by(signal.default_int_handler)


def postpone_interrupt() -> None:
    """Let a Ctrl-C wait until `end_on_interrupt`, also in a program that takes this one's place."""
    if hasattr(signal, "pthread_sigmask"):  # not so on Windows
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


@contextmanager
def _answered_by(handler: Callable[..., object]) -> Iterator[None]:
    if current_thread() is not main_thread():  # only there may it be arranged
        yield
        return
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is handler:  # JupyterLab, once it ran, ignores it while it ends
            signal.signal(signal.SIGINT, before)
