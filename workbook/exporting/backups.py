"""Backups: what there is, one more now, a check of the file, going back to one, also from a damaged file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from workbook import ui
from workbook.book import FILE, Book, record_classes, usual_clock, usual_folder
from workbook.content import Words, load_words
from workbook.exporting.drill import drilled, last_drill
from workbook.exporting.wording import drill_sentence
from workbook.storage import Backup, salvage
from workbook.storage.backups import found as copies_beside
from workbook.storage.opening import restore as put_back

SHOWN = 12  # copies to choose from; older ones lie in the folder


def backups(book: Book, words: Words) -> Any:
    """What backups there are, one more now, a check of the file, and going back to one."""
    place, said = ui.swap(), ui.swap()

    def now() -> None:
        made = book.store.backup()
        said.show(ui.text(words("keep.made", name=made.path.name, folder=made.path.parent), tone="quiet"))
        refresh()

    def check() -> None:
        health = book.store.check()
        entries = book.words("storage").count("entries", health.entries)
        told = [words("keep.sound" if health.sound else "keep.trouble", entries=entries)]
        if health.backup_failed:
            key = "missing" if health.backup_failed == "missing" else "damaged"
            told.append(words(f"command.backup_{key}"))
        if health.sound:
            drilled(book)
        said.show(ui.text(*told, tone="quiet"))
        refresh()

    def go_back() -> None:
        said.show(choose_copy(words, book.store.backups()[:SHOWN], restore))

    def restore(copy: Backup) -> None:
        said.show(ui.text(restored_sentence(words, copy, book.store.restore(copy.path)), tone="quiet"))

    def refresh() -> None:
        copies = book.store.backups()
        drill = last_drill(book)
        told = [drill_sentence(words, drill)] if drill and drill.still_says(copies) else []
        place.show(ui.text(_copies_sentence(words, copies), *told))

    refresh()
    acts = {"now": now, "check": check, "restore": go_back}
    row = ui.buttons({key: (words(f"keep.{key}"), act) for key, act in acts.items()})
    return ui.stack(place, row, said)


def choose_copy(words: Words, copies: list[Backup], restore: Callable[[Backup], None]) -> Any:
    """The copies to go back to as chips, and a question before anything is done."""
    if not copies:
        return ui.text(words("keep.none"), tone="quiet")
    place = ui.swap()

    def ask(key: str) -> None:
        copy = copies[int(key)]
        title = words("keep.confirm", **said_time(words, copy, copies))
        place.show(
            ui.card(title, words("keep.confirm_say")),
            ui.button(words("keep.yes"), lambda: restore(copy), primary=True),
        )

    labels = {str(n): words("keep.option", **said_time(words, copy, copies)) for n, copy in enumerate(copies)}
    chips = ui.choices(words.within("keep.copies"), labels, ask)
    return ui.stack(chips, place)


def said_time(words: Words, copy: Backup, beside: Sequence[Backup] = ()) -> dict[str, str]:
    """The day and time a copy was made, as exactly as tells it from those beside it."""
    for exactness in ("minutes", "seconds", "milliseconds"):
        time = copy.at.time().isoformat(exactness)
        if not any(other != copy and _same(other.at, copy.at, exactness) for other in beside):
            break
    return {"day": words.day(copy.at.date()), "time": time}


def _same(one: datetime, other: datetime, exactness: str) -> bool:
    return one.isoformat(timespec=exactness) == other.isoformat(timespec=exactness)


def restored_sentence(words: Words, copy: Backup, aside: Path | None) -> str:
    """What was put back, and where the replaced file is kept."""
    if aside is None:
        return words("keep.restored_only", **said_time(words, copy))
    return words("keep.restored", name=aside.name, **said_time(words, copy))


def _copies_sentence(words: Words, copies: list[Backup]) -> str:
    if not copies:
        return words("keep.none")
    return words("keep.other", count=words.count("copies", len(copies)), **said_time(words, copies[0]))


def recovery() -> list[Any]:
    """The parts of the page for a book that does not open; what lies there is kept when it is replaced."""
    words = load_words("exporting")
    path = usual_folder() / FILE
    below = ui.swap()

    def go_back(copy: Backup) -> None:
        aside = put_back(path, copy.path, usual_clock()())
        below.show(ui.text(restored_sentence(words, copy, aside), words("recovery.again")))

    def read_what_is_left() -> None:
        counted = salvage(path, usual_clock()(), record_classes())
        key = "salvaged" if counted.kept else "nothing_read"
        values = {"kept": counted.kept, "all": counted.kept + counted.lost, "unsure": counted.unsure}
        unsure = [words("recovery.unsure", **values)] if counted.unsure else []
        again = [words("recovery.again")] if counted.kept else []
        below.show(ui.text(words(f"recovery.{key}", place=counted.aside, **values), *unsure, *again))

    left = [ui.button(words("recovery.salvage"), read_what_is_left)] if path.exists() else []
    reading = [ui.text(words("recovery.salvage_say"), tone="quiet"), *left] if left else []
    copies = copies_beside(path, usual_clock()())[:SHOWN]
    if not copies:
        none = ui.text(words("recovery.none", folder=path.parent), title=words("recovery.title"))
        return [none, *reading, below]
    return [
        ui.text(words("recovery.say"), title=words("recovery.title")),
        choose_copy(words, copies, go_back),
        *reading,
        below,
    ]
