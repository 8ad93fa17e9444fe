"""Notebook 07, filled in, pressed and read by hand; and the adverts its phrases are looked for in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from driver import Browser, press, shows, widgets

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.limits.model import Constraint
from workbook.standing.model import Advert, Rating, Requirement, TargetJob
from workbook.standing.page import StandingPart
from workbook.storage import Stored

OTHERS = ("chosen_gaps", "limits", "strengths")
ADVERTS = Path(__file__).parent / "standing" / "adverts"


def adverts(language: str) -> tuple[list[str], list[str]]:
    """The phrases that are expected of some adverts, and the adverts."""
    expected, *texts = (ADVERTS / f"{language}.txt").read_text("utf-8").split("=====\n")
    return expected.split("\n")[:-1], texts


def standing_page(book: Book) -> StandingPart:
    return StandingPart(book, book.words("standing"))


def words(book: Book, key: str, **values: object) -> str:
    """What this room says under a key, or another of notebook 07 that the key begins with."""
    room, _, rest = key.partition(".")
    return book.words(room)(rest, **values) if room in OTHERS else book.words("standing")(key, **values)


def said_on(page: Any) -> str:
    """Every text on the page, cards and notes included, as one."""
    return "\n".join(f"{w.spec} {w.state.get('label', '')} {w.state.get('said', '')}" for w in widgets(page))


def click(page: Any, book: Book, key: str, **values: object) -> None:
    """Press the button whose label stands under this key."""
    press(page, words(book, key, **values))


def answer(page: StandingPart, **raws: Any) -> Browser:
    """Fill in the form of the map that is open, and press its button."""
    browser = Browser(page.sitting.form)
    browser.press(**raws)
    return browser


def tick(page: StandingPart, key: str, option: str = "on") -> None:
    """Choose in the list that is open."""
    assert page.sitting.ticks is not None
    page.sitting.ticks.choose(key, option)


def keep_map(
    book: Book, *skills: tuple[str, int | None, int | None], job: str = "Reporting analyst"
) -> Stored[TargetJob]:
    """Store a map with skills of (name, have, need), rated today."""
    stored = book.store.add(TargetJob(job, Day(book.today())))
    for name, have, need in skills:
        asked = book.store.add(Requirement(stored.id, name, need=need, adverts=2))
        if have is not None:
            book.store.add(Rating(asked.id, Day(book.today()), have, "a report", 3))
    return stored


def keep_adverts(book: Book, job: Stored[TargetJob], *texts: str) -> None:
    for text in texts:
        book.store.add(Advert(job.id, text, Day(book.today())))


def steady(book: Book, level: int = 7) -> None:
    """A check-in of today."""
    book.store.add(CheckIn(Day(book.today()), steady=level, hope=level))


def skill(book: Book, name: str) -> Stored[Requirement]:
    (stored,) = book.store.where(Requirement, skill=name)
    return stored


def limits(book: Book) -> list[Constraint]:
    return [stored.record for stored in book.store.all(Constraint)]


def unfold(page: Any, book: Book, key: str, **values: object) -> None:
    """Press the line that opens what is under it."""
    label = words(book, key, **values)
    (fold,) = [w for w in widgets(page) if shows(w, "what") == "fold" and shows(w, "label") == label]
    Browser(fold).send("press", key="")


def chosen_gap(book: Book, **answers: Any) -> None:
    """A map with one gap that was chosen, with a route."""
    job = keep_map(book, ("SQL", 2, 3))
    stored = skill(book, "SQL")
    usual = {"need": 3, "gap_type": "nearly", "chosen": True, "route": "practise", **answers}
    book.store.update(stored.id, Requirement(job.id, "SQL", **usual), stored.rev)
