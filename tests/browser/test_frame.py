"""The frame around the pages: contents, names, one page at a time, the way back, and what is put away."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from lab_server import LabServer
from looks import PHONE, WIDE, violations
from playwright.sync_api import expect
from waiting import settled, until
from windows import AWAKE, loaded, opened, show_tools
from wording import words

from workbook import open_book
from workbook.interviews.model import Application, Outcome, OutcomeEvent

START, TODAY, LOG = "00_start_here.ipynb", "01_today.ipynb", "02_interview_log.ipynb"
STANDING = "07_where_i_stand.ipynb"
# How many lines the names in the contents that are shown have, where each is marked as due.
LINES = """() => [...document.querySelectorAll('.atn-contents-page')].filter(a => a.offsetParent).map(a => {
    a.querySelector('.atn-contents-due').hidden = false;
    const name = a.querySelector('.atn-contents-name');
    return Math.round(name.offsetHeight / parseFloat(getComputedStyle(name).lineHeight)); })"""
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
TABS = "#jp-main-dock-panel .lm-TabBar-tab"
DEBUGS = "window.jupyterapp.commands.hasCommand('debugger:terminate')"  # JupyterLab's debugger is there

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")


def contents(page: Any) -> Any:
    return page.locator("#after-the-no-contents")


def go(page: Any, file: str) -> Any:
    """Choose a page in the contents, and wait until it is there in place of the one before."""
    contents(page).locator(f"a[data-file='{file}']").click()
    return shown(page, file)


def shown(page: Any, file: str) -> Any:
    """Wait until this page alone is there and awake."""
    page.wait_for_url(f"**/lab/tree/{file}")
    expect(contents(page).locator("a[aria-current=page]")).to_have_attribute("data-file", file)
    page.locator(f"{PANEL} .atn-page").first.wait_for()
    page.wait_for_function(AWAKE)
    return page.locator(PANEL)


def test_the_contents_name_every_page_and_mark_the_present_one(
    open_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    open_notebook(LOG)
    links = contents(page).get_by_role("link")
    assert links.count() == len(list(lab.notebooks.glob("*.ipynb")))
    groups = ("now", "make_sense_of_it", "get_ready", "every_week")
    headings = contents(page).get_by_role("heading").all_inner_texts()
    assert headings == [words(f"lab.contents.groups.{group}") for group in groups]
    expect(contents(page).locator("a[aria-current=page]")).to_contain_text(words("interviews.page.name"))
    assert not page.locator(f"{PANEL} .jp-MarkdownOutput p:has(+ h1):visible").count()  # the line of links


def test_a_page_takes_the_place_of_the_one_before_with_its_name_and_its_file_as_it_was(
    open_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    open_notebook(START)
    names = sorted(file.name for file in lab.notebooks.iterdir())
    for file, name in ((LOG, words("interviews.page.name")), (TODAY, words("today.page.name"))):
        go(page, file)
        assert page.title() == f"{name} · {words('lab.frame.book')}"
        until(page, lambda file=file: [s["path"] for s in lab.api("sessions")] == [file])
        expect(page.locator(f"{TABS}:visible")).to_have_count(0)
    assert sorted(file.name for file in lab.notebooks.iterdir()) == names
    assert not page.locator(".jp-Dialog").count()


def test_with_the_control_key_a_page_is_opened_beside_and_each_tab_has_its_name(
    open_notebook: Callable[..., Any], page: Any
) -> None:
    start = open_notebook(START)
    start.get_by_role("button", name=words("start.paths.options.look_around")).click()
    for links in (contents(page), start.locator(".atn-page")):
        links.get_by_role("link", name=words("today.page.name")).first.click(modifiers=["Control"])
        names = [words("start.page.name"), words("today.page.name")]
        expect(page.locator(f"{TABS} .lm-TabBar-tabLabel")).to_have_text(names)
        page.locator(TABS).first.click()
        shown(page, START)
        page.locator(f"{TABS} .lm-TabBar-tabCloseIcon").last.click()
        expect(page.locator(f"{TABS}:visible")).to_have_count(0)


def test_what_was_typed_last_is_there_when_the_browser_goes_back_and_so_is_the_place_on_the_page(
    open_notebook: Callable[..., Any], page: Any
) -> None:
    panel = open_notebook(LOG)
    page.set_viewport_size({"width": 1280, "height": 500})
    panel.get_by_label(words("interviews.quick.short.organisation")).first.press_sequentially("Quillmoor")
    outer = panel.locator(".jp-WindowedPanel-outer")
    outer.evaluate("outer => { outer.scrollTop = 260; }")
    settled(page)
    place = outer.evaluate("outer => outer.scrollTop")
    assert place > 100
    go(page, START)
    page.go_back()
    panel = shown(page, LOG)
    expect(panel.get_by_label(words("interviews.quick.short.organisation")).first).to_have_value("Quillmoor")
    page.wait_for_function(
        f"place => Math.abs(document.querySelector('{PANEL} .jp-WindowedPanel-outer').scrollTop - place) < 3",
        arg=place,
    )
    page.go_forward()
    shown(page, START)


def test_of_several_quick_presses_the_last_one_counts(
    open_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    open_notebook(START)
    for file in (TODAY, LOG, TODAY, LOG):
        contents(page).locator(f"a[data-file='{file}']").click()
    shown(page, LOG)
    until(page, lambda: [session["path"] for session in lab.api("sessions")] == [LOG])


def test_a_page_gone_back_to_at_once_is_opened_anew(
    open_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    open_notebook(LOG)
    contents(page).locator(f"a[data-file='{TODAY}']").click()
    page.wait_for_url(f"**/lab/tree/{TODAY}")
    contents(page).locator(f"a[data-file='{LOG}']").click()
    shown(page, LOG)
    until(page, lambda: [session["path"] for session in lab.api("sessions")] == [LOG])
    assert page.locator(f"{PANEL} .atn-page").first.is_visible()


def test_closing_the_last_page_opens_start_also_when_it_is_start_that_was_closed(
    open_notebook: Callable[..., Any], page: Any
) -> None:
    for file in (LOG, START):
        panel = open_notebook(file)
        panel.locator(".atn-page").evaluate_all("made => made.forEach(e => { e.dataset.old = 'yes' })")
        page.evaluate("window.jupyterapp.commands.execute('application:close')")
        page.locator(f"{PANEL} .atn-page:not([data-old])").first.wait_for()
        assert (
            shown(page, START)
            .get_by_role("button", name=words("start.paths.options.heard_today"))
            .is_visible()
        )


def test_the_plus_beside_two_tabs_goes_to_start(open_notebook: Callable[..., Any], page: Any) -> None:
    open_notebook(LOG)
    contents(page).locator(f"a[data-file='{TODAY}']").click(modifiers=["Control"])
    expect(page.locator(TABS)).to_have_count(2)
    page.locator("#jp-main-dock-panel .lm-TabBar-addButton").click()
    shown(page, START)
    expect(page.locator(TABS)).to_have_count(3)


@pytest.mark.parametrize("its_file", ["comes", "does not come"])
def test_a_page_closed_while_its_kernel_starts_leaves_no_kernel_behind(
    its_file: str, open_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    open_notebook(START)
    starting: list[str] = []
    page.on("request", lambda r: r.method == "POST" and "/api/sessions" in r.url and starting.append(r.url))
    file = re.compile(rf"/api/contents/{LOG}\?.*content=1")
    if its_file != "comes":
        page.route(file, lambda _route: None)
    contents(page).locator(f"a[data-file='{LOG}']").click(modifiers=["Control"])
    until(page, lambda: starting)
    here = "window.jupyterapp.shell.currentWidget?.context?.path"
    page.wait_for_function(f"{here} === '{LOG}'")
    page.evaluate("window.jupyterapp.commands.execute('application:close')")
    shown(page, START)
    page.unroute(file)
    page.wait_for_timeout(3_000)  # a session that was being started would be there by now
    until(page, lambda: [session["path"] for session in lab.api("sessions")] == [START])
    # JupyterLab says itself that it gave up opening the page, drawing its cells, and asking its debugger
    given_up = ("Disposed", "Cannot read properties of null (reading 'id')")
    assert not [said for said in page.console_errors if said not in given_up and "debugger" not in said]


def test_what_is_due_is_marked_with_a_word_until_it_is_done(
    open_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    open_notebook(START)
    due = contents(page).get_by_text(words("lab.frame.due"), exact=True)
    expect(due.locator("visible=true")).to_have_count(0)
    book = open_book(lab.data)
    application = book.store.add(Application("Quillmoor")).id
    offer = book.store.add(OutcomeEvent(application, Outcome.OFFER)).id
    mark = contents(page).locator(f"a[data-file='{LOG}']").get_by_text(words("lab.frame.due"), exact=True)
    expect(mark).to_be_visible()
    book.store.remove(OutcomeEvent, offer)
    expect(mark).to_be_hidden()


@pytest.mark.in_english("frame")
def test_jupyterlabs_own_tools_come_when_they_are_asked_for_and_stay_on_the_next_start(
    fresh_page: Any, lab: LabServer
) -> None:
    page = fresh_page
    loaded(page, lab, START)
    bar = page.locator("#jp-MainMenu .lm-MenuBar-item")
    expect(bar).to_have_text(["After the No", "View", "Help"])
    assert not page.locator(".jp-SideBar:visible").count()
    assert not page.evaluate(DEBUGS)
    show_tools(page)
    expect(bar.filter(has_text=re.compile("^(File|Kernel)$"))).to_have_count(2)
    page.locator(".jp-SideBar [data-id=filebrowser]").click()
    page.locator(".jp-DirListing-item", has_text=LOG).wait_for()
    setting = lab.data / "jupyter/config/lab/user-settings/after-the-no-lab/frame.jupyterlab-settings"
    until(page, lambda: setting.exists() and "true" in setting.read_text())
    loaded(page, lab, START)
    expect(bar.filter(has_text=re.compile("^(File|Kernel)$"))).to_have_count(2)
    assert page.evaluate(DEBUGS)
    page.get_by_role("menuitem", name="View", exact=True).click()
    page.locator(".lm-Menu").get_by_text(words("lab.frame.tools"), exact=True).click()
    expect(bar).to_have_text(["After the No", "View", "Help"])
    until(page, lambda: "true" not in setting.read_text())


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_name_in_the_contents_has_two_lines_where_something_is_due_on_every_page(
    open_notebook: Callable[..., Any], page: Any, size: dict[str, int]
) -> None:
    open_notebook(STANDING)  # the longest name is the present one
    page.set_viewport_size(size)
    if size is PHONE:
        page.get_by_role("button", name=words("lab.frame.contents"), exact=True).click()
    assert set(page.evaluate(LINES)) == {1}


def test_on_a_phone_a_button_opens_the_same_list_and_escape_closes_it(
    open_notebook: Callable[..., Any], page: Any
) -> None:
    open_notebook(START)
    page.set_viewport_size(PHONE)
    assert not contents(page).is_visible()
    button = page.get_by_role("button", name=words("lab.frame.contents"), exact=True)
    button.click()
    sheet = page.get_by_role("dialog", name=words("lab.frame.contents"))
    assert sheet.get_by_role("link").count() == contents(page).locator("a").count()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "atn-top-contents"
    page.keyboard.press("Alt+Shift+C")
    sheet.get_by_role("button", name=words("lab.frame.tools")).click()
    expect(page.locator("#jp-MainMenu .lm-MenuBar-item", has_text="Kernel")).to_be_visible()
    button.click()
    sheet.get_by_role("button", name=words("lab.frame.tools")).click()
    expect(page.locator("#jp-MainMenu")).to_be_hidden()
    button.click()
    sheet.get_by_role("link", name=words("interviews.page.name")).click()
    expect(sheet).to_be_hidden()
    page.wait_for_url(f"**/lab/tree/{LOG}")
    page.locator(f"{PANEL} form.atn-form").first.wait_for()


def test_axe_finds_nothing_in_the_frame_in_either_theme_wide_or_narrow_with_the_list_opened(
    open_notebook: Callable[..., Any], page: Any
) -> None:
    open_notebook(LOG)
    try:
        for theme in ("true", "false"):
            expect(page.locator("body")).to_have_attribute("data-jp-theme-light", theme)
            page.set_viewport_size(WIDE)
            assert violations(page) == []
            page.set_viewport_size(PHONE)
            assert violations(page) == []
            page.get_by_role("button", name=words("lab.frame.contents"), exact=True).click()
            page.get_by_role("dialog", name=words("lab.frame.contents")).wait_for()
            assert violations(page) == []
            page.keyboard.press("Escape")
            page.evaluate("window.jupyterapp.commands.execute('after-the-no:dark')")
    finally:
        page.evaluate(
            "window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Light'})"
        )
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "true")


def test_from_the_contents_the_keyboard_goes_to_the_page(
    open_notebook: Callable[..., Any], page: Any
) -> None:
    open_notebook(START)
    page.locator(".atn-contents-skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(f"document.querySelector('{PANEL}').contains(document.activeElement)")
    page.keyboard.press("Alt+Shift+C")
    expect(contents(page).locator("a[aria-current=page]")).to_be_focused()


def test_the_address_is_written_so_that_a_bookmark_leads_to_the_page(fresh_page: Any, lab: LabServer) -> None:
    loaded(fresh_page, lab, LOG)
    fresh_page.wait_for_url(f"{lab.url}/lab/tree/{LOG}")  # without ?reset
    assert opened(fresh_page, lab, START).is_visible()
