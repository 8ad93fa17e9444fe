"""Notebook 00's page: the ways in, what is due, and where a person's words are kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from workbook import ui
from workbook.answers import capital
from workbook.book import LEAVING, QUICK_CLOSE, Book
from workbook.content import Words, load_words
from workbook.path import PAGES, follows, notebook, pages_in
from workbook.start.due_words import DueList, Thing, due_list
from workbook.start.news import news
from workbook.start.place import NETWORK, Place, carried_by, mounted
from workbook.start.routes import ROUTES, route
from workbook.today.model import first_days

Pages = Mapping[str, str]  # the pages that are there: id → title


@ui.page
def page(book: Book) -> list[Any]:
    """Show the start page: the next thing, the ways in, and what belongs to the way a person chooses."""
    words, pages = book.words("start"), titles((Path(), Path("notebooks")), book.words)
    chosen = ""
    way, next_thing, below_ways = ui.swap(), ui.swap(), ui.swap()

    def refresh(*_change: object) -> None:
        apart = chosen in ("heard_today", "look_around")
        things, now = (None, "") if apart else (due_list(book, words), route(book))
        way.show_if(now or None, lambda: leads(now, book, words, pages))
        next_thing.show_if(things, lambda: due(things, book, words, pages) if things else [])
        below_ways.show_if((chosen, book.sample), lambda: below(chosen, book, words, pages))

    def choose(key: str) -> None:
        nonlocal chosen
        chosen = key
        refresh()

    refresh()
    book.store.listen(None, ui.Soon(refresh, failed=book.store.listener_failed).ask)
    chips = ui.choices(words.within("paths"), words.options("paths"), choose)
    place = Place.of(os.environ)
    program = carried_by(book.folder.resolve(), os.environ, mounted()) if place is Place.OWN else ""
    around = [switched_off(book, words, pages, refresh), where(book, words), *carried(words, program)]
    around += leaving(book, words)
    return [*above(book, words, place), way, next_thing, chips, below_ways, *around]


def switched_off(book: Book, words: Words, pages: Pages, then: Callable[[], Any]) -> Any:
    """The pages that were switched off, to be switched on again; nothing where there is none."""
    place = ui.swap()

    def on(id: str) -> None:
        ui.switch(book, id, on=True)
        show()
        then()

    def show() -> None:
        off = {id: title for id, title in pages.items() if id in book.pages_off()}
        place.show(ui.choices({"ask": words("off")}, off, on) if off else None)

    show()
    return place


def titles(folders: Iterable[Path], words: Callable[[str], Words] = load_words) -> Pages:
    """The pages of the first folder that has any, without the start page, as the contents call them.

    A kernel is in the notebook's own folder or in the one above it. `words` gives those of a room.
    """
    for folder in folders:
        if pages := pages_in(folder):
            return {page.id: words(page.room)("page.name") for page in pages if page.id != "start"}
    return {}


def leads(now: str, book: Book, words: Words, pages: Pages) -> list[Any]:
    """What the way of this moment is, and the pages it leads to, in their order."""
    labels, found = words.within(f"route.{now}"), []
    for page, about in ROUTES[now].pages:
        if page not in book.pages_off():
            follow = follows(book, (page, about) if about else None)
            label = labels.get(f"label.{page}")
            found += links(pages, page, labels.get(page), label=label, on_follow=follow)
    return [ui.card(labels("title"), labels.list("say"), tone="enough"), *found]


def below(chosen: str, book: Book, words: Words, pages: Pages) -> list[Any]:
    """What stands under the ways in: what belongs to the chosen one."""
    pages = {id: pages[id] for id in pages if id not in book.pages_off()}
    if chosen == "heard_today":
        return heard_today(book, words, pages)
    if chosen == "look_around":
        return look_around(book, words, pages)
    week = (*links(pages, "log", words("back.log")), *links(pages, "week", words("back.week")))
    return list(week) if chosen == "back" else []


def hosted(words: Words, place: Place) -> list[Any]:
    """A card said before anything else when this is somebody else's computer."""
    own = place is Place.OWN
    return [] if own else [ui.card(words(f"hosted.{place}_title"), words(f"hosted.{place}"))]


def above(book: Book, words: Words, place: Place) -> list[Any]:
    """What stands over everything: whose computer it is, what the service that runs it says, what is new."""
    said = words("opening")
    return [*hosted(words, place), *([ui.text(said)] if said else []), *news(book, words)]


def heard_today(book: Book, words: Words, pages: Pages) -> list[Any]:
    """The first day: one thing that helps now, and nothing about numbers, waits or what comes next."""
    follow = follows(book, ("today", "heard"))
    today = links(pages, "today", label=words("heard_today.today"), primary=True, on_follow=follow)
    instead = () if today else words.list("heard_today.without_today")
    return [
        ui.card(words("heard_today.title"), [*words.list("heard_today.say"), *instead]),
        *today,
        ui.text(words("heard_today.later"), tone="quiet"),
    ]


def look_around(book: Book, words: Words, pages: Pages) -> list[Any]:
    """Every page there is with what it is for, and the way to the sample book."""
    every = [
        ui.link(title, notebook(id), after=book.words(PAGES[id].room)("page.line"))
        for id, title in pages.items()
    ]
    if book.sample:
        return [ui.text(words("look_around.inside")), *every]
    return [ui.text(words("look_around.pages")), *every, *to_the_sample(words, Place.of(os.environ))]


def to_the_sample(words: Words, place: Place) -> list[Any]:
    """The way into the sample book: one click, or what is said where no frame leads there."""
    steps = ("by_hand", "command", "back", "back_command") if place is Place.OWN else ("not_offered",)
    way = [words(f"look_around.{step}") for step in steps]  # on a server nobody can type the command
    card = ui.card(words("look_around.title"), words.list("look_around.say"))
    return [card, ui.doorway(words("look_around.open"), "sample", way)]


def due(things: DueList, book: Book, words: Words, pages: Pages) -> list[Any]:
    """The one next thing, at most four more, and a line that opens the rest; or that nothing is to do."""
    first: list[Any] = []
    if things.to_do:
        thing = things.to_do[0]
        card = ui.card(words("due.title"), capital(thing.sentence))
        first = [card, *links(pages, thing.page, primary=True, on_follow=follows(book, thing.lead))]
    elif things.begun:
        coming = [words("due.next", what=thing.sentence) for thing in things.to_come[:1]]
        said = [words("due.no_today")] if things.no_today else coming
        done = any(day.finished and day.began == book.today() for day in first_days(book.store))
        led = (now := route(book)) and "today" in dict(ROUTES[now].pages)
        quiet = links(pages, "today", label=words("heard_today.today"), primary=True)
        today = quiet if things.no_today and not (done or led) else []
        first = [ui.card(words("due.nothing_title"), said), *today]
    shown, rest = things.others
    fold = ui.Fold(words.count("more", len(rest)), lambda: _links_to(rest, book, pages))
    others = [ui.text(words("due.others"), tone="quiet")] if shown else []
    waits = [ui.text(things.waits, tone="quiet")] if things.waits else []
    return [*first, *others, *_links_to(shown, book, pages), *([fold] if rest else []), *waits]


def _links_to(things: Iterable[Thing], book: Book, pages: Pages) -> list[Any]:
    """Each thing with the link to its page, where that is there."""
    parts: list[Any] = []
    for thing in things:
        line = capital(thing.sentence)
        follow = follows(book, thing.lead)
        parts += links(pages, thing.page, line, on_follow=follow) or [ui.text(line)]
    return parts


def where(book: Book, words: Words) -> Any:
    """The folder that holds everything, and who else could open it, behind a line."""
    key = "data.sample_folder" if book.sample else "data.folder"
    return ui.Fold(
        words("data.title"), lambda: [ui.text(words(key, folder=book.folder), words("data.shared"))]
    )


def leaving(book: Book, words: Words) -> list[Any]:
    """The key that leaves the workbook at once, where one is chosen."""
    said = words.get(f"leaving.{book.chosen(QUICK_CLOSE, LEAVING)}")
    return [ui.text(said, tone="quiet")] if said else []


def carried(words: Words, program: str) -> list[Any]:
    """A card where another program copies the folder, or where it is another machine's."""
    if not program:
        return []
    kind = words.within("carried.network" if program == NETWORK else "carried.copied")
    paragraphs = [kind("say", program=program), words("carried.instead"), words("carried.command")]
    return [ui.card(kind("title", program=program), paragraphs)]


def links(pages: Pages, id: str, before: str = "", *, label: str = "", **look: Any) -> list[Any]:
    """A link to this page, if it is there; it is called by the page's name without a `label`."""
    return [ui.link(label or pages[id], notebook(id), before=before, **look)] if id in pages else []
