"""What is due of a week: what was planned for a day, a day of rest, and the next weekly look."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.path import ONE_DAY, PAGES, Due, Rank, opens_on
from workbook.review.model import WEEK, WeekAction, WeekReview, by_week
from workbook.storage import Stored

LATE = timedelta(weeks=4)  # after its day nothing of a week is due any longer: a missed one leaves no mark


def due(book: Book) -> list[Due]:
    """What was planned for today, for the days to come and for those gone by; the look itself comes last."""
    today, found = book.today(), list[Due]()
    for stored in open_actions(book):
        if (day := stored.record.planned_on) and today <= day.on + LATE:
            key = "action_ahead" if day.on > today else "action_passed" if day.on < today else "action"
            rank = Rank.AHEAD if day.on > today else Rank.NEXT
            found.append(Due(day, "week", key, {"what": stored.record.action}, rank))
    found += [Due(rest, "week", "rest") for _, rest in _rest(book) if rest.on == today]
    on = next_look(book)
    return [*found, Due(Day(on), "week", "review")] if on and on <= today <= on + LATE else found


def open_actions(book: Book, also: Container[str] = ()) -> list[Stored[WeekAction]]:
    """What was planned and is still to be done, and `also` these, by its day; what has none comes last."""
    actions = [s for s in book.store.all(WeekAction) if s.record.open or s.id in also]
    return sorted(actions, key=lambda s: s.record.planned_on.on if s.record.planned_on else date.max)


def next_look(book: Book) -> date | None:
    """The day of the next weekly look: a week after the last one, or a week after the newest no."""
    looks = [s.record.reviewed_on.on for s in book.store.all(WeekReview) if s.record.reviewed_on]
    if looks:
        return max(looks) + WEEK
    after_the_no = opens_on(book, "week")
    return after_the_no - ONE_DAY + PAGES["week"].opens * ONE_DAY if after_the_no else None


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The same days for a calendar, without a word that anybody wrote."""
    words, on = book.words("review").within("calendar"), next_look(book)
    found = [
        ui.CalendarDay(f"{stored.id}-action", stored.record.planned_on.on, words("action"), "week")
        for stored in open_actions(book)
        if stored.record.planned_on
    ]
    found += [ui.CalendarDay(f"{id}-rest", day.on, words("rest"), "week") for id, day in _rest(book)]
    return [*found, *([ui.CalendarDay("weekly-look", on, words("review"), "week")] if on else [])]


def _rest(book: Book) -> list[tuple[str, Day]]:
    """The day of rest of the newest look, with the look's id."""
    newest = by_week(book.store.all(WeekReview))[-1:]
    return [(stored.id, stored.record.rest_on) for stored in newest if stored.record.rest_on]
