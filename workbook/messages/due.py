"""What is due of the letters: for the path, in sentences, and as days for a calendar."""

from __future__ import annotations

from datetime import date

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.messages.correspondence import DayKind, correspondence
from workbook.messages.request import FeedbackRequest, RequestState
from workbook.path import Due, Rank


def due(book: Book) -> list[Due]:
    """A follow-up or an enquiry that may be sent, a last day, and those of these days that are to come.

    A wait for which a day was promised is due in the interview log already.
    """
    now = correspondence(book)
    dues = [_thanks(request) for request in now.requests.values() if _may_thank(request, now.today)]
    for day in sorted(now.days(), key=lambda day: day.on):
        if day.wait and now.decisions[day.id].promised:
            continue
        has_come = day.came or (day.kind is DayKind.LET_GO and day.on == now.today)
        rank, key = (Rank.LETTER, "letter") if has_come else (Rank.AHEAD, "ahead")
        names = {"organisation": day.application.organisation, "role": day.application.role}
        values = {**names, "ends": Day(day.ends)}
        dues.append(Due(Day(day.on), "letter", f"{key}_{day.kind}", values, rank))
    return dues


def _may_thank(request: FeedbackRequest, today: date) -> bool:
    """Whether a thank-you is prompt: from the day after the no, unless something was written or ended."""
    told_on, by, state = request.told_on, request.thank_by, request.state(today)
    return bool(told_on and by and told_on < today <= by and state is RequestState.NOTHING)


def _thanks(request: FeedbackRequest) -> Due:
    application, by = request.application, request.thank_by
    names = {"organisation": application.organisation, "role": application.role}
    values = {**names, "ends": Day(by)} if by else names
    return Due(None, "letter", "letter_thanks", values, Rank.LETTER)


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The same days for a calendar: the organisation's name and what the day is, nothing anybody wrote."""
    words = book.words("messages").within("calendar")
    return [
        ui.CalendarDay(day.key, day.on, words(day.kind, organisation=day.application.organisation), "letter")
        for day in correspondence(book).days()
    ]
