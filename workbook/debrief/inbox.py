"""What other pages send here: a changeable thing to act on, or a reply that may hold feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.lists import action_form
from workbook.debrief.model import Action, CameFrom, Feedback
from workbook.interviews.model import InterviewRound
from workbook.interviews.story import stories
from workbook.messages.model import Reply, ReplyKind
from workbook.perspective.model import changeable_things

LEFT = "debrief.left"  # the setting with what was left; an Action or Feedback names what was taken up


@dataclass(frozen=True)
class Arrival:
    """One thing from another page; `key` names it for good, `about` is an interview round or "".

    A reply says `where` it came from, an organisation, and can be taken in as feedback, behind the steady
    check. Anything else is a changeable thing, which can become an action.
    """

    key: str
    text: str
    on: date | None = None
    about: str = ""
    where: str = ""


def arrivals(book: Book) -> list[Arrival]:
    """What has arrived and was neither taken up nor left: replies (03) first, then changeable things (04)."""
    handled = {*book.store.setting(LEFT, []), *(stored.record.from_id for stored in book.store.all(Action))}
    handled.update(stored.record.from_id for stored in book.store.all(Feedback))
    thoughts = changeable_things(book.store)
    arrived = [*_replies(book), *(Arrival(one.id, one.one_changeable, one.began) for one in thoughts)]
    return [arrival for arrival in arrived if arrival.key not in handled]


def _replies(book: Book) -> Iterator[Arrival]:
    """The replies that may hold something, each about the application's last interview."""
    for stored in book.store.all(Reply):
        reply, story = stored.record, stories(book).get(stored.record.application_id)
        if story is None or (reply.how is ReplyKind.CANNOT_GIVE and not reply.said.strip()):
            continue
        rounds = book.store.where(InterviewRound, application_id=reply.application_id)
        held = {s.id: s.record.held_on.latest if s.record.held_on else date.min for s in rounds}
        about, on = max(held, key=held.__getitem__, default=""), reply.came_on.on if reply.came_on else None
        yield Arrival(stored.id, reply.said, on, about, story.application.organisation)


def offer(
    book: Book, words: Words, arrival: Arrival, *, take_in: Callable[[Arrival], Any], done: Callable[[], Any]
) -> list[Any]:
    """One thing that has arrived, to be taken up or left, then `done()`.

    `take_in(arrival)` begins feedback with a reply; its words are read once, not before the steady check.
    """
    labels, place, on = words.within("arrived"), ui.swap(), words.day(arrival.on)

    def act() -> None:
        new = Action("", arrival.text, came_from=CameFrom.ARRIVED, from_id=arrival.key, about=arrival.about)
        place.show(action_form(book, words, f"debrief.arrived:{arrival.key}", new, done=done))

    def leave() -> None:
        book.store.set_setting(LEFT, [*book.store.setting(LEFT, []), arrival.key])
        done()

    take = (labels("take_in"), lambda: take_in(arrival)) if arrival.where else (labels("act"), act)
    place.show(ui.buttons({"take": take, "leave": (labels("leave"), leave)}))
    under = labels("on", day=on) if on else ""
    if arrival.where:
        reply = labels("reply_from", where=arrival.where)
        return [ui.text(*([under] if under else []), title=reply), place]
    return [ui.notes(labels("thing"), [(arrival.text, under)], level=2), place]
