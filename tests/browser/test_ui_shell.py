"""The table, the charts and the care card in a real browser: keyboard, widths, themes, and no kernel."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from looks import PHONE, WIDE, found_by_axe
from many import add_all
from playwright.sync_api import expect
from stage import Stage
from wording import words

from workbook import ui
from workbook.book import Book
from workbook.content import Words, load_words
from workbook.interviews.model import Application
from workbook.interviews.page import LogTable
from workbook.ui.drawing import bars as marks
from workbook.ui.page import Frame

NAMES = ("Quillmoor", "Pebblewick & Sons", "<b>Thornvale</b>", "שלום בע״מ", "W" * 300)


def room_words() -> Words:
    common = load_words("ui")
    said = {
        "caption": "Applications",
        "empty": "No rows.",
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
        book, columns, rows, room_words(), listen=[Application], on_open=lambda _id: None, on_remove=remove
    )


def chart(book: Book) -> ui.LiveChart:
    bars = marks.Bars([marks.Bar(name, 3, "3", "of 9", low=1, high=5) for name in NAMES])
    cells = [{"name": name, "n": "3"} for name in NAMES]
    picture = ui.Picture("Three of nine", "Nine sent.", bars, cells, alt="Five bars.", method="Counted.")
    made = ui.LiveChart(book, room_words(), "chart", lambda: picture, listen=())
    made.refresh()
    return made


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


def broken_words(window: Any) -> list[str]:
    """The words of ordinary length that go on in a second line."""
    found: list[str] = window.evaluate(
        """() => {
            const found = [], range = document.createRange();
            const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {
                    range.setStart(texts.currentNode, word.index);
                    range.setEnd(texts.currentNode, word.index + word[0].length);
                    if (word[0].length < 20 && range.getClientRects().length > 1) found.push(word[0]);
                }
            }
            return found;
        }"""
    )
    return found


def test_the_care_card_opens_and_closes_by_keyboard_when_there_is_no_kernel(window: Any) -> None:
    stage = Stage(window)
    stage.mount(Frame())
    stage.alive = False
    button = window.get_by_role("complementary", name=words("ui.care.button")).get_by_role("button")
    button.focus()
    window.keyboard.press("Enter")
    title = words("care.title")
    card = window.get_by_role("dialog", name=title)
    expect(card.get_by_role("heading", name=title)).to_be_focused()
    expect(card.get_by_text("findahelpline.com").first).to_be_visible()
    assert found_by_axe(window) == []
    for offer in card.locator(".atn-care-offer").all():
        offer.click()
    assert found_by_axe(window) == []
    window.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(button).to_be_focused()


def open_card(window: Any, country: str = "") -> Any:
    """The card, once its helplines are unfolded and a country was chosen; its kernel is gone."""
    stage = Stage(window)
    stage.mount(Frame())
    stage.alive = False
    window.get_by_role("complementary").get_by_role("button").click()
    card = window.get_by_role("dialog")
    card.locator(".atn-care-offer").first.click()
    if country:
        card.locator("select").select_option(country)
    return card


def test_another_countrys_helplines_are_there_without_a_kernel(window: Any) -> None:
    card = open_card(window, "nz")
    expect(card.locator(".atn-care-lines a[href='tel:1737']")).to_be_visible()
    expect(card.locator(".atn-care-emergency")).to_contain_text("111")


def test_the_numbers_stand_before_every_other_word_and_in_view(window: Any) -> None:
    card = open_card(window, "gb")
    first = card.locator(".atn-care-first")
    for width, height in ((1280, 900), (390, 844)):
        window.set_viewport_size({"width": width, "height": height})
        card.evaluate("(el) => el.scrollTo(0, 0)")
        expect(first).to_contain_text("999")
        assert first.evaluate("(el) => el.previousElementSibling.className") == "atn-care-head"
        for way in ("tel:999", "tel:116123", "sms:85258"):
            expect(first.locator(f"a[href='{way}']")).to_be_visible()
            below = first.locator(f"a[href='{way}']").evaluate("(el) => el.getBoundingClientRect().bottom")
            assert below < height


def test_under_eighteen_the_lines_for_the_young_come_first(window: Any) -> None:
    card = open_card(window, "gb")
    names = card.locator(".atn-care-lines strong")
    expect(names.first).to_have_text(words("helplines.line.gb_samaritans.name"))
    card.locator(".atn-care-first").get_by_label(words("care.helplines.young")).check()
    expect(names.first).to_have_text(words("helplines.line.gb_childline.name"))
    expect(card.locator(".atn-care-first strong").first).to_have_text(
        words("helplines.line.gb_childline.name")
    )
    expect(card.locator(".atn-care-first a[href='tel:08001111']")).to_be_visible()


def test_under_eighteen_is_asked_in_view_and_only_where_there_is_a_line_for_the_young(window: Any) -> None:
    window.set_viewport_size({"width": 390, "height": 844})
    card = open_card(window, "gb")
    young = card.get_by_label(words("care.helplines.young"))
    expect(young).to_be_in_viewport()
    card.get_by_label(words("care.helplines.country")).select_option("anywhere")
    expect(young).to_be_hidden()


def test_a_country_without_a_line_is_told_where_to_look(window: Any) -> None:
    card = open_card(window, "anywhere")
    expect(card.locator(".atn-care-panel").first).to_contain_text(words("care.helplines.nowhere"))
    expect(card.locator(".atn-care-first a[href='https://findahelpline.com']")).to_be_visible()


def test_the_message_can_be_changed_and_copied(window: Any) -> None:
    Stage(window).mount(Frame())
    window.get_by_role("complementary").get_by_role("button").click()
    window.get_by_role("button", name=words("care.button.message")).click()
    window.get_by_label(words("care.message.title")).fill("Please come over.")
    window.get_by_role("button", name=words("care.message.copy")).click()
    expect(window.get_by_text(words("care.message.copied"))).to_be_visible()


def test_a_row_is_removed_and_brought_back_by_keyboard(window: Any, book: Book) -> None:
    fill(book)
    Stage(window).mount(table(book))
    window.get_by_role("button", name=words("ui.form.remove", what="Quillmoor")).focus()
    window.keyboard.press("Enter")
    expect(window.get_by_text(words("ui.table.removed", what="Quillmoor"))).to_be_visible()
    expect(window.get_by_role("button", name=words("ui.table.undo"), exact=True)).to_be_focused()
    window.keyboard.press("Enter")
    expect(window.get_by_role("button", name=words("ui.table.open", what="Quillmoor"))).to_be_focused()


def test_the_search_keeps_its_focus_and_its_letters(window: Any, book: Book) -> None:
    fill(book, tuple(f"Employer {n}" for n in range(40)))
    Stage(window).mount(table(book))
    window.get_by_label(words("ui.table.search")).click()
    window.keyboard.type("employer 39", delay=60)
    expect(window.get_by_text(words("ui.count.found.one"))).to_be_visible()
    expect(window.get_by_label(words("ui.table.search"))).to_be_focused()
    expect(window.get_by_label(words("ui.table.search"))).to_have_value("employer 39")


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


def test_on_a_phone_all_that_the_log_is_sorted_by_stands_in_one_row(window: Any, book: Book) -> None:
    window.set_viewport_size({**PHONE, "width": 384})  # as much room as on a page in JupyterLab
    book.store.add(Application("Quillmoor"))
    Stage(window).mount(LogTable(book, book.words("interviews")).table)
    heads = window.get_by_role("columnheader").locator("button").all()
    assert len({head.bounding_box()["y"] for head in heads}) == 1


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


def test_a_chart_is_saved_with_its_sentence_and_in_the_colours_it_has(
    window: Any, book: Book, tmp_path: Path
) -> None:
    stage = Stage(window, "dark")
    stage.mount(chart(book))
    stage.alive = False  # a picture needs nothing but what is on the page
    window.locator("summary").click()
    for key, ending in (("svg", ".svg"), ("png", ".png")):
        with window.expect_download() as saved:
            window.get_by_role("button", name=words(f"ui.chart.{key}")).click()
        assert saved.value.suggested_filename.endswith(ending)
        saved.value.save_as(tmp_path / key)
    drawing = ET.fromstring((tmp_path / "svg").read_text("utf-8"))
    said = [text.text for text in drawing.iter() if text.tag.endswith("text")]
    assert said[:2] == ["Three of nine", "Nine sent."]
    assert {"Quillmoor", "<b>Thornvale</b>"} <= set(said)
    assert "var(" not in (tmp_path / "svg").read_text("utf-8")
    assert drawing[0].get("fill") == "#14181b"  # the ground of the dark theme
    assert (tmp_path / "png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert len((tmp_path / "png").read_bytes()) > 5000


def test_a_picture_and_what_it_says_are_copied_where_the_browser_lets_them(window: Any, book: Book) -> None:
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.route("http://localhost/**", lambda route: route.fulfill(body="", content_type="text/html"))
    window.goto("http://localhost/")  # a page from nowhere has no clipboard
    Stage(window).mount(chart(book))
    window.locator("summary").click()
    window.get_by_role("button", name=words("ui.chart.copy"), exact=True).click()
    expect(window.get_by_text(words("ui.chart.copied"))).to_be_visible()
    picture, text = window.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        return [item.types.includes("image/png"), await (await item.getType("text/plain")).text()]; }""")
    assert picture
    assert "Three of nine" in text


def test_where_the_browser_does_not_copy_it_says_so(window: Any, book: Book) -> None:
    Stage(window).mount(chart(book))
    window.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    window.locator("summary").click()
    window.get_by_role("button", name=words("ui.chart.copy"), exact=True).click()
    expect(window.get_by_text(words("ui.chart.not_taken"))).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_wrong(window: Any, book: Book, theme: str, size: Any) -> None:
    window.set_viewport_size(size)
    fill(book, NAMES + tuple(f"Employer {n}" for n in range(40)))
    Stage(window, theme).mount(Frame(), table(book), chart(book))
    window.locator("summary").click()
    window.get_by_role("button", name=words("ui.form.remove", what="Quillmoor")).click()
    expect(window.get_by_text(words("ui.table.removed", what="Quillmoor"))).to_be_visible()
    assert found_by_axe(window) == []


def test_no_name_is_ever_markup(window: Any, book: Book) -> None:
    fill(book)
    Stage(window).mount(table(book), chart(book))
    assert window.locator("main b").count() == 0
    expect(window.get_by_role("button", name=words("ui.table.open", what="<b>Thornvale</b>"))).to_be_visible()
    assert "<b>Thornvale</b>" in window.locator(".atn-chart-wide svg").text_content()


def test_a_fold_is_not_on_the_page_before_its_words_are(window: Any) -> None:
    fold = ui.Fold("", list)
    stage = Stage(window)
    stage.mount(fold._line)
    expect(window.locator(".atn-fold")).to_be_hidden()
    assert found_by_axe(window) == []
    fold.say("Nine earlier ones")
    stage.reload()
    expect(window.get_by_role("button", name="Nine earlier ones")).to_be_visible()


def test_an_ordinary_word_in_a_table_stands_on_one_line(window: Any, book: Book) -> None:
    columns = [
        ui.Column("name", sub="role"),
        ui.Column("last", "Last day"),
        ui.Column("stands", "Status", kind="tag"),
    ]
    cells = {"name": "Hazelwick", "role": "Analyst", "last": "A question"}
    stands = "Reminded. No need to look for it after 20 March"
    rows = [ui.Row("one", {**cells, "stands": stands}), ui.Row("two", {**cells, "name": "W" * 300})]
    heads = {"name": "Stage", "n": "Reached", "of": "Old enough by now", "range": "Expected range"}
    said, of = {"empty": "No rows.", "column": heads}, room_words()
    words = Words("en", of.file, {**of.data, "narrow": said}, of.spoken)
    behind = [{"name": "Interview", "n": "18", "of": "29", "range": "between 30 and 70 in 100"}]
    bars = marks.Bars([marks.Bar("Interview", 3, "3")])
    picture = ui.Picture("Three", "Nine sent.", bars, behind, alt="One bar.", method="Counted.")
    figures = ui.LiveChart(book, words, "narrow", lambda: picture, listen=())
    figures.refresh()
    Stage(window).mount(figures, ui.RecordTable(book, columns, lambda: rows, room_words(), listen=()))
    window.locator("summary").click()
    for size in (WIDE, PHONE):
        window.set_viewport_size(size)
        assert (broken_words(window), wider_than_the_page(window)) == ([], [])


def test_what_a_folds_press_does_never_has_a_line_of_its_own(window: Any) -> None:
    Stage(window).mount(ui.Fold("Everything it promises, and where it comes from", list)._line)
    window.evaluate("() => document.documentElement.style.setProperty('--atn-show', '\"· Show\"')")
    for width in range(300, 560, 12):
        window.set_viewport_size({"width": width, "height": 600})
        under_its_words = window.locator(".atn-fold span").evaluate(
            """span => { const range = document.createRange(); range.selectNodeContents(span);
                return span.getBoundingClientRect().bottom - range.getBoundingClientRect().bottom; }"""
        )
        assert under_its_words < 10, width
