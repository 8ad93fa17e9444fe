"""The test command: style, types, spelling, tests and notebooks, on nobody's book."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import IO

from workbook.lab.early_words import sentence

CHECKS = (("ruff", "check", "."), ("mypy",), ("codespell_lib",))
# Two at a time; those in one file share their pages or their books, and stay together.
TWO = ("-p", "xdist", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--durations=12")
# A browser often waits: the others run beside its tests, and after them wherever all want the processor.
BESIDE = ("-m", "not browser", "tests", "notebooks", *TWO)
# A busy machine can be too slow for one; it gets a second try, and is named among the results.
AGAIN = ("-p", "rerunfailures", "--reruns", "1", "--rerun-show-tracebacks", "-rsR")
IN_BROWSER = ("-m", "browser", "tests/browser", *AGAIN, "-p", "no:cacheprovider", "-p", "no:nbval", *TWO)
# Each save of thousands of books waits until the disk has it; in memory nobody waits.
IN_MEMORY = Path("/dev/shm")
ROOM_IN_MEMORY = 2_000_000_000


def run_tests(root: Path, others: Sequence[str], checks: Sequence[tuple[str, ...]] = CHECKS) -> int:
    """The checks, and last the tests and notebooks, so that their summary comes last; 0 if all is well.

    What else was typed is passed on to pytest; files or folders among it are tested instead of everything.
    """
    print(sentence("test.running"), flush=True)
    with tempfile.TemporaryDirectory(prefix="after-the-no-tests-", dir=_in_memory()) as home:
        codes = [_start(root, Path(home), *check).wait() for check in checks]
        tests = _all_tests if set(others) <= {"--full"} else _chosen_tests
        return int(any([*codes, *tests(root, Path(home), others)]))


def _in_memory() -> Path | None:
    """The system's folder in memory, if it has room and programs may run there."""
    if not (IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)):
        return None
    seen = os.statvfs(IN_MEMORY)
    fits = seen.f_bavail * seen.f_frsize >= ROOM_IN_MEMORY and not seen.f_flag & os.ST_NOEXEC
    return IN_MEMORY if fits else None


def _chosen_tests(root: Path, home: Path, others: Sequence[str]) -> list[int]:
    chosen = any((root / other.split("::")[0]).exists() for other in others if not other.startswith("-"))
    everything = [] if chosen else ["tests", "notebooks"]
    return [_start(root, home, "pytest", "--nbval-lax", *everything, *others).wait()]


def _all_tests(root: Path, home: Path, others: Sequence[str]) -> list[int]:
    """The tests in a browser beside all the others; what they print comes after what those print."""
    with (home / "browser.txt").open("w+", encoding="utf-8") as printed:
        in_browser = _start(root, home / "browser", "pytest", *IN_BROWSER, *others, stdout=printed)
        try:
            code = _start(root, home, "pytest", "--nbval-lax", *BESIDE, *others, behind=True).wait()
            print(sentence("test.browser"), flush=True)
            codes = [code, in_browser.wait()]
        finally:
            in_browser.terminate()
        printed.seek(0)
        print(printed.read(), end="", flush=True)
    return codes


def _start(
    root: Path, home: Path, *module: str, stdout: IO[str] | None = None, behind: bool = False
) -> subprocess.Popen[bytes]:
    """Start a Python module on a book of its own; `behind` other programs where the system can do that."""
    home.mkdir(exist_ok=True)
    own = {
        "AFTER_THE_NO_HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "TMPDIR": str(home),  # on Windows nobody asks for it
        "PYTHONDONTWRITEBYTECODE": "",  # else each of hundreds of programs would compile the workbook
    }
    command = [sys.executable, "-m", *module]
    step_back = partial(os.nice, 5) if behind and hasattr(os, "nice") else None
    return subprocess.Popen(command, cwd=root, env={**os.environ, **own}, stdout=stdout, preexec_fn=step_back)
