"""Strengths with their uses, and proof of them that stands in the book already."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workbook.answers import shortened
from workbook.book import Book
from workbook.debrief.model import Feedback
from workbook.interviews.story import stories
from workbook.storage import Stored
from workbook.stories.model import StarStory
from workbook.strengths.model import Strength, StrengthUse

QUOTED = 300  # characters of a piece of feedback that are offered as proof


def uses(book: Book) -> list[tuple[Stored[StrengthUse], str]]:
    """The uses of strengths, each with the strength's own words."""
    named = {stored.id: stored.record.strength for stored in book.store.all(Strength)}
    return [(one, named.get(one.record.strength_id, "")) for one in book.store.all(StrengthUse)]


def proofs(book: Book) -> Iterator[str]:
    """What stands in the book already and may be proof: rounds reached, words of feedback, and stories."""
    words, stages = book.words("strengths"), book.words("interviews").options("field.stage")
    for story in stories(book).values():
        held = [round_ for round_ in story.rounds if round_.stage]
        for before, after in pairwise(held):
            values = {"before": stages[str(before.stage)].lower(), "after": stages[str(after.stage)].lower()}
            if before.stage != after.stage:
                yield words("proof.round", organisation=story.application.organisation, **values)
    yield from (words("proof.said", quote=quote) for quote in remembered(book))
    yield from (words("proof.story", title=story.title) for story in book.store.records(StarStory))


def remembered(book: Book) -> Iterator[str]:
    """What somebody said of the person's work, out of the feedback that is not sealed."""
    for feedback in book.store.records(Feedback):
        if feedback.quote and not feedback.sealed:
            yield shortened(" ".join(feedback.quote.split()), QUOTED)
