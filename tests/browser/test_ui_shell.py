"""The table, the charts and the care card in a real browser: keyboard, widths, themes, and no kernel."""

from __future__ import annotations

from typing import Any

import pytest
from looks import PHONE, WIDE
from many import add_all
from playwright.sync_api import expect
from stage import Stage, violations_on

from workbook import ui
from workbook.book import Book
from workbook.content import Words, load_words
from workbook.interviews.model import Application
from workbook.ui.drawing import bars as marks
from workbook.ui.page import Frame
from workbook.ui.parts import care_spec

NAMES = ("Quillmoor", "Pebblewick & Sons", "<b>Thornvale</b>", "שלום בע״מ", "W" * 300)


def words() -> Words:
    common = load_words("ui")
    said = {
        "caption": "Applications",
        "empty": "Nothing yet.",
        "column": {"name": "Organisation", "n": "Rounds"},
    }
    return Words("en", common.file, {**said, "chart": said}, common.spoken)


def table(book: Book) -> ui.RecordTable:
    columns = [ui.Column("name", "Organisation", sub="role"), ui.Column("stands", "Stands", kind="tag")]

    def rows() -> list[ui.Row]:
        return [
            ui.Row(
                s.id,
                {"name": s.record.organisation, "role": s.record.role, "stands": "Waiting"},
                tag_tone="now",
            )
            for s in book.store.all(Application)
        ]

    def remove(id: str) -> Any:
        return book.store.remove(Application, id)

    return ui.RecordTable(
        book, columns, rows, words(), listen=[Application], on_open=lambda _id: None, on_remove=remove
    )


def chart(book: Book) -> ui.LiveChart:
    def draw(ax: Any, rows: Any, _words: Any, narrow: bool) -> None:
        bars = [marks.Bar(row["name"], row["n"], str(row["n"]), "of 9", low=1, high=5) for row in rows]
        marks.bars(ax, bars, narrow=narrow)

    made = ui.LiveChart(
        book,
        words(),
        "chart",
        table=lambda: [{"name": name, "n": 3} for name in NAMES],
        draw=draw,
        reading=lambda _table, _words: ui.Reading("Three of nine", "Nine sent.", "Five bars.", "Counted."),
        height=lambda rows, narrow: marks.bars_height(len(rows), narrow=narrow),
    )
    made.refresh()
    return made


def frame() -> Frame:
    return Frame({"care": care_spec(load_words), "sample": ""}, {"said": "", "warning": ""})


def fill(book: Book, names: tuple[str, ...] = NAMES) -> None:
    add_all(book.store, [Application(organisation=name, role="Analyst") for name in names])


def wider_than_the_page(window: Any) -> list[str]:
    found: list[str] = window.evaluate(
        """() => [...document.querySelectorAll('.atn *')]
            .filter((e) => !e.closest('.atn-unseen, .atn-behind-scroll'))
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
            .map((e) => e.outerHTML.slice(0, 100))"""
    )
    return found


def test_the_care_card_opens_and_closes_by_keyboard_when_there_is_no_kernel(window: Any) -> None:
    stage = Stage(window)
    stage.mount(frame())
    stage.alive = False
    button = window.get_by_role("complementary", name="I'm not all right").get_by_role("button")
    button.focus()
    window.keyboard.press("Enter")
    card = window.get_by_role("dialog", name="That sounds like a lot.")
    expect(card.get_by_role("heading", name="That sounds like a lot.")).to_be_focused()
    expect(card.get_by_text("findahelpline.com").first).to_be_visible()
    assert violations_on(window) == []
    window.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(button).to_be_focused()


def test_another_countrys_helplines_are_there_without_a_kernel(window: Any) -> None:
    stage = Stage(window)
    stage.mount(frame())
    stage.alive = False
    window.get_by_role("complementary").get_by_role("button").click()
    window.get_by_label("Your country").select_option("New Zealand")
    expect(window.get_by_role("link", name="Ring 1737")).to_have_attribute("href", "tel:1737")
    expect(window.get_by_text("In an emergency, ring 111")).to_be_visible()


def test_the_message_can_be_changed_and_copied(window: Any) -> None:
    Stage(window).mount(frame())
    window.get_by_role("complementary").get_by_role("button").click()
    window.get_by_role("button", name="Write that message").click()
    window.get_by_label("A message to send").fill("Could you ring me tonight?")
    window.get_by_role("button", name="Copy the message").click()
    expect(window.get_by_text("Copied. Paste it")).to_be_visible()


def test_a_row_is_removed_and_brought_back_by_keyboard(window: Any, book: Book) -> None:
    fill(book)
    Stage(window).mount(table(book))
    window.get_by_role("button", name="Remove Quillmoor").focus()
    window.keyboard.press("Enter")
    expect(window.get_by_text("Quillmoor removed.")).to_be_visible()
    expect(window.get_by_role("button", name="Undo", exact=True)).to_be_focused()
    window.keyboard.press("Enter")
    expect(window.get_by_role("button", name="Open Quillmoor")).to_be_focused()


def test_the_search_keeps_its_focus_and_its_letters(window: Any, book: Book) -> None:
    fill(book, tuple(f"Employer {n}" for n in range(40)))
    Stage(window).mount(table(book))
    window.get_by_label("Search").click()
    window.keyboard.type("employer 39", delay=60)
    expect(window.get_by_text("1 found")).to_be_visible()
    expect(window.get_by_label("Search")).to_be_focused()
    expect(window.get_by_label("Search")).to_have_value("employer 39")


def test_a_header_says_in_which_order_the_rows_are(window: Any, book: Book) -> None:
    fill(book)
    Stage(window).mount(table(book))
    header = window.get_by_role("columnheader", name="Organisation")
    for order in ("ascending", "descending"):
        header.get_by_role("button").click()
        expect(header).to_have_attribute("aria-sort", order)


def test_on_a_phone_rows_are_stacked_and_are_still_a_table(window: Any, book: Book) -> None:
    window.set_viewport_size(PHONE)
    fill(book)
    Stage(window).mount(table(book))
    expect(window.get_by_role("table", name="Applications").get_by_role("row")).to_have_count(len(NAMES) + 1)
    assert (
        window.locator(".atn-table tbody tr").first.evaluate("row => getComputedStyle(row).display") == "flex"
    )
    assert wider_than_the_page(window) == []


def test_the_picture_is_the_one_for_the_width_and_its_letters_stay_readable(window: Any, book: Book) -> None:
    Stage(window).mount(chart(book))
    for size, shown, hidden in ((WIDE, "wide", "narrow"), (PHONE, "narrow", "wide")):
        window.set_viewport_size(size)
        expect(window.locator(f".atn-chart-{shown} svg")).to_be_visible()
        expect(window.locator(f".atn-chart-{hidden} svg")).to_be_hidden()
        scale = window.locator(f".atn-chart-{shown} svg").evaluate(
            "s => s.clientWidth / s.viewBox.baseVal.width"
        )
        assert 0.9 < scale < 1.2
        assert wider_than_the_page(window) == []


def test_a_chart_changes_its_colours_with_the_theme_when_there_is_no_kernel(window: Any, book: Book) -> None:
    stage = Stage(window)
    stage.mount(chart(book))
    stage.alive = False
    bar = window.locator(".atn-chart-wide svg path[style*='--atn-accent']").first
    light = bar.evaluate("bar => getComputedStyle(bar).fill")
    window.evaluate("() => { document.body.dataset.jpThemeLight = 'false'; }")
    assert bar.evaluate("bar => getComputedStyle(bar).fill") != light


def test_the_table_behind_a_chart_is_one_press_away(window: Any, book: Book) -> None:
    Stage(window).mount(chart(book))
    window.locator("summary").focus()
    window.keyboard.press("Enter")
    expect(window.get_by_role("rowheader", name="Quillmoor")).to_be_visible()
    expect(window.get_by_text("Counted.")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_wrong(window: Any, book: Book, theme: str, size: Any) -> None:
    window.set_viewport_size(size)
    fill(book, NAMES + tuple(f"Employer {n}" for n in range(40)))
    Stage(window, theme).mount(frame(), table(book), chart(book))
    window.locator("summary").click()
    window.get_by_role("button", name="Remove Quillmoor").click()
    expect(window.get_by_text("Quillmoor removed.")).to_be_visible()
    assert violations_on(window) == []


def test_no_name_is_ever_markup(window: Any, book: Book) -> None:
    fill(book)
    Stage(window).mount(table(book), chart(book))
    assert window.locator("main b").count() == 0
    expect(window.get_by_role("button", name="Open <b>Thornvale</b>")).to_be_visible()
    assert "<b>Thornvale</b>" in window.locator(".atn-chart-wide svg").text_content()
