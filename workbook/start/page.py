"""Notebook 00's page: the ways in, what is due, and where a person's words are kept."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.path import PAGES, dues, notebook
from workbook.start.due_words import due_sentences, question_sentence
from workbook.start.place import NETWORK, Place, carried_by, mounted

Pages = Mapping[str, str]  # the pages that are there: id → title


@ui.page
def page(book: Book) -> list[Any]:
    """Show the start page; what belongs to the way a person chooses takes the place of what is due."""
    words, pages = book.words("start"), titles((Path(), Path("notebooks")))
    chosen = ""
    below_ways = ui.swap()

    def refresh(*_change: object) -> None:
        below_ways.show(*below(chosen, book, words, pages))

    def choose(key: str) -> None:
        nonlocal chosen
        chosen = key
        refresh()

    refresh()
    book.store.listen(None, ui.Soon(refresh, failed=book.store.listener_failed).ask)
    chips = ui.choices(words.within("paths"), words.options("paths"), choose)
    place = Place.of(os.environ)
    program = carried_by(book.folder.resolve(), os.environ, mounted()) if place is Place.OWN else ""
    return [*hosted(words, place), chips, below_ways, where(book, words), *carried(words, program)]


def titles(folders: Iterable[Path]) -> dict[str, str]:
    """The pages of the first folder that has any, without the start page, each as its heading says.

    A kernel stands in the notebook's own folder or in the one above it. An unreadable file is left out.
    """
    for folder in folders:
        files = {id: folder / page.notebook for id, page in PAGES.items() if id != "start"}
        if any(file.is_file() for file in files.values()):
            return {id: title for id, file in files.items() if (title := _title(file))}
    return {}


def _title(file: Path) -> str:
    try:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        prose = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    found = (("\n" + text).partition("\n# ")[2].partition("\n")[0].strip() for text in prose)
    return next(filter(None, found), "")


def below(chosen: str, book: Book, words: Words, pages: Pages) -> list[Any]:
    """What stands under the ways in: the chosen way, or what is due."""
    if chosen == "heard_today":
        return heard_today(words, pages)
    if chosen == "look_around":
        return look_around(book, words, pages)
    week = (*links(pages, "log", words("back.log")), *links(pages, "week", words("back.week")))
    return [*due(book, words, pages), *(week if chosen == "back" else ())]


def hosted(words: Words, place: Place) -> list[Any]:
    """A card said before anything else when this is somebody else's computer."""
    own = place is Place.OWN
    return [] if own else [ui.card(words(f"hosted.{place}_title"), words(f"hosted.{place}"))]


def heard_today(words: Words, pages: Pages) -> list[Any]:
    """The first day: what helps now, and nothing about numbers, waits or what comes next."""
    today = links(pages, "today", words("heard_today.today"))
    instead = () if today else words.list("heard_today.without_today")
    return [
        ui.card(words("heard_today.title"), [*words.list("heard_today.say"), *instead]),
        *today,
        *links(pages, "log", words("heard_today.log")),
        ui.card("", words("heard_today.later"), tone="enough"),
    ]


def look_around(book: Book, words: Words, pages: Pages) -> list[Any]:
    """How to open the sample book, and every page there is."""
    every = [link for id in pages for link in links(pages, id)]
    if book.sample:
        return [ui.text(words("look_around.inside")), *every]
    way = [words(f"look_around.{step}") for step in ("command", "back", "back_command")]
    paragraphs = [*words.list("look_around.say"), *way]
    return [ui.card(words("look_around.title"), paragraphs), ui.text(words("look_around.pages")), *every]


def due(book: Book, words: Words, pages: Pages) -> list[Any]:
    """The card of what is due today; with an empty log only a quiet line. First the question a week later."""
    due_now = dues(book)
    sentences, question = due_sentences(due_now, book, words), question_sentence(due_now, book, words)
    card = [ui.card(words("due.title"), sentences)] if sentences else []
    if question:
        return [*(links(pages, "today", question) or [ui.text(question)]), *card]
    return card or [ui.text(words("due.empty"), tone="quiet")]


def where(book: Book, words: Words) -> Any:
    """The folder that holds everything, shown, with who else could open it."""
    key = "data.sample_folder" if book.sample else "data.folder"
    return ui.card(words("data.title"), [words(key, folder=book.folder), words("data.shared")])


def carried(words: Words, program: str) -> list[Any]:
    """A card where another program copies the folder, or where it is another machine's."""
    if not program:
        return []
    kind = words.within("carried.network" if program == NETWORK else "carried.copied")
    paragraphs = [kind("say", program=program), words("carried.instead"), words("carried.command")]
    return [ui.card(kind("title", program=program), paragraphs)]


def links(pages: Pages, id: str, before: str = "") -> list[Any]:
    """A link to this page, if it is there."""
    return [ui.link(pages[id], notebook(id), before=before)] if id in pages else []
