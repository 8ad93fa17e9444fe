"""What somebody has: strengths with proof, one used on purpose, and the longer questions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from driver import Browser, shows
from standing_by_hand import click, said_on, words

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.content import load_exercise
from workbook.debrief.model import Feedback, sealed
from workbook.standing.due import due
from workbook.stories.model import StarStory
from workbook.strengths.model import Strength, StrengthUse
from workbook.strengths.page import StrengthsPart


def strengths_part(book: Book) -> StrengthsPart:
    return StrengthsPart(book, book.words("strengths"))


def test_a_strength_is_kept_with_its_proof(book: Book) -> None:
    part = strengths_part(book)
    click(part, book, "strengths.first")
    Browser(part.form).press(
        strength="Making numbers plain", proof="The stock report", last_used="10 March 2026"
    )
    (kept,) = (stored.record for stored in book.store.all(Strength))
    assert (kept.strength, kept.proof, kept.last_used) == (
        "Making numbers plain", "The stock report", Day.parse("2026-03-10"))  # fmt: skip
    assert "The stock report" in said_on(part)


def test_a_strength_without_proof_says_that_it_has_none_yet(book: Book) -> None:
    book.store.add(Strength("Patience"))
    assert words(book, "strengths.no_proof") in said_on(strengths_part(book))


def test_words_of_feedback_are_offered_as_proof_and_as_words_to_remember_unless_they_are_sealed(
    book: Book,
) -> None:
    book.store.add(Feedback(quote="You came across well on the reports."))
    book.store.add(sealed(Feedback(quote="Sealed words"), book.today()))
    part = strengths_part(book)
    click(part, book, "strengths.first")
    offered = Browser(part.form).ask("proof")["suggestions"]
    assert offered == [words(book, "strengths.proof.said", quote="You came across well on the reports.")]
    part = strengths_part(book)
    click(part, book, "strengths.longer")
    assert part.exercise is not None
    assert shows(part.exercise, "offers") == {"said": ["You came across well on the reports."]}


def test_one_strength_to_use_this_week_is_due_and_then_used(book: Book, clock: Any) -> None:
    strength = book.store.add(Strength("Patience", "Two trainees"))
    part = strengths_part(book)
    click(part, book, "strengths.use")
    in_two_days = Day(book.today() + timedelta(days=2))
    Browser(part.form).press(strength_id=strength.id, place="At the call", planned_on=str(in_two_days))
    assert due(book) == []
    clock.forward(days=2)
    assert [(one.key, one.values["name"]) for one in due(book)] == [("use", "Patience")]
    part = strengths_part(book)
    click(part, book, "strengths.used")
    assert [s.record.used_on for s in book.store.all(StrengthUse)] == [Day(book.today())]
    assert book.store.all(Strength)[0].record.last_used == Day(book.today())
    assert due(book) == []


def test_a_strength_is_linked_to_its_story_and_says_so_also_when_the_story_is_gone(book: Book) -> None:
    story = book.store.add(StarStory("The night rota"))
    part = strengths_part(book)
    click(part, book, "strengths.first")
    form = Browser(part.form)
    assert words(book, "strengths.proof.story", title="The night rota") in form.ask("proof")["suggestions"]
    form.press(strength="Patience", proof="Two trainees", from_id=story.id)
    assert words(book, "strengths.told_in", title="The night rota") in said_on(part)
    book.store.remove(StarStory, story.id)
    assert words(book, "strengths.story_gone") in said_on(strengths_part(book))


def test_a_use_of_which_the_strength_is_not_said_asks_for_it(book: Book) -> None:
    book.store.add(Strength("Patience"))
    part = strengths_part(book)
    click(part, book, "strengths.use")
    form = Browser(part.form)
    form.press(place="At the call")
    assert list(form.problems) == ["strength_id"]


def test_ten_is_enough(book: Book) -> None:
    for n in range(10):
        book.store.add(Strength(f"Strength {n}", "proof"))
    assert load_exercise("i", book.language).enough in said_on(strengths_part(book))


def test_the_longer_questions_ask_all_that_the_guide_asks() -> None:
    asked = {prompt.id for prompt in load_exercise("i").prompts}
    assert asked == {
        *("asked_for", "easy", "said", "energy", "assets", "underused"),
        *("knockback", "others_knock", "true_good", "true_hard"),
    }
    assert len(load_exercise("i").answers["assets"].option_keys) == 13


def test_the_longer_answers_are_kept_and_half_of_them_are_there_again(book: Book) -> None:
    part = strengths_part(book)
    click(part, book, "strengths.longer")
    Browser(part.exercise).type(easy=["maps"])
    part = strengths_part(book)
    assert part.exercise is not None
    browser = Browser(part.exercise)
    for _ in load_exercise("i").steps:
        browser.press("next")
    (entry,) = (stored.record for stored in book.store.all(ExerciseEntry))
    assert (entry.exercise, entry.answers["easy"], entry.finished) == ("i", ["maps"], True)
    assert words(book, "strengths.longer_again") in said_on(part)


def test_a_strength_that_is_removed_takes_its_uses_along(book: Book) -> None:
    strength = book.store.add(Strength("Patience"))
    book.store.add(StrengthUse(strength.id, "At the call", Day(book.today())))
    part = strengths_part(book)
    book.store.remove(Strength, strength.id)
    assert "Patience" not in said_on(part)
    assert due(book) == []
