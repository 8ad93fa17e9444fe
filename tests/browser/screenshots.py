"""Takes the README's pictures anew: `python3 tests/browser/screenshots.py`, with Chromium on the machine.

The pages are those of the sample book on a fixed day, so that the pictures change only when the pages do.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lab_server import ROOT, LabServer
from looks import PHONE, WIDE, dress
from waiting import ALL_DRAWN, quiet
from windows import ARGUMENTS, AWAKE, chromium

IMAGES = ROOT / "notebooks/images"
NOW = "2026-03-12T10:00:00+00:00"
TABLET = {"width": 880, "height": 1000}  # narrow enough for JupyterLab to put its list of files away
START, LOG = "00_start_here.ipynb", "02_interview_log.ipynb"
LETTER, EXPLAIN = "03_thank_you_and_one_question.ipynb", "04_what_else_could_explain_it.ipynb"


@contextmanager
def sample_lab(place: Path) -> Iterator[LabServer]:
    """A running workbook on the sample book."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from workbook import open_book
    from workbook.sample import fill

    os.environ["AFTER_THE_NO_NOW"] = NOW
    book = open_book(place / "data")
    fill(book)
    with LabServer(place, environment={"AFTER_THE_NO_NOW": NOW}) as lab:
        yield lab


def opened(browser: Any, lab: LabServer, name: str, window: dict[str, int]) -> tuple[Any, Any]:
    """A browser window with one page in it, ready."""
    page = browser.new_context(viewport=window, locale="en-GB", device_scale_factor=1.5).new_page()
    page.goto(lab.address(name))
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    panel.locator(".atn-page").first.wait_for()
    page.wait_for_function(AWAKE)
    page.locator(".atn-contents-due:not([hidden])").first.wait_for(state="attached")
    quiet(page)
    return page, panel


def take(
    browser: Any,
    lab: LabServer,
    picture: str,
    name: str,
    window: dict[str, int],
    *,
    at: str = "",
    press: str = "",
    brings: str = "",
) -> None:
    """One picture of a page, after a press on a button that `brings` an element, scrolled to the one `at`."""
    from wording import like

    page, panel = opened(browser, lab, name, window)
    if press:
        panel.get_by_role("button", name=like(press)).click()
    if brings:
        panel.locator(brings).first.wait_for()
    if at:
        panel.locator(at).first.evaluate(
            "e => { e.scrollIntoView(); e.closest('.jp-WindowedPanel-outer').scrollBy(0, -24); }"
        )
    page.wait_for_function(ALL_DRAWN)
    quiet(page)
    page.screenshot(path=IMAGES / f"{picture}.png")
    page.context.close()
    lab.stop_kernels()


def main() -> None:
    """All pictures, light ones first."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        sample_lab(Path(place)) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS])
        take(browser, lab, "start-light", START, WIDE)
        take(browser, lab, "log-light", LOG, TABLET)
        take(browser, lab, "charts-light", LOG, TABLET, at=".atn-chart", press="how_far.numbers.reached")
        take(browser, lab, "letters-light", LETTER, TABLET, press="messages.act.write", brings=".atn-sheet")
        take(browser, lab, "explain-light", EXPLAIN, TABLET)
        take(browser, lab, "log-phone", LOG, PHONE, at=".atn-table")
        dress(lab.data, "dark")
        take(
            browser,
            lab,
            "start-dark",
            START,
            TABLET,
            at=".atn-choices",
            press="start.paths.options.heard_today",
        )
        browser.close()


if __name__ == "__main__":
    main()
