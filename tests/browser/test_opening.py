"""Opening a page: it is there, without code, and its file stays as it was."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")


def test_opening_the_start_page_shows_it_and_no_code(open_notebook: Any, page: Any) -> None:
    panel = open_notebook("00_start_here.ipynb")
    assert panel.get_by_role("heading", name="After the No", exact=True).is_visible()
    assert panel.get_by_role("button", name="I heard today").is_visible()
    assert not panel.locator(".jp-CodeCell .jp-InputArea-editor:visible").count()
    assert not panel.locator(".jp-Toolbar:visible, .jp-InputPrompt:visible").count()
    assert page.console_errors == []
