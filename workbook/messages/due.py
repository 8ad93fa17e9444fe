"""What is due of the letters: for the path, in sentences, and as days for a calendar."""

from __future__ import annotations

from datetime import date

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.story import Story
from workbook.messages.correspondence import DayKind, correspondence
from workbook.messages.request import FeedbackRequest, RequestState
from workbook.path import Due, Rank


def due(book: Book) -> list[Due]:
    """A follow-up or an enquiry that may be sent, a last day, and those of these days that are to come.

    A wait for which a day was promised is due in the interview log already.
    """
    now, dues = correspondence(book), list[Due]()
    for request in now.requests.values():
        by = request.thank_by
        if by and _may_thank(request, by, now.today):
            dues.append(_due("letter_thanks", request.story, by, Rank.LETTER))
    for day in sorted(now.days(), key=lambda day: day.on):
        if day.wait and now.decisions[day.story.id].promised:
            continue
        has_come = day.came or (day.kind is DayKind.LET_GO and day.on == now.today)
        rank, key = (Rank.LETTER, "letter") if has_come else (Rank.AHEAD, "ahead")
        dues.append(_due(f"{key}_{day.kind}", day.story, day.ends, rank, Day(day.on)))
    return dues


def _due(key: str, story: Story, ends: date, rank: Rank, on: Day | None = None) -> Due:
    return Due(on, "letter", key, {**story.application.names, "ends": Day(ends)}, rank, ("letter", story.id))


def _may_thank(request: FeedbackRequest, by: date, today: date) -> bool:
    """Whether a thank-you is prompt: from the day after the no, unless something was written or ended."""
    after = request.told_on is not None and request.told_on < today
    return after and today <= by and request.state(today) is RequestState.NOTHING


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The same days for a calendar: the organisation's name and what the day is, nothing anybody wrote."""
    words = book.words("messages").within("calendar")
    return [
        ui.CalendarDay(
            day.key, day.on, words(day.kind, organisation=day.story.application.organisation), "letter"
        )
        for day in correspondence(book).days()
    ]
