"""Notebook 05's page: the look-back day, two sessions, feedback, what it adds up to, and what is next."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words, how_sure
from workbook.debrief.adding_up import AddingUp
from workbook.debrief.arriving import Offered
from workbook.debrief.box import box_of, gate, open_anyway
from workbook.debrief.choosing import Choosing
from workbook.debrief.due import second_session
from workbook.debrief.heard import Heard
from workbook.debrief.intake import Intake
from workbook.debrief.known import chosen, interviews, many_final_noes
from workbook.debrief.looking import Looking
from workbook.debrief.model import Action, LeadsTo, waiting_for
from workbook.debrief.next_steps import QUESTION, path
from workbook.debrief.parking import Parking
from workbook.path import notebook


@ui.page
def page(book: Book) -> list[Any]:
    """Show the page; before the look-back day only what cannot wait, and the way to open it anyway."""
    return [DebriefPart(book, book.words("debrief"))]


class DebriefPart:
    """The whole page, kept up to date with the store; forms that are open stay as they are."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the gate, or everything."""
        self._book, self._words = book, words
        self.intake = Intake(book, words)
        self.heard = Heard(book, words, open_=lambda id: self.intake.open(id, arrive=True))
        self.parking = Parking(book, words)
        self.looking = Looking(book, words, to_parking=lambda: self.parking.open(arrive=True))
        self.choosing = Choosing(book, words, on_choose=self.refresh)
        self.offered = Offered(book, words, take_in=self.intake.take_in)
        self.adding_up = AddingUp(book, words)
        self._advice, self._next = ui.swap(), ui.swap()
        self._shut: bool | None = None
        self._next_shown: Any = None
        self.widget = ui.swap()
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Shows everything as it is kept now."""
        known = interviews(self._book, self._words)
        one = chosen(self._book, known)
        self.choosing.show(known, one)
        self.looking.show(one)
        self.intake.about(one)
        self.heard.show()
        self.offered.show()
        self.adding_up.show(known)
        self._show_next(one.id if one else "")
        self._lay_out()

    def _lay_out(self) -> None:
        """Puts the parts on the page, once for each of its two states; once open, it stays open here."""
        shut = self._shut is not False and gate(self._book).shut
        if shut == self._shut:
            return
        self._shut = shut
        say = self._words
        feedback = (ui.text(title=say("feedback.section"), tone="section"), self.heard, self.intake)
        if shut:
            self.widget.show(*self._gate(), *feedback)
            return
        looking = (self._advice, self.offered, self.choosing, self.looking)
        parked = (ui.text(title=say("parking.section"), tone="section"), self.parking)
        self.widget.show(*looking, *feedback, self.adding_up, *parked, self._next)

    def _gate(self) -> list[Any]:
        """When the page opens and why, and that it can be opened all the same."""
        say, waits = self._words.within("gate"), gate(self._book)
        chosen_ = say("chosen" if waits.chosen else "suggested")
        return [
            ui.card(say("title", day=self._words.day(waits.day)), [chosen_, say("why"), say("keeps")]),
            ui.text(how_sure(self._book.words("evidence"), "debrief gate.why"), tone="quiet"),
            ui.button(say("anyway"), self._open),
            ui.link_if_there(say("today_page"), notebook("today"), before=say("today")),
        ]

    def _open(self) -> None:
        open_anyway(self._book)
        self.refresh()

    def _show_next(self, about: str) -> None:
        """What comes next and when, by the person's own dates."""
        say, steps, today = self._words.within("next"), path(self._book), self._book.today()
        changes = bool(waiting_for(self._book.store.all(Action), LeadsTo.PRACTICE))
        many = many_final_noes(self._book)
        box = box_of(self._book, about)
        second = None if box.closed else second_session(self._book, box)
        if self._next_shown == (second, steps, changes, today, many):
            return
        self._next_shown = (second, steps, changes, today, many)
        usual = ui.link_if_there(say("pages.explain"), notebook("explain"), before=say("many_final_noes"))
        self._advice.show(usual if many else None)
        links = []
        for step, on in steps.items():
            named = "changes" if changes and step == "practise" else step
            before = say(f"{named}_now" if on <= today else f"{named}_later", day=self._words.day(on))
            file = notebook("today" if step == QUESTION else step)
            links.append(ui.link_if_there(say(f"pages.{step}"), file, before=before))
        lines = [second.said(say)] if second else []
        lines.append(say("open_anyway") if lines or any(links) else say("nothing"))
        self._next.show(ui.text(title=say("title"), tone="section"), ui.text(*lines), *links)
