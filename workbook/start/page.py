"""Notebook 00's page: the ways in, what is due, and where a person's words are kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.start.carried import NETWORK, carried_by, mounted
from workbook.start.due_words import due_sentences, question_sentence
from workbook.start.notebooks import Notebook, notebooks_in
from workbook.start.place import Place

TODAY, LOG, WEEK = "01", "02", "10"


@ui.page
def page(book: Book) -> list[Any]:
    """Show the start page; what belongs to the way a person chooses takes the place of what is due."""
    words = book.words("start")
    pages = notebooks_in((Path(), Path("notebooks")))
    chosen = ""
    place = ui.swap()

    def refresh(*_change: object) -> None:
        place.show(*below(chosen, book, words, pages))

    def choose(key: str) -> None:
        nonlocal chosen
        chosen = key
        refresh()

    refresh()
    book.store.listen(None, ui.Soon(refresh).ask)
    chips = ui.choices(words.within("paths"), words.options("paths"), choose)
    whose = Place.of(os.environ)
    program = carried_by(book.folder.resolve(), os.environ, mounted()) if whose is Place.OWN else ""
    return [*hosted(words, whose), chips, place, where(book, words), *carried(words, program)]


def below(chosen: str, book: Book, words: Words, pages: list[Notebook]) -> list[Any]:
    """What stands under the ways in: the chosen way, or what is due."""
    if chosen == "heard_today":
        return heard_today(words, pages)
    if chosen == "back":
        return back(book, words, pages)
    return look_around(book, words, pages) if chosen == "look_around" else due(book, words, pages)


def hosted(words: Words, place: Place) -> list[Any]:
    """A card said before anything else when this is somebody else's computer."""
    if place is Place.OWN:
        return []
    return [ui.card(words(f"hosted.{place}_title"), words(f"hosted.{place}"))]


def heard_today(words: Words, pages: list[Notebook]) -> list[Any]:
    """The first day: what helps now, and nothing about numbers, waits or what comes next."""
    today = links(pages, TODAY, before=words("heard_today.today"))
    instead = () if today else words.list("heard_today.without_today")
    return [
        ui.card(words("heard_today.title"), [*words.list("heard_today.say"), *instead]),
        *today,
        *links(pages, LOG, before=words("heard_today.log")),
        ui.card("", words("heard_today.later"), tone="enough"),
    ]


def back(book: Book, words: Words, pages: list[Notebook]) -> list[Any]:
    """The week: what is due, the log, and the weekly page once there is one."""
    return [
        *due(book, words, pages),
        *links(pages, LOG, before=words("back.log")),
        *links(pages, WEEK, before=words("back.week")),
    ]


def look_around(book: Book, words: Words, pages: list[Notebook]) -> list[Any]:
    """How to open the sample book, and every page there is."""
    every = [ui.link(page.title, page.file) for page in pages]
    if book.sample:
        return [ui.text(words("look_around.inside")), *every]
    way = [words(f"look_around.{step}") for step in ("command", "back", "back_command")]
    say = [*words.list("look_around.say"), *way]
    return [ui.card(words("look_around.title"), say), ui.text(words("look_around.pages")), *every]


def due(book: Book, words: Words, pages: list[Notebook]) -> list[Any]:
    """The card of what is due today; with an empty log only a quiet line. First the question a week later."""
    said, question = due_sentences(book, words), question_sentence(book, words)
    card = [ui.card(words("due.title"), said)] if said else []
    if question:
        asked = links(pages, TODAY, before=question)
        return [*(asked or [ui.text(question)]), *card]
    return card or [ui.text(words("due.empty"), tone="quiet")]


def where(book: Book, words: Words) -> Any:
    """The folder that holds everything, shown, with who else could open it."""
    key = "data.sample_folder" if book.sample else "data.folder"
    return ui.card(words("data.title"), [words(key, folder=book.folder), words("data.shared")])


def carried(words: Words, program: str) -> list[Any]:
    """A card where another program copies the folder, or where it is another machine's."""
    if not program:
        return []
    say = words.within("carried.network" if program == NETWORK else "carried.copied")
    paragraphs = [say("say", program=program), words("carried.instead"), words("carried.command")]
    return [ui.card(say("title", program=program), paragraphs)]


def links(pages: list[Notebook], number: str, *, before: str) -> list[Any]:
    """A link to the page of that number, if there is one."""
    return [ui.link(p.title, p.file, before=before) for p in pages if p.number == number]
