"""When feedback arrives: the steady check, their words kept exactly, sealed or read, then the points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Day, not_ahead
from workbook.book import Book
from workbook.content import Words, how_sure
from workbook.debrief.inbox import Arrival
from workbook.debrief.interviews import interviews
from workbook.debrief.model import STEADY_FROM, Action, Feedback, FeedbackPoint, opened, sealed
from workbook.debrief.points import Points, action_id, settled
from workbook.path import ONE_DAY
from workbook.storage import Change, Stored
from workbook.storage.errors import Conflict

BEFORE = ("steady", "buffer")
THEIR_WORDS = ("quote", "source", "first_hand", "arrived_on")
DRAFT = "debrief.before"


class Intake:
    """One piece of feedback at a time, in the place where the offer to begin stands."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens at once where the first form was left half done; new feedback is about `about`."""
        self._book, self._words, self._labels = book, words, words.within("feedback")
        self.about = ""
        self.widget = ui.swap()
        if book.store.draft(DRAFT):
            self.before(arrive=False)
        else:
            self.rest()

    def rest(self, *lines: str) -> None:
        """Shows the offer, under what there is to say."""
        labels, sure = self._labels, how_sure(self._book.words("evidence"), "debrief feedback.why_it_helps")
        intro = [ui.text(labels("intro")), ui.text(labels("why_it_helps"), sure, tone="quiet")]
        self.widget.show(*([ui.text(*lines)] if lines else intro), ui.button(labels("begin"), self.before))

    def before(self, arrival: Arrival | None = None, *, arrive: bool = True) -> None:
        """Asks how steady it is, and for one thing that went well, before anything is read.

        The words of a reply that arrived from another page wait behind these questions.
        """
        reply = arrival or Arrival("", "")

        def keep(values: dict[str, Any]) -> None:
            today = self._book.today()
            arrived_on = Day(reply.on or today)
            feedback = Feedback(reply.about or self.about, arrived_on, from_id=reply.key, **values)
            if reply.text:  # out of sight until the check has been made, and no longer
                feedback = sealed(replace(feedback, quote=reply.text), today)
            self.open(self._book.store.add(feedback).id)

        labels, questions = self._labels, ui.questions(Feedback, self._words, BEFORE)
        form = ui.Form(self._book, questions, labels.within("before"), name=DRAFT, keep=keep)
        form.on_cancel(self.rest)
        self.widget.show(ui.text(labels("read_once"), title=labels("title"), arrive=arrive), form)

    def open(self, id: str) -> None:
        """Shows a piece of feedback at the step it has reached."""
        stored = self._book.store.get(Feedback, id)
        if stored is None:
            self.rest(self._labels("gone"))
        elif stored.record.kept_at:
            (self._show_sealed if stored.record.sealed else self._show_open)(stored)
        elif stored.record.steady is not None and stored.record.steady < STEADY_FROM:
            self._offer_seal(stored)
        else:
            self._ask_words(stored)

    def _offer_seal(self, stored: Stored[Feedback]) -> None:
        """Below four: sealed until tomorrow is offered, and opening it anyway is one press away."""

        def seal() -> None:
            if stored.record.quote:
                self._seal(stored)
            else:
                self._ask_words(stored, sealing=True)

        labels = self._labels
        anyway = (labels("open_anyway"), lambda: self._ask_words(stored))
        shaky = ui.text(labels("shaky_say"), title=labels("shaky"), arrive=True)
        self.widget.show(shaky, ui.buttons({"seal": (labels("keep_sealed"), seal), "anyway": anyway}))

    def _ask_words(self, stored: Stored[Feedback], *, sealing: bool = False) -> None:
        """Asks for their words; with `sealing` they are put away at once."""

        def keep(values: dict[str, Any]) -> None:
            kept, store = form.editing, self._book.store
            before = opened(kept.record) if kept else Feedback(self.about)
            feedback = replace(before, **values, kept_at=self._now())
            if sealing:
                feedback = sealed(feedback, self._book.today() + ONE_DAY)
            try:
                kept = store.update(kept.id, feedback, kept.rev) if kept else store.add(feedback)
            except Conflict as conflict:
                if conflict.theirs is None or not (sealing or conflict.theirs.record.sealed):
                    raise
                kept = store.add(feedback)  # sealed in another window meanwhile: this is a piece of its own
            self.open(kept.id)

        words = self._labels.within("sealing" if sealing else "words")
        questions = ui.questions(Feedback, self._words, THEIR_WORDS)
        name, check = "debrief.words", not_ahead("arrived_in_future", "arrived_on", self._book.today)
        form = ui.Form(self._book, questions, words, name=name, keep=keep, check=check)
        form.edit(replace(stored, record=opened(stored.record)))
        form.on_cancel(self.rest)
        self.widget.show(ui.text(words("about"), title=words("heading"), arrive=True), form)

    def _now(self) -> str:
        return self._book.now().isoformat(timespec="seconds")

    def _seal(self, stored: Stored[Feedback]) -> None:
        """Puts feedback away until tomorrow."""
        feedback = replace(stored.record, kept_at=stored.record.kept_at or self._now())
        self._book.store.update(stored.id, sealed(feedback, self._book.today() + ONE_DAY), stored.rev)
        self.open(stored.id)

    def _show_sealed(self, stored: Stored[Feedback]) -> None:
        """That it can be opened, or from when; and that it can be opened on purpose before."""
        labels, place = self._labels, ui.swap()

        def unseal() -> None:
            try:
                self._book.store.update(stored.id, opened(stored.record), stored.rev)
            except ValueError:
                place.show(ui.text(labels("damaged")))
            else:
                self.open(stored.id)

        ripe, day = stored.record.ripe(self._book.today()), self._words.day(stored.record.sealed_until)
        state, act = ("ripe", "open_ripe") if ripe else ("sealed", "open_before")
        title = ui.text(labels(f"{state}_say", day=day), title=labels(state, day=day), arrive=True)
        acts = {"open": (labels(act, day=day), unseal), "back": (labels("leave_closed"), self.rest)}
        self.widget.show(title, ui.buttons(acts), place)

    def _show_open(self, stored: Stored[Feedback]) -> None:
        """Their words, exactly; apart from them the person's reading of them, point by point."""

        def fresh(act: Callable[[Stored[Feedback]], None]) -> None:
            """Does it with the piece as it is kept now; one sealed or removed elsewhere is shown as it is."""
            kept = self._book.store.get(Feedback, stored.id)
            if kept and not kept.record.sealed:
                act(kept)
            else:
                self.open(stored.id)

        labels, feedback = self._labels, stored.record
        source = self._words.options("field.source").get(str(feedback.source), "")
        seen = self._words.options("field.first_hand").get(str(feedback.first_hand), "")
        under = (source, labels("seen", answer=seen) if seen else "", self._words.day(feedback.arrived_on))
        quote = (feedback.quote, labels("between").join(part for part in under if part))
        away = {
            "words": (labels("change_words"), lambda: fresh(self._ask_words)),
            "seal": (labels("put_away"), lambda: fresh(self._seal)),
            "back": (labels("close"), self.rest),
        }
        self.widget.show(
            ui.text(title=labels("open_title"), arrive=True),
            ui.text(labels("went_well", buffer=feedback.buffer)) if feedback.buffer else None,
            ui.notes(labels("their_words"), [quote], quoted=True) if feedback.quote else None,
            Points(self._book, self._words, stored),
            ui.buttons(away, plain=away),
        )


class Heard:
    """A table of the feedback there is; their words themselves are only on the opened page."""

    def __init__(self, book: Book, words: Words, *, open_: Callable[[str], Any]) -> None:
        """Shows nothing until there is feedback; `open_(id)` shows one piece of it."""
        self._book, self._words, self._labels = book, words, words.within("heard")
        columns = [
            ui.Column("source", self._labels("column.source"), sub="about"),
            ui.Column("arrived", self._labels("column.arrived"), kind="day"),
            ui.Column("state", self._labels("column.state"), kind="tag"),
        ]
        kinds = (Feedback, FeedbackPoint, Action)
        self.table = ui.RecordTable(
            book, columns, self._rows, self._labels, listen=kinds, on_open=open_, on_remove=self._remove
        )
        self.widget = ui.swap()

    def show(self) -> None:
        """Shows the table from the first piece on, and keeps it, so that a removal can be taken back."""
        if not self.widget.children and self._book.store.all(Feedback):
            self.widget.show(self.table)

    def _rows(self) -> list[ui.Row]:
        """The newest first."""
        words, rows = self._words, []
        names = {interview.id: interview.name for interview in interviews(self._book, words)}
        for stored in reversed(self._book.store.all(Feedback)):
            feedback, (waiting, state) = stored.record, self._state(stored)
            cells = {
                "source": words.options("field.source").get(str(feedback.source), self._labels("somebody")),
                "about": names.get(feedback.about, ""),
                "arrived": words.day(feedback.arrived_on),
                "state": state,
            }
            sort = {"arrived": feedback.arrived_on.on if feedback.arrived_on else ""}
            rows.append(ui.Row(stored.id, cells, sort, "now" if waiting else "quiet"))
        return rows

    def _state(self, stored: Stored[Feedback]) -> tuple[bool, str]:
        """Whether something is still open, and how it stands."""
        labels, feedback = self._labels, stored.record
        if not feedback.kept_at:
            return True, labels("begun")
        if feedback.sealed:
            ripe, day = feedback.ripe(self._book.today()), self._words.short_day(feedback.sealed_until)
            return ripe, labels("ripe" if ripe else "sealed", day=day)
        points = self._book.store.where(FeedbackPoint, feedback=stored.id)
        waiting = [point for point in points if not settled(self._book, point)]
        if waiting:
            return True, self._words.count("open_points", len(waiting))
        return not points, self._words.count("points", len(points)) if points else labels("to_read")

    def _remove(self, id: str) -> Change | None:
        """Removes a piece of feedback with its points and what came of them, in one step."""
        with self._book.store.batch() as step:
            for point in step.where(FeedbackPoint, "feedback", id):
                step.remove(FeedbackPoint, point.id)
                step.remove(Action, action_id(point.id))
            return step.remove(Feedback, id)
