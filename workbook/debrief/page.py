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
from workbook.debrief.heard import Heard
from workbook.debrief.intake import Intake
from workbook.debrief.known import chosen, interviews, many_final_noes
from workbook.debrief.looking import Looking
from workbook.debrief.next_steps import EXPLAIN, NOTEBOOKS, began, session_two, steps
from workbook.debrief.parking import Parking

TODAY = "01_today.ipynb"


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
        """Puts the parts on the page, once for each of its two states."""
        shut = gate(self._book).shut
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
            ui.link_if_there(say("today_page"), TODAY, before=say("today")),
        ]

    def _open(self) -> None:
        open_anyway(self._book)
        self.refresh()

    def _show_next(self, about: str) -> None:
        """What comes next and when, by the person's own dates."""
        say, start, today = self._words.within("next"), began(self._book), self._book.today()
        many = many_final_noes(self._book)
        box = box_of(self._book, about)
        if (key := (box.sessions, box.notes, box.feedback, start, today, many)) == self._next_shown:
            return
        self._next_shown = key
        usual = ui.link_if_there(say("pages.explain"), NOTEBOOKS[EXPLAIN], before=say("many_final_noes"))
        self._advice.show(usual if many else None)
        links = []
        for step in steps(start) if start else ():
            before = (
                say(f"{step.page}_now")
                if step.on <= today
                else say(f"{step.page}_later", day=self._words.day(step.on))
            )
            links.append(ui.link_if_there(say(f"pages.{step.page}"), NOTEBOOKS[step.page], before=before))
        lines = []
        if session_two(box):
            opens = box.second_opens(self._book.now())
            lines.append(
                say("second_later", day=self._words.day(opens.date()), time=opens.strftime("%H:%M"))
                if opens
                else say("second_now")
            )
        lines.append(say("open_anyway") if lines or any(links) else say("nothing"))
        self._next.show(ui.card(say("title"), lines), *links)
