"""The stories on one page, to print before an interview."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.stories.model import StarStory
from workbook.ui.printed import printed

TEMPLATE = Path(__file__).parent / "templates" / "crib.html"
NOTE = 160  # letters of a note on the page; the story itself has all of it


def crib_bytes(book: Book, words: Words, stories: Iterable[Stored[StarStory]]) -> bytes:
    """A page of HTML that fetches nothing: each story's name, its one breath, and its notes cut short."""
    labels, kinds = words.within("crib"), book.words("questions").options("field.competency")
    rows = []
    for story in (stored.record for stored in stories):
        notes = (story.situation, story.task, story.action, story.result, story.learned)
        lines = [_short(note) for note in notes if note.strip()]
        fits = labels("questions", kinds=", ".join(kinds[tag] for tag in story.tags))
        lines += [fits] if story.tags else []
        rows.append({"title": story.title, "short_form": story.short_form, "lines": lines})
    title, made = labels("title"), labels("made", day=book.today())
    return printed(book, TEMPLATE, title=title, made=made, stories=rows)


def _short(note: str) -> str:
    line = " ".join(note.split())
    return line if len(line) <= NOTE else f"{line[: NOTE - 1]}…"
