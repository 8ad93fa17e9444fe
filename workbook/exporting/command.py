"""`python3 -m workbook export`: everything in a book, from the command line into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbook.book import open_in
from workbook.content import load_words
from workbook.exporting.export import export as export_to
from workbook.lab.errand import done, options_of, tried


def export(arguments: Sequence[str]) -> int:
    """Write everything into a new folder; returns the exit code."""
    words = load_words("exporting").within("command")
    options = options_of("export", arguments, words, ("folder", {"type": Path}))
    folder: Path = options.folder.absolute()
    return tried(lambda: done(words("exported", place=export_to(open_in(options.data, now=None), folder))))
