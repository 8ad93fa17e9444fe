"""When the file cannot be opened: the backups there are, and going back to one of them."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import FILE, usual_clock, usual_folder
from workbook.content import load_words
from workbook.exporting.backups import SHOWN, choose_copy, restored_sentence
from workbook.storage import Backup
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

    copies = found(path, usual_clock()())[:SHOWN]
    if not copies:
        return [ui.text(words("recovery.none", folder=path.parent), title=words("recovery.title"))]
    return [
        ui.text(words("recovery.say"), title=words("recovery.title")),
        choose_copy(words, copies, go_back),
        said,
    ]
