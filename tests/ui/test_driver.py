"""The driver does with a page what somebody would: it presses, fills, and sees what is there."""

from __future__ import annotations

import pytest
from by_hand import room_words
from driver import Page
from invented import form

from workbook import ui
from workbook.book import Book
from workbook.interviews.model import Application

COLUMNS = [ui.Column("name", "Organisation")]


@pytest.fixture
def page(book: Book) -> Page:
    """A form, a table of what it has stored, and a button that says what comes next."""

    def rows() -> list[ui.Row]:
        return [
            ui.Row(stored.id, {"name": stored.record.organisation}) for stored in book.store.all(Application)
        ]

    below = ui.swap()
    button = ui.button("Go on", lambda: below.show(ui.text("The next page.")))
    return Page(ui.stack(form(book), ui.RecordTable(book, COLUMNS, rows, room_words()), button, below))


def test_what_is_filled_in_and_saved_stands_in_the_table(page: Page) -> None:
    page.fill(organisation="Quillmoor").press()
    assert page.table() == [{"name": "Quillmoor"}]


def test_a_press_is_found_by_the_words_on_the_button_and_what_it_brings_is_seen(page: Page) -> None:
    assert not page.sees("The next page.")
    page.press("Go on")
    assert page.sees("The next page.")


def test_a_chart_is_drawn_when_it_is_looked_at(book: Book) -> None:
    own = room_words(kites={"empty": "No kites yet."})
    chart = ui.LiveChart(book, own, "kites", lambda: None, listen=())
    assert Page(ui.stack(chart)).chart()["shown"] == "empty"
