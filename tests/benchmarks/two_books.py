"""How long a page takes to open with few entries and with many, in a real browser, both books in turn."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from lab_server import LabServer
from windows import ARGUMENTS, FOLLOW, WINDOW, chromium, close_pages, loaded

START = "00_start_here.ipynb"


@dataclass(frozen=True)
class Compared:
    """A page, what is looked for on it, and how a book of so many entries is filled.

    `press` names what is clicked before something is looked for.
    """

    page: str
    shown: Mapping[str, str]
    fill: Callable[[Path, int], None]
    few: int
    many: int
    press: Mapping[str, str] = field(default_factory=dict)

    def run(self, times: int) -> None:
        """Opens both books in turn, so that a busy minute of the machine slows both, and prints both."""
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS])
            with self._window(browser, self.few) as few, self._window(browser, self.many) as many:
                runs = [(few(), many()) for _ in range(times)]
            browser.close()
        for name in self.shown:
            few_s, many_s = (median(run[book][name] for run in runs) for book in (0, 1))
            told = f"{few_s:5.2f} s with {self.few}, {many_s:5.2f} s with {self.many}"
            print(f"{name:10} {told}: {many_s / few_s:.2f} times")

    def _opened(self, page: Any, lab: LabServer) -> dict[str, float]:
        """Seconds from following a link until each thing that is looked for was there."""
        close_pages(page, lab)
        took, begun = {}, time.monotonic()
        page.evaluate(FOLLOW, self.page)
        for name, there in self.shown.items():
            if name in self.press:
                page.locator(self.press[name]).first.click()
            page.locator(there).first.wait_for()
            took[name] = time.monotonic() - begun
        return took

    @contextmanager
    def _window(self, browser: Any, many: int) -> Iterator[Callable[[], dict[str, float]]]:
        """What opens the page once more on a book of so many entries, in a JupyterLab of its own."""
        with tempfile.TemporaryDirectory() as folder, LabServer(Path(folder)) as lab:
            self.fill(lab.data, many)
            page = browser.new_context(**WINDOW).new_page()
            loaded(page, lab, START)
            self._opened(page, lab)  # the first opening also makes the day's backup
            yield lambda: self._opened(page, lab)
            page.context.close()
