"""The browser and its windows, for every test that looks at the workbook in one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lab_server import LabServer

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-proxy-server"),
)
WINDOW = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "timezone_id": "Europe/London"}


def chromium() -> str | None:
    """Where the system's browser is; the tests never fetch one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def fresh_window(browser: Any, lab: LabServer, options: dict[str, Any]) -> Iterator[Any]:
    """A window that has seen nothing yet; its `console_errors` and `strangers` are what may never be."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.console_errors, page.strangers = [], []
    page.on("console", lambda m: m.type == "error" and page.console_errors.append(m.text))
    page.on("pageerror", lambda problem: page.console_errors.append(str(problem)))
    page.on("request", lambda r: lab.knows(r.url) or page.strangers.append(r.url))
    yield page
    strangers = list(page.strangers)
    context.close()
    lab.stop_kernels()
    assert strangers == [], "the page asked somebody outside this computer"


def opened(page: Any, lab: LabServer, name: str) -> Any:
    """Open a notebook by name and wait until its page has run; gives the panel on the screen."""
    page.goto(lab.address(name))
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    panel.locator(".atn-page").first.wait_for()
    page.wait_for_function("!document.querySelector('[data-atn-asleep], .atn-lab-banner:not([hidden])')")
    return panel
