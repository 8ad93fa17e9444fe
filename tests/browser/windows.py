"""The browser and its windows, for every test that looks at the workbook in one.

Loading JupyterLab takes longer than most tests. A window is therefore lent to one test after another: its
pages are closed between them, and each test begins with no page, no kernel of one and a book of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lab_server import LabServer
from waiting import until

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-proxy-server"),
)
WINDOW = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "timezone_id": "Europe/London"}


def chromium() -> str | None:
    """Where the system's browser is; the tests never fetch one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


TAB = "#jp-main-dock-panel .lm-TabBar-tab[data-type=document-title]"
CLOSE = f"{TAB} .lm-TabBar-tabCloseIcon"
FEWER = "([tabs, n]) => document.querySelectorAll(tabs).length !== n"
AWAKE = "!document.querySelector('[data-atn-asleep], .atn-lab-banner:not([hidden])')"
FOLLOW = """name => { const link = Object.assign(document.createElement('a'), { href: '#' });
    link.dataset.notebook = name; document.body.append(link); link.click(); link.remove(); }"""


class Windows:
    """The windows that are lent to tests: one for each running workbook and look."""

    def __init__(self, browser: Any) -> None:
        """They are opened when the first test asks for them."""
        self.browser = browser
        self._pages: dict[str, Any] = {}

    @contextmanager
    def lent(self, lab: LabServer, options: dict[str, Any]) -> Iterator[Any]:
        """A window for one test; one in which a test went wrong is not lent again."""
        key = f"{lab.url} {sorted(options.items())}"
        page = self._pages.pop(key, None) or window_of(self.browser, lab, options)
        page.console_errors, page.strangers = [], []
        page.set_viewport_size(options["viewport"])  # the test before may have made it a phone
        try:
            yield page
            strangers = list(page.strangers)
            tidy(page, lab)
        except BaseException:
            page.context.close()
            raise
        finally:
            lab.stop_kernels()
        self._pages[key] = page
        assert strangers == [], "the page asked somebody outside this computer"

    def close(self) -> None:
        """Close those that are open."""
        for page in self._pages.values():
            page.context.close()


def window_of(browser: Any, lab: LabServer, options: dict[str, Any]) -> Any:
    """A window that has seen nothing yet; its `console_errors` and `strangers` are what may never be."""
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(60_000)
    page.console_errors, page.strangers = [], []
    page.on("console", lambda m: m.type == "error" and page.console_errors.append(m.text))
    page.on("pageerror", lambda problem: page.console_errors.append(str(problem)))
    page.on("request", lambda r: lab.knows(r.url) or page.strangers.append(r.url))
    return page


def tidy(page: Any, lab: LabServer) -> None:
    """Close every page in the window, and what a test opened beside it."""
    for other in page.context.pages:
        if other != page:
            other.close()
    page.unroute_all()
    page.keyboard.press("Escape")  # the card with the helplines
    close_pages(page, lab)
    assert not page.locator(".jp-Dialog").count()


def close_pages(page: Any, lab: LabServer) -> None:
    """Close every notebook in this JupyterLab, as a person does; their kernels go with them."""
    tabs, names = page.locator(CLOSE), page.locator(f"{TAB} .lm-TabBar-tabLabel").all_inner_texts()
    while count := tabs.count():
        tabs.last.click()
        page.wait_for_function(FEWER, arg=[CLOSE, count])
    until(page, lambda: not {session["name"] for session in lab.api("sessions")} & set(names))


@contextmanager
def fresh_window(browser: Any, lab: LabServer, options: dict[str, Any]) -> Iterator[Any]:
    """A window of its own for a test whose subject is how the workbook is loaded."""
    page = window_of(browser, lab, options)
    yield page
    strangers = list(page.strangers)
    page.context.close()
    lab.stop_kernels()
    assert strangers == [], "the page asked somebody outside this computer"


def loaded(page: Any, lab: LabServer, name: str) -> Any:
    """Load JupyterLab with a notebook in it, wait until its page has run; give its panel."""
    page.goto(lab.address(name))
    return _ready(page)


def opened(page: Any, lab: LabServer, name: str) -> Any:
    """Open a notebook in a JupyterLab with nothing else in it, loading that only where there is none yet."""
    if not page.url.startswith(f"{lab.url}/lab"):
        return loaded(page, lab, name)
    close_pages(page, lab)
    page.evaluate(FOLLOW, name)
    return _ready(page)


def _ready(page: Any) -> Any:
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    panel.locator(".atn-page").first.wait_for()
    page.wait_for_function(AWAKE)
    return panel
