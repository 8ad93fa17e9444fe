"""The offers there are, open or accepted not long ago."""

from __future__ import annotations

from datetime import timedelta

from workbook.book import Book
from workbook.interviews.model import OFFERS, OutcomeEvent
from workbook.interviews.story import Standing, Story, stories

CLOSING = "closing"  # what the page of the week is to be about when a link leads here
AFTERWARDS = timedelta(days=90)  # so long after a yes the page still helps to close


def offers(book: Book) -> list[Story]:
    """The applications with an offer that is open, or was accepted not long ago."""
    today, found = book.today(), list[Story]()
    if not any(news.outcome in OFFERS for news in book.store.records(OutcomeEvent)):
        return []  # most books have none, and need not be read whole to say so
    for story in stories(book).values():
        standing, heard = story.standing(today), story.news[-1].heard_on if story.news else None
        lately = heard is None or today - heard.latest <= AFTERWARDS
        if standing is Standing.OFFER or (standing is Standing.OFFER_ACCEPTED and lately):
            found.append(story)
    return found
