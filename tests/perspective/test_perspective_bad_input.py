"""Notebook 04 on a bad day: two windows, a removed record, midnight, odd clocks, hostile texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from driver import Browser, shown
from perspective_by_hand import finish, log, thought_page, thoughts, usual_page
from wording import words

from workbook.answers import ExerciseEntry, admit
from workbook.book import Book
from workbook.estimates.display_rules import CHART_FROM

ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures/hostile_inputs.json").read_text("utf-8"))
LINES = ("hot_thought", "evidence_for", "evidence_against")  # boxes of several lines
INPUTS = {e["id"]: e["value"].replace("ID", e["id"]) * e.get("repeat", 1) for e in ENTRIES}


def test_two_windows_show_both_texts_and_both_can_be_kept(book: Book) -> None:
    Browser(thought_page(book).thoughts.exercise).press("next", hot_thought="I always freeze.")
    mine, theirs = (Browser(thought_page(book).thoughts.exercise) for _ in range(2))
    theirs.press("rest", evidence_for="Theirs.", explanations=[["unfair", "10", ""], ["practical", "90", ""]])
    mine.press("rest", evidence_for="Mine.", explanations=[["unfair", "20", "know"]])
    said = mine.conflict or {}
    assert said[words("exercises/c.prompts.evidence_for.ask")] == ("Mine.", "Theirs.")
    unfair, known = (
        words(f"exercises/c.prompts.explanations.{key}") for key in ("cards.unfair", "choices.know")
    )
    assert any(unfair in one and f"20 · {known}" in one for one, _ in said.values())
    mine.send("resolve", how="both", values=mine.boxes)
    mine.press("rest", **mine.boxes)
    last = thoughts(book)[-1]
    assert (last.evidence_for, len(last.rated)) == ("Mine.\n\nTheirs.", 2)


def test_a_record_removed_while_it_is_open_can_be_kept_as_a_new_one(book: Book) -> None:
    page = thought_page(book)
    browser = Browser(page.thoughts.exercise)
    browser.press("next", hot_thought="I always freeze.")
    book.store.remove(ExerciseEntry, thoughts(book)[0].id)
    browser.press("rest", best_true="It was close.")
    assert browser.is_gone
    browser.send("resolve", how="mine", values=browser.boxes)
    browser.press("rest", **browser.boxes)
    assert thoughts(book)[0].best_true == "It was close."


def test_what_was_begun_before_midnight_goes_on_after_it(book: Book, clock: Any) -> None:
    clock.forward(hours=13, minutes=58)
    Browser(thought_page(book).thoughts.exercise).type(hot_thought="I always fr")
    clock.forward(minutes=7)
    page = thought_page(book)
    assert page.thoughts.key == "2026-03-12.01"
    Browser(page.thoughts.exercise).press("next")
    clock.forward(days=2)
    assert thought_page(book).thoughts.key == "2026-03-12.01"


def test_a_clock_set_back_still_shows_the_record(book: Book, clock: Any) -> None:
    finish(book, hot_thought="I always freeze.")
    clock.forward(days=-3)
    page = thought_page(book)
    assert page.thoughts.current is not None
    assert page.thoughts.exercise is not None


TEXTS = ("hot_thought", "evidence_for", "evidence_against", "outsider", "best_true", "one_changeable")


def test_a_hostile_text_in_each_box_is_kept_as_typed_or_refused_and_stays(book: Book, full: bool) -> None:
    """Each text gets into one of the boxes, in the long run into every one of them."""
    texts, page = list(INPUTS.values()), thought_page(book)
    for turn in range(0, len(texts), 1 if full else len(TEXTS)):
        typed = {box: texts[(turn + n) % len(texts)] for n, box in enumerate(TEXTS)}
        text, other, *_ = typed.values()
        page.thoughts.begin()
        browser = Browser(page.thoughts.exercise)
        browser.type(**typed, explanations=[[text, text, other], ["unfair", text, "know"]])
        cards = [["unfair", text[:20], text[:20]]]
        browser.press("rest", **typed, unknown=text, explanations=cards)
        assert words("ui.problem.unexpected") not in shown(page)
        for stored in book.store.where(ExerciseEntry, about=page.thoughts.key):
            for field in set(TEXTS) & stored.record.answers.keys():
                admitted = admit(typed[field], 200_000, one_line=field not in LINES)
                assert stored.record.answers[field] == admitted
        assert browser.boxes["evidence_for"].encode("utf-8") is not None
        shown(thought_page(book)).encode("utf-8")


def test_a_hostile_text_about_the_own_numbers_is_kept_or_refused_and_stays(book: Book, full: bool) -> None:
    for _ in range(CHART_FROM):
        log(book, "first")
    for text in list(INPUTS.values())[:: 1 if full else 6]:
        page = usual_page(book)
        browser = Browser(page.own_read)
        browser.press("rest", own_read=text)
        Browser(page.guesses.form).press(guess=text)
        assert words("ui.problem.unexpected") not in shown(page)
        for stored in book.store.where(ExerciseEntry, about=""):
            kept = stored.record.answers.get("own_read")
            assert kept in (None, admit(text, 2000, one_line=True))
        for stored in book.store.all(ExerciseEntry):
            book.store.remove(ExerciseEntry, stored.id)
