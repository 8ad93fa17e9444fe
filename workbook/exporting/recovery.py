"""When the file cannot be opened: going back to a backup, or reading what can still be read."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import FILE, record_classes, usual_clock, usual_folder
from workbook.content import load_words
from workbook.exporting.backups import SHOWN, choose_copy, restored_sentence
from workbook.storage import Backup, salvage
from workbook.storage.backups import found
from workbook.storage.opening import restore


def recovery() -> list[Any]:
    """The parts of the page for a book that does not open; what lies there is kept when it is replaced."""
    words = load_words("exporting")
    path = usual_folder() / FILE
    said = ui.swap()

    def go_back(copy: Backup) -> None:
        aside = restore(path, copy.path, usual_clock()())
        said.show(ui.text(restored_sentence(words, copy, aside), words("recovery.again")))

    def read_what_is_left() -> None:
        counted = salvage(path, usual_clock()(), record_classes())
        key = "salvaged" if counted.kept else "nothing_read"
        values = {"kept": counted.kept, "all": counted.kept + counted.lost, "unsure": counted.unsure}
        unsure = [words("recovery.unsure", **values)] if counted.unsure else []
        again = [words("recovery.again")] if counted.kept else []
        said.show(ui.text(words(f"recovery.{key}", place=counted.aside, **values), *unsure, *again))

    left = [ui.button(words("recovery.salvage"), read_what_is_left)] if path.exists() else []
    reading = [ui.text(words("recovery.salvage_say"), tone="quiet"), *left] if left else []
    copies = found(path, usual_clock()())[:SHOWN]
    if not copies:
        none = ui.text(words("recovery.none", folder=path.parent), title=words("recovery.title"))
        return [none, *reading, said]
    return [
        ui.text(words("recovery.say"), title=words("recovery.title")),
        choose_copy(words, copies, go_back),
        *reading,
        said,
    ]
