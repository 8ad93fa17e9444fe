"""What other pages send here: a changeable thing to act on, or a reply that may hold feedback.

What was taken up is known by the `from_id` of its Action or Feedback; what was left is kept in a setting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.lists import action_form
from workbook.debrief.model import Action, CameFrom, Feedback
from workbook.interviews.model import InterviewRound
from workbook.interviews.story import stories
from workbook.messages.model import Reply, ReplyKind
from workbook.perspective.model import changeable_things

LEFT = "debrief.left"


@dataclass(frozen=True)
class Arrival:
    """One thing from another page; `key` names it for good, `about` is an interview round or "".

    A `reply` can be taken in as feedback, behind the steady check; `where` is the organisation it came
    from, if that is in the log. Anything else is a changeable thing, which can become an action.
    """

    key: str
    text: str
    on: date | None = None
    about: str = ""
    where: str = ""
    reply: bool = False


def arrivals(book: Book) -> list[Arrival]:
    """What has arrived and was neither taken up nor left: replies (03) first, then changeable things (04)."""
    handled = {*_left(book), *(stored.record.from_id for stored in book.store.all(Action))}
    handled.update(stored.record.from_id for stored in book.store.all(Feedback))
    things = changeable_things(book.store.all(ExerciseEntry))
    arrived = [*_replies(book), *(Arrival(thing.thought_id, thing.text, thing.began) for thing in things)]
    return [arrival for arrival in arrived if arrival.key not in handled]


def leave(book: Book, arrival: Arrival) -> None:
    """Leaves something that arrived where it is; it is not offered again."""
    book.store.set_setting(LEFT, [*_left(book), arrival.key])


def _left(book: Book) -> list[str]:
    kept = book.store.setting(LEFT, [])
    return [str(key) for key in kept] if isinstance(kept, list) else []


def _replies(book: Book) -> Iterator[Arrival]:
    """The replies that may hold something, each about the application's last interview."""
    for stored in book.store.all(Reply):
        reply = stored.record
        if reply.how is ReplyKind.CANNOT_GIVE and not reply.said.strip():
            continue
        rounds = book.store.where(InterviewRound, application_id=reply.application_id)
        held = {s.id: s.record.held_on.latest if s.record.held_on else date.min for s in rounds}
        story, on = stories(book).get(reply.application_id), reply.came_on.on if reply.came_on else None
        where, about = (
            story.application.organisation if story else "",
            max(held, key=held.__getitem__, default=""),
        )
        yield Arrival(stored.id, reply.said, on, about, where, reply=True)


class Inbox:
    """The first thing that has arrived, one at a time; nothing where nothing has."""

    def __init__(self, book: Book, words: Words, *, take_in: Callable[[Arrival], Any]) -> None:
        """`take_in(arrival)` begins feedback with a reply; its words are not shown here."""
        self._book, self._words, self._take_in = book, words, take_in
        self.widget = ui.swap()

    def show(self) -> None:
        """Shows what is waiting; a thing that is there already, with its form, stays."""
        first = next(iter(arrivals(self._book)), None)
        self.widget.show_if(first, lambda: self._parts(first) if first else [])

    def _parts(self, arrival: Arrival) -> list[Any]:
        labels, place, on = self._words.within("arrived"), ui.swap(), self._words.day(arrival.on)

        def act() -> None:
            new = Action(came_from=CameFrom.ARRIVED, from_id=arrival.key, about=arrival.about)
            new, name = replace(new, text=arrival.text), f"debrief.arrived:{arrival.key}"
            place.show(action_form(self._book, self._words, name, new, done=self.show))

        def drop() -> None:
            leave(self._book, arrival)
            self.show()

        take = (labels("take_in"), lambda: self._take_in(arrival)) if arrival.reply else (labels("act"), act)
        place.show(ui.buttons({"take": take, "leave": (labels("leave"), drop)}))
        under = labels("on", day=on) if on else ""
        if not arrival.reply:
            return [ui.notes(labels("thing"), [(arrival.text, under)], level=2), place]
        # the words of a reply are read once, and not before the steady check
        title = labels("reply_from" if arrival.where else "reply", where=arrival.where)
        return [ui.text(*([under] if under else []), title=title), place]
