"""Every hostile input, typed and saved: kept and shown as it is, or refused; never run."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from waiting import ALL_DRAWN, quiet
from wording import like, words

from workbook.answers import Problem, admit, blank

pytestmark = pytest.mark.usefixtures("unchanged_notebooks")
FIXTURE = Path(__file__).parents[1] / "fixtures/hostile_inputs.json"
INPUTS = [i["value"] * i.get("repeat", 1) for i in json.loads(FIXTURE.read_text(encoding="utf-8"))]
LIMITS = {"organisation": 300, "role": 300, "place": 300, "link": 2000, "pay": 300, "note": 200_000}

TYPE = """(form, typed) => { for (const [name, text] of Object.entries(JSON.parse(typed))) {
    const box = form.querySelector(`[data-name=${name}] :is(input, textarea)`);
    box.value = text;
    box.dispatchEvent(new Event('input', {bubbles: true})); } }"""
ANSWERED = "form => form.querySelector('[type=submit]').getAttribute('aria-disabled') !== 'true'"
REFUSED = """form => [...form.querySelectorAll('.atn-has-problem')]
    .map(field => [field.dataset.name, field.querySelector('.atn-problem').innerText])"""


def kept(name: str, text: str) -> str | None:
    """What the store is to hold of a text typed into this box; None if it is to be refused."""
    one_line = name != "note"
    # A browser's one-line box has no line ends; its large box writes all of them as "\n".
    typed = (
        text.replace("\r", "").replace("\n", "")
        if one_line
        else text.replace("\r\n", "\n").replace("\r", "\n")
    )
    admitted = admit(typed, LIMITS[name], one_line=one_line)
    if isinstance(admitted, Problem) or (name == "organisation" and blank(admitted)):
        return None
    return admitted


def save(form: Any, typed: dict[str, str]) -> dict[str, str]:
    """Type, save, and give the sentences beside the boxes that were refused; wait until one or the other."""
    form.evaluate(TYPE, json.dumps(typed))
    form.get_by_role("button", name=words("interviews.quick.sent.save"), exact=True).click()
    handle = form.element_handle()
    form.page.wait_for_function(ANSWERED, arg=handle, timeout=30_000)
    return dict(form.evaluate(REFUSED))


@pytest.mark.timeout(900)
def test_every_hostile_input_is_kept_as_it_is_or_refused_and_never_run(
    page: Any, open_notebook: Any, book_on_disk: Path, full: bool
) -> None:
    # One after the other each input gets into one of the six boxes; in the long run, into every one of them.
    panel = open_notebook("02_interview_log.ipynb")
    panel.get_by_role("button", name=words("interviews.quick.options.sent")).click()
    form = panel.locator("form.atn-form").first
    expect(form.locator("[data-name=sent_on]")).to_be_visible()
    expected = []
    for turn in range(0, len(INPUTS), 1 if full else len(LIMITS)):
        typed = {name: INPUTS[(turn + n) % len(INPUTS)] for n, name in enumerate(LIMITS)}
        stored = {name: kept(name, text) for name, text in typed.items()}
        refused = save(form, typed)
        assert set(refused) == {name for name, text in stored.items() if text is None}, typed
        assert all(refused.values())
        if refused:
            instead = dict.fromkeys(refused, f"refused {turn}")
            assert save(form, instead) == {}
            stored |= instead
        expected.append(tuple(stored.values()))
    with sqlite3.connect(f"file:{book_on_disk}?mode=ro", uri=True) as connection:
        columns = ", ".join(f"coalesce({name}, '')" for name in LIMITS)
        assert connection.execute(f"SELECT {columns} FROM application").fetchall() == expected
    expect(panel.locator(".atn-table-count")).to_contain_text(str(len(expected)))
    assert shown(panel) == Counter(organisation for organisation, *_ in expected)
    assert_nothing_ran(page, panel)
    assert_nothing_ran(page, open_notebook("00_start_here.ipynb"))


def shown(panel: Any) -> Counter[str]:
    """The names in all pages of the table, exactly as they stand there."""
    names: Counter[str] = Counter()
    every = panel.get_by_role("button", name=like("ui.table.all"))
    every.click()
    expect(every).to_be_hidden()
    later = panel.get_by_role("button", name=words("ui.table.next"))
    while True:
        page = panel.locator(".atn-table tbody .atn-row-open bdi").all_text_contents()
        names.update(page)
        if not later.count() or later.get_attribute("aria-disabled") == "true":
            return names
        before = panel.locator(".atn-table-span").inner_text()
        later.click()
        expect(panel.locator(".atn-table-span")).not_to_have_text(before)


def assert_nothing_ran(page: Any, panel: Any) -> None:
    """No payload left its mark, no chart is broken, and the browser complains of nothing."""
    panel.locator(".atn-page").last.scroll_into_view_if_needed()
    page.wait_for_function(ALL_DRAWN)
    quiet(page)
    assert page.evaluate("[...(window.__xss || [])]") == []
    assert panel.locator(".atn-chart[data-shown=problem]").count() == 0
    assert page.locator("iframe, object, embed, .atn-page img, .atn-page script").count() == 0
    assert page.console_errors == []
