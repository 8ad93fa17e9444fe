"""Which pieces of feedback come from one source: it has three points at most, and counts once."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.book import Book
from workbook.debrief.model import Feedback, FeedbackPoint, Source
from workbook.storage import Stored

# Of these there is one for an interview; a panel has several members, and several people may have watched.
ONE_VOICE = frozenset({Source.HIRING_MANAGER, Source.RECRUITER, Source.STANDARD_FORM, Source.MY_OWN})


def source_of(stored: Stored[Feedback]) -> str:
    """What pieces from one source share: who said it, and about which interview; else the piece itself."""
    feedback = stored.record
    same = feedback.about and feedback.source in ONE_VOICE
    return f"{feedback.source}:{feedback.about}" if same else stored.id


def sources(pieces: Iterable[Stored[Feedback]]) -> dict[str, str]:
    """The source of each piece of feedback, by the piece's id."""
    return {stored.id: source_of(stored) for stored in pieces}


def points_used(book: Book, feedback: Stored[Feedback]) -> int:
    """How many points its source has, over all its pieces."""
    source = source_of(feedback)
    pieces = {id for id, one in sources(book.store.all(Feedback)).items() if one == source}
    return sum(s.record.feedback in pieces for s in book.store.all(FeedbackPoint))
