"""The contents of the book as data, for the frame that the browser draws around the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbook.book import HOSTED
from workbook.content import load_words
from workbook.path import Group, notebook, pages_in

FRAME = "afterTheNoFrame"  # the name of this in the page's configuration, and among the server's settings


def contents(
    folder: Path, *, sample: bool = False, home: str = "", hosted: bool = False, offers: bool = True
) -> dict[str, Any]:
    """The groups of pages in this folder, and the frame's words.

    `sample` says that the book is the sample book; `home` is the address of the person's own workbook, where
    that one has opened this one. `hosted`: a JupyterHub stands around it, and says itself when it is gone.
    `offers`: the sample book can be opened from here.
    """
    words = load_words("lab", f"en+{HOSTED}" if hosted else "en")
    pages = pages_in(folder)
    listed = {group: [page for page in pages if page.group is group] for group in Group}
    groups = [
        {
            "name": words(f"contents.groups.{group}"),
            "pages": [{"file": page.notebook, "name": load_words(page.room)("page.name")} for page in its],
        }
        for group, its in listed.items()
        if its
    ]
    return {
        "start": notebook("start"),
        "groups": groups,
        "sample": sample,
        "home": home,
        "hosted": hosted,
        "offers": offers and not sample,
        "words": words.table("frame"),
    }
