"""What has arrived from other pages, offered: made an action, taken in as feedback, or left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.actions import action_form
from workbook.debrief.arrivals import Arrivals, Arrived, Arriving, arrivals, leave
from workbook.debrief.model import CameFrom


class Offered:
    """The first thing that has arrived, one at a time; nothing where nothing has."""

    def __init__(
        self,
        book: Book,
        words: Words,
        *,
        take_in: Callable[[Arriving], Any],
        sources: Iterable[Arrivals] | None = None,
    ) -> None:
        """`take_in(arriving)` begins feedback with a reply; its words are not shown here."""
        self._book, self._words, self._take_in, self._sources = book, words, take_in, sources
        self._shown: Arriving | None = None
        self.form: ui.Form | None = None
        self.widget = ui.swap()
        self.show()

    def show(self) -> None:
        """Shows what is waiting; a thing that is there already, with its form, stays."""
        waiting = arrivals(self._book, self._sources)
        first = waiting[0] if waiting else None
        if first == self._shown and first is not None:
            return
        self._shown, self.form = first, None
        self.widget.show(*(self._parts(first) if first else []))

    def _parts(self, one: Arriving) -> list[Any]:
        say = self._words.within("arrived")
        place = ui.swap()

        def act() -> None:
            self.form = action_form(
                self._book,
                self._words,
                name=f"debrief.arrived:{one.key}",
                came_from=CameFrom.ARRIVED,
                from_id=one.key,
                text=one.text,
                about=one.about,
                done=self.show,
            )
            place.show(self.form)

        def drop() -> None:
            leave(self._book, one)
            self.show()

        reply = one.kind is Arrived.REPLY
        takes = (say("take_in"), lambda: self._take_in(one)) if reply else (say("act"), act)
        place.show(ui.buttons({"take": takes, "leave": (say("leave"), drop)}))
        day = self._words.day(one.on)
        title = say("reply_from" if reply and one.where else "reply" if reply else "thing", where=one.where)
        under = say("on", day=day) if day else ""
        if reply:  # read once, and not before the steady check
            return [ui.text(*([under] if under else []), title=title), place]
        return [ui.notes(title, [(one.text, under)], level=2), place]
