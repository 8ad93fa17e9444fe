"""What a message asked or promised by a day, while nothing has followed it."""

from __future__ import annotations

from datetime import timedelta

from workbook import ui
from workbook.answers import Day
from workbook.arrived.model import ArrivedMessage, What
from workbook.book import Book
from workbook.interviews.story import OPEN, Story, stories
from workbook.path import Due, Rank
from workbook.storage import Stored

OVER = timedelta(weeks=2)  # after its day nothing is said of it any more


def due(book: Book) -> list[Due]:
    """The days to answer by, then the promised ones, of applications that are still open."""
    found, today = [], book.today()
    for _message, story, on, key in _days(book):
        if on.latest + OVER < today:
            continue
        passed = on.latest < today
        rank = Rank.AWAITED if key == "answer_by" else Rank.PASSED if passed else Rank.PROMISED
        key = key if key == "answer_by" else "promise_passed" if passed else "promise_coming"
        found.append(Due(on, "log", key, story.application.names, rank, ("log", story.id)))
    return found


def _days(book: Book) -> list[tuple[Stored[ArrivedMessage], Story, Day, str]]:
    """Each open day of a message, with the application it is about and what is due by it."""
    log, today = stories(book), book.today()
    found: list[tuple[Stored[ArrivedMessage], Story, Day, str]] = []
    for stored in book.store.all(ArrivedMessage):
        message, story = stored.record, log.get(stored.record.application_id)
        if story is None or story.standing(today) not in OPEN or _followed(message, story):
            continue
        days = {key: getattr(message, key) for key in ("answer_by", "promised_by")}
        found += [(stored, story, on, key) for key, on in days.items() if on]
    return found


def _followed(message: ArrivedMessage, story: Story) -> bool:
    """Whether something came after the message, so that its days are over."""
    came = message.came_on
    later = [n.heard_on for n in story.news if n.heard_on] + [r.held_on for r in story.rounds if r.held_on]
    own = message.what is What.INVITED
    return bool(came) and any(day.on > came.on for day in later if came) and not own


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The days to answer by, for a calendar: the organisation's name, nothing anybody wrote."""
    words = book.words("arrived").within("calendar")
    return [
        ui.CalendarDay(
            f"{stored.id}-{key}", on.on, words(key, organisation=story.application.organisation), "log"
        )
        for stored, story, on, key in _days(book)
        if key == "answer_by"
    ]
