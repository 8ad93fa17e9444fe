"""Every hostile text in every box of the page for today: stored as typed or refused in words, never lost."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from driver import Browser, press, shown
from today_by_hand import first_day_page
from wording import words

from workbook.answers import ExerciseEntry, LongTextAnswer, Problem, TextAnswer, admit, blank
from workbook.book import Book
from workbook.content import load_exercise
from workbook.today.model import FreeWriting, opened
from workbook.today.writing import Writing

ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures/hostile_inputs.json").read_text("utf-8"))
INPUTS = {e["id"]: e["value"].replace("ID", e["id"]) * e.get("repeat", 1) for e in ENTRIES}
TEXTS = {
    name: answer
    for name, answer in load_exercise("a").answers.items()
    if type(answer) in (TextAnswer, LongTextAnswer)
}
CELLS = load_exercise("a").answers["small"]
FAILED = words("ui.problem.unexpected")


def turns(full: bool) -> list[dict[str, str]]:
    """Box → text, so that each input gets into one of the boxes, in the long run into every one of them."""
    texts = list(INPUTS.values())
    steps = range(0, len(texts), 1 if full else len(TEXTS))
    return [{box: texts[(turn + n) % len(texts)] for n, box in enumerate(TEXTS)} for turn in steps]


def assert_cells(browser: Browser, found: list[Mapping[str, Any]], typed: list[str]) -> None:
    """The cells of a table are kept as admitted, or refused, and then stay in their boxes."""
    cells = [admit(cell, CELLS.limit, one_line=True) for cell in typed]
    if any(isinstance(cell, Problem) for cell in cells):
        assert browser.boxes["small"] != []
    elif found and any(cells):
        assert found[0]["small"] == [cells]


def test_in_the_first_day(book: Book, full: bool) -> None:
    page = first_day_page(book)
    for typed in turns(full):
        browser = Browser(page.days.exercise)
        thing, when, own = list(typed.values())[:3]
        browser.press("rest", **typed, small=[[thing, when]], feelings=["hurt", own])
        assert FAILED not in shown(page)
        found = [stored.record.answers for stored in book.store.all(ExerciseEntry)]
        assert_cells(browser, found, [thing, when])
        for box, answer in TEXTS.items():
            admitted = admit(typed[box], answer.limit, one_line=type(answer) is TextAnswer)
            if isinstance(admitted, Problem):
                assert browser.boxes[box] != ""
            elif found:
                assert found[0].get(box, "") == admitted


def test_in_free_writing_kept_or_sealed_and_read_again(book: Book, full: bool) -> None:
    fates = itertools.cycle(["keep", "seal"])
    writing = Writing(book, book.words("today"))
    for text in list(INPUTS.values())[:: 1 if full else 6]:
        writing.offer()
        press(writing, words("today.writing.offer"))
        Browser(writing.form).press(text=text, fate=next(fates))
        assert FAILED not in shown(writing)
        kept = [opened(stored.record) for stored in book.store.all(FreeWriting)]
        admitted = admit(text, 200_000)
        sound = not isinstance(admitted, Problem) and not blank(admitted)
        assert kept == ([admitted] if sound else [])
        for stored in book.store.all(FreeWriting):
            book.store.remove(FreeWriting, stored.id)
        book.store.drop_draft(writing._draft)
