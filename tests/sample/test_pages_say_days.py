"""No page of the sample book shows a day as a computer writes it (2026-03-12); people say “12 March”."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, shows, unfold, widgets

from workbook import sample, ui
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.page import parts as ways
from workbook.exporting.report import report_bytes
from workbook.path import PAGES, notebook

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
RAW = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
# What a part is told but does not show: keys, the day a date picker needs, the name of a saved file.
NOT_SHOWN = re.compile(r"id|key|chosen|iso|file|token|sort|data-.*|notebook")
DEEP = 3  # a line behind a line behind a line


def calls(page: str) -> Iterator[tuple[str, str]]:
    """The room and function of every call of a page."""
    for cell in json.loads((NOTEBOOKS / notebook(page)).read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            yield re.findall(r"(\w+)\.(\w+)\(\)", "".join(cell["source"]))[-1]


def builder(room: str, name: str) -> Callable[[Book], Any]:
    """What makes the parts that a call shows: the last thing it takes from a file of its room."""
    if room == "foot":  # one function for all pages
        return lambda book: ui.foot(book, name)
    call = getattr(importlib.import_module(f"workbook.{room}"), name)
    taken = [
        node for node in ast.walk(ast.parse(inspect.getsource(call))) if isinstance(node, ast.ImportFrom)
    ]
    made = getattr(importlib.import_module(str(taken[-1].module)), taken[-1].names[-1].name)
    return getattr(made, "__wrapped__", made)  # type: ignore[no-any-return]


def opened(book: Book, room: str, name: str) -> list[Any]:
    """The parts with every line, table and picture of them open, and the first row of each table."""
    parts = [part for part in builder(room, name)(book) if part]
    for part in parts:
        if hasattr(part, "when_shown"):
            part.when_shown()
    box = ui.stack(*parts)
    for _ in range(DEEP):
        unfold(box)
        for one in widgets(box):
            if "removes" in one.spec:
                Browser(one).send("shown")
                for id in Browser(one).row_ids[:1]:
                    Browser(one).send("open", key=id)
            elif "drawing" in one.spec.get("say", {}):
                Browser(one).send("seen", visible=True)
    return widgets(box)


def texts(told: Any, place: str = "") -> Iterator[str]:
    """Every text in what a part is told that somebody can see; of an option its label, not its key."""
    if isinstance(told, str):
        yield f"{place}: {told}"
    elif isinstance(told, dict):
        for name, inside in told.items():
            if not NOT_SHOWN.fullmatch(name):
                yield from texts(inside, f"{place}.{name}")
    elif isinstance(told, list | tuple):
        pairs = place.endswith("options") and all(isinstance(item, list | tuple) for item in told)
        for item in told:
            yield from texts(item[1:] if pairs else item, place)


@pytest.mark.parametrize("page", PAGES)
def test_no_day_is_shown_as_a_computer_writes_it(
    book: Book, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(NOTEBOOKS.parent)
    sample.fill(book)
    parts = [one for room, name in calls(page) for one in opened(book, room, name)]
    assert parts
    said = (text for one in parts for text in texts({"spec": one.spec, "state": one.state}, one.name))
    assert [text for text in said if RAW.search(text)] == []


def test_nor_behind_any_way_with_the_whole_book(book: Book) -> None:
    sample.fill(book)
    chips, place = ways(book)
    for key, _label in shows(chips, "options"):
        Browser(chips).send("press", key=key)
        found = [
            text for one in widgets(unfold(place)) for text in texts({"spec": one.spec, "state": one.state})
        ]
        assert found
        assert [text for text in found if RAW.search(text)] == []


def test_nor_in_the_report(book: Book) -> None:
    sample.fill(book)
    page = re.sub(r"<[^>]*>", " ", report_bytes(book, everything(book)).decode())
    assert RAW.findall(page) == []
