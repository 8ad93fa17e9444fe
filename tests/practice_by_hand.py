"""Notebook 06, filled in, pressed and read by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from driver import Browser, press, shown

from workbook.answers import Day
from workbook.attempts.model import Attempt, Recall
from workbook.book import Book
from workbook.debrief.model import Action, CameFrom, LeadsTo
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.practice.page import PracticePart
from workbook.questions.model import Card
from workbook.storage import Stored

OTHERS = ("attempts", "stories", "mock_interviews", "questions", "recordings")


def practice_page(book: Book) -> PracticePart:
    return PracticePart(book, book.words("practice"))


def said(book: Book, key: str, **values: object) -> str:
    """What this room says under a key, or another of notebook 06 that the key begins with."""
    room, _, rest = key.partition(".")
    return book.words(room)(rest, **values) if room in OTHERS else book.words("practice")(key, **values)


def click(page: Any, book: Book, key: str, **values: object) -> None:
    """Press the button or chip whose label stands under this key."""
    press(page, said(book, key, **values))


def sees(page: Any, book: Book, key: str, **values: object) -> bool:
    return said(book, key, **values) in shown(page)


def a_card(book: Book, question: str = "What do you do first?", *, due: int = 0, **more: Any) -> Stored[Card]:
    """A card that was tried, due so many days from now."""
    today = book.today()
    usual = {"stability": 4.0, "difficulty": 5.0, "reviewed_on": Day(today - timedelta(days=4))}
    return book.store.add(Card(question, due_on=Day(today + timedelta(days=due)), **{**usual, **more}))


def an_attempt(book: Book, card: Stored[Card], days_ago: int = 0, **more: Any) -> Stored[Attempt]:
    day = Day(book.today() - timedelta(days=days_ago))
    return book.store.add(Attempt(card.id, day, **{"recall": Recall.WELL_ENOUGH, **more}))


def a_round(
    book: Book, questions: str = "", *, days: int = -3, at: str = "Quillmoor"
) -> Stored[InterviewRound]:
    """An interview so many days from now, with the questions remembered from it."""
    application = book.store.add(Application(at))
    held = Day(book.today() + timedelta(days=days))
    return book.store.add(InterviewRound(application.id, Stage.FIRST, held, questions=questions))


def a_change(book: Book, text: str = "say the result first", **more: Any) -> Stored[Action]:
    usual = {
        "cue": "I am asked for an example",
        "leads_to": LeadsTo.PRACTICE,
        "came_from": CameFrom.LOOK_BACK,
    }
    return book.store.add(Action(text=text, **{**usual, **more}))


def answer_and_rate(page: PracticePart, book: Book, recall: str = "well_enough", **raws: Any) -> None:
    """Say the answer, and rate it."""
    click(page, book, "session.done")
    Browser(page.session.form).press(recall=recall, **raws)


def attempts(book: Book) -> list[Attempt]:
    return [stored.record for stored in book.store.all(Attempt)]
