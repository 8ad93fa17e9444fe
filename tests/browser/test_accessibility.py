"""axe finds nothing wrong with our part of a page, in either theme, on a wide screen or a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lab_server import NOTEBOOKS, LabServer
from looks import PHONE, WIDE, dress, violations

PAGES = sorted(file.name for file in NOTEBOOKS.glob("*.ipynb"))


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, lab: LabServer) -> Iterator[str]:
    dress(lab.data, request.param)
    yield request.param
    dress(lab.data, "light")


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def context_options(request: pytest.FixtureRequest, theme: str) -> dict[str, Any]:  # noqa: ARG001
    return {"viewport": request.param, "locale": "en-GB"}


def dark(page: Any) -> bool:
    return page.locator("body").get_attribute("data-jp-theme-light") == "false"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page: Any, open_notebook: Callable[..., Any], theme: str, name: str) -> None:
    open_notebook(name)
    assert dark(page) is (theme == "dark")
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_page(page: Any, open_notebook: Callable[..., Any], name: str) -> None:
    panel = open_notebook(name)
    sideways = """panel => [...panel.querySelectorAll('.atn-page *')].filter(e => e.offsetParent)
        .filter(e => e.getBoundingClientRect().right > panel.getBoundingClientRect().right - 4)
        .map(e => e.outerHTML.slice(0, 120))"""
    assert panel.evaluate(sideways) == []
