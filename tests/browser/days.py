"""The workbook on one day after another, with the book as the day before left it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lab_server import LabServer

Visit = Callable[[str], Any]


@contextmanager
def on_a_day(browser: Any, place: Path, when: str, before: Path | None = None) -> Iterator[tuple[Any, Visit]]:
    """The workbook at ten in the morning of a day; gives the window, and `visit(notebook)` → its panel."""
    if before:
        shutil.copytree(before / "data", place / "data")
    with LabServer(place, environment={"AFTER_THE_NO_NOW": f"{when}T10:00:00+00:00"}) as lab:
        context = browser.new_context(locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.console_errors = []
        page.on("console", lambda m: m.type == "error" and page.console_errors.append(m.text))
        page.on("pageerror", lambda problem: page.console_errors.append(str(problem)))

        def visit(notebook: str) -> Any:
            page.goto(lab.address(notebook))
            panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
            panel.locator(".atn-page").first.wait_for()
            return panel

        yield page, visit
        context.close()
