"""Backups: what there is, one more now, a check of the file, going back to one, also from a damaged file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbook import ui
from workbook.backups.wording import backup_failed_sentence, drill_sentence, said_time
from workbook.book import FILE, Book, record_classes, usual_clock, usual_folder
from workbook.content import Words, load_words
from workbook.storage import Backup, Salvaged, salvage
from workbook.storage.backups import REPLACED, copies_of, replaced_of
from workbook.storage.drill import drilled, last_drill
from workbook.storage.opening import restore as put_back

SHOWN = 12  # copies to choose from; older ones lie in the folder


class BackupsPart:
    """What backups there are, one more now, a check of the file, and going back to one."""

    def __init__(self, book: Book, words: Words) -> None:
        """Says what there is; the rest happens when a button is pressed."""
        self._book, self._words = book, words
        self._copies, self._below = ui.swap(), ui.swap()
        acts = {"now": self._make, "check": self._check, "restore": self._choose}
        row = ui.buttons({key: (words(key), act) for key, act in acts.items()})
        self.widget = ui.stack(self._copies, row, self._below)
        self._refresh()

    def _refresh(self) -> None:
        copies, drill = self._book.store.backups(), last_drill(self._book.store)
        words, sentences = self._words, [self._words("none")]
        if copies:
            count, newest = words.count("copies", len(copies)), said_time(copies[0])
            sentences = [words("other", count=count, **newest)]
        if drill and drill.still_says(copies):
            sentences.append(drill_sentence(words, drill))
        self._copies.show(ui.text(*sentences))

    def _answer(self, *sentences: str) -> None:
        self._below.show(ui.text(*sentences, tone="quiet"))

    def _make(self) -> None:
        path = self._book.store.backup().path
        self._answer(self._words("made", name=path.name, folder=path.parent))
        self._refresh()

    def _check(self) -> None:
        health, words = self._book.store.check(), self._words
        entries = self._book.words("storage").count("entries", health.entries)
        sentences = [words("sound" if health.sound else "trouble", entries=entries)]
        if health.backup_failed:
            sentences.append(backup_failed_sentence(words, health))
        if health.sound:
            drilled(self._book.store, self._book.now())
        self._answer(*sentences)
        self._refresh()

    def _choose(self) -> None:
        replaced = replaced_of(self._book.path, self._book.now())[:1]
        copies = [*replaced, *self._book.store.backups()[:SHOWN]]
        self._below.show(choose_copy(self._words, copies, self._restore))

    def _restore(self, copy: Backup) -> None:
        """Puts a copy in the book's place; what it replaced can take its own place again."""
        aside = self._book.store.restore(copy.path)
        done = ui.text(restored_sentence(self._words, copy, aside), tone="quiet")
        back = replaced_of(self._book.path, self._book.now())[:1]
        undo = [ui.button(self._words("undo"), lambda: self._restore(back[0]), plain=True)] if back else []
        self._below.show(done, *undo)


def choose_copy(words: Words, copies: list[Backup], restore: Callable[[Backup], None]) -> Any:
    """The copies to go back to as chips, and a question before anything is done."""
    if not copies:
        return ui.text(words("none"), tone="quiet")
    place = ui.swap()

    def ask(key: str) -> None:
        copy = copies[int(key)]
        title = words("confirm", **said_time(copy, copies))
        place.show(
            ui.card(title, words("confirm_say")), ui.button(words("yes"), lambda: restore(copy), primary=True)
        )

    keys = {copy: "replaced" if copy.reason == REPLACED else "option" for copy in copies}
    labels = {str(n): words(keys[copy], **said_time(copy, copies)) for n, copy in enumerate(copies)}
    chips = ui.choices(words.within("copies"), labels, ask)
    return ui.stack(chips, place)


def restored_sentence(words: Words, copy: Backup, aside: Path | None) -> str:
    """What was put back, and where the replaced file is kept."""
    if aside is None:
        return words("restored_only", **said_time(copy))
    return words("restored", name=aside.name, **said_time(copy))


def recovery() -> list[Any]:
    """The parts of the page for a book that does not open; what lies there is kept when it is replaced."""
    words, path, below = load_words("backups"), usual_folder() / FILE, ui.swap()

    def go_back(copy: Backup) -> None:
        aside = put_back(path, copy.path, usual_clock()())
        below.show(ui.text(restored_sentence(words, copy, aside), words("recovery.again")))

    def read_what_is_left() -> None:
        below.show(ui.text(*_salvaged_sentences(words, salvage(path, usual_clock()(), record_classes()))))

    reading: list[Any] = []
    if path.exists():
        about_it = ui.text(words("recovery.salvage_say"), tone="quiet")
        reading = [about_it, ui.button(words("recovery.salvage"), read_what_is_left)]
    now = usual_clock()()
    copies = [*replaced_of(path, now)[:1], *copies_of(path, now)[:SHOWN]]
    about = words("recovery.say") if copies else words("recovery.none", folder=path.parent)
    choice = [choose_copy(words, copies, go_back)] if copies else []
    return [ui.text(about, title=words("recovery.title")), *choice, *reading, below]


def _salvaged_sentences(words: Words, salvaged: Salvaged) -> list[str]:
    """How much of a damaged file was read into a new book, and where that file is kept."""
    labels, kept = words.within("recovery"), salvaged.kept
    if not kept:
        return [labels("nothing_read")]
    counted = labels("salvaged", kept=kept, all=kept + salvaged.lost, place=salvaged.aside)
    unsure = [labels("unsure", unsure=salvaged.unsure)] if salvaged.unsure else []
    return [counted, *unsure, labels("again")]
