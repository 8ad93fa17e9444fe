"""Every hostile text in every box of the page for today: stored as typed or refused in words, never lost."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from pages_by_hand import Browser, press, shown
from today_by_hand import first_day_page

from workbook.answers import ExerciseEntry, Kind, Problem, admit
from workbook.book import Book
from workbook.content import load_exercise
from workbook.today.model import FreeWriting, opened
from workbook.today.writing import Writing

ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures/hostile_inputs.json").read_text("utf-8"))
INPUTS = {e["id"]: e["value"].replace("ID", e["id"]) * e.get("repeat", 1) for e in ENTRIES}
TEXTS = {
    name: answer
    for name, answer in load_exercise("a").answers.items()
    if answer.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT)
}
FAILED = "Something went wrong"


def turns(full: bool) -> list[dict[str, str]]:
    """Box → text, so that each input gets into one of the boxes, in the long run into every one of them."""
    texts = list(INPUTS.values())
    steps = range(0, len(texts), 1 if full else len(TEXTS))
    return [{box: texts[(turn + n) % len(texts)] for n, box in enumerate(TEXTS)} for turn in steps]


def test_in_the_first_day(book: Book, full: bool) -> None:
    page = first_day_page(book)
    for typed in turns(full):
        browser = Browser(page.exercise)
        browser.press("rest", **typed)
        assert FAILED not in shown(page)
        found = [stored.record.answers for stored in book.store.all(ExerciseEntry)]
        for box, answer in TEXTS.items():
            admitted = admit(typed[box], answer.limit, one_line=answer.kind is Kind.SHORT_TEXT)
            if isinstance(admitted, Problem):
                assert browser.boxes[box] != ""
            elif found:
                assert found[0].get(box, "") == admitted


def test_in_free_writing_kept_or_sealed_and_read_again(book: Book, full: bool) -> None:
    fates = itertools.cycle(["keep", "seal"])
    writing = Writing(book, book.words("today"))
    for text in list(INPUTS.values())[:: 1 if full else 6]:
        writing.offer()
        press(writing, "Write freely for a while")
        Browser(writing.form).press(text=text, fate=next(fates))
        assert FAILED not in shown(writing)
        kept = [opened(stored.record) for stored in book.store.all(FreeWriting)]
        admitted = admit(text, 200_000)
        sound = not isinstance(admitted, Problem) and admitted.strip()
        assert kept == ([admitted] if sound else [])
        for stored in book.store.all(FreeWriting):
            book.store.remove(FreeWriting, stored.id)
        book.store.drop_draft(writing._draft)
