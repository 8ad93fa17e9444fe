"""What leads to the record of what seemed unfair: words about who somebody is, and a no to be questioned."""

from __future__ import annotations

import re
from typing import Any

from workbook import ui
from workbook.answers import MultiAnswer, fold
from workbook.book import Book
from workbook.content import Words
from workbook.fairness.model import LED, OFFERED
from workbook.path import link_to

# What may call for a formal route (guide, 2(b), when_to_question_instead).
REASONS = ("mixed_up", "adjustment", "discrimination", "appeal", "none")


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


def when_to_question(book: Book, application_id: str) -> Any:
    """A button that opens reasons to question a decision formally, with a card once one is ticked."""
    words, place, card = book.words("fairness").within("formal"), ui.swap(), ui.swap()

    def answered() -> None:
        ticked = set(form.answers["reasons"]) - {"none"}
        card.show(ui.card(words("card.title"), words.list("card.say")) if ticked else None)

    asked = ui.question("reasons", MultiAnswer(options=REASONS), words.within("field.reasons"))
    name = f"messages.formal.{application_id}"
    form = ui.LiveForm(book, [asked], words.within("form"), name=name, on_change=answered)
    if form.answers["reasons"]:
        answered()
        place.show(form, card)
    else:
        place.show(ui.button(words("open"), lambda: place.show(form, card), plain=True))
    return place
