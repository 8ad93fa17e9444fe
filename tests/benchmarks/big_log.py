"""How long a page takes over a log of ten thousand applications, in a real kernel, without a browser.

Run `python tests/benchmarks/big_log.py [APPLICATIONS]`. It plays the browser: it opens page 02 with its
charts in view, presses Save, and says when the form answered and when the table and the charts were new.
Prints figures and judges nothing; no test waits on it. Measured on two shared cores, 10,000 applications:

                       first version     now
    page and form             1.3 s    0.8 s
    Saved                     1.2 s    0.1 s
    table up to date          3.8 s    0.4 s
    charts up to date         5.6 s    1.0 s
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbook import open_book
from workbook.answers import Day
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage

ROOT = Path(__file__).parents[2]
PAGE = "from workbook import interviews\ninterviews.log()"
ENTRY = {"organisation": "Quill 77", "role": "Bookbinder 27", "held_on": "today", "stage": "first"}


def fill(folder: Path, many: int) -> None:
    """A book of so many applications, a third of them with an interview and half with a no."""
    book, chance = open_book(folder), random.Random(1)
    with book.store.batch() as step:
        for n in range(many):
            sent = book.today() - timedelta(days=30 + chance.randrange(700))
            id = step.add(Application(f"Quill {n}", f"Bookbinder {n % 50}", sent_on=Day(sent))).id
            if n % 3 == 0:
                step.add(InterviewRound(id, Stage.FIRST, held_on=Day(sent + timedelta(days=9))))
            if n % 2 == 0:
                step.add(OutcomeEvent(id, Outcome.REJECTED, heard_on=Day(sent + timedelta(days=20))))


class Browser:
    """What a browser would say to the page's components, and what they answer."""

    def __init__(self, client: BlockingKernelClient) -> None:
        """Nothing is open yet."""
        self._client = client
        self.opened: dict[str, dict[str, Any]] = {}  # comm → spec
        self.begun = 0.0

    def send(self, comm: str, **message: Any) -> None:
        """One message of a component in the browser."""
        data = {"method": "custom", "content": message}
        self._client.shell_channel.send(self._client.session.msg("comm_msg", {"comm_id": comm, "data": data}))

    def hear(self, wanted: Callable[[str, dict[str, Any]], bool], seconds: float = 60) -> float:
        """Seconds since `begun` until such an answer came."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                message = self._client.get_iopub_msg(timeout=1)
            except Empty:
                continue
            content = message["content"]
            if message["msg_type"] == "comm_open":
                self.opened[content["comm_id"]] = content["data"]["state"].get("spec", {})
            said = content.get("data", {}).get("content", {}) if message["msg_type"] == "comm_msg" else {}
            if wanted(content.get("comm_id", ""), said.get("patch", {})):
                return time.monotonic() - self.begun
        raise TimeoutError

    def having(self, *keys: str) -> list[str]:
        """The components whose spec has all these keys."""
        return [comm for comm, spec in self.opened.items() if all(key in spec for key in keys)]


def is_saved(patch: dict[str, Any]) -> bool:
    """Whether a form's answer is that it has stored the entry."""
    return bool((patch.get("status") or {}).get("tone") == "saved")


def measure(browser: Browser, client: BlockingKernelClient) -> dict[str, float]:
    """The figures of one opening and one save."""
    took = {}
    browser.begun = time.monotonic()
    client.execute(PAGE)
    took["page and form"] = browser.hear(lambda *_: bool(browser.having("questions")))
    browser.hear(lambda *_: len(browser.having("level")) > 1)
    time.sleep(1)
    (form,), (table,) = browser.having("questions"), browser.having("columns", "opens")
    charts = [comm for comm in browser.having("level") if "behind" in browser.opened[comm]["say"]]
    browser.send(table, do="shown")
    browser.hear(lambda comm, patch: comm == table and "rows" in patch)
    for chart in charts:
        browser.send(chart, do="seen", visible=True)
        browser.hear(lambda comm, patch, chart=chart: comm == chart and patch.get("shown") == "chart")
    for values in ({"organisation": "Q"}, ENTRY):  # the first key also makes the copy of the day
        browser.send(form, do="typed", values=values)
    time.sleep(4)
    browser.begun = time.monotonic()
    browser.send(form, do="save", values=ENTRY, token="1")
    took["Saved"] = browser.hear(lambda comm, patch: comm == form and is_saved(patch))
    left = {table, *charts}

    def last(comm: str, patch: dict[str, Any]) -> bool:
        if comm in left and patch.get("shown"):
            left.discard(comm)
            name = "table" if comm == table else "charts"
            took[f"{name} up to date"] = time.monotonic() - browser.begun
        return not left

    browser.hear(last)
    return took


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        fill(Path(home) / "book", int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
        environment = {**os.environ, "AFTER_THE_NO_HOME": str(Path(home) / "book"), "PYTHONPATH": str(ROOT)}
        kernel, client = start_new_kernel(env=environment)
        try:
            for name, seconds in measure(Browser(client), client).items():
                print(f"{name:20} {seconds:6.2f} s")
        finally:
            client.stop_channels()
            kernel.shutdown_kernel(now=True)
