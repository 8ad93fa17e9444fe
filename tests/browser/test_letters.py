"""The letter in a real browser: marks and gaps, three ways out, and the whole page with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from looks import PHONE, WIDE, found_by_axe
from playwright.sync_api import expect
from stage import Stage
from waiting import settled
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Told
from workbook.interviews.model import Stage as Round
from workbook.messages.composer import Composer

NOTEBOOK = "03_thank_you_and_one_question.ipynb"
OPENED = """document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="mailto:"]');
  if (link) { event.preventDefault(); window.opened = link.href; }
})"""
GAP = words("messages.compose.gap.contact")
CHOSEN = "e => e.value.slice(e.selectionStart, e.selectionEnd)"
ANSWERS = {"to_role": "hiring_manager", "contact": "Siân", "me": "Zoë O'Neil", "detail": "the tour"}


def log(book: Book) -> str:
    """One application with a final round and a no; returns its id."""
    today = book.today()
    id = book.store.add(Application("Quillmoor & Søn", role="R&D <Lead>")).id
    book.store.add(InterviewRound(id, Round.FINAL, Day(today - timedelta(9))))
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(today - timedelta(1)), Told.PERSON))
    return id


@pytest.fixture
def composer(book: Book) -> Composer:
    """A composer whose questions are answered."""
    made = Composer(book, book.words("messages"), log(book), on_sent=lambda _written: None)
    made.form.widget._handle_custom_msg({"do": "typed", "values": ANSWERS}, [])
    return made


@pytest.fixture
def sheet(window: Any, composer: Composer) -> Any:
    """The letter on the stage; gives the page and the composer."""
    Stage(window).mount(composer.editor)
    window.evaluate(OPENED)
    return window, composer


def test_the_letter_is_copied_as_it_stands_and_the_mail_program_gets_what_was_typed_last(sheet: Any) -> None:
    page, composer = sheet
    letter = page.get_by_label(words("messages.compose.sheet.label"))
    letter.press("Control+End")
    letter.type("\nPS: R&D <Lead> & Søn")
    page.get_by_role("link", name=words("messages.compose.sheet.link")).click()
    page.wait_for_function("window.opened")
    said = parse_qs(urlsplit(page.evaluate("window.opened")).query)
    assert said["body"] == [letter.input_value().replace("\n", "\r\n")]
    assert said["subject"] == [composer.editor.text[0]]
    page.get_by_role("button", name=words("messages.compose.sheet.copy")).click()
    expect(page.get_by_text(words("messages.compose.sheet.copied"))).to_be_visible()
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'away' }))")
    page.locator("#away").press("Control+V")
    expect(page.locator("#away")).to_have_value(letter.input_value())
    assert letter.input_value() == composer.editor.text[1]


def test_a_press_counts_although_python_makes_the_letter_longer_meanwhile(sheet: Any) -> None:
    page, _composer = sheet
    longer = "Dear Siân,\n" + "\nThank you for the tour." * 12
    copy = page.get_by_role("button", name=words("messages.compose.sheet.copy"))
    copy.hover()
    before = copy.bounding_box()
    page.mouse.down()
    page.evaluate("body => models[0].hear({ patch: { body } })", longer)
    settled(page)
    assert copy.bounding_box() == before
    page.mouse.up()
    expect(page.get_by_text(words("messages.compose.sheet.copied"))).to_be_visible()
    expect(page.get_by_label(words("messages.compose.sheet.label"))).to_have_value(longer)
    page.mouse.down()
    page.evaluate("body => models[0].hear({ patch: { body } })", "Held for a moment only.")
    expect(page.get_by_label(words("messages.compose.sheet.label"))).to_have_value("Held for a moment only.")


def test_a_gap_cannot_be_copied_and_is_shown_at_once(sheet: Any) -> None:
    page, _composer = sheet
    letter = page.get_by_label(words("messages.compose.sheet.label"))
    letter.fill(f"Dear ⟨{GAP}⟩,\n\nThanks.")
    for way in ("copy", "file"):
        page.get_by_role("button", name=words(f"messages.compose.sheet.{way}")).click()
        expect(page.get_by_text(words("messages.compose.open", what=GAP))).to_be_visible()
        expect(letter).to_be_focused()
        page.wait_for_function(f"({CHOSEN})(document.activeElement) === '⟨{GAP}⟩'")
    page.get_by_role("link", name=words("messages.compose.sheet.link")).press("Enter")
    assert page.evaluate("window.opened") is None
    letter.fill(f"Dear ⟨{GAP},\n\nThanks.")
    page.get_by_role("button", name=words("messages.compose.sheet.copy")).click()
    expect(page.get_by_text(words("messages.compose.open_bracket"))).to_be_visible()


def test_a_subject_with_a_gap_cannot_be_copied_either(sheet: Any) -> None:
    page, _composer = sheet
    head = page.get_by_label(words("messages.field.subject.ask"))
    head.fill(f"Thanks, ⟨{GAP}⟩")
    page.get_by_role("button", name=words("messages.compose.sheet.copy_head"), exact=True).click()
    expect(page.get_by_text(words("messages.compose.open", what=GAP))).to_be_visible()
    expect(head).to_be_focused()
    head.fill("Thank you, Siân")
    page.get_by_role("button", name=words("messages.compose.sheet.copy_head"), exact=True).click()
    expect(page.get_by_text(words("messages.compose.sheet.copied_head"))).to_be_visible()


def test_a_note_marks_its_sentence_and_leads_to_it(sheet: Any) -> None:
    page, _composer = sheet
    letter = page.get_by_label(words("messages.compose.sheet.label"))
    letter.fill("Dear Siân,\n\n👩🏽‍💻 Thank you. Please reconsider. I wish you well.")
    expect(page.get_by_text(words("letters/tone.flag.reopen.say"))).to_be_visible()
    expect(page.locator(".atn-mark")).to_have_text("Please reconsider.")
    page.get_by_role("button", name=words("messages.compose.sheet.find")).click()
    page.wait_for_function(f"({CHOSEN})(document.activeElement) === 'Please reconsider.'")
    letter.fill("Dear Siân,\n\nThank you.")
    expect(page.locator(".atn-mark")).to_have_count(0)


def test_the_words_and_the_marks_under_them_stay_in_the_same_places(sheet: Any) -> None:
    page, _composer = sheet
    letter = page.get_by_label(words("messages.compose.sheet.label"))
    letter.fill("Please reconsider. " * 40 + "\n" + "x" * 300 + "\n\nدانة, שלום.\n")
    heights = (
        "[...document.querySelectorAll('.atn-sheet-paper > *')].map((e) => [e.scrollHeight, e.clientWidth])"
    )
    (mirror, text) = page.evaluate(heights)
    assert abs(mirror[0] - text[0]) <= 2
    assert mirror[1] == text[1]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_questions_or_the_letter(
    window: Any, composer: Composer, theme: str, size: Any
) -> None:
    page = window
    page.set_viewport_size(size)
    Stage(page, theme).mount(composer.form, composer.editor)
    page.get_by_label(words("messages.compose.sheet.label")).fill(
        f"⟨{GAP}⟩ Please reconsider. " + "long " * 130
    )
    expect(page.get_by_text(words("messages.compose.too_long"))).to_be_visible()
    page.get_by_role("button", name=words("messages.compose.sheet.copy")).click()
    assert found_by_axe(page) == []
    beyond = "e => e.getBoundingClientRect().right > innerWidth + 1"
    assert page.evaluate(f"[...document.querySelectorAll('.atn *')].filter({beyond}).length") == 0


def test_the_letter_follows_the_answers_is_changed_by_hand_and_is_there_when_it_is_opened_again(
    page: Any, book_on_disk: Path, open_notebook: Callable[..., Any]
) -> None:
    log(open_book(book_on_disk.parent))
    panel = open_notebook(NOTEBOOK)
    panel.get_by_role("button", name=words("messages.act.write")).click()
    expect(panel.get_by_text(words("messages.compose.empty_title"))).to_be_visible()
    panel.get_by_role("radio", name=words("messages.field.to_role.options.hiring_manager")).check()
    letter = panel.get_by_label(words("messages.compose.sheet.label"))
    letter.wait_for()
    panel.get_by_label(words("messages.field.contact.ask")).fill("دانة")
    panel.get_by_label(words("messages.compose.field.me.ask")).fill("Zoë O'Neil")
    panel.get_by_label(words("messages.compose.field.detail.ask")).fill("how you talk about R&D <Lead>")
    tone = panel.get_by_role("radio", name=words("messages.field.tone.options.warm"))
    expect(tone).to_be_hidden()
    panel.get_by_role("button", name=words("messages.compose.form.more_choices")).click()
    tone.check()
    expect(panel.locator(".atn-gap")).to_have_count(0)
    warm = "^Dear دانة,.*I really valued how you talk about R&D <Lead>"
    expect(letter).to_have_value(re.compile(warm, re.DOTALL))
    letter.press("Control+End")
    letter.type("\nPS: thank you.")
    expect(panel.get_by_text(words("messages.compose.edited"))).to_be_visible()
    subject = panel.get_by_label(words("messages.field.subject.ask")).input_value()
    assert "R&D <Lead>" in subject
    with page.expect_download() as saved:
        panel.get_by_role("button", name=words("messages.compose.sheet.file")).click()
    data = Path(saved.value.path()).read_bytes()
    assert data.decode("utf-8-sig").endswith("Zoë O'Neil\r\nPS: thank you.\r\n")
    head = f"{words('messages.field.subject.ask')}: {subject}"
    assert data.decode("utf-8-sig").startswith(f"{head}\r\n\r\nDear دانة,")
    panel = open_notebook(NOTEBOOK)
    panel.get_by_role("button", name=words("messages.act.write")).click()
    expect(panel.get_by_label(words("messages.compose.sheet.label"))).to_have_value(letter_of(data))
    assert page.console_errors == []


BOXES = (
    """panel => [...panel.querySelectorAll('.atn-letter > *')].map(part => part.getBoundingClientRect())"""
)


def test_a_letter_stands_beside_its_questions_where_there_is_room_and_comes_first_on_a_phone_when_it_is_back(
    page: Any, book_on_disk: Path, open_notebook: Callable[..., Any]
) -> None:
    log(open_book(book_on_disk.parent))
    panel = open_notebook(NOTEBOOK)
    write = panel.get_by_role("button", name=words("messages.act.write"))
    write.click()
    panel.get_by_role("radio", name=words("messages.field.to_role.options.hiring_manager")).check()
    panel.get_by_label(words("messages.compose.sheet.label")).wait_for()
    questions, letter = panel.evaluate(BOXES)
    assert letter["left"] >= questions["right"]
    assert letter["top"] == questions["top"]
    assert letter["right"] <= page.viewport_size["width"]
    page.set_viewport_size(PHONE)
    questions, letter = panel.evaluate(BOXES)
    assert letter["top"] >= questions["bottom"]  # it came after what was pressed
    open_notebook(NOTEBOOK)
    write.click()
    panel.get_by_label(words("messages.compose.sheet.label")).wait_for()
    questions, letter = panel.evaluate(BOXES)
    assert questions["top"] >= letter["bottom"]


def letter_of(data: bytes) -> str:
    """The letter in a file, as the box on the page has it."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").split("\n\n", 1)[1].removesuffix("\n")
