"""Every kind of box in a real browser: by keyboard, by pointer, with problems, in both themes, on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from every_kind import exercise, form, words
from looks import PHONE, WIDE, found_by_axe
from playwright.sync_api import expect
from stage import Stage
from waiting import settled, until
from wording import words as sentence

from workbook import ui
from workbook.answers import Problem, TextAnswer
from workbook.book import Book


@pytest.fixture
def asked(window: Any, book: Book) -> Any:
    """The form with every kind of question, on the page; gives (page, form)."""
    made = form(book)
    Stage(window).mount(made)
    window.get_by_role("button", name=sentence("ui.form.more")).click()
    return window, made


def problem_of_the_day(form: ui.Form) -> str:
    """What Python has said is wrong with the day that is being typed."""
    return str(form.widget.state["echoes"].get("held_on", {}).get("problem", ""))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_empty_or_with_problems(window: Any, book: Book, theme: str, size: Any) -> None:
    page = window
    page.set_viewport_size(size)
    stage = Stage(page, theme)
    stage.mount(form(book), exercise(book), ui.Timer(book, key="t", minutes=5))
    stage.mount(ui.Upload(book, lambda *_: None), ui.choices(words(ask="How long?"), {"5": "Five"}, print))
    assert found_by_axe(page) == []
    page.get_by_role("button", name=sentence("ui.form.more")).click()
    page.get_by_label("When was it?", exact=True).fill("31 02 2026")
    page.get_by_role("button", name="Add to the log").click()
    expect(page.get_by_text(sentence("answers.problem.required")).first).to_be_visible()
    assert found_by_axe(page) == []
    beyond = "e => e.getBoundingClientRect().right > innerWidth"
    assert page.evaluate(f"[...document.querySelectorAll('.atn *')].filter({beyond}).length") == 0


def travelling(book: Book, name: str, *fields: str) -> ui.Form:
    """A form that hands on what was typed to one which takes its place."""
    questions = [ui.Question(field, TextAnswer(), field) for field in fields]
    keep = lambda _values: None  # noqa: E731
    return ui.Form(book, questions, words(), name=name, keep=keep, travels="kinds")


def test_what_is_typed_as_a_form_makes_room_for_another_goes_on_there(window: Any, book: Book) -> None:
    stage, before, after = (
        Stage(window),
        travelling(book, "one", "Organisation", "Stage"),
        travelling(book, "two", "Organisation", "Job"),
    )
    stage.mount(before)
    window.get_by_label("Organisation").press_sequentially("Quill")
    window.get_by_label("Stage").fill("Final")
    window.get_by_label("Organisation").focus()
    window.evaluate("() => { models[0].leave(); document.querySelector('main').replaceChildren(); }")
    stage.mount(after)
    expect(window.get_by_label("Organisation")).to_be_focused()
    window.keyboard.press("End")
    window.keyboard.type("moor")
    expect(window.get_by_label("Organisation")).to_have_value("Quillmoor")
    until(window, lambda: after.answers == {"Organisation": "Quillmoor", "Job": ""})
    assert before.answers == {"Organisation": "Quill", "Stage": "Final"}


def test_nothing_typed_on_a_page_that_was_closed_goes_on_in_the_next_one(window: Any, book: Book) -> None:
    stage = Stage(window)
    stage.mount(travelling(book, "one", "Organisation"))
    window.get_by_label("Organisation").press_sequentially("Quill")
    window.evaluate("() => { models[0].leave(); document.querySelector('main').replaceChildren(); }")
    window.evaluate("() => { window.manager = {}; }")  # each page has one of its own
    stage.mount(travelling(book, "two", "Organisation"))
    settled(window)
    expect(window.get_by_label("Organisation")).to_have_value("")


def test_a_press_counts_although_leaving_the_box_has_something_to_say_above_it(asked: Any) -> None:
    page, made = asked
    day, said = (
        page.get_by_label("When was it?", exact=True),
        page.get_by_text(sentence("answers.problem.day_unreadable")),
    )
    save, chip = (
        page.get_by_role("button", name="Add to the log"),
        page.get_by_role("radio", name="Final round"),
    )
    for pressed in (chip, save):
        day.fill("the day it rained")
        until(page, lambda: problem_of_the_day(made))  # shown once it is left
        pressed.hover()
        page.mouse.down()
        settled(page)
        expect(said).to_have_count(0)
        page.mouse.up()
        expect(said).to_be_visible()
        day.fill("")
        expect(said).to_have_count(0)
        until(page, lambda: not problem_of_the_day(made))
    expect(chip).to_be_checked()
    expect(page.get_by_text(sentence("answers.problem.required")).first).to_be_visible()


@pytest.mark.parametrize("box", ["Who was there?", "feelings"], ids=["a list", "a word of one's own"])
def test_a_tick_below_stays_under_the_finger_while_a_word_typed_above_it_is_taken(
    asked: Any, box: str
) -> None:
    page, made = asked
    page.set_viewport_size(PHONE)
    tick = page.get_by_role("checkbox", name="I have what I need.")
    tick.scroll_into_view_if_needed()
    typed = page.locator("[data-name=feelings] .atn-own") if box == "feelings" else page.get_by_label(box)
    for word in ("A word that is long enough to need a line", "And another one of the same length as that"):
        typed.fill(word)
        tick.hover()
        before = tick.bounding_box()
        page.mouse.down()
        settled(page)
        assert tick.bounding_box() == before
        page.mouse.up()
        expect(page.get_by_text(word, exact=True)).to_be_visible()
    expect(tick).not_to_be_checked()  # pressed twice
    name = "feelings" if box == "feelings" else "who"
    until(page, lambda: len(made.answers[name]) == 2)


def test_what_the_pointer_is_over_does_not_look_chosen(asked: Any) -> None:
    page, _made = asked
    over, beside = (page.locator(".atn-chip", has_text=name) for name in ("Final round", "First interview"))
    look = "chip => getComputedStyle(chip.querySelector('.atn-chip-face')).backgroundColor"
    over.hover()
    settled(page)
    assert over.evaluate(look) == beside.evaluate(look)


def test_every_box_is_found_by_its_label_and_reaches_python(asked: Any) -> None:
    page, made = asked
    page.get_by_label("Organisation").fill("Quillmoor")
    page.get_by_label("When was it?", exact=True).fill("12 mar 2026")
    page.get_by_label("Hours").fill("1,5")
    page.get_by_role("radio", name="Final round").check()
    page.get_by_label("Where does it stand?").select_option("Silence")
    page.get_by_role("checkbox", name="Tired").check()
    page.get_by_role("radio", name="7", exact=True).check()
    page.get_by_role("radio", name="30").check()
    page.get_by_role("radio", name="5, Nearly all").or_(
        page.get_by_role("radio", name="5 Nearly all")
    ).check()
    page.get_by_role("textbox", name="Thing").first.fill("Soup")
    page.get_by_label("A note").fill("one\ntwo")
    page.get_by_label("I have what I need.").check()
    until(page, lambda: made.answers.get("done"))
    given = made.answers
    assert (given["organisation"], given["hours"], given["stage"]) == ("Quillmoor", 1.5, "Final round")
    assert (given["standing"], given["feelings"], given["distress"]) == ("Silence", ("Tired",), 7)
    assert (given["belief"], given["showed"], given["small"]) == (30, 5, (("Soup", ""),))
    assert (given["note"], given["done"], str(given["held_on"])) == ("one\ntwo", True, "2026-03-12")


def test_a_keystroke_is_a_draft_within_a_second_even_in_the_middle_of_typing(asked: Any, book: Book) -> None:
    page, _ = asked
    page.get_by_label("A note").press_sequentially("I wrote this without a pause", delay=40)
    kept = book.store.draft("stage.form")
    assert kept is not None
    assert "I wrote this" in kept.values["note"]
    expect(page.get_by_text(sentence("ui.draft.kept", time="10:00"))).to_be_visible()


def test_enter_moves_on_and_control_enter_saves(asked: Any) -> None:
    page, _ = asked
    page.get_by_label("Organisation").fill("Quillmoor")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Job")).to_be_focused()
    page.get_by_role("radio", name="Final round").check()
    page.get_by_label("A note").press("Enter")
    page.get_by_label("A note").press("Control+Enter")
    expect(page.get_by_text(sentence("ui.saved", said="In the log.", time="10:00"))).to_be_visible()
    expect(page.get_by_label("Organisation")).to_have_value("")


def test_the_first_problem_has_the_focus_and_is_tied_to_its_words(asked: Any) -> None:
    page, _ = asked
    page.get_by_role("button", name="Add to the log").click()
    box = page.get_by_label("Organisation")
    expect(box).to_be_focused()
    assert box.get_attribute("aria-invalid") == "true"
    described = box.get_attribute("aria-describedby").split()
    said = [page.locator(f"[id='{one}']").inner_text() for one in described]
    assert sentence("answers.problem.required") in said


def test_a_wrong_cell_of_a_table_has_the_focus_and_not_the_first_one(window: Any, book: Book) -> None:
    wrong = {"small": Problem("row", {"n": 2, "column": "When", "cell": (1, 1)})}
    Stage(window).mount(form(book, check=lambda _values: wrong))
    window.get_by_label("Organisation").fill("Quillmoor")
    window.get_by_role("radio", name="Final round").check()
    things, days = (window.get_by_role("textbox", name=name, exact=True) for name in ("Thing", "When"))
    window.get_by_role("button", name=sentence("ui.form.add_row")).click()
    things.nth(0).fill("Soup")
    things.nth(2).fill("Tea")  # the row between them stays empty
    window.get_by_role("button", name="Add to the log").click()
    expect(days.nth(2)).to_be_focused()
    expect(days.nth(2)).to_have_attribute("aria-invalid", "true")
    assert [one.get_attribute("aria-invalid") for one in things.all()] == [None] * 3
    said = window.get_by_role("group", name="Row 3").locator(".atn-problem")  # under the row, not the table
    expect(said).to_be_in_viewport()
    expect(said).not_to_be_empty()
    days.nth(2).fill("tomorrow")
    expect(days.nth(2)).not_to_have_attribute("aria-invalid", "true")


def test_a_half_typed_day_is_no_problem_until_the_box_is_left(asked: Any) -> None:
    page, made = asked
    box = page.get_by_label("When was it?", exact=True)
    box.press_sequentially("31 02 2026")
    until(page, lambda: problem_of_the_day(made))
    settled(page)
    assert box.get_attribute("aria-invalid") is None
    box.press("Tab")
    there_is_none = sentence("answers.problem.no_such_day", month="February", year=2026, days=28)
    expect(page.get_by_text(there_is_none)).to_be_visible()
    box.fill("last tuesday")
    box.press("Tab")
    expect(page.get_by_text("Tuesday 10 March 2026")).to_be_visible()
    expect(page.get_by_text(there_is_none)).to_be_hidden()


def test_suggestions_are_chosen_by_keyboard(asked: Any) -> None:
    page, made = asked
    box = page.get_by_role("combobox", name="Organisation")
    box.press_sequentially("thorn")
    expect(page.get_by_role("option", name="Thornvale")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("Thornvale")
    expect(box).to_have_attribute("aria-expanded", "false")
    until(page, lambda: made.answers["organisation"] == "Thornvale")


def test_another_record_is_found_by_part_of_its_name_without_accents(asked: Any) -> None:
    page, made = asked
    box = page.get_by_label("Which application?")
    box.press_sequentially("o bri")
    page.get_by_role("option", name="Ó Briain · Analyst").click()
    until(page, lambda: made.answers["about"] == "a2")


def test_tags_are_added_and_removed_by_keyboard(asked: Any) -> None:
    page, made = asked
    box = page.get_by_label("Who was there?")
    box.press_sequentially("Recruiter,")
    box.press_sequentially("my future boss")
    box.press("Enter")
    until(page, lambda: made.answers["who"] == ("Recruiter", "my future boss"))
    box.press("Backspace")
    expect(page.get_by_role("button", name=sentence("ui.form.remove", what="my future boss"))).to_be_focused()
    page.keyboard.press("Enter")
    until(page, lambda: made.answers["who"] == ("Recruiter",))


def test_a_word_of_ones_own_becomes_a_chosen_chip(asked: Any) -> None:
    page, made = asked
    page.get_by_label(sentence("ui.form.own_word")).fill("wobbly")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="wobbly")).to_be_checked()
    until(page, lambda: made.answers["feelings"] == ("wobbly",))


def test_a_number_that_was_chosen_can_be_let_go_again(asked: Any) -> None:
    page, made = asked
    seven = page.get_by_role("radio", name="7", exact=True)
    seven.check()
    page.get_by_role("button", name=f"{sentence('ui.form.clear')}: How bad is it?").click()
    expect(seven).not_to_be_checked()
    seven.click()
    seven.click()
    until(page, lambda: made.answers["distress"] is None)


def test_after_a_chip_tab_goes_to_the_next_question_and_backspace_lets_the_chip_go(asked: Any) -> None:
    page, made = asked
    page.get_by_role("radio", name="Final round").check()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-name]').dataset.name") == "feelings"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Backspace")
    until(page, lambda: not made.answers["stage"])


def test_what_was_saved_is_no_longer_said_beside_the_next_entry(browser: Any, book: Book) -> None:
    page = browser.new_page()  # with a clock of its own
    page.clock.install()
    question = ui.Question("name", TextAnswer(), "Name")
    made = ui.Form(book, [question], words(), name="names", keep=lambda _values: "In the log.")
    Stage(page).mount(made)
    page.get_by_label("Name").fill("Quillmoor")
    page.get_by_role("button", name="Add to the log").click()
    expect(page.get_by_text("In the log.")).to_be_visible()
    page.get_by_label("Name").press_sequentially("Fen")
    page.clock.run_for(10_000)
    expect(page.get_by_text("In the log.")).to_have_count(0)
    page.close()


def test_a_heading_that_has_the_focus_after_a_press_has_no_frame(window: Any) -> None:
    Stage(window).mount(ui.text("A line of text.", title="A heading", arrive=True))
    window.keyboard.press("Tab")
    heading = window.get_by_role("heading", name="A heading")
    heading.focus()
    assert heading.evaluate("e => getComputedStyle(e).outlineStyle") == "none"


def test_a_sentence_that_a_press_has_brought_is_in_view_and_has_the_focus(window: Any) -> None:
    stage = Stage(window)
    window.evaluate("document.querySelector('main').style.paddingTop = '3000px'")
    stage.mount(ui.text("A sentence that is said.", arrive=True))
    said = window.get_by_text("A sentence that is said.")
    expect(said).to_be_in_viewport()
    expect(said).to_be_focused()


def test_an_exact_number_goes_beside_the_chips(asked: Any) -> None:
    page, made = asked
    page.get_by_label(sentence("ui.form.exactly")).fill("65")
    until(page, lambda: made.answers["belief"] == 65)
    page.get_by_role("radio", name="70").check()
    expect(page.get_by_label(sentence("ui.form.exactly"))).to_have_value("70")


def test_rows_can_be_added_and_removed(asked: Any) -> None:
    page, made = asked
    page.get_by_role("button", name=f"{sentence('ui.form.add_row')}: Good things").click()
    page.keyboard.type("Sleep")
    page.get_by_role("button", name=sentence("ui.form.remove", what=sentence("ui.form.row", n=1))).click()
    until(page, lambda: made.answers["small"] == (("Sleep", ""),))


def test_the_day_box_opens_the_browsers_calendar(asked: Any) -> None:
    page, made = asked
    calendar = page.get_by_role("button", name=f"{sentence('ui.form.calendar')}: When was it?")
    native = page.locator("[data-name=held_on] input[type=date]")
    opened = "function () { this.dataset.opened = this.value }"
    page.evaluate(f"() => {{ HTMLInputElement.prototype.showPicker = {opened} }}")
    page.get_by_label("When was it?", exact=True).fill("12 mar 2026")
    until(page, lambda: made.answers.get("held_on"))
    settled(page)
    calendar.click()
    assert native.get_attribute("data-opened") == "2026-03-12"
    native.evaluate("el => { el.value = '2026-03-09'; el.dispatchEvent(new Event('change')) }")
    expect(page.get_by_text("Monday 9 March 2026")).to_be_visible()


def test_a_step_whose_answer_cannot_be_read_can_be_skipped(window: Any, book: Book) -> None:
    Stage(window).mount(exercise(book))
    window.get_by_role("button", name=sentence("ui.exercise.whole", minutes=30)).click()
    window.get_by_label("When did you hear?", exact=True).fill("the day it rained")
    window.get_by_role("button", name=sentence("ui.exercise.next"), exact=True).click()
    expect(window.get_by_text(sentence("answers.problem.day_unreadable"))).to_be_visible()
    window.get_by_role("button", name=sentence("ui.exercise.skip"), exact=True).click()
    expect(window.get_by_label("One good thing")).to_be_visible()


def test_a_plain_button_with_a_line_of_its_own_begins_where_the_others_do(window: Any) -> None:
    window.set_viewport_size(PHONE)
    acts = {"longer": ("The long way", print), "use": ("The short way, which has more words on it", print)}
    stage, reading = Stage(window), "(e) => e.getBoundingClientRect().left"
    stage.mount(
        ui.buttons(acts, plain=["longer"]), ui.buttons(dict(reversed(acts.items())), plain=["longer"])
    )
    plain, box = (window.get_by_role("button", name=label) for label, _ in acts.values())
    padded = f"{reading} + parseFloat(getComputedStyle(e).paddingLeft)"
    left = [plain.nth(n).evaluate(padded) for n in (0, 1)] + [box.nth(n).evaluate(reading) for n in (0, 1)]
    assert len(set(left)) == 1


def test_a_word_of_ones_own_that_is_very_long_does_not_fill_the_page(asked: Any) -> None:
    page, _made = asked
    page.get_by_label("Who was there?").fill("a very long word " * 80)
    page.keyboard.press("Enter")
    word = page.locator(".atn-word").first
    expect(word).to_be_visible()
    assert word.evaluate("(e) => e.getBoundingClientRect().height") < 200
