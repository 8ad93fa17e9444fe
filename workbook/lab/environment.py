"""The workbook's own Python beside its sources, in `.venv`: made when missing, renewed when its list changes.

Nothing but the standard library is used here, for there may be nothing else yet.
"""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from importlib import metadata
from pathlib import Path

from workbook.lab.early_words import sentence
from workbook.lab.installing import LOCK, NEEDED, Trouble, free_space, install, no_space
from workbook.lab.interrupt import STOPPED, postpone_interrupt, raise_on_interrupt

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / ".venv"
TEST_NEEDS = (
    *("pytest", "pytest_timeout", "hypothesis", "nbclient", "nbval", "playwright", "ruff", "mypy", "vobject"),
    *("codespell_lib", "yaml", "xdist", "pytest_rerunfailures", "pypdf"),
)


def enter(arguments: Sequence[str], *, tests: bool = False) -> None:
    """Come back in a Python that has what the workbook needs, or leave with a sentence saying what to do.

    With the sources beside it and nothing installed, that is the one in `.venv`, and this does not return
    but goes on there. SystemExit carries the exit code.
    """
    if not (ROOT / "pyproject.toml").exists() or (_installed_here() and not (tests and _missing_for_tests())):
        return
    # A program that asks for one JSON object reads nothing else on the output.
    with raise_on_interrupt(), redirect_stdout(sys.stderr if "--json" in arguments else sys.stdout):
        _make_ready(tests=tests)
    if not _inside():
        _go_on(arguments)


def python_in(place: Path) -> Path:
    """The Python of the environment in this folder."""
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _inside() -> bool:
    return Path(sys.prefix).resolve() == PLACE.resolve()


def _installed_here() -> bool:
    """Whether somebody else has installed the workbook into this Python, so that it needs none of its own."""
    try:
        metadata.version("after-the-no")
    except metadata.PackageNotFoundError:
        return False
    return not (_inside() and (PLACE / ".ready").exists())


def _missing_for_tests() -> bool:
    return any(importlib.util.find_spec(name) is None for name in TEST_NEEDS)


def _make_ready(*, tests: bool) -> None:
    """Make or renew `.venv` unless it is as it should be; `.ready` in it holds the stamp."""
    wanted = {".ready": "", **({".ready-for-tests": "test"} if tests else {})}
    exists = os.path.exists(python_in(PLACE))  # False also where what it was made from may not be looked at
    stale = {n: extra for n, extra in wanted.items() if not exists or _read(PLACE / n) != _stamp(extra)}
    if not stale:
        return
    begun = time.monotonic()
    sound = _runs(python_in(PLACE))
    try:
        if not sound:
            _make()
        elif (PLACE / ".ready").exists() and ".ready" in stale:
            print(sentence("setup.changed"), flush=True)
        for name, extra in stale.items():
            install(python_in(PLACE), ROOT, extra)
            (PLACE / name).write_text(_stamp(extra), encoding="utf-8")
    except (Trouble, OSError, KeyboardInterrupt) as trouble:
        if not sound:  # better no environment than half of one
            shutil.rmtree(PLACE, ignore_errors=True)
        if isinstance(trouble, KeyboardInterrupt):
            raise
        raise SystemExit(_why(trouble)) from None
    print(sentence("setup.finished", seconds=round(time.monotonic() - begun)), flush=True)


def _stamp(extra: str) -> str:
    """What the environment was made of; it is good as long as this stays the same, also in another place."""
    made_of = hashlib.sha256(f"{sys.version_info[:2]} {extra}".encode())
    for file in (LOCK, *([ROOT / "pyproject.toml"] if extra else [])):
        made_of.update(file.read_bytes())
    return made_of.hexdigest()


def _make() -> None:
    """An empty environment in `.venv`, in place of a broken one."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise SystemExit(sentence("problem.no_venv"))
    import venv

    broken = PLACE.exists()
    key = "problem.broken" if broken else "setup.first"
    print(sentence(key, folder=PLACE if broken else ROOT), flush=True)
    if free_space(ROOT) < NEEDED:
        raise SystemExit(no_space(ROOT))
    print(sentence("setup.environment"), flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(PLACE)
    except subprocess.CalledProcessError:
        raise Trouble(sentence("problem.no_venv")) from None


def _why(trouble: Trouble | OSError) -> str:
    """The sentence for what went wrong."""
    if isinstance(trouble, Trouble):
        return str(trouble)
    full = trouble.errno in (errno.ENOSPC, errno.EDQUOT)
    return no_space(ROOT) if full else sentence("problem.no_write", folder=ROOT)


def _read(file: Path) -> str:
    with suppress(OSError):
        return file.read_text(encoding="utf-8")
    return ""


def _runs(python: Path) -> bool:
    """Whether this Python can be started and is of our version; one that was moved or removed cannot."""
    asked = [str(python), "-c", "import pip, sys; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.split() == [str(part) for part in sys.version_info[:2]]


def _go_on(arguments: Sequence[str]) -> None:
    """Go on in the environment, with these sources first on its path."""
    command = [str(python_in(PLACE)), "-m", "workbook", *arguments]
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    if os.name != "nt":
        postpone_interrupt()
        os.execve(command[0], command, environment)
    try:  # Windows has no execve worth the name
        with raise_on_interrupt():
            raise SystemExit(subprocess.call(command, env=environment))
    except KeyboardInterrupt:  # the other one has said so
        raise SystemExit(STOPPED) from None
