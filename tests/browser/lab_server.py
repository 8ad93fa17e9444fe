"""Starting and stopping the workbook for the browser tests, as a person would, in a world of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "notebooks"
GUARD = Path(__file__).parent / "guard"
# Two that start at the same moment find the same port free: each of pytest's workers has its own.
PORT = 8931 + 100 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
STARTER = """
import os, sys
from pathlib import Path
from workbook.lab import launch, places
launch.notebooks_folder = lambda: Path(os.environ["TEST_NOTEBOOKS"])
settings = launch._settings
def exposed(*given):  # JupyterLab's own way to let tests reach its commands
    told = settings(*given)
    told["LabApp"]["expose_app_in_browser"] = True
    return told
launch._settings = exposed
sys.exit(launch.launch(Path(os.environ["TEST_DATA"]), port=int(os.environ["TEST_PORT"]), browser=False))
"""
FORKING = f"import forked\nforked.fork_kernels()\n{STARTER}"


class LabServer:
    """One running workbook: `address(name)`, `notebooks`, `data`, `book`, `printed()`, `went_out()`."""

    def __init__(
        self, place: Path, *, environment: dict[str, str] | None = None, starter: str = STARTER
    ) -> None:
        """Everything it writes stays under this place."""
        self.home, self.data, self.notebooks = place / "home", place / "data", place / "notebooks"
        self.output, self.leaks = place / "printed.txt", place / "went_out.txt"
        self._clock = place / "now.txt"
        self.book = self.data / "journal.db"
        for folder in (self.home, self.notebooks):
            folder.mkdir(parents=True)
        for notebook in NOTEBOOKS.glob("*.ipynb"):
            (self.notebooks / notebook.name).write_bytes(notebook.read_bytes())
        self._starter = starter
        self._environment = self._world() | (environment or {})
        self.url = ""

    def _world(self) -> dict[str, str]:
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("JUPYTER", "AFTER_THE_NO", "XDG", "PYTHON"))
        }
        return kept | {
            "HOME": str(self.home),
            "PYTHONPATH": os.pathsep.join([str(GUARD), str(ROOT)]),
            "TEST_NOTEBOOKS": str(self.notebooks),
            "TEST_DATA": str(self.data),
            "TEST_WENT_OUT": str(self.leaks),
            "TEST_NOW": str(self._clock),
            "TEST_PORT": str(PORT),
            "PYTHONDONTWRITEBYTECODE": "",
        }

    def __enter__(self) -> LabServer:
        if self.url:  # started again it is where it was: another test's may have left a port before it
            self._environment["TEST_PORT"] = self.url.rsplit(":", 1)[1]
        with self.output.open("w") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-c", self._starter],
                env=self._environment,
                cwd=self.home,
                stdout=output,
                stderr=output,
            )
        self.url, self.token = self._wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Press Ctrl-C in its window, and wait until it has ended."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        self._process.wait(200)

    def _wait(self) -> tuple[str, str]:
        for _ in range(2000):
            found = re.search(r"(http://127\.0\.0\.1:\d+)/\?token=(\w+)", self.printed())
            if found:
                url, token = found.groups()
                try:
                    urllib.request.urlopen(f"{url}/api", timeout=2).close()
                    return url, token
                except OSError:
                    pass
            assert self._process.poll() is None, self.printed()
            time.sleep(0.1)
        raise AssertionError(f"the workbook did not start: {self.printed()}")

    def printed(self) -> str:
        """What the command has said so far."""
        return self.output.read_text() if self.output.exists() else ""

    def went_out(self) -> str:
        """The addresses outside this computer that the server or a kernel asked for, one a line."""
        return self.leaks.read_text() if self.leaks.exists() else ""

    def address(self, name: str) -> str:
        """Where the browser finds this notebook, in a fresh JupyterLab."""
        return f"{self.url}/lab/tree/{name}?reset&token={self.token}"

    def knows(self, url: str) -> bool:
        """Whether a request stays on this computer."""
        return url.startswith((self.url, self.url.replace("http", "ws", 1), "data:", "blob:", "about:"))

    def api(self, path: str, method: str = "GET", given: Any = None) -> Any:
        """What Jupyter's own interface answers; asked again where one that it lists is just ending."""
        data = None if given is None else json.dumps(given).encode()
        asked = urllib.request.Request(f"{self.url}/api/{path}", data, method=method)
        asked.add_header("Authorization", f"token {self.token}")
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                text = answer.read()
        except HTTPError as refused:
            if method != "GET" or refused.code != 500:
                raise
            time.sleep(0.2)
            return self.api(path)
        return json.loads(text) if text else None

    def stop_kernels(self) -> None:
        """End the kernels of all open pages; a spare one stays."""
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")

    def move_clock(self, now: str | None) -> None:
        """Let every page that opens from here on take this for the time; None is the real one again."""
        if now is None:
            self._clock.unlink(missing_ok=True)
        else:
            self._clock.write_text(now)
        self.stop_kernels()

    def forget(self) -> None:
        """Begin again with no book; what Jupyter keeps beside it stays."""
        self.stop_kernels()
        for left in self.data.glob("*"):
            if left.is_file():
                left.unlink()
            elif left.name != "jupyter":
                shutil.rmtree(left)
