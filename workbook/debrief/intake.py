"""When feedback arrives: the steady check, their words kept exactly, sealed or read, then the points."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem
from workbook.book import Book
from workbook.content import Words, how_sure
from workbook.debrief.arrivals import Arriving
from workbook.debrief.known import Interview
from workbook.debrief.model import STEADY_FROM, Feedback, opened, sealed
from workbook.debrief.points import Points, in_quotes
from workbook.storage import Stored
from workbook.storage.errors import Conflict

BEFORE = ("steady", "buffer")
THEIR_WORDS = ("quote", "source", "first_hand", "arrived_on")
DRAFT = "debrief.before"


class Intake:
    """One piece of feedback at a time, in the place where the offer to begin stands."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens at once where the first form was left half done."""
        self._book, self._words = book, words
        self._say = words.within("feedback")
        self._interview: Interview | None = None
        self._arriving: Arriving | None = None
        self.id = ""
        self.form: ui.Form | None = None
        self.points: Points | None = None
        self.widget = ui.swap()
        if book.store.draft(DRAFT):
            self.before()
        else:
            self.rest()

    def about(self, interview: Interview | None) -> None:
        """New feedback is about this interview."""
        self._interview = interview

    def rest(self, *said: str) -> None:
        """Shows the offer, under what there is to say."""
        say, self.id, self.form, self.points = self._say, "", None, None
        self._arriving = None  # a reply that was not taken in after all belongs to no other feedback
        told = [ui.text(*said)] if said else []
        sure = how_sure(self._book.words("evidence"), "debrief feedback.why_it_helps")
        why = ui.text(say("why_it_helps"), sure, tone="quiet")
        intro = [] if said else [ui.text(say("intro")), why]
        self.widget.show(*told, *intro, ui.button(say("begin"), lambda: self.before(arrive=True)))

    def take_in(self, arriving: Arriving) -> None:
        """Begins with a reply that arrived from another page; its words wait behind the steady check."""
        self._arriving = arriving
        self.before(arrive=True)

    def before(self, *, arrive: bool = False) -> None:
        """Asks how steady it is, and for one thing that went well, before anything is read."""
        say = self._say
        questions = ui.questions(Feedback, self._words, BEFORE)
        self.form = ui.Form(self._book, questions, say.within("before"), name=DRAFT, keep=self._begun)
        self.form.on_cancel(self.rest)
        self.widget.show(ui.text(say("read_once"), title=say("title"), arrive=arrive), self.form)

    def _begun(self, values: dict[str, Any]) -> str:
        came, today = self._arriving, self._book.today()
        self._arriving = None
        about = came.about if came and came.about else self._interview.id if self._interview else ""
        new = Feedback(about, Day(came.on if came and came.on else today), **values)
        if came:
            new = replace(new, quote=came.text, from_id=came.key)
        if new.quote:
            new = sealed(new, today)  # out of sight until the check has been made, and no longer
        self.open(self._book.store.add(new).id, arrive=True)
        return ""

    def open(self, id: str, *, arrive: bool = False) -> None:
        """Shows a piece of feedback at the step it has reached."""
        stored = self._book.store.get(Feedback, id)
        if stored is None:
            self.rest(self._say("gone"))
            return
        self.id, self.form, self.points = id, None, None
        feedback, today = stored.record, self._book.today()
        if not feedback.kept_at and _shaky(feedback):
            self._offer_seal(stored, arrive=arrive)
        elif feedback.kept_at and feedback.sealed:
            self._show_sealed(stored, today=today, arrive=arrive)
        elif not feedback.kept_at:
            self._ask_words(stored, arrive=arrive)
        else:
            self._show_open(stored, arrive=arrive)

    def _offer_seal(self, stored: Stored[Feedback], *, arrive: bool) -> None:
        """Below four: sealed until tomorrow is offered, and opening it anyway is one press away."""
        say = self._say
        acts = {
            "seal": (say("keep_sealed"), lambda: self._seal_new(stored)),
            "anyway": (say("open_anyway"), lambda: self._ask_words(stored, arrive=True)),
        }
        shaky = ui.text(say("shaky_say"), title=say("shaky"), arrive=arrive)
        self.widget.show(shaky, ui.buttons(acts))

    def _seal_new(self, stored: Stored[Feedback]) -> None:
        """Seals what is there already, or asks for the words to seal."""
        if stored.record.quote:
            self.seal(stored)
        else:
            self._ask_words(stored, sealing=True, arrive=True)

    def _ask_words(self, stored: Stored[Feedback], *, sealing: bool = False, arrive: bool = False) -> None:
        """Asks for their words; with `sealing` they are put away at once."""
        say = self._say.within("sealing" if sealing else "words")

        def keep(values: dict[str, Any]) -> str:
            return self._keep_words(form, values, sealing=sealing)

        form = ui.Form(
            self._book,
            ui.questions(Feedback, self._words, THEIR_WORDS),
            say,
            name="debrief.words",
            keep=keep,
            check=lambda values: _late(values, self._book.today()),
        )
        form.edit(replace(stored, record=opened(stored.record)))
        form.on_cancel(self.rest)
        self.form = form
        self.widget.show(ui.text(say("about"), title=say("heading"), arrive=arrive), form)

    def _keep_words(self, form: ui.Form, values: dict[str, Any], *, sealing: bool) -> str:
        now, store = self._book.now(), self._book.store
        stored = form.editing
        old = stored.record if stored else Feedback(self._interview.id if self._interview else "")
        record = replace(opened(old), **values, kept_at=now.isoformat(timespec="seconds"))
        if sealing:
            record = sealed(record, self._tomorrow)
        try:
            kept = store.update(stored.id, record, stored.rev) if stored else store.add(record)
        except Conflict as conflict:
            if conflict.theirs is None or not (sealing or conflict.theirs.record.sealed):
                raise
            kept = store.add(record)  # sealed in another window meanwhile: this is a piece of its own
        self.open(kept.id, arrive=True)
        return ""

    @property
    def _tomorrow(self) -> Any:
        return self._book.today() + timedelta(days=1)

    def seal(self, stored: Stored[Feedback]) -> None:
        """Puts feedback away until tomorrow."""
        kept_at = stored.record.kept_at or self._book.now().isoformat(timespec="seconds")
        record = sealed(replace(stored.record, kept_at=kept_at), self._tomorrow)
        self._book.store.update(stored.id, record, stored.rev)
        self.open(stored.id, arrive=True)

    def unseal(self, stored: Stored[Feedback]) -> None:
        """Opens sealed feedback on purpose; from then on it can be read."""
        self._book.store.update(stored.id, opened(stored.record), stored.rev)
        self.open(stored.id, arrive=True)

    def _show_sealed(self, stored: Stored[Feedback], *, today: Any, arrive: bool) -> None:
        say, until = self._say, self._words.day(stored.record.sealed_until)
        ripe = stored.record.ripe(today)
        place = ui.swap()

        def open_() -> None:
            try:
                self.unseal(stored)
            except ValueError:
                place.show(ui.text(say("damaged")))

        label = say("open_ripe") if ripe else say("open_before", day=until)
        acts = {"open": (label, open_), "back": (say("leave_closed"), self.rest)}
        said = say("ripe_say") if ripe else say("sealed_say", day=until)
        title = ui.text(said, title=say("ripe") if ripe else say("sealed", day=until), arrive=arrive)
        self.widget.show(title, ui.buttons(acts), place)

    def _show_open(self, stored: Stored[Feedback], *, arrive: bool) -> None:
        """Their words, exactly; apart from them the person's reading of them, point by point."""
        say, feedback = self._say, stored.record
        self.points = Points(self._book, self._words, stored)
        quote = [in_quotes(self._words, feedback)] if feedback.quote else []
        buffer = [ui.text(say("went_well", buffer=feedback.buffer))] if feedback.buffer else []
        away = {
            "words": (say("change_words"), lambda: self._again(stored.id)),
            "seal": (say("put_away"), lambda: self._seal_again(stored.id)),
            "back": (say("close"), self.rest),
        }
        title = ui.text(title=say("open_title"), arrive=arrive)
        self.widget.show(title, *buffer, *quote, self.points, ui.buttons(away, plain=away))

    def _again(self, id: str) -> None:
        if stored := self._book.store.get(Feedback, id):
            self._ask_words(stored, arrive=True)

    def _seal_again(self, id: str) -> None:
        stored = self._book.store.get(Feedback, id)
        if stored and not stored.record.sealed:
            self.seal(stored)
        else:
            self.open(id)


def _shaky(feedback: Feedback) -> bool:
    return feedback.steady is not None and feedback.steady < STEADY_FROM


def _late(values: dict[str, Any], today: Any) -> dict[str, Problem]:
    """Feedback cannot have arrived on a day to come."""
    arrived = values.get("arrived_on")
    late = arrived is not None and arrived.after(today)
    return {"arrived_on": Problem("arrived_in_future")} if late else {}
