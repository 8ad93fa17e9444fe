"""`python3 -m workbook`: set up what is missing, then open the workbook or do one of its other errands.

Up to `enter`, only the standard library is used.
"""

from __future__ import annotations

import signal
import sys

OLDEST = (3, 11)


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for; returns the exit code."""
    if hasattr(signal, "pthread_sigmask"):  # a Ctrl-C waits until it can be answered with a sentence
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    from workbook.lab.early_words import sentence

    given = sys.argv[1:] if arguments is None else arguments
    if sys.version_info < OLDEST:
        version = ".".join(map(str, sys.version_info[:2]))
        print(sentence("problem.old_python", version=version), file=sys.stderr)
        return 1
    from workbook.lab.interrupt import STOPPED, end_on_interrupt

    try:
        with end_on_interrupt():
            from workbook.lab.command import run

            return run(given)
    except KeyboardInterrupt:
        print("\n" + sentence("start.stopped"), flush=True)
        return STOPPED


if __name__ == "__main__":
    sys.exit(main())
