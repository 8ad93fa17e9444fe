"""How soon a page is there after a click on a link, and what the kernels hold after ten pages one by one.

Run `python tests/benchmarks/pages.py`, with Chromium on the machine. The yardstick in the same run is a bare
notebook that imports the same and shows one box. Times are those of the clock, the middle of a few visits
with a spare kernel ready; memory is each kernel's own share (Linux only). Prints figures and judges nothing;
no test waits on it. On two quiet cores:

    a page 0.45 s (0.40 to 0.79), a bare notebook 1.87 s: 0.24 of it
    kernels: 257 MB with one page, 256 MB after ten, 1.00 times

That is with Chromium's headless shell; the whole Chromium took 0.90 s against 2.60 s, 0.35 of it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from lab_server import LabServer
from scratch import lay
from windows import ARGUMENTS, AWAKE, WINDOW, chromium, loaded

START = "00_start_here.ipynb"
BARE = "93_bare.ipynb"
IMPORTS = "import ipywidgets\nimport workbook.lab.warm\nfrom importlib import import_module"
IMPORTS += (
    "\nfor name in workbook.lab.warm.FOR_LATER: import_module(name)\nipywidgets.Text(description='box')"
)
HERE = ".jp-NotebookPanel:not(.lm-mod-hidden)"
RUN = """async path => {
    const { commands } = window.jupyterapp;
    const panel = await commands.execute('docmanager:open', { path, factory: 'Notebook' });
    await panel.sessionContext.ready;
    await commands.execute('notebook:run-all-cells'); }"""
# Looked for at each frame: a locator looks only twice a second after a while, and would be late by chance.
SEEN = "selector => [...document.querySelectorAll(selector)].some(found => found.getClientRects().length)"
USABLE = ":is(button, input):not([inert] *, .atn-frame *)"
CLOSE = """() => { const { currentWidget } = window.jupyterapp.shell;
    currentWidget.context.model.dirty = false;
    currentWidget.close(); }"""


def spare_ready(lab: LabServer) -> None:
    """Wait until there is one kernel more than pages, and it has had time to load everything."""
    while len(listed(lab, "kernels")) <= len(listed(lab, "sessions")):
        time.sleep(0.05)
    time.sleep(3)


def listed(lab: LabServer, what: str) -> list[Any]:
    """The kernels or sessions; Jupyter cannot list them while one of them ends."""
    while True:
        with suppress(HTTPError):
            return list(lab.api(what))
        time.sleep(0.05)


def visit(page: Any, file: str) -> float:
    """Seconds from the click in the contents until the page can be used."""
    begun = time.monotonic()
    page.locator(f"#after-the-no-contents a[data-file='{file}']").click()
    page.wait_for_function(
        f"document.querySelector('.atn-contents a[aria-current]')?.dataset.file === '{file}'"
    )
    page.wait_for_function(SEEN, arg=f"{HERE} .atn-page {USABLE}")
    taken = time.monotonic() - begun
    page.wait_for_function(AWAKE)
    return taken


def bare(page: Any, lab: LabServer) -> float:
    """Seconds until a notebook of the same imports shows its box, run by hand without a wait for the hand."""
    file = lay(lab.notebooks, BARE, IMPORTS, page=False)
    begun = time.monotonic()
    page.evaluate(RUN, file.name)
    page.wait_for_function(SEEN, arg=f"{HERE} .jupyter-widgets input")
    taken = time.monotonic() - begun
    page.evaluate(CLOSE)
    for session in listed(lab, "sessions"):
        if session["path"] == BARE:
            lab.api(f"sessions/{session['id']}", "DELETE")
    return taken


def memory(lab: LabServer) -> float:
    """What all kernels of this workbook hold, in MB; what they share is counted once."""
    ids = [kernel["id"] for kernel in listed(lab, "kernels")]
    held = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(f"kernel-{id}" in (process / "cmdline").read_text() for id in ids):
                text = (process / "smaps_rollup").read_text()
                held += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
        except OSError:
            continue
    return held / 1024


def measure(page: Any, lab: LabServer) -> None:
    """Ten pages one after the other, with a bare notebook in between."""
    files = [file.name for file in sorted(lab.notebooks.glob("*.ipynb"))]
    loaded(page, lab, START)
    spare_ready(lab)
    first, most = memory(lab), 0
    yardstick = [bare(page, lab)]
    taken = []
    for n in range(10):
        spare_ready(lab)
        taken.append(visit(page, files[(n + 1) % len(files)]))
        most = max(most, len(listed(lab, "kernels")))
    spare_ready(lab)
    last = memory(lab)
    yardstick.append(bare(page, lab))
    page_time, bare_time = statistics.median(taken), min(yardstick)
    print(
        f"a page {page_time:.2f} s ({min(taken):.2f} to {max(taken):.2f}), a bare notebook {bare_time:.2f} s:"
    )
    print(f"  {page_time / bare_time:.2f} of it; at most {most} kernels at once")
    print(f"kernels: {first:.0f} MB with one page, {last:.0f} MB after ten, {last / first:.2f} times")


def main() -> None:
    """Starts a workbook of its own and measures it."""
    from playwright.sync_api import sync_playwright

    with (
        tempfile.TemporaryDirectory() as place,
        LabServer(Path(place)) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS])
        page = browser.new_context(**WINDOW).new_page()
        page.set_default_timeout(60_000)
        measure(page, lab)
        browser.close()


if __name__ == "__main__":
    main()
