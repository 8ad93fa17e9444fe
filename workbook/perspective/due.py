"""What is due of harsh thoughts: one offer in the days after a no, until a thought was looked at."""

from __future__ import annotations

from datetime import timedelta

from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.path import Due, Rank, suggested
from workbook.perspective.model import heard_on, thought_records
from workbook.today.model import first_days

OFFERED_FOR = timedelta(days=6)  # a week after the no there is the one question of that day


def due(book: Book) -> list[Due]:
    """The offer, from the day after the newest first day; none once a thought was begun since."""
    today = book.today()
    heard = max((on for day in first_days(book.store) if (on := heard_on(day)) <= today), default=None)
    if heard is None:
        return []
    opens = suggested(heard, "explain")["explain"]
    looked_at = any(thought.began >= heard for thought in thought_records(book.store))
    if looked_at or Mood(book).low or not opens <= today < opens + OFFERED_FOR:
        return []
    return [Due(None, "explain", "thought", rank=Rank.NEXT)]
