"""When the two looks back are due: the first from its day, the second once nothing more is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from workbook.book import Book
from workbook.content import Words
from workbook.debrief.interviews import interviews
from workbook.debrief.story import Debrief, debrief_of, debriefs, waits_until
from workbook.interviews.model import InterviewRound
from workbook.interviews.story import newest_no, stories
from workbook.messages.correspondence import correspondence
from workbook.messages.model import ReplyKind
from workbook.path import Due, Rank, suggested
from workbook.today.model import first_days

OFFERED_FOR = timedelta(days=14)


class Why(StrEnum):
    """What a second session is for just now (guide, section 6): it never decides when one may begin."""

    FREE = "free"  # nothing was asked, so there is nothing to wait for
    AWAITED = "awaited"  # the question is open: usually it is for when feedback comes, or after letting go
    HEARD = "heard"  # feedback has come
    ENDED = "ended"  # nothing more is awaited


@dataclass(frozen=True)
class Second:
    """The second session of an interview that has had its first.

    `opens` is when its day apart is over, while that lies ahead; `let_go_on` ends an open question.
    """

    why: Why
    opens: datetime | None = None
    let_go_on: date | None = None

    def line(self, words: Words) -> str:
        """What is said about it; `words` are those of its place on the page."""
        at = {"day": words.day(self.opens.date()), "time": self.opens.strftime("%H:%M")} if self.opens else {}
        key = f"second.{self.why}_{'later' if self.opens else 'now'}"
        return words(key, let_go=words.day(self.let_go_on), **at)


def second_session(book: Book, debrief: Debrief) -> Second | None:
    """How the second session of a debrief stands; None before the first and after the second."""
    if debrief.used != 1:
        return None
    opens, round_ = debrief.second_opens(book.now()), book.store.get(InterviewRound, debrief.about)
    request = correspondence(book).requests.get(round_.record.application_id) if round_ else None
    reply, began = request.reply if request else None, debrief.sessions[0].record.held_on
    came = reply.came_on if reply and reply.how in (ReplyKind.USEFUL, None) else None  # it may hold feedback
    if debrief.heard or (began and came and came.latest >= began.on):
        return Second(Why.HEARD, opens)
    if request and request.ended_as(book.today()):
        return Second(Why.ENDED, opens)
    if request and request.ask and request.waits:
        return Second(Why.AWAITED, opens, request.let_go_on)
    return Second(Why.FREE, opens)


def due(book: Book) -> list[Due]:
    """The sessions that are what comes next, each with its interview; none while the page waits."""
    if waits_until(book):
        return []
    dues = _first(book)
    begun = {id: one for id, one in debriefs(book).items() if one.used and not one.closed}
    for interview in interviews(book, book.words("debrief")) if begun else ():
        second = second_session(book, begun[interview.id]) if interview.id in begun else None
        if second and second.opens is None and _offered(book, begun[interview.id], second):
            values = {"interview": interview.name}
            dues.append(Due(None, "look_back", f"second_{second.why}", values, Rank.NEXT))
    return dues


def _offered(book: Book, debrief: Debrief, second: Second) -> bool:
    """Whether the second session is named: not while an answer is awaited; a free one for two weeks only."""
    began = debrief.sessions[0].record.held_on
    free = bool(began and book.today() < began.on + OFFERED_FOR)
    return second.why in (Why.HEARD, Why.ENDED) or (second.why is Why.FREE and free)


def _first(book: Book) -> list[Due]:
    """The first look back at the newest no, from its day on; only where there was an interview to look at."""
    story = newest_no(stories(book).values())
    if story is None or story.no_on is None:
        return []
    heard_on = story.no_on.latest
    opens = suggested(heard_on, "look_back")["look_back"]
    if not opens <= book.today() < opens + OFFERED_FOR:
        return []
    rounds = book.store.where(InterviewRound, application_id=story.id)
    sat_with = any(day.began >= heard_on for day in first_days(book.store))
    if not (rounds or sat_with) or any(debrief_of(book, stored.id).used for stored in rounds):
        return []
    values = {"organisation": story.application.organisation}
    return [Due(None, "look_back", "first", values, Rank.NEXT, ("look_back", story.id))]
