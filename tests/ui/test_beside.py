"""What stands beside the main part of a page is hidden while that part is alone, also in cells of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import invented
from driver import Browser, shows, widgets

from workbook import open_book, ui
from workbook.book import Book
from workbook.interviews.model import Application


def hidden(part: Any) -> bool:
    return bool(part.layout.display == "none")


def beside(book: Book) -> Any:
    """A part that stands beside the main one."""
    part = ui.stack(ui.text("Your stories"))
    ui.beside(book).holds(part)
    return part


def test_what_is_beside_is_shown_until_the_main_part_says_otherwise(book: Book) -> None:
    held = beside(book)
    assert not hidden(held)
    ui.beside(book).show(whether=False)
    assert hidden(held)
    ui.beside(book).show(whether=True)
    assert not hidden(held)


def test_what_is_next_is_said_in_the_bar_where_the_form_has_gone_but_never_during_a_session(
    book: Book,
) -> None:
    around, form = ui.beside(book), ui.text("A form")
    bar, place = Browser(ui.text("The bar")), ui.swap(form)
    around.parts.add(page := ui.stack(place))
    around.bar, around.closing = bar.widget, lambda: ({"before": "Next: a walk."}, lambda: None)
    place.show(form)
    around.say_next(form)
    assert bar.heard == []
    place.show(ui.stack(ui.text("Part 2"), invented.form(book)))
    around.say_next(form)
    assert bar.heard == []
    place.show(form)
    place.show(ui.text("The list"))
    around.say_next(form)
    assert [message["next"] for message in bar.heard] == [{"before": "Next: a walk."}]
    place.show(ui.link("Today", "01_today.ipynb"))
    around.say_next(form)  # this leads on by itself
    page.show(place, invented.form(book))
    around.say_next(form)  # and here something else is asked
    page.show(place)
    place.show(ui.text("The list"))
    around.show(whether=False)
    around.say_next(form)
    assert len(bar.heard) == 1


def test_what_is_next_is_said_in_the_bar_where_the_whole_part_with_the_form_has_gone(book: Book) -> None:
    around, bar, form = ui.beside(book), Browser(ui.text("The bar")), ui.text("A form")
    around.bar, around.closing = bar.widget, lambda: ({"before": "Next: a walk."}, lambda: None)
    place, sitting = ui.MainPlace(book, lambda: None), ui.swap()
    around.parts.add(page := ui.swap())
    page.show(place)
    sitting.show(ui.text("Part 7"), form)
    place.open(sitting)
    place.close()
    around.say_next(form)
    assert [message["next"] for message in bar.heard] == [{"before": "Next: a walk."}]


def test_nothing_is_said_to_be_next_while_a_part_that_leads_on_by_itself_is_open(book: Book) -> None:
    around, form = ui.beside(book), Browser(ui.text("A form"))
    around.closing = lambda: ({"before": "Next: a walk."}, lambda: None)
    place = ui.MainPlace(book, lambda: None, shared=True)
    place.open(form.widget)
    around.say_next(form.widget)
    assert form.heard == []


def test_what_comes_later_follows_too(book: Book) -> None:
    ui.beside(book).show(whether=False)
    assert hidden(beside(book))
    ui.beside(book).show(whether=True)


def test_other_books_stay_as_they_are(book: Book, tmp_path: Path) -> None:
    held = beside(open_book(tmp_path / "other", now=book.now))
    ui.beside(book).show(whether=False)
    assert not hidden(held)


def test_what_is_opened_in_the_main_place_stays_and_is_alone_until_it_is_closed(book: Book) -> None:
    place, held = ui.MainPlace(book, lambda: place.show_if("two", lambda: [ui.text("Two due")])), beside(book)
    place.show_if("three", lambda: [ui.text("Three due")])
    place.open(ui.text("A question"))
    place.show_if("two", lambda: [ui.text("Two due")])
    assert [part.spec["paragraphs"] for part in widgets(place)] == [["A question"]]
    assert hidden(held)
    place.close()
    assert [part.spec["paragraphs"] for part in widgets(place)] == [["Two due"]]
    assert not hidden(held)


def test_what_is_opened_on_a_shared_page_leaves_the_parts_beside_it(book: Book) -> None:
    held = beside(book)
    ui.MainPlace(book, list, shared=True).open(ui.text("A map"))
    assert not hidden(held)


def test_a_line_that_counts_says_so_also_when_there_are_more(book: Book) -> None:
    fold = ui.counted_fold(book, Application, "{} applications".format, list)
    assert shows(widgets(fold)[0], "label") == "0 applications"
    book.store.add(Application("Quillmoor"))
    assert shows(widgets(fold)[0], "label") == "1 applications"
