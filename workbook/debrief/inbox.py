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
    things = (Arrival(one.id, one.one_changeable, one.began) for one in changeable_things(book.store))
    return [arrival for arrival in (*_replies(book), *things) if arrival.key not in handled]


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


class Inbox:
    """What has arrived, one thing at a time; what was taken up or left stays for this visit.

    `take_in(arrival)` begins feedback with a reply; its words are read once, not before the steady check.
    """

    def __init__(self, book: Book, words: Words, *, take_in: Callable[[Arrival], Any]) -> None:
        """Nothing is shown yet."""
        self._book, self._words, self._labels = book, words, words.within("arrived")
        self._take_in, self._touched, self.widget = take_in, dict[str, Any](), ui.swap()

    def show(self) -> None:
        """Shows what was taken up or left here, and the next thing once that is done with."""
        waiting, touched = arrivals(self._book), self._touched
        first = [] if any(one.key in touched for one in waiting) else waiting[:1]
        self.widget.show_if((*touched, *first), lambda: [*touched.values(), *map(self._offer, first)])

    def _offer(self, arrival: Arrival) -> Any:
        labels, place, store, key = self._labels, ui.swap(), self._book.store, arrival.key
        under = self._words.day(arrival.on)
        said = ui.notes(labels("thing"), [(arrival.text, under)], level=2)
        if arrival.where:
            said = ui.text(*filter(None, [under]), title=labels("reply_from", where=arrival.where))

        def hold(*parts: Any) -> None:
            self._touched[key] = offered
            place.show(*parts)
            self.show()

        def act() -> None:
            new = Action("", arrival.text, came_from=CameFrom.ARRIVED, from_id=key, about=arrival.about)
            hold(action_form(self._book, self._words, f"debrief.arrived:{key}", new))

        def leave() -> None:
            store.set_setting(LEFT, [*store.setting(LEFT, []), key])
            hold(ui.text(labels("left")), ui.button(labels("undo"), undo, plain=True))

        def undo() -> None:
            store.set_setting(LEFT, [other for other in store.setting(LEFT, []) if other != key])
            del self._touched[key]
            self.show()

        take = ("take_in", lambda: self._take_in(arrival)) if arrival.where else ("act", act)
        place.show(ui.buttons({"take": (labels(take[0]), take[1]), "leave": (labels("leave"), leave)}))
        offered = ui.stack(said, place)
        return offered
