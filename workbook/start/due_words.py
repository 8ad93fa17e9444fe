"""What is due in all rooms, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.due import waiting
from workbook.interviews.story import stories
from workbook.path import PAGES, Due, Rank

SHOWN = 6


def due_sentences(dues: Iterable[Due], book: Book, words: Words) -> list[str]:
    """One sentence for each thing that is due, and one for what waits; none for an empty log."""
    if not stories(book):
        return []
    sentences = [sentence(due, book, words) for due in dues if due.rank is not Rank.ASKED]
    shown = sentences[:SHOWN] or [words("due.nothing")]
    if len(sentences) > SHOWN:
        shown.append(words.count("more", len(sentences) - SHOWN))
    rest = _waiting(book, words)
    return [*shown, rest] if rest else shown


def question_sentence(dues: Iterable[Due], book: Book, words: Words) -> str:
    """That the one question a week after a first day is due; "" when it is not."""
    asked = [due for due in dues if due.rank is Rank.ASKED]
    return sentence(asked[0], book, words) if asked else ""


def sentence(due: Due, book: Book, words: Words) -> str:
    """What is due, as its own room says it; `words` are those of the start page."""
    days = abs((due.on.latest - book.today()).days) if due.on else 0
    values = {
        "day": words.day(due.on),
        "ago": words("due.yesterday" if days else "due.today") if days < 2 else words.count("ago", days),
        "when": words("due.tomorrow" if days else "due.today") if days < 2 else words.count("ahead", days),
    }
    for name, value in due.values.items():
        values[name] = words.day(value) if isinstance(value, (Day, date)) else str(value)
    if values.get("role"):
        values["organisation"] = words("due.with_role", **values)
    return book.words(PAGES[due.page].room)(f"due.{due.key}", **values)


def _waiting(book: Book, words: Words) -> str:
    rest = waiting(book)
    said = [words.count("waiting", rest.count)]
    if rest.count and rest.days:
        said.append(words.count("longest", rest.days, organisation=rest.longest))
    return " ".join(part for part in said if part)
