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

from workbook.lab.early_words import sentence

NEEDED = 900  # MB, measured 620 with everything, and room to unpack it
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
    print(sentence("setup.installing"), flush=True)
    wanted = [f".[{extra}]"] if extra else ["-r", "requirements.txt"]
    command = [str(python), "-m", "pip", "install", "--no-input", "--progress-bar", "off", *wanted]
    environment = {
        **{k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PIP_TARGET", "PIP_USER")},
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_DEFAULT_TIMEOUT": "20",
        "PIP_RETRIES": os.environ.get("PIP_RETRIES", "2"),
        "PYTHONUNBUFFERED": "1",
    }
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        lines = list(with_progress(pip.stdout or (), PARTS[extra]))
    if pip.returncode:
        log = Path(tempfile.gettempdir()) / "after-the-no-setup.log"
        log.write_text("".join(lines), encoding="utf-8")
        raise Trouble(reason("".join(lines), root, log))


def with_progress(lines: Iterable[str], about: int) -> Iterator[str]:
    """The lines of pip as they come, with a word now and then about how far it is."""
    done, terminal = 0, sys.stdout.isatty()
    for line in lines:
        yield line
        if line.startswith("Collecting "):
            done += 1
            fetched = sentence("setup.fetched", done=done, all=max(done, about))
            if terminal or done % 20 == 0:
                print(f"\r{fetched}" if terminal else fetched, end="" if terminal else "\n", flush=True)
        elif line.startswith("Installing collected packages"):
            print(("\n" if terminal and done else "") + sentence("setup.unpacking"), flush=True)


def reason(text: str, root: Path, log: Path) -> str:
    """The sentence for why pip failed, from what it printed."""
    if NO_SPACE.search(text):
        return no_space(root)
    if NO_NETWORK.search(text):
        return sentence("problem.no_network")
    return sentence("problem.install_failed", log=log)


def free_space(folder: Path) -> int:
    """How many MB are free where the folder lies."""
    return shutil.disk_usage(folder).free // 1_000_000


def no_space(folder: Path) -> str:
    """The sentence for a disk that is too full."""
    return sentence("problem.no_space", needed=NEEDED, free=free_space(folder), folder=folder)
