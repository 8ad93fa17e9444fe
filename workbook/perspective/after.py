"""What stands below a finished thought record: the fair sentence, what is still open, and what was sent."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Exercise, Words
from workbook.path import notebook, opens_on
from workbook.perspective.model import Open, ThoughtRecord, still_open
from workbook.perspective.pictures import strip_chart


def after(book: Book, words: Words, exercise: Exercise, one: ThoughtRecord) -> list[Any]:
    """The parts, from the sentence down; what is missing is said once and locks nothing."""
    return [
        *_sentence(words, one),
        *_open(words, exercise, one),
        *_next(book, words, one),
        *([strip_chart(book, words, exercise, one)] if one.rated else []),
    ]


def _sentence(words: Words, one: ThoughtRecord) -> list[Any]:
    moved = []
    if one.belief_before is not None and one.belief_after is not None:
        moved = [words("after.moved", before=one.belief_before, after=one.belief_after)]
    if one.best_true.strip():
        return [
            ui.card(
                words("after.title"),
                [words("after.quoted", sentence=one.best_true.strip()), *moved],
                tone="quote",
            )
        ]
    return [ui.text(*moved)] if moved else []


def _open(words: Words, exercise: Exercise, one: ThoughtRecord) -> list[Any]:
    """That it is done by the guide's own rule, or what would be missing for that."""
    missing = still_open(one, exercise.more["groups"])
    if not missing:
        return [ui.text(words("after.done"), tone="quiet")]
    say = words.within("after")
    lines = [_missing(say, what, len(one.rated)) for what in missing]
    return [ui.card(say("open_title"), [say("open_say"), *lines])]


def _missing(say: Words, what: Open, rated: int) -> str:
    if what is not Open.THREE:
        return say(f"open.{what}")
    few = {0: "open.three_none", 1: "open.three_one"}.get(rated, "open.three")
    return say(few, n=rated)


def _next(book: Book, words: Words, one: ThoughtRecord) -> list[Any]:
    """What is next and from when, where that page is there; and the changeable thing on its way there."""
    day = opens_on(book, "look_back")
    ahead = day is not None and day > book.today()
    said = words("after.next_on", day=words.day(day)) if ahead else words("after.next")
    link = ui.link_if_there(words("pages.look_back"), notebook("look_back"), before=said)
    if not one.one_changeable.strip() or link is None:
        return [link]
    waits = words("after.look_back_on", day=words.day(day)) if ahead else words("after.look_back")
    return [ui.text(words("after.sent", thing=one.one_changeable.strip()), waits), link]


def formal_route(words: Words, one: ThoughtRecord | None) -> Any:
    """The way to the formal route, always one press away; said plainly where unfair is high, no opinion."""
    key = "after.unfair" if one and one.finished and one.unfair else "after.formal"
    return ui.link_if_there(words("pages.letter"), notebook("letter"), before=words(key))
