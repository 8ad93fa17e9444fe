"""A real JupyterLab with a home and a book of its own, and a real Chromium that looks at it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lab_server import NOTEBOOKS, LabServer
from windows import ARGUMENTS, WINDOW, Windows, chromium, fresh_window, loaded, opened

# Their tests leave nothing in the window that the next one could see; the others still load their own.
SHARING = {
    f"test_{name}" for name in ("debrief", "engine", "letters", "log", "loopback", "perspective", "today")
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, wherever they are asked for."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, once for all tests; without one they are skipped, except where CI says it has to be there."""
    found = chromium()
    if not found and os.environ.get("CI") != "true":
        pytest.skip("no Chromium on this machine; on Debian: sudo apt install chromium")
    assert found, "CI has no Chromium"
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[LabServer]:  # noqa: ARG001
    """A running workbook, started as a person starts it, with its own home, book and notebooks."""
    with LabServer(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture
def book_on_disk(lab: LabServer) -> Iterator[Path]:
    """The book's file as it lies on the disk, empty when the test begins."""
    lab.forget()
    yield lab.book
    if lab.book.exists():
        with sqlite3.connect(lab.book) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.fixture
def context_options() -> dict[str, Any]:
    """How the browser window is; a test module overrides this for a phone or another language."""
    return WINDOW


@pytest.fixture(scope="session")
def windows(browser: Any) -> Iterator[Windows]:
    """The browser windows, each lent to one test after another."""
    windows = Windows(browser)
    yield windows
    windows.close()


@pytest.fixture
def page(
    request: pytest.FixtureRequest, windows: Windows, lab: LabServer, context_options: dict[str, Any]
) -> Iterator[Any]:
    """A browser window without a page in it: one that tests share, or one of its own; see `Windows`."""
    lent = windows.lent if request.path.stem in SHARING else partial(fresh_window, windows.browser)
    with lent(lab, context_options) as page:
        yield page


@pytest.fixture
def open_notebook(page: Any, lab: LabServer) -> Callable[..., Any]:
    """Open a notebook by name in the window of this test; see `opened`."""
    return lambda name: opened(page, lab, name)


@pytest.fixture
def load_notebook(page: Any, lab: LabServer) -> Callable[..., Any]:
    """Load everything anew, as a person does who reloads; see `loaded`."""
    return lambda name: loaded(page, lab, name)


@pytest.fixture
def unchanged_notebooks(lab: LabServer) -> Iterator[None]:
    """Fails if a notebook on the disk is not, byte for byte, what it was."""
    before = {f.name: f.read_bytes() for f in lab.notebooks.glob("*.ipynb")}
    yield
    assert {f.name: f.read_bytes() for f in lab.notebooks.glob("*.ipynb")} == before


@pytest.fixture
def window(browser: Any) -> Iterator[Any]:
    """An empty browser window without JupyterLab, for parts of a page; nothing may go wrong in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda m: m.type == "error" and problems.append(m.text))
    yield page
    context.close()
    assert problems == []


__all__ = ["NOTEBOOKS"]
