"""Forms, exercises and files in a real browser: what happens when things go slowly, wrong, or twice."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from every_kind import exercise, form, words
from looks import PHONE, WIDE, found_by_axe
from playwright.sync_api import expect
from stage import Stage
from waiting import settled, until
from wording import words as sentence

from workbook import ui
from workbook.answers import TextAnswer
from workbook.book import PLAIN, Book
from workbook.content import load_words
from workbook.interviews.model import Application
from workbook.interviews.page import LogTable
from workbook.ui.answer_clock import AnswerClock

GROW = "height => { document.querySelector('#above').style.height = `${height}px`; }"
FIXTURES = Path(__file__).parents[1] / "fixtures"


def test_a_save_that_gets_no_answer_keeps_the_text_and_says_still_saving(window: Any, book: Book) -> None:
    stage = Stage(window)
    made = form(book)
    stage.mount(made)
    window.get_by_label("Organisation").fill("Quillmoor")
    window.get_by_role("radio", name="Final round").check()
    until(window, lambda: made.answers.get("stage"))
    stage.alive = False
    window.get_by_role("button", name="Add to the log").click()
    expect(window.get_by_text(sentence("ui.form.saving"), exact=True)).to_be_visible()
    expect(window.get_by_text(sentence("ui.form.still_saving"))).to_be_visible()
    expect(window.get_by_label("Organisation")).to_have_value("Quillmoor")
    stage.alive = True
    window.get_by_role("button", name="Add to the log").click()
    expect(window.get_by_text(sentence("ui.saved", said="In the log.", time="10:00"))).to_be_visible()


def test_a_draft_typed_right_after_a_save_is_said_once_saved_has_been_read(window: Any, book: Book) -> None:
    made = form(book)
    Stage(window).mount(made)
    window.get_by_label("Organisation").fill("Quillmoor")
    window.get_by_role("radio", name="Final round").check()
    window.get_by_role("button", name="Add to the log").click()
    expect(window.get_by_text(sentence("ui.saved", said="In the log.", time="10:00"))).to_be_visible()
    window.get_by_label("Organisation").fill("Fennick")
    kept = sentence("ui.draft.kept", time="10:00")
    expect(window.get_by_text(kept)).to_be_visible(timeout=20_000)


def test_what_python_was_told_is_there_when_the_page_is_drawn_again(window: Any, book: Book) -> None:
    stage = Stage(window)
    stage.mount(form(book))
    window.get_by_label("Organisation").fill("Half a na")
    stage.reload()
    expect(window.get_by_label("Organisation")).to_have_value("Half a na")


def test_what_is_being_typed_survives_that_its_part_of_the_page_is_drawn_again(
    window: Any, book: Book
) -> None:
    stage, made = Stage(window), form(book)
    stage.mount(made)
    box = window.get_by_label("Organisation")
    for letter in "Half a name":
        box.press_sequentially(letter) if letter == "H" else window.keyboard.type(letter)
        if letter in "l n":  # before anything of it is known to Python
            stage.draw_again()
            expect(box).to_be_focused()
    expect(box).to_have_value("Half a name")
    window.keyboard.press("ArrowLeft")
    stage.draw_again()
    expect(box).to_be_focused()
    window.keyboard.type("I")
    until(window, lambda: made.answers["organisation"] == "Half a name"[:-1] + "Ie")


def test_what_was_led_to_stays_in_view_while_the_page_above_it_grows_until_somebody_acts(
    window: Any,
) -> None:
    stage, fold = Stage(window), ui.Fold("Dates", list)
    window.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<div id=above></div>')")
    fold.open(led=True)
    stage.mount(fold._line)
    window.evaluate("document.querySelector('main').style.paddingBottom = '2000px'")
    line = window.get_by_role("button", name="Dates")
    for height in (900, 2400):
        window.evaluate(GROW, height)
        expect(line).to_be_in_viewport()
    expect(line).to_be_focused()
    window.mouse.wheel(0, -100)
    window.evaluate("() => scrollTo(0, 0)")
    window.evaluate(GROW, 3600)
    settled(window)
    expect(line).not_to_be_in_viewport()


def test_what_is_drawn_before_it_has_its_place_arrives_once_it_is_there(window: Any) -> None:
    stage = Stage(window)
    window.evaluate("document.querySelector('main').style.paddingTop = '3000px'")
    stage.mount(ui.text("Below", title="Led here", arrive=True))
    window.evaluate(
        "async () => { const [model] = models, main = model.el.parentElement; model.leave();"
        " model.el.remove(); model.el.replaceChildren(); scrollTo(0, 0); await model.draw();"
        " await new Promise(requestAnimationFrame); main.append(model.el); }"
    )
    title = window.get_by_role("heading", name="Led here")
    expect(title).to_be_in_viewport()
    expect(title).to_be_focused()


def test_a_letter_that_is_drawn_again_keeps_what_is_being_typed(window: Any, book: Book) -> None:
    editor = ui.OwnText(book, book.words("people").within("ask"), "a.draft")
    editor.begin("Hello", "Dear Mia")
    stage = Stage(window)
    stage.mount(editor)
    window.get_by_role("textbox").last.fill("Dear Mia, how")
    stage.draw_again()
    expect(window.get_by_role("textbox").last).to_be_focused()
    window.keyboard.type(" are you?")
    until(window, lambda: editor.text[1] == "Dear Mia, how are you?")


def test_the_clock_of_an_answer_is_right_after_the_tab_slept(browser: Any, book: Book) -> None:
    page = browser.new_context(viewport=WIDE).new_page()  # the time of day is changed for all pages of one
    page.clock.install()
    Stage(page).mount(AnswerClock(book, "answer", quiet=0))
    page.get_by_role("button", name=sentence("ui.clock.start")).click()
    clock = page.locator(".atn-clock-time")
    expect(clock).to_have_text("0:01")
    page.clock.fast_forward(40_000)  # as after a sleep: each timer beats once, however long it was
    expect(clock).to_have_text(re.compile("0:4[1-9]"), timeout=3_000)
    page.context.close()


def test_a_megabyte_stays_in_the_box_with_a_sentence_about_the_limit(window: Any, book: Book) -> None:
    window.set_default_timeout(30_000)  # the browser itself needs seconds to lay out so much
    Stage(window).mount(form(book, more=()))
    box = window.get_by_label("A note")
    box.fill("x" * 1_000_000)
    expect(
        window.get_by_text(sentence("ui.form.too_long", length="1,000,000", limit="200,000"))
    ).to_be_visible()
    assert len(box.input_value()) == 1_000_000


def test_plain_pages_ask_one_live_question_at_a_time_and_stay_at_it_when_others_come_or_go(
    window: Any, book: Book
) -> None:
    book.store.set_setting(PLAIN, True)
    asked = [ui.Question(name, TextAnswer(), f"What is its {name}?") for name in ("name", "colour", "size")]
    made = ui.LiveForm(
        book, asked, load_words("ui"), name="kites", on_change=lambda: made.show_only(["colour"])
    )
    Stage(window).mount(made)
    seen, forward = window.locator(".atn-field:visible"), sentence("ui.form.next_question")
    expect(seen).to_contain_text("What is its name?")
    window.get_by_role("button", name=forward, exact=True).click()
    expect(window.get_by_label("What is its colour?")).to_be_focused()
    expect(seen).to_have_count(1)
    window.get_by_label("What is its colour?").fill("Red")
    for button in (forward, sentence("ui.form.back_question")):
        expect(window.get_by_role("button", name=button, exact=True)).to_be_hidden()
    expect(seen).to_contain_text("What is its colour?")


def test_two_versions_are_shown_side_by_side(window: Any, book: Book) -> None:
    from workbook.interviews.model import Application

    stored = book.store.add(Application("Thornvale", role="First"))
    made = form(
        book, keep=lambda values: book.store.update(stored.id, Application(values["organisation"]), 0)
    )
    made.edit(stored)
    Stage(window).mount(made)
    window.get_by_label("Job").fill("<img src=x onerror=alert(1)>")
    window.get_by_role("radio", name="Final round").check()
    window.get_by_role("button", name="Add to the log").click()
    clash = window.get_by_role("region", name=sentence("ui.form.conflict_title"))
    expect(clash).to_be_focused()
    expect(clash.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    assert found_by_axe(window) == []


def test_a_press_right_after_two_versions_were_put_together_loses_neither(window: Any, book: Book) -> None:
    from workbook.interviews.model import Application

    stored = book.store.add(Application("Thornvale", note="Old."))

    def keep(values: Any) -> str:
        book.store.update(stored.id, Application("Thornvale", note=values["note"]), made.editing.rev)
        return "Changed."

    made = form(book, more=(), keep=keep)
    made.edit(stored)
    book.store.update(stored.id, Application("Thornvale", note="Theirs."), stored.rev)
    Stage(window).mount(made)
    window.get_by_label("A note").fill("Mine.")
    window.get_by_role("radio", name="Final round").check()
    save, both = (
        window.get_by_role("button", name=name) for name in ("Add to the log", sentence("ui.form.keep_both"))
    )
    save.click()
    both.wait_for()
    window.evaluate(
        "presses => presses.forEach(press => press.click())", [both.element_handle(), save.element_handle()]
    )
    expect(window.get_by_label("A note")).to_have_value("Mine.\n\nTheirs.")
    save.click()
    expect(window.get_by_text(sentence("ui.saved", said="Changed.", time="10:00"))).to_be_visible()
    assert [one.record.note for one in book.store.all(Application)] == ["Mine.\n\nTheirs."]


def test_an_exercise_is_walked_through_by_keyboard(window: Any, book: Book) -> None:
    made = exercise(book)
    Stage(window).mount(made)
    window.get_by_role("button", name=sentence("ui.exercise.whole", minutes=30)).press("Enter")
    window.get_by_label("When did you hear?", exact=True).fill("yesterday")
    window.keyboard.press("Control+Enter")
    expect(window.get_by_role("heading", name="Today")).to_be_focused()
    window.get_by_label("One good thing").fill("Soup")
    window.keyboard.press("Enter")
    expect(window.get_by_text("Close the laptop.")).to_be_visible()
    assert made.entry.record.answers == {"told_on": "2026-03-11", "small": "Soup"}


def test_a_file_in_several_pieces_arrives_whole(window: Any, book: Book) -> None:
    got: list[Any] = []
    Stage(window).mount(ui.Upload(book, lambda name, data: got.append((name, len(data)))))
    file = {"name": "log.csv", "mimeType": "text/csv", "buffer": b"a,b\n" * 600_000}
    window.get_by_label(sentence("ui.upload.label")).set_input_files(file)
    expect(window.get_by_text(sentence("ui.upload.ready", name="log.csv"))).to_be_visible()
    assert got == [("log.csv", 2_400_000)]


def test_colours_forced_by_the_system_still_show_what_is_chosen(browser: Any, book: Book) -> None:
    page = browser.new_context(viewport=WIDE, forced_colors="active").new_page()
    Stage(page).mount(form(book))
    one, other = page.get_by_role("radio", name="Final round"), page.get_by_role("radio", name="Screening")
    one.check()
    colour = "el => getComputedStyle(el.nextElementSibling).backgroundColor"
    until(page, lambda: one.evaluate(colour) != other.evaluate(colour))  # the colour takes 0.12 s to come
    page.context.close()


def test_numbers_to_press_stand_in_two_rows_on_a_phone_and_words_two_in_a_row(
    browser: Any, book: Book
) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    words = ui.choices({"ask": "Which"}, {"a": "This or that", "b": "Another", "c": "None"}, print)
    Stage(page).mount(*filter(None, ui.steady_question(book, print, why="")), words)
    tops = "all => all.map(chip => Math.round(chip.getBoundingClientRect().top))"
    groups = page.locator(".atn-choices")
    expect(groups).to_have_count(2)
    rows = [groups.nth(at).locator("button").evaluate_all(tops) for at in (0, 1)]
    assert [[row.count(top) for top in sorted(set(row))] for row in rows] == [[6, 5], [2, 1]]
    page.context.close()


def test_on_a_phone_the_applications_offer_their_order_under_words_that_say_so(
    window: Any, book: Book
) -> None:
    for name in ("Quillmoor", "Abbot"):
        book.store.add(Application(name))
    window.set_viewport_size(PHONE)
    Stage(window).mount(LogTable(book, book.words("interviews")).table)
    said = "row => getComputedStyle(row, '::before').content"
    head, opens = window.locator(".atn-table thead tr"), window.locator(".atn-row-open")
    assert head.evaluate(said) == f'"{sentence("ui.table.sort_label")}"'
    assert sentence("ui.table.sort_label").startswith("Sort ")
    head.get_by_role("button", name=sentence("interviews.log.column.job")).click()
    expect(opens).to_have_text(["Abbot", "Quillmoor"])


def test_no_text_is_ever_code_wherever_it_is_shown(window: Any, book: Book) -> None:
    entries = json.loads((FIXTURES / "hostile_inputs.json").read_text("utf-8"))
    texts = [e["value"].replace("ID", e["id"]) for e in entries if e.get("repeat", 1) == 1]
    texts = [text for text in texts if text.isprintable() and text.strip()][:150]
    asked: list[str] = []
    window.on("request", lambda request: request.url.startswith("blob:") or asked.append(request.url))
    shown = ui.card(texts[0], texts, tone="enough"), ui.link(texts[1], texts[2]), ui.button(texts[3], print)
    made = form(book, start={"who": tuple(texts), "note": "\n".join(texts)}, more=())
    made.offer("organisation", texts)
    stage = Stage(window)
    stage.mount(made, *shown, ui.choices(words(), {str(i): text for i, text in enumerate(texts)}, print))
    window.get_by_label("Organisation").click()
    assert window.locator(".atn-word > span").all_text_contents() == texts
    assert window.locator(".atn-list:popover-open li").count() == 50
    settled(window)
    assert window.evaluate("window.__xss === undefined")
    assert asked == []
