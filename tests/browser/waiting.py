"""Waiting for what a test needs to have happened, and no longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

# A window that the browser holds back draws nothing and is never idle: after ten seconds it counts as drawn.
DRAWN = """() => new Promise(drawn => {
    setTimeout(() => drawn(false), 10_000);
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => drawn(true))));
})"""
ALL_DRAWN = """() => [...document.querySelectorAll('.atn-chart')]
    .filter(chart => chart.offsetParent && chart.getBoundingClientRect().top < innerHeight)
    .every(chart => !['waiting', 'loading'].includes(chart.dataset.shown))"""  # every chart that is in view


def until(page: Any, fact: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something that the browser cannot see is so; what the page sends meanwhile is heard."""
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end, "it never came to be"
        page.wait_for_timeout(20)


def drawn(chart: Any) -> Any:
    """The first chart of these, brought into view: only there is it drawn again when something changes."""
    chart.first.scroll_into_view_if_needed()
    chart.first.locator("svg").first.wait_for(state="attached")
    return chart.first


def settled(page: Any) -> None:
    """Wait until the browser has drawn what it was about to draw and has nothing left to do."""
    page.evaluate(DRAWN)


def quiet(page: Any) -> None:
    """Wait until the browser asks nobody for anything any more, and has drawn what came."""
    page.wait_for_load_state("networkidle")
    settled(page)
