"""The browser and its windows, for every test that looks at the workbook in one.

Loading JupyterLab takes longer than most tests. A window is therefore lent to one test after another: its
pages are closed between them, and each test begins with no page, no kernel of one and a book of its own.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from lab_server import LabServer
from looks import PHONE, WIDE, dress
from waiting import until

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-proxy-server"),
)
HERE = {"locale": "en-GB", "timezone_id": "Europe/London"}
WINDOW = {"viewport": WIDE, "reduced_motion": "reduce", **HERE}
DARK_PHONE = {"viewport": PHONE, "color_scheme": "dark", **HERE}


def chromium() -> str | None:
    """Where the system's browser is; the tests never fetch one."""
    others = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    names = ("chromium-headless-shell", *others)  # it draws the same with a third less work
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


NEWS = re.compile("/lab/api/(update|news)")
LISTS = re.compile(r"/api/(kernels|sessions)\b")
AWAKE = "!document.querySelector('[data-atn-asleep], .jp-Notebook[aria-busy], .atn-lab-banner:not([hidden])')"
FOLLOW = """name => { const link = Object.assign(document.createElement('a'), { href: '#' });
    link.dataset.notebook = name; document.body.append(link); link.click(); link.remove(); }"""
# Closing the last page opens Start, so something else is open meanwhile. Gives the paths of what was closed.
CLOSE_ALL = """() => { const { shell } = window.jupyterapp, pages = [...shell.widgets('main')];
    const Widget = Object.getPrototypeOf(shell.constructor);
    const others = pages.filter(widget => widget.id !== 'rest');
    if (others.length === pages.length) shell.add(Object.assign(new Widget(), { id: 'rest' }), 'main');
    for (const widget of others) widget.close();
    return others.map(widget => widget.context?.path ?? ''); }"""
PUT_AWAY = """() => { for (const widget of [...window.jupyterapp.shell.widgets('main')])
    if (widget.id === 'rest') widget.close(); }"""
TOOLS = "jupyter/config/lab/user-settings/after-the-no-lab"  # whether JupyterLab's own tools are shown


# For who reads a failure: whether the window draws, what has the focus, what stands in it and in its boxes.
SHOWN = """async () => {
    const after = time => new Promise(late => setTimeout(() => late('draws nothing'), time));
    const draws = new Promise(drawn => requestAnimationFrame(() => drawn('draws')));
    const boxes = [...document.querySelectorAll('input, textarea, select')].filter(e => e.checkVisibility())
        .map(e => [e.closest('[data-name]')?.dataset.name ?? e.id, e.checked || '', e.value].join(' '));
    const panel = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)') ?? document.body;
    const scrolled = panel.querySelector('.jp-WindowedPanel-outer')?.scrollTop;
    const state = [document.visibilityState, await Promise.race([draws, after(2_000)]), scrolled];
    return [location.href, state.join(', '), document.activeElement?.outerHTML.slice(0, 300),
        ...boxes, panel.innerText.slice(0, 6_000)].join('\\n'); }"""


def shown_in(page: Any) -> str:
    """What every page of this window shows, and what its boxes have."""
    with suppress(Exception):  # it may be gone, and the failure itself is said in any case
        return "\n\n".join(each.evaluate(SHOWN) for each in page.context.pages)
    return "nothing could be read from it"


class Windows:
    """The windows that are lent to tests: one for each running workbook and look."""

    def __init__(self, browser: Any) -> None:
        """They are opened when the first test asks for them."""
        self.browser = browser
        self._pages: dict[str, Any] = {}

    @contextmanager
    def lent(self, lab: LabServer, options: dict[str, Any]) -> Iterator[Any]:
        """A window for one test; one in which a test went wrong is not lent again."""
        dress(lab.data, options.get("color_scheme", "light"))
        shutil.rmtree(lab.data / TOOLS, ignore_errors=True)
        key = f"{lab.url} {sorted(options.items())}"
        page = self._pages.pop(key, None) or window_of(self.browser, lab, options)
        page.console_errors, page.strangers, page.news = [], [], []
        page.went_wrong = False
        page.set_viewport_size(options["viewport"])  # the test before may have made it a phone
        try:
            yield page
            asked_nobody(page, lab)
            tidy(page, lab)
        except BaseException:
            page.context.close()
            raise
        finally:
            lab.stop_kernels()
        if page.went_wrong:
            page.context.close()
        else:
            self._pages[key] = page

    def close(self) -> None:
        """Close those that are open."""
        for page in self._pages.values():
            page.context.close()


def ending(message: Any) -> bool:
    """Whether the console says only that Jupyter cannot list what is running while one of them ends."""
    return "status of 500" in message.text and bool(LISTS.search(message.location["url"]))


def window_of(browser: Any, lab: LabServer, options: dict[str, Any]) -> Any:
    """A window that has seen nothing yet; its `console_errors` and `strangers` are what may never be."""
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(60_000)
    page.console_errors, page.strangers, page.news = [], [], []
    page.on("console", lambda m: m.type == "error" and not ending(m) and page.console_errors.append(m.text))
    page.on("pageerror", lambda problem: page.console_errors.append(str(problem)))
    page.on("request", lambda r: lab.knows(r.url) or page.strangers.append(r.url))
    page.on("request", lambda r: NEWS.search(r.url) and page.news.append(r.url))
    return page


def asked_nobody(page: Any, lab: LabServer) -> None:
    """Nothing left this computer: not from the browser, nor from the server, nor from a kernel."""
    assert page.strangers == [], "the page asked somebody outside this computer"
    assert lab.went_out() == "", "the workbook asked somebody outside this computer"
    assert page.news == [], "JupyterLab looked for news or a newer version"


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
    """Close every notebook in this JupyterLab; their kernels go with them."""
    if not page.evaluate("Boolean(window.jupyterapp)"):
        return
    if page.locator("body").get_attribute("data-atn-tools") == "shown":
        page.evaluate("window.jupyterapp.commands.execute('after-the-no:tools')")
    closed: list[str] = []

    def alone() -> bool:  # one that was still coming is closed as well
        closed.extend(left := page.evaluate(CLOSE_ALL))
        return not left

    until(page, alone)
    until(page, lambda: not {session["path"] for session in lab.api("sessions")} & set(closed))


def show_tools(page: Any) -> None:
    """Bring JupyterLab's own menus and panels, as the curious do."""
    page.locator("body[data-atn-tools]").wait_for(state="attached")  # it is there once JupyterLab is
    if page.locator("body").get_attribute("data-atn-tools") == "hidden":
        page.get_by_role("menuitem", name="View", exact=True).click()
        page.locator(".lm-Menu").locator("[data-command='after-the-no:tools']").click()
        page.locator("body[data-atn-tools=shown]").wait_for(state="attached")


def show_files(page: Any) -> None:
    """Bring JupyterLab's list of files."""
    show_tools(page)
    page.locator(".jp-SideBar [data-id=filebrowser]").click()
    page.locator(".jp-DirListing-content").wait_for()


@contextmanager
def fresh_window(browser: Any, lab: LabServer, options: dict[str, Any]) -> Iterator[Any]:
    """A window of its own for a test whose subject is how the workbook is loaded."""
    shutil.rmtree(lab.data / TOOLS, ignore_errors=True)
    page = window_of(browser, lab, options)
    try:
        yield page
        asked_nobody(page, lab)
    finally:
        page.context.close()
        lab.stop_kernels()


def loaded(page: Any, lab: LabServer, name: str) -> Any:
    """Load JupyterLab with a notebook in it, wait until its page has run; give its panel."""
    page.goto(lab.address(name))
    return _ready(page)


def opened(page: Any, lab: LabServer, name: str) -> Any:
    """Open a notebook in a JupyterLab with nothing else in it, loading that only where there is none yet.

    One that was open is closed, and its kernel with it: what it shows then it has from the disk.
    """
    if not page.url.startswith(f"{lab.url}/lab"):
        return loaded(page, lab, name)
    close_pages(page, lab)
    page.evaluate(FOLLOW, name)
    panel = _ready(page)
    page.evaluate(PUT_AWAY)
    return panel


def asleep(page: Any) -> bool:
    """Whether nothing of the page can be typed into or pressed, all but the way to help."""
    return bool(
        page.evaluate(
            "[...document.querySelectorAll('.atn-page :is(button, input, textarea)')]"
            ".every(e => e.closest('[inert], .atn-frame'))"
        )
    )


def _ready(page: Any) -> Any:
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    panel.locator(".atn-page").first.wait_for()
    page.wait_for_function(AWAKE)
    return panel
