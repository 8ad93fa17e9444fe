"""When words speak of who somebody is, they lead once to the record of what seemed unfair."""

from __future__ import annotations

import re
from typing import Any

from workbook import ui
from workbook.answers import fold
from workbook.book import Book
from workbook.content import Words
from workbook.fairness.model import LED, OFFERED
from workbook.path import link_to


def touches_the_person(quote: str, words: Words) -> bool:
    """Whether these words speak of accent, age, family or fitting in; `words` are those of this room."""
    patterns = words.list("personal.patterns")
    return any(re.search(rf"(?<!\w){re.escape(fold(pattern))}", fold(quote)) for pattern in patterns)


def way(book: Book, quote: str) -> list[Any]:
    """The way to the record, the first time that feedback speaks of such a thing; nothing after that."""
    words = book.words("fairness")
    if book.store.setting(OFFERED) or not touches_the_person(quote, words):
        return []
    link = link_to(book, "letter", words("personal.link"), lead=(LED, LED))
    if not link:
        return []
    book.store.set_setting(OFFERED, True)
    return [ui.text(words("personal.say"), tone="quiet"), link]
