"""A real JupyterLab with a home and a book of its own, and a real Chromium that looks at it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from lab_server import FORKING, NOTEBOOKS, LabServer
from looks import WIDE
from windows import (
    ARGUMENTS,
    WINDOW,
    Windows,
    chromium,
    close_pages,
    fresh_window,
    loaded,
    opened,
    shown_in,
)

# Begun last, one of these would keep one browser busy while the other has nothing left to do.
LONG = (
    "test_accessibility",
    "test_privacy",
    "test_after_a_no",
    "test_debrief",
    "test_perspective",
    "test_strangers",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, wherever they are asked for; the files that take longest come first."""
    ours = [item for item in items if item.path.parent == Path(__file__).parent]
    for item in ours:
        item.add_marker(pytest.mark.browser)
    ours.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))
    items[:] = [item for item in items if item not in ours] + ours


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: Any, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With a failure stands what the window showed then."""
    report = yield
    if call.when == "call" and report.failed and (page := item.funcargs.get("page")):
        report.longrepr.addsection("What the window showed", shown_in(page))
        page.went_wrong = True  # the next test, or a second try, gets a window of its own
    return report


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
    """A running workbook, started as a person starts it, with its own home, book and notebooks.

    Only its kernels are forked, see `guard/forked.py`; those of a workbook of one test alone are not.
    """
    with LabServer(tmp_path_factory.mktemp("lab"), starter=FORKING) as server:
        yield server


@pytest.fixture(scope="session")
def plain_lab(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[LabServer]:  # noqa: ARG001
    """The same with kernels as everybody has them, for tests whose subject is how a kernel comes and goes."""
    with LabServer(tmp_path_factory.mktemp("plain")) as server:
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
def page(windows: Windows, lab: LabServer, context_options: dict[str, Any]) -> Iterator[Any]:
    """A browser window without a page in it, lent to one test after another; see `Windows`."""
    with windows.lent(lab, context_options) as page:
        yield page


@pytest.fixture
def fresh_page(browser: Any, lab: LabServer, context_options: dict[str, Any]) -> Iterator[Any]:
    """A window that has seen nothing yet, for a test whose subject is how the workbook is loaded."""
    with fresh_window(browser, lab, context_options) as page:
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
def move_clock(page: Any, lab: LabServer) -> Iterator[Callable[[str | None], None]]:
    """Close all pages; those that open from here on take this time for the present, until the test ends."""

    def move(now: str | None) -> None:
        close_pages(page, lab)
        lab.move_clock(now)

    yield move
    move(None)


@pytest.fixture
def unchanged_notebooks(lab: LabServer) -> Iterator[None]:
    """Fails if a notebook on the disk is not, byte for byte, what it was."""
    before = {f.name: f.read_bytes() for f in lab.notebooks.glob("*.ipynb")}
    yield
    assert {f.name: f.read_bytes() for f in lab.notebooks.glob("*.ipynb")} == before


@pytest.fixture(scope="session")
def stage_window(browser: Any) -> Iterator[Any]:
    """One browser window for all stages; the page that stays open in it spares Chromium one for each test."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def window(stage_window: Any) -> Iterator[Any]:
    """An empty page without JupyterLab, for parts of a page; nothing may go wrong in it."""
    page = stage_window.new_page()
    page.set_default_timeout(60_000)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda m: m.type == "error" and problems.append(m.text))
    yield page
    page.close()
    assert problems == []


__all__ = ["NOTEBOOKS"]
