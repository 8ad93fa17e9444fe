"""Ctrl-C in the first seconds of a start: one sentence and exit code 130, whatever was going on."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbook.lab.early_words import sentence

if os.name == "nt":
    pytest.skip("a terminal of our own cannot be made on Windows", allow_module_level=True)

import pty

ROOT = Path(__file__).parents[2]
BARE = getattr(sys, "_base_executable", sys.executable)  # a Python that has nothing of ours
CTRL_C = b"\x03"

needs_ensurepip = pytest.mark.skipif(
    importlib.util.find_spec("ensurepip") is None, reason="this Python has no ensurepip to make environments"
)


def lay(folder: Path, *also: str) -> Path:
    """Our sources in a folder of their own."""
    shutil.copytree(ROOT / "workbook", folder / "workbook", ignore=shutil.ignore_patterns("__pycache__"))
    for name in also:
        shutil.copy(ROOT / name, folder)
    (folder / "workbook" / "notebooks").mkdir()  # as in what pip installs
    return folder


def stopped(python: str, folder: Path, when: Callable[[str], bool], **environment: str) -> tuple[int, str]:
    """Start in a terminal, press Ctrl-C once `when` says so of what is there to read; code and text."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        kept = {"PATH": os.environ["PATH"], "HOME": str(folder), "AFTER_THE_NO_HOME": str(folder / "book")}
        os.execve(
            python, [python, "-X", "importtime", "-m", "workbook", "--no-browser"], {**kept, **environment}
        )
    text, pressed = "", False
    os.set_blocking(terminal, False)
    until = time.monotonic() + 200
    while time.monotonic() < until:
        if not pressed and when(text):
            pressed = bool(os.write(terminal, CTRL_C))
        try:
            text += os.read(terminal, 65536).decode(errors="replace")
        except BlockingIOError:
            time.sleep(0.01)
        except OSError:  # the terminal is closed: it has ended
            break
    os.close(terminal)  # which also ends one that went on
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), text.replace("\r\n", "\n")


def loaded(part: str) -> Callable[[str], bool]:
    """As soon as Python says that it has imported this part."""
    return lambda text: re.search(rf"\| +{re.escape(part)}\s", text) is not None


def is_one_sentence(text: str) -> bool:
    """Whether it says that it has stopped, once, and shows nothing of a program."""
    shown = re.search('Traceback|File "|Error|Exception|\\[C ', text)
    return text.count(sentence("start.stopped")) == 1 and not shown


@pytest.fixture
def silent_index() -> Iterator[str]:
    """The address of an index that lets everybody wait."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


@needs_ensurepip
@pytest.mark.parametrize("line", ["setup.environment", "setup.installing"])
def test_while_things_are_got_ready_and_nothing_half_made_is_left(
    tmp_path: Path, silent_index: str, line: str
) -> None:
    folder = lay(tmp_path, "pyproject.toml")
    (folder / "workbook" / "lab" / "requirements.lock").write_text(
        f"a-part-that-is-nowhere==1 --hash=sha256:{'0' * 64}\n"
    )
    where = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": silent_index}
    code, text = stopped(BARE, folder, lambda text: sentence(line) in text, **where)
    assert (code, is_one_sentence(text)) == (130, True), text
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize(
    "part", ["workbook.lab.early_words", "argparse", "tornado.ioloop", "jupyter_server.serverapp"]
)
def test_while_its_parts_are_being_loaded(tmp_path: Path, part: str) -> None:
    code, text = stopped(sys.executable, lay(tmp_path), loaded(part))
    said_so = "\n".join(line for line in text.splitlines() if not line.startswith("import time:"))
    assert (code, is_one_sentence(said_so)) == (130, True), said_so


def test_one_that_came_while_the_programs_changed_places_is_heard(tmp_path: Path) -> None:
    folder = lay(tmp_path)
    code = (
        "import os, signal, sys; from workbook.lab.interrupt import postpone_interrupt; postpone_interrupt();"
        "os.kill(os.getpid(), signal.SIGINT);"
        "os.execv(sys.executable, [sys.executable, '-m', 'workbook', 'where'])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    assert (run.returncode, run.stdout.strip(), run.stderr) == (130, sentence("start.stopped"), "")


def test_an_errand_clears_away_what_it_began(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from workbook.__main__ import main
    from workbook.exporting import command as errands
    from workbook.lab import command

    left = []

    def export(_rest: object) -> int:
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            left.append("cleared")
        return 0

    monkeypatch.setattr(command, "enter", lambda *_, **__: None)
    monkeypatch.setattr(errands, "export", export)
    assert main(["export", str(tmp_path)]) == 130
    assert left == ["cleared"]
    assert capsys.readouterr().out.strip() == sentence("start.stopped")
