"""For a group: three people have a workbook of their own on a JupyterHub, with all that it does elsewhere."""

from __future__ import annotations

import base64
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hub_server import OPENING, SLIP, Hub, hub_in
from playwright.sync_api import expect
from waiting import until
from windows import ARGUMENTS, AWAKE, WINDOW, asked_nobody, chromium, window_of
from wording import like, words

from workbook import open_book
from workbook.answers import Day
from workbook.content import load_words
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.recordings.model import Recording

pytestmark = pytest.mark.timeout(600)
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
START, LOG, LETTERS, PRACTICE = (
    "00_start_here.ipynb",
    "02_interview_log.ipynb",
    "03_thank_you_and_one_question.ipynb",
    "06_practise.ipynb",
)
PEOPLE = ("ada", "ben", "chi")
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, browser: Any, full: bool) -> Iterator[Hub]:  # noqa: ARG001
    if not full:
        pytest.skip("takes minutes: with --full; tests/lab/test_hub_running.py is the small size")
    with hub_in(tmp_path_factory.mktemp("hub")) as hub:
        yield hub


@pytest.fixture(scope="module")
def people(hub: Hub, browser: Any) -> Iterator[dict[str, Any]]:
    """A window for each person, on Start, in a browser that hears an invented microphone."""
    ours = browser.browser_type.launch(executable_path=chromium(), args=[*ARGUMENTS, *MICROPHONE])
    yield {name: comes_in(ours, hub, name) for name in PEOPLE}
    ours.close()


@pytest.fixture(autouse=True)
def stays_on_the_hub(hub: Hub, people: dict[str, Any]) -> Iterator[None]:
    """Whatever a test does, no request leaves the hub, and nothing goes wrong on a page."""
    yield
    for page in people.values():
        asked_nobody(page, hub)  # type: ignore[arg-type]


def comes_in(browser: Any, hub: Hub, name: str) -> Any:
    """A window of this person's, on Start."""
    page = window_of(browser, hub, WINDOW)  # type: ignore[arg-type]
    page.goto(hub.address(name))
    page.get_by_label("Username").fill(name)
    page.get_by_role("button", name="Sign in").click()
    return awake(page)


def awake(page: Any) -> Any:
    page.locator(f"{PANEL} .atn-page").first.wait_for()
    page.wait_for_function(AWAKE)
    return page


def goes_to(page: Any, file: str) -> Any:
    """The page behind this line of the contents."""
    page.locator(f"#after-the-no-contents a[data-file='{file}']").click()
    page.locator(f"#after-the-no-contents a[aria-current][data-file='{file}']").wait_for()
    return awake(page).locator(PANEL)


def presses(panel: Any, key: str) -> None:
    panel.get_by_role("button", name=words(key)).first.click()


def saves(panel: Any, key: str) -> Path:
    """The file that the browser gets when this button is pressed."""
    with panel.page.expect_download() as saved:
        presses(panel, key)
    return Path(saved.value.path())


def logs_an_interview(page: Any, hub: Hub, name: str) -> None:
    """Write one down and leave another half typed."""
    organisation = f"Quillmoor of {name}"
    form = goes_to(page, LOG).locator("form.atn-form").first
    form.get_by_label(words("interviews.quick.short.organisation")).fill(organisation)
    form.get_by_role("radio", name=words("interviews.reached.first")).check()
    form.get_by_role("button", name=words("interviews.quick.interview.save"), exact=True).click()
    page.locator(PANEL).locator(".atn-table tr").filter(has_text=organisation).wait_for()
    page.locator(PANEL).get_by_role("status").filter(has_text=like("hub/ui.saved")).wait_for()
    form.get_by_label(words("interviews.quick.short.organisation")).press_sequentially(
        f"Half of {organisation}"
    )
    until(page, lambda: f"Half of {organisation}".encode() in hub.book(name).read_bytes(), 30)


def finds(page: Any, organisation: str) -> None:
    """The log holds the one interview of this person, and what they were typing."""
    panel = page.locator(PANEL)
    expect(panel.locator(".atn-table tbody tr")).to_have_count(1)
    expect(panel.locator(".atn-table tbody tr")).to_contain_text(organisation)
    form = panel.locator("form.atn-form").first
    expect(form.get_by_label(words("interviews.quick.short.organisation"))).to_have_value(
        f"Half of {organisation}"
    )


def organisations(hub: Hub, name: str) -> list[str]:
    return [stored.record.organisation for stored in open_book(hub.book(name).parent).store.all(Application)]


def test_each_has_their_own_workbook_and_finds_it_after_their_server_was_ended(
    hub: Hub, people: dict[str, Any]
) -> None:
    for name, page in people.items():
        expect(page.locator(PANEL).get_by_text(words("start.hosted.hub_title"))).to_be_visible()
        expect(page.locator(PANEL).get_by_text(words("start.hosted.hub"))).to_be_visible()
        expect(page.locator(PANEL).get_by_text(OPENING)).to_be_visible()
        expect(page.get_by_text(SLIP)).to_have_count(0)
        assert not page.locator(f"{PANEL} .jp-CodeCell .jp-InputArea-editor:visible").count()
        expect(page.locator("#jp-main-statusbar")).to_be_hidden()
        assert page.evaluate("document.getElementById('jp-bottom-panel').offsetHeight") == 0
        logs_an_interview(page, hub, name)
    assert [organisations(hub, name) for name in PEOPLE] == [[f"Quillmoor of {name}"] for name in PEOPLE]
    for name, page in people.items():
        asked_nobody(page, hub)  # type: ignore[arg-type]
        hub.cull(name)
        page.locator(".jp-Dialog").get_by_text(
            f"/user/{name}/ is not running"
        ).wait_for()  # the hub's own words
        page.goto(hub.address(name))
        awake(page)
        goes_to(page, LOG)
        finds(page, f"Quillmoor of {name}")


def test_a_link_on_a_page_leads_to_a_page_of_ones_own(hub: Hub, people: dict[str, Any]) -> None:
    page = people["ada"]
    presses(goes_to(page, START), "start.paths.options.heard_today")
    page.locator(PANEL).get_by_role("link", name=words("start.heard_today.today")).click()
    page.locator("#after-the-no-contents a[aria-current][data-file='01_today.ipynb']").wait_for()
    assert page.url.startswith(hub.address("ada"))


def test_a_letter_and_an_export_reach_the_person_who_wrote_them(hub: Hub, people: dict[str, Any]) -> None:
    book, page = open_book(hub.book("ada").parent), people["ada"]
    (application,) = book.store.all(Application)
    book.store.add(OutcomeEvent(application.id, Outcome.REJECTED, Day(book.today())))
    panel = goes_to(page, LETTERS)
    presses(panel, "messages.act.write")
    panel.get_by_role("radio", name=words("messages.field.to_role.options.hiring_manager")).check()
    panel.get_by_label(words("messages.field.contact.ask")).fill("Priya")
    panel.get_by_label(words("messages.compose.field.me.ask")).fill("Zoë O'Neil")
    panel.get_by_label(words("messages.compose.field.detail.ask")).fill("the walk & the tea")
    letter = panel.get_by_label(words("messages.compose.sheet.label"))
    expect(letter).to_have_value(re.compile("the walk & the tea.*Zoë O'Neil$", re.DOTALL))
    link = panel.get_by_role("link", name=words("messages.compose.sheet.link")).get_attribute("href")
    assert link.startswith("mailto:?subject=")
    assert parse_qs(urlsplit(link).query)["body"] == [letter.input_value().replace("\n", "\r\n")]
    text = saves(panel, "messages.compose.sheet.file").read_text("utf-8-sig")
    assert "the walk & the tea" in text
    start = goes_to(page, START)
    presses(start, "exporting.ways.options.take")
    everything = zipfile.ZipFile(saves(start, "exporting.data.zip"))
    assert b"Quillmoor of ada" in everything.read("after-the-no/application.csv")


def test_an_answer_is_recorded_with_the_microphone(hub: Hub, people: dict[str, Any]) -> None:
    panel = goes_to(people["ben"], PRACTICE)
    for key in ("recordings.fold", "recordings.allow", "practice.pick.surprise", "ui.recorder.start"):
        presses(panel, key)
    expect(panel.get_by_text(words("ui.recorder.recording"), exact=True)).to_be_visible()
    panel.page.wait_for_timeout(1500)
    presses(panel, "ui.recorder.stop")
    presses(panel, "practice.session.done")
    panel.get_by_role("radio", name=words("attempts.field.recall.options.well_enough")).check(force=True)
    presses(panel, "practice.form.rate.save")
    expect(panel.locator("audio")).to_be_visible()
    presses(panel, "ui.recorder.keep")
    expect(panel.get_by_text(load_words("ui", "en+hub")("recorder.is_kept"))).to_be_visible()
    (stored,) = open_book(hub.book("ben").parent).store.all(Recording)
    assert base64.b64decode(stored.record.sound)[:4] == b"\x1aE\xdf\xa3"  # as every WebM file begins


def test_one_click_opens_the_sample_book_and_one_leads_back(hub: Hub, people: dict[str, Any]) -> None:
    page = people["chi"]
    presses(goes_to(page, START), "start.paths.options.look_around")
    presses(page.locator(PANEL), "start.look_around.open")
    expect(page.get_by_text(words("lab.frame.opening"))).to_be_visible()
    page.wait_for_url(re.compile("/user/chi/after-the-no/sample/lab"))
    expect(awake(page).locator(".atn-sample").first).to_be_visible()
    assert hub.asks("chi", "api/sessions") == "[]"  # nobody is at the pages they came from
    log = goes_to(page, LOG)
    expect(log.locator(".atn-table tbody tr").first).to_be_visible()
    expect(log.get_by_text("Quillmoor of chi")).to_have_count(0)
    page.locator(".atn-contents-foot").get_by_role("button", name=words("lab.frame.own_book")).click()
    page.wait_for_url(re.compile("/user/chi/lab"))
    goes_to(awake(page), LOG)
    finds(page, "Quillmoor of chi")
    assert organisations(hub, "chi") == ["Quillmoor of chi"]


def test_one_erases_everything_and_the_others_keep_theirs(hub: Hub, people: dict[str, Any]) -> None:
    start = goes_to(people["ben"], START)
    presses(start, "exporting.ways.options.erase")
    start.get_by_label(words("exporting.erase.field.word.ask")).fill("ERASE")
    start.locator("form").get_by_role("button", name=words("exporting.erase.save")).click()
    start.get_by_text(words("exporting.erase.done")).first.wait_for()
    files = [path for path in (hub.homes / "ben").rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"Quillmoor" in path.read_bytes()]
    assert [organisations(hub, name) for name in PEOPLE] == [["Quillmoor of ada"], [], ["Quillmoor of chi"]]


def test_closing_ends_ones_own_server_only(hub: Hub, people: dict[str, Any]) -> None:
    page = people["ada"]
    page.locator("#after-the-no-contents").get_by_role("button", name=words("lab.frame.close")).click()
    page.get_by_role("heading", name=words("lab.frame.closed_title")).wait_for()
    expect(page.get_by_text(load_words("lab", "en+hub")("frame.closed_saved"))).to_be_visible()
    until(page, lambda: not hub.runs("ada"), 120)
    assert hub.runs("chi")
    goes_to(people["chi"], LOG)
    finds(people["chi"], "Quillmoor of chi")
