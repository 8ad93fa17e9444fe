"""Installing what the workbook runs on, with progress in plain words and one sentence when it fails."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from workbook.lab.said import said

PARTS = {"": 120, "test": 30}  # how many there are, about
# Every part exists, so an index that knows no version of one was not reached.
NO_NETWORK = re.compile(
    "NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|"
    "getaddrinfo failed|name resolution|Network is unreachable|Connection refused|"
    "from versions: none"
)
NO_SPACE = re.compile(r"No space left|Errno 28|WinError 112|Disk quota")


class Trouble(Exception):
    """Why it could not be installed, as the sentence to say."""


def install(python: Path, root: Path, extra: str = "") -> None:
    """Install the project in `root`, with an extra if named, into this Python; raises Trouble."""
    print(said("setup.installing"), flush=True)
    wanted = [f".[{extra}]"] if extra else ["-r", "requirements.txt"]
    command = [str(python), "-m", "pip", "install", "--no-input", "--progress-bar", "off", *wanted]
    environment = {
        **{k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PIP_TARGET", "PIP_USER")},
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_DEFAULT_TIMEOUT": "20",
        "PIP_RETRIES": os.environ.get("PIP_RETRIES", "2"),
        "PYTHONUNBUFFERED": "1",
    }
    log = Path(tempfile.gettempdir()) / "after-the-no-setup.log"
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        assert pip.stdout is not None
        lines = list(_told(pip.stdout, PARTS[extra]))
    if pip.returncode:
        text = "".join(lines)
        log.write_text(text, encoding="utf-8")
        raise Trouble(_why(text, root, log))


def _told(lines: Iterable[str], about: int) -> Iterator[str]:
    """The lines of pip as they come, with a word now and then about how far it is."""
    done = 0
    for line in lines:
        yield line
        if line.startswith("Collecting "):
            done += 1
            _show(done, about)
        elif line.startswith("Installing collected packages"):
            print(("\n" if sys.stdout.isatty() and done else "") + said("setup.unpacking"), flush=True)


def _show(done: int, about: int) -> None:
    sentence = said("setup.fetched", done=done, all=max(done, about))
    if sys.stdout.isatty():
        print(f"\r{sentence}", end="", flush=True)
    elif done % 20 == 0:
        print(sentence, flush=True)


def _why(text: str, root: Path, log: Path) -> str:
    """The sentence for what pip printed."""
    if NO_SPACE.search(text):
        free = shutil.disk_usage(root).free // 1_000_000
        return said("problem.no_space", needed=900, free=free, folder=root)
    if NO_NETWORK.search(text):
        return said("problem.no_network")
    return said("problem.install_failed", log=log)
