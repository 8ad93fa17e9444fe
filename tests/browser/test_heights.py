"""How high the pages are as they are opened, with the sample book: what is not the task is behind a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from lab_server import NOTEBOOKS
from looks import PHONE
from screenshots import opened, sample_lab
from waiting import ALL_DRAWN, quiet
from windows import Windows
from windows import opened as lent_page
from wording import like, words

WIDE = {"width": 1280, "height": 900}
ALL_OF_IT = 5000  # px, higher than a page may be
MOST = ((WIDE, 2200), (PHONE, 3600))  # px (path.md, how much a page may hold)
PAGES = sorted(file.name for file in NOTEBOOKS.glob("*.ipynb"))
HEIGHT = """panel => {
  const cells = [...panel.querySelectorAll('.jp-Notebook .jp-Cell')].map(one => one.getBoundingClientRect())
    .filter(one => one.height);
  return Math.max(...cells.map(one => one.bottom)) - Math.min(...cells.map(one => one.top));
}"""
APART = """panel => {  // between two lines in a row there is no gap, and neither lies over the other
  const lines = [...panel.querySelectorAll('.atn-fold')].filter(one => one.offsetParent)
    .map(one => one.getBoundingClientRect());
  return lines.slice(1).map((one, n) => one.top - lines[n].bottom)
    .filter(gap => gap < -2 || (gap > 1 && gap < 24));
}"""
CLOSE = """panel => {  // what stands less than 14 px above a line that opens, another line aside
  const lines = [...panel.querySelectorAll('.atn-fold')].filter(one => one.offsetParent);
  const rest = [...panel.querySelectorAll('.atn-page :is(p, button, input, textarea, section, svg, a, ul)')]
    .filter(one => one.offsetParent && one.getBoundingClientRect().height > 1 && !one.matches('.atn-fold'));
  return lines.flatMap(line => rest.map(one => [line, one,
      line.getBoundingClientRect().top - one.getBoundingClientRect().bottom]))
    .filter(([line, , gap]) => gap > -30 && gap < 14)
    .map(([line, one, gap]) => `${Math.round(gap)} px: ${one.innerText} | ${line.innerText}`);
}"""
TWICE = """panel => {  // sections whose rule follows the line of one that opens, with nothing between them
  const shown = name => [...panel.querySelectorAll(name)].filter(one => one.offsetParent);
  const ends = shown('.atn-folded').map(one => one.getBoundingClientRect().bottom);
  return shown('.atn-text-section').filter(one => getComputedStyle(one).borderTopWidth !== '0px'
      && ends.some(end => Math.abs(one.getBoundingClientRect().top - 44 - end) < 4))
    .map(one => one.innerText);
}"""
HIDDEN = """panel => {  // lines that open over whose lower line the next part of the page begins
  const cells = [...panel.querySelectorAll('.jp-Notebook .jp-Cell')]
    .filter(one => one.getBoundingClientRect().height);
  return cells.slice(1).flatMap((cell, n) => [...cells[n].querySelectorAll('.atn-fold')]
    .filter(one => one.offsetParent)
    .filter(one => one.getBoundingClientRect().bottom > cell.getBoundingClientRect().top + 0.5))
    .map(one => one.innerText);
}"""
REST = 1000  # ms without a change, after which nothing more comes


def height_of(page: Any, panel: Any) -> float:
    """The height of the page in px, once the parts that come last are there."""
    before, height = -1.0, panel.evaluate(HEIGHT)
    while before != height:
        page.wait_for_timeout(REST)
        before, height = height, panel.evaluate(HEIGHT)
    return float(height)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[Any]:  # noqa: ARG001
    """The workbook on the sample book."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFTER_THE_NO_NOW", "")  # sample_lab sets it, and the next module must not see it
        with sample_lab(tmp_path_factory.mktemp("heights")) as lab:
            yield lab


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("window", "most"), MOST, ids=["wide", "phone"])
def test_a_page_is_not_too_high_as_it_is_opened_and_its_folded_lines_stand_together(
    windows: Windows, sample: Any, name: str, window: dict[str, int], most: int
) -> None:
    with windows.lent(sample, {"viewport": window, "locale": "en-GB", "device_scale_factor": 1.5}) as page:
        panel = lent_page(page, sample, name)
        page.locator(".atn-contents-due:not([hidden])").first.wait_for(state="attached")
        page.set_viewport_size({**window, "height": ALL_OF_IT})  # a cell out of view has no height
        page.wait_for_function(ALL_DRAWN)
        quiet(page)
        height = height_of(page, panel)
        apart = [found for fault in (APART, CLOSE, TWICE, HIDDEN) for found in panel.evaluate(fault)]
    assert height <= most, height
    assert apart == []


def test_what_is_measured_is_the_page(browser: Any, sample: Any) -> None:
    page, panel = opened(browser, sample, "02_interview_log.ipynb", WIDE)
    before = height_of(page, panel)
    line = panel.get_by_role("button", name=like("how_far.numbers.reached"))
    line.click()
    panel.locator(".atn-chart svg").first.wait_for()
    assert height_of(page, panel) > before + 200
    line.and_(panel.get_by_role("button", name=words("ui.fold.hide"))).wait_for()
    page.context.close()
