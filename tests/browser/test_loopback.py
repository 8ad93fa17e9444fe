"""That nothing leaves this computer is asked after each test with a window, see `asked_nobody`.

Here it is shown that it would be noticed.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from lab_server import LabServer
from windows import WINDOW, window_of

ASKING = """import urllib.request
try:
    urllib.request.urlopen("http://192.0.2.1/", timeout=1)
except OSError as problem:
    print("refused:", problem)
"""


def test_a_window_sees_a_page_that_asks(browser: Any, lab: LabServer) -> None:
    page = window_of(browser, lab, WINDOW)
    page.route("**/*", lambda route: route.abort())
    for address in ("http://192.0.2.1/", f"{lab.url}/lab/api/news"):
        page.evaluate("address => fetch(address, { mode: 'no-cors' }).catch(() => {})", address)
    assert page.strangers == ["http://192.0.2.1/"]
    assert page.news == [f"{lab.url}/lab/api/news"]
    page.context.close()


def test_the_guard_sees_a_python_of_the_workbook_that_asks(lab: LabServer) -> None:
    try:
        run = [sys.executable, "-c", ASKING]
        said = subprocess.run(run, env=lab._environment, capture_output=True, text=True, timeout=200).stdout
        assert "the tests let nothing leave this computer" in said
        assert "192.0.2.1" in lab.went_out()
    finally:
        lab.leaks.unlink(missing_ok=True)
