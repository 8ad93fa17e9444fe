"""The narrow exception: reasons to question a decision formally, kept apart from the letter."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from workbook import ui
from workbook.answers import Answer, Kind
from workbook.book import Book
from workbook.content import Words


class Reason(StrEnum):
    """What may call for a formal route (guide, 2(b), when_to_question_instead)."""

    MIXED_UP = "mixed_up"
    ADJUSTMENT = "adjustment"
    DISCRIMINATION = "discrimination"
    APPEAL = "appeal"
    NONE = "none"


REASONS = Answer(Kind.MULTI, options=Reason)


def when_to_question(book: Book, words: Words, application_id: str) -> Any:
    """A button that opens the list, and the card when anything but the last is ticked; nothing is judged."""
    say = words.within("compose.formal")
    place, card = ui.swap(), ui.swap()

    def answered() -> None:
        ticked = set(form.answers["reasons"]) - {Reason.NONE}
        card.show(*([ui.card(say("card.title"), say.list("card.say"))] if ticked else []))

    asked = ui.question("reasons", REASONS, say.within("field.reasons"))
    name = f"messages.formal.{application_id}"
    form = ui.LiveForm(book, [asked], say.within("form"), name=name, on_change=answered)

    def open_() -> None:
        place.show(form, card)

    if form.answers["reasons"]:
        answered()
        open_()
    else:
        place.show(ui.button(say("open"), open_, plain=True))
    return place
