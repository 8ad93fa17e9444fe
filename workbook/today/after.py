"""What stands below a kept first day: the promises and small things of today, then what is next and when."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Exercise, Words
from workbook.path import notebook
from workbook.today.model import FirstDay
from workbook.today.next_steps import question_day, steps


def after(book: Book, words: Words, exercise: Exercise, one: FirstDay) -> list[Any]:
    """The parts for today: on the day itself what was promised, and that this is all."""
    if book.today() <= one.began:
        return [*_rest(words, exercise, one), *_that_is_all(book, words, one)]
    return _next(book, words, one)


def _rest(words: Words, exercise: Exercise, one: FirstDay) -> list[Any]:
    """The hold list and the small good things, to come back to during the day."""
    labels = next(prompt.choices for prompt in exercise.prompts if prompt.id == "hold")
    said, between = [], words("rest.between")
    if held := [labels[str(key)] for key in _listed(one, "hold") if str(key) in labels]:
        said.append(words("rest.hold", things=between.join(held)))
    small = [[str(cell) for cell in row] for row in _listed(one, "small") if isinstance(row, list)]
    things = [_small(words, row) for row in small if row and row[0]]
    if things:
        said.append(words("rest.small", things=between.join(things)))
    return [ui.card(words("rest.title"), said)] if said else []


def _listed(one: FirstDay, name: str) -> list[Any]:
    """An answer that is a list; anything else, as from an older version, is none."""
    value = one.answers.get(name)
    return value if isinstance(value, list) else []


def _small(words: Words, row: list[str]) -> str:
    when = row[1] if len(row) > 1 else ""
    return words("rest.small_thing", thing=row[0], when=when) if when else row[0]


def _that_is_all(book: Book, words: Words, one: FirstDay) -> list[Any]:
    say = words.within("next")
    lines = [
        say("today"),
        say("look_back_waits", day=words.day(one.look_back_from)),
        *_question(book, words, one),
    ]
    return [ui.card(say("title_today"), lines), _link(words, "letter", say("letter_later"))]


def _question(book: Book, words: Words, one: FirstDay) -> list[str]:
    on = question_day(one, book.today())
    return [words("next.question_later", day=words.day(on))] if on else []


def _next(book: Book, words: Words, one: FirstDay) -> list[Any]:
    """From the day after: the pages whose day has come, then those still to come."""
    say, today = words.within("next"), book.today()
    days = steps(one)
    ready = [_link(words, page, say(f"{page}_now")) for page, on in days.items() if on <= today]
    coming = {
        page: _link(words, page, say(f"{page}_later", day=words.day(on)))
        for page, on in days.items()
        if on > today and page in ("explain", "look_back")
    }
    lines = [say("now" if any(ready) else "nothing_now")]
    if "look_back" in coming and coming["look_back"] is None:
        lines.append(say("look_back_waits", day=words.day(one.look_back_from)))
    lines += [*_question(book, words, one), say("open_anyway")]
    return [ui.card(say("title_now"), lines), *ready, *coming.values()]


def _link(words: Words, page: str, before: str) -> Any:
    return ui.link_if_there(words(f"pages.{page}"), notebook(page), before=before)
