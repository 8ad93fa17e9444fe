"""Where somebody else started the server, JupyterLab stays as it is around the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lab_server import STARTER, LabServer
from playwright.sync_api import expect
from windows import WINDOW, fresh_window, loaded
from wording import words

from workbook.book import FRAMED, USER

START = "00_start_here.ipynb"
WITHOUT_LIBRARY = "import sys; sys.modules['jupyter_server_proxy'] = None"  # as where it is not installed
PLAIN = STARTER.replace("sys.exit(", "launch._add_frame = lambda *_, **__: None\nsys.exit(")
HUB = f"{WITHOUT_LIBRARY}\n{PLAIN}"


def test_without_the_frame_there_are_links_at_the_top_and_jupyterlabs_own_tools(
    browser: Any, tmp_path: Path
) -> None:
    with (
        LabServer(tmp_path / "plain", starter=PLAIN) as lab,
        fresh_window(browser, lab, WINDOW) as page,
    ):
        panel = loaded(page, lab, START)
        assert not page.locator(".atn-contents, .atn-top").count()
        assert page.locator(".jp-DirListing-item", has_text=START).is_visible()
        assert page.get_by_role("menuitem", name="Kernel", exact=True).is_visible()
        panel.get_by_role("button", name=words("start.paths.options.look_around")).click()
        panel.get_by_text(words("start.look_around.command"), exact=True).wait_for()
        expect(panel.get_by_role("button", name=words("start.look_around.open"))).to_be_hidden()
        panel.locator(".jp-MarkdownOutput p:has(+ h1) a").first.click()
        expect(page.locator("#jp-main-dock-panel .lm-TabBar-tab")).to_have_count(2)
        assert page.console_errors == []


def test_a_hub_that_does_not_lead_to_the_sample_book_has_no_button_for_it_and_says_where_it_opens(
    browser: Any, tmp_path: Path
) -> None:
    environment = {USER: "ada", FRAMED: "1"}
    with (
        LabServer(tmp_path / "hub", environment=environment, starter=HUB) as lab,
        fresh_window(browser, lab, WINDOW) as page,
    ):
        panel = loaded(page, lab, START)
        foot = page.locator("#after-the-no-contents .atn-contents-foot")
        expect(foot.get_by_role("button", name=words("lab.frame.close"))).to_be_visible()
        expect(foot.get_by_role("button", name=words("lab.frame.sample"))).to_have_count(0)
        panel.get_by_role("button", name=words("start.paths.options.look_around")).click()
        panel.get_by_text(words("start.look_around.not_offered"), exact=True).wait_for()
        expect(panel.get_by_role("button", name=words("start.look_around.open"))).to_be_hidden()
        assert page.console_errors == []
