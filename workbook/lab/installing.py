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


LOCK = Path(__file__).with_name("requirements.lock")  # what the first start installs, with hashes
CLEAN = ("PYTHONPATH", "PIP_TARGET", "PIP_USER")  # settings of this machine that would lead elsewhere


def install(python: Path, root: Path, extra: str = "") -> None:
    """Install what the workbook runs on, or the project in `root` with the extra named; raises Trouble.

    What it runs on comes from the lock, wheels only, each checked by its hash; that renews pip as well. The
    workbook itself runs from its sources.
    """
    print(sentence("setup.installing"), flush=True)
    locked = ["--require-hashes", "--only-binary=:all:", "-r", str(LOCK)]
    wanted = [f".[{extra}]"] if extra else locked
    command = [str(python), "-m", "pip", "install", "--no-input", "--progress-bar", "off", *wanted]
    environment = {
        **{name: value for name, value in os.environ.items() if name not in CLEAN},
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
        raise Trouble(reason("".join(lines), root))


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


def reason(text: str, root: Path) -> str:
    """The sentence for why pip failed, from what it printed; what it says is kept where only that helps."""
    if NO_SPACE.search(text):
        return no_space(root)
    if NO_NETWORK.search(text):
        return sentence("problem.no_network")
    return sentence("problem.install_failed", log=_kept(text))


def _kept(text: str) -> str:
    """A new file with what pip printed, under a name nobody can have laid a link at."""
    descriptor, name = tempfile.mkstemp(prefix="after-the-no-setup-", suffix=".log", text=True)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as log:
        log.write(text)
    return name


def free_space(folder: Path) -> int:
    """How many MB are free where the folder lies."""
    return shutil.disk_usage(folder).free // 1_000_000


def no_space(folder: Path) -> str:
    """The sentence for a disk that is too full."""
    return sentence("problem.no_space", needed=NEEDED, free=free_space(folder), folder=folder)
