"""What other pages send here: a changeable thing to act on, or a reply that may hold feedback.

Each page that sends something has one line in SOURCES: a function from the book to what has arrived. What
was taken up is known by the `from_id` of its Action or Feedback; what was left is kept in a setting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.debrief.model import Action, Feedback
from workbook.interviews.model import Application, InterviewRound
from workbook.messages.model import Reply, ReplyKind
from workbook.perspective.model import changeable_things

LEFT = "debrief.left"


class Arrived(StrEnum):
    """What kind of thing arrived."""

    THING = "thing"  # one changeable thing: it can become an action
    REPLY = "reply"  # an answer to a message: it can be taken in as feedback, behind the steady check


@dataclass(frozen=True)
class Arriving:
    """One thing from another page; `key` names it for good, `about` is an interview round or "".

    `where` is the organisation a reply came from, if it is in the log.
    """

    key: str
    kind: Arrived
    text: str
    on: date | None = None
    about: str = ""
    where: str = ""


Arrivals = Callable[[Book], Iterable[Arriving]]


def things(book: Book) -> list[Arriving]:
    """What another look (04) found that could be changed."""
    found = changeable_things(book.store.all(ExerciseEntry))
    return [Arriving(thing.thought_id, Arrived.THING, thing.text, thing.began) for thing in found]


def replies(book: Book) -> list[Arriving]:
    """The answers to messages (03) that may hold something; one that says there is no feedback holds none."""
    arrived = []
    for stored in book.store.all(Reply):
        reply = stored.record
        if reply.how is not ReplyKind.CANNOT_GIVE or reply.said.strip():
            on = reply.came_on.on if reply.came_on else None
            about = _newest_round(book, reply.application_id)
            sent = book.store.get(Application, reply.application_id)
            where = sent.record.organisation if sent else ""
            arrived.append(Arriving(stored.id, Arrived.REPLY, reply.said, on, about, where))
    return arrived


def _newest_round(book: Book, application_id: str) -> str:
    """The last interview of the application, which is the one an answer is usually about; "" without one."""
    rounds = [s for s in book.store.all(InterviewRound) if s.record.application_id == application_id]
    newest = max(
        rounds, key=lambda s: s.record.held_on.latest if s.record.held_on else date.min, default=None
    )
    return newest.id if newest else ""


SOURCES: tuple[Arrivals, ...] = (replies, things)


def arrivals(book: Book, sources: Iterable[Arrivals] | None = None) -> list[Arriving]:
    """What has arrived and was neither taken up nor left, in the order of the sources."""
    store = book.store
    taken = {s.record.from_id for s in store.all(Action)} | {s.record.from_id for s in store.all(Feedback)}
    left = set(_left(book))
    arrived = [one for source in (SOURCES if sources is None else sources) for one in source(book)]
    waiting = [one for one in arrived if one.key not in taken | left]
    return [one for one in waiting if one.text.strip() or one.kind is Arrived.REPLY]


def leave(book: Book, arriving: Arriving) -> None:
    """Leaves something that arrived where it is; it is not offered again."""
    book.store.set_setting(LEFT, [*_left(book), arriving.key])


def _left(book: Book) -> list[str]:
    kept = book.store.setting(LEFT, [])
    return [str(key) for key in kept] if isinstance(kept, list) else []
