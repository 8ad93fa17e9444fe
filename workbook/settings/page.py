"""All settings behind one line: the subjects as chips, and below them the settings of the chosen one."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.backups.page import BackupsPart
from workbook.book import Book
from workbook.content import Words
from workbook.exporting.page import erasing
from workbook.settings.model import SECTIONS, SETTINGS


@ui.page
def page(book: Book) -> list[Any]:
    """Show the line that opens the settings."""
    words = book.words("settings")
    return [ui.Fold(words("title"), lambda: parts(book, words))]


def parts(book: Book, words: Words) -> list[Any]:
    """The subjects, and the place for the settings of one."""
    place = ui.swap()

    def show(section: str) -> None:
        place.show(*section_parts(book, words, section))

    return [ui.choices(words.within("sections"), words.options("sections"), show), place]


def section_parts(book: Book, words: Words, section: str) -> list[Any]:
    """What can be set about one subject."""
    rows = [row(book, words, name) for name in SECTIONS[section]]
    if section == "place":
        return [country(book, words), *rows]
    return [*rows, *data(book, words)] if section == "data" else rows


def row(book: Book, words: Words, name: str) -> Any:
    """One setting as chips; choosing keeps it at once."""
    setting, labels = SETTINGS[name], words.within(name)
    chosen = setting.chosen(book.store.setting(setting.key))

    def choose(option: str) -> None:
        book.store.set_setting(setting.key, setting.options[option])

    return ui.choices(labels, labels.options("options"), choose, chosen=chosen, at_once=setting.at_once)


def country(book: Book, words: Words) -> Any:
    """The country and region, for working days, the week, helplines and advisers."""
    choice = ui.WorkingDaysChoice(book, words.within("country"))
    choice.line()
    return ui.stack(choice)


def data(book: Book, words: Words) -> list[Any]:
    """The folder and how to have another, backups, and erasing everything behind a line."""
    labels = words.within("data")
    return [
        ui.text(labels("folder", folder=book.folder), labels("move"), labels("command")),
        BackupsPart(book, book.words("backups")),
        ui.Fold(labels("erase"), lambda: [erasing(book, book.words("exporting"))]),
    ]
