"""A page to keep in a browser: nothing in it runs, axe finds nothing, and its PDF says what was typed."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from looks import PHONE, found_by_axe

from workbook import open_book
from workbook.answers import Problem, admit
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.to_keep import page_to_keep, pictures, ticks
from workbook.interviews.model import Application
from workbook.sample import fill

FIXTURE = Path(__file__).parents[1] / "fixtures/hostile_inputs.json"
ENTRIES = json.loads(FIXTURE.read_text(encoding="utf-8"))
NOTE = 200_000  # characters
UNSEEN = ("Cf", "Cc", "Cs", "Mn", "Me")  # marks and joins, which a PDF keeps with their letter or not at all
RUN = "[window.__xss, document.scripts.length, document.querySelectorAll('main img, main iframe').length]"


def letters(text: str) -> str:
    """What is seen of a text, without how its lines are broken."""
    return "".join(
        one
        for one in unicodedata.normalize("NFKC", text)
        if not one.isspace() and unicodedata.category(one) not in UNSEEN
    )


def can_be_printed(text: str) -> bool:
    """Not so where it asks to be drawn backwards, or has characters that no font has."""
    return not any(
        one == "\u202e" or unicodedata.category(one) == "Co" or "\U0001f1e6" <= one <= "\U0001f1ff"
        for one in text
    )


def begins_with(said: str, text: str) -> bool:
    """Whether a text is said first; one from right to left is said in the order in which it is drawn."""
    whole = letters(text)
    if not any(unicodedata.bidirectional(one) in ("R", "AL") for one in text):
        return said.startswith(whole)
    return all(letters(word) in said[: len(whole)] for word in text.split())


def shown(browser: Any, html: bytes, **look: Any) -> Iterator[Any]:
    """The page in a window that notes whatever it asks the network for."""
    context = browser.new_context(**look)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html.decode())
    yield page
    assert asked == []
    assert page.evaluate(RUN) == [None, 0, 0]
    context.close()


@pytest.fixture
def typed(tmp_path: Path) -> tuple[Book, dict[str, str]]:
    """A book with every hostile input that is admitted, each in an application of its own."""
    book, kept = open_book(tmp_path / "hostile"), {}
    for entry in ENTRIES:
        text = admit(entry["value"] * min(entry.get("repeat", 1), 500), NOTE)
        if not isinstance(text, Problem) and letters(text):
            kept[f"Number {entry['id']}."] = text
            book.store.add(Application(f"Number {entry['id']}.", note=text))
    return book, kept


def test_the_printed_page_says_what_was_typed_and_runs_none_of_it(
    browser: Any, typed: tuple[Book, dict[str, str]]
) -> None:
    book, kept = typed
    for page in shown(browser, page_to_keep(book, ticks(book, everything(book)))):
        printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
        said = letters("".join(sheet.extract_text() for sheet in printed.pages))
    asked = letters(book.words("interviews")("field.note.ask"))
    after = {name: said.partition(letters(name) + asked)[2] for name in kept}
    wrong = [
        name for name, text in kept.items() if can_be_printed(text) and not begins_with(after[name], text)
    ]
    assert len(kept) > 150
    assert wrong == []


def everything_of(book: Book) -> bytes:
    """The page with every tick."""
    whole = everything(book)
    return page_to_keep(book, ticks(book, whole), whole, of=pictures(book))


@pytest.mark.parametrize("look", [{}, {"viewport": PHONE, "color_scheme": "dark"}], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_the_sample_book(
    browser: Any, tmp_path: Path, look: dict[str, Any]
) -> None:
    book = open_book(tmp_path / "sample")
    fill(book)
    for page in shown(browser, everything_of(book), **look):
        assert page.locator("figure > svg[role=img]").count() > 10
        assert found_by_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
