"""What one person costs on a hub: `PYTHONPATH=. python tests/benchmarks/hub.py`, in some five minutes.

Starts a real JupyterHub (tests/hub_server.py) and one person's server, and measures that server with
all its kernels: memory as the share of each process (PSS), processor as seconds of one core.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests/browser")]

import psutil  # noqa: E402
from hub_server import Hub, environment, proxy_program  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from windows import ARGUMENTS, WINDOW, chromium  # noqa: E402
from wording import words  # noqa: E402

SETTLE, IDLE = 15, 60  # seconds until a state has settled, and over which it is measured
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"


def processes(home: Path) -> list[psutil.Process]:
    """The server of the person with this home, and what it has started."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("HOME") == str(home):
                found.append(process)
        except psutil.Error:
            continue
    return found


def memory(home: Path) -> float:
    """Megabytes of all of them together, what they share counted once."""
    total = 0
    for process in processes(home):
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total / 1e6


def processor(home: Path) -> float:
    """Seconds of one core that they have used so far."""
    total = 0.0
    for process in processes(home):
        try:
            used = process.cpu_times()
            total += used.user + used.system
        except psutil.Error:
            continue
    return total


def state(name: str, home: Path) -> None:
    """Print what a state costs once it has settled."""
    time.sleep(SETTLE)
    before, since = processor(home), time.monotonic()
    time.sleep(IDLE)
    share = (processor(home) - before) / (time.monotonic() - since)
    print(f"{name:28} {memory(home):7.0f} MB {share:8.3f} cores", flush=True)


def main() -> None:
    """Measure one person from the start of their server to the sample book and back."""
    place = Path(tempfile.mkdtemp(prefix="hub-"))
    gigabytes = psutil.virtual_memory().total / 1e9
    print(f"{os.cpu_count()} cores, {gigabytes:.0f} GB, Python {sys.version.split()[0]}")
    with Hub(place / "running", environment(place), proxy_program(place / "proxy")) as hub:
        home = hub.homes / "ada"
        for turn in ("first start of a server", "start of a server"):
            began = time.monotonic()
            hub.api("users/ada/server", "POST") if turn != "first start of a server" else begin(hub)
            while not hub.api("users/ada")["servers"].get("", {}).get("ready"):
                time.sleep(0.05)
            print(f"{turn:28} {time.monotonic() - began:7.1f} s", flush=True)
            if turn == "first start of a server":
                hub.cull("ada")
        state("server, no page open", home)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS])
            page = browser.new_context(**WINDOW).new_page()
            saves(page, hub, home)
            looks_around(page, home)


def begin(hub: Hub) -> None:
    """An account, and its server for the first time."""
    hub.api("users/ada", "POST")
    hub.api("users/ada/server", "POST")


def saves(page: Any, hub: Hub, home: Path) -> None:
    """One page open, and one interview saved on it."""
    page.set_default_timeout(60_000)
    page.goto(hub.address("ada"))
    page.get_by_label("Username").fill("ada")
    page.get_by_role("button", name="Sign in").click()
    page.locator(f"{PANEL} .atn-page").first.wait_for()
    page.locator("#after-the-no-contents a[data-file='02_interview_log.ipynb']").click()
    form = page.locator(PANEL).locator("form.atn-form").first
    form.get_by_label("Organisation").fill("Quillmoor")
    state("one page open", home)
    form.get_by_role("radio", name="First interview").check()
    before = processor(home)
    form.get_by_role("button", name="Save", exact=True).click()
    page.locator(PANEL).locator(".atn-table tr").filter(has_text="Quillmoor").wait_for()
    time.sleep(SETTLE)
    used = processor(home) - before
    print(f"{'a save':28} {memory(home):7.0f} MB {used:8.2f} seconds of a core", flush=True)


def looks_around(page: Any, home: Path) -> None:
    """The sample book open, with the page they came from still there; then back in their own."""
    foot = page.locator(".atn-contents-foot")
    began = time.monotonic()
    foot.get_by_role("button", name=words("lab.frame.sample")).click()
    page.locator(f"{PANEL} .atn-sample").first.wait_for()
    print(f"{'the sample book opens':28} {time.monotonic() - began:7.1f} s", flush=True)
    state("sample book open", home)
    foot.get_by_role("button", name=words("lab.frame.own_book")).click()
    page.locator(f"{PANEL} .atn-page").first.wait_for()
    state("back in their own book", home)


if __name__ == "__main__":
    main()
