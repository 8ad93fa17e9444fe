"""Nothing leaves this computer: not from the browser, nor from the server, nor from a kernel."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from lab_server import LabServer
from waiting import quiet

ASKING = """import urllib.request
try:
    urllib.request.urlopen("http://192.0.2.1/", timeout=1)
except OSError as problem:
    print("refused:", problem)
"""


@pytest.mark.usefixtures("book_on_disk")
def test_opening_every_page_asks_nobody_outside(open_notebook: Any, page: Any, lab: LabServer) -> None:
    for notebook in sorted(lab.notebooks.glob("[0-9][0-9]_*.ipynb")):
        open_notebook(notebook.name)
    quiet(page)
    assert page.strangers == []
    assert lab.went_out() == ""


def test_the_guard_sees_a_python_of_the_workbook_that_asks(lab: LabServer) -> None:
    try:
        run = [sys.executable, "-c", ASKING]
        said = subprocess.run(run, env=lab._environment, capture_output=True, text=True, timeout=60).stdout
        assert "the tests let nothing leave this computer" in said
        assert "192.0.2.1" in lab.went_out()
    finally:
        lab.leaks.unlink(missing_ok=True)


def test_no_update_or_news_is_looked_for(load_notebook: Any, page: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    load_notebook("00_start_here.ipynb")
    quiet(page)
    assert not [url for url in asked if "/lab/api/update" in url or "/lab/api/news" in url]
    assert not page.locator(".Toastify__toast").count()


@pytest.mark.usefixtures("book_on_disk")
def test_what_a_page_shows_goes_to_its_own_server_encrypted(open_notebook: Any, lab: LabServer) -> None:
    open_notebook("00_start_here.ipynb")
    files = list((lab.data / "jupyter" / "runtime").glob("kernel-*.json"))
    assert files
    assert all('"curve_publickey"' in file.read_text() for file in files)
    assert "without encryption" not in lab.printed()
    assert oct((lab.data / "jupyter" / "runtime").stat().st_mode & 0o777) == "0o700"
