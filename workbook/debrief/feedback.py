"""When feedback arrives: the steady check, their words kept exactly, sealed or read, then the points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, not_ahead
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.inbox import Arrival
from workbook.debrief.interviews import interviews
from workbook.debrief.model import STEADY_FROM, Action, Feedback, FeedbackPoint, opened, sealed
from workbook.debrief.points import Points, action_id, settled
from workbook.fairness.story import way
from workbook.path import ONE_DAY
from workbook.storage import Change, Stored
from workbook.storage.errors import Conflict

BEFORE = ("steady", "buffer")
THEIR_WORDS = ("quote", "source", "first_hand", "arrived_on")
DRAFT = "debrief.before"
HEARD = [ui.Column("source", sub="about"), ui.Column("arrived", kind="day"), ui.Column("state", kind="tag")]


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
        labels, known = self._labels, bool(lines or self._book.store.all(Feedback))
        why = ui.reason(self._book, labels("why_it_helps"), "debrief feedback.why_it_helps", known=known)
        self.widget.show(ui.text(*(lines or [labels("intro")])), why, ui.button(labels("begin"), self.before))

    def before(self, arrival: Arrival | None = None, *, arrive: bool = True) -> None:
        """Asks how steady it is and for one thing that went well, before the words of a reply are read."""
        reply = arrival or Arrival("", "")

        def keep(values: dict[str, Any]) -> None:
            about, today = reply.about or self.about, self._book.today()
            feedback = Feedback(about, Day(reply.on or today), from_id=reply.key, **values)
            if reply.text:  # out of sight until the check has been made, and no longer
                feedback = sealed(replace(feedback, quote=reply.text), today)
            self.open(self._book.store.add(feedback).id)

        labels, questions = self._labels, ui.questions(Feedback, self._words, BEFORE)
        form = ui.Form(self._book, questions, labels.within("before"), name=DRAFT, keep=keep)
        self.widget.show(*form.headed(self.rest, labels("read_once"), arrive=arrive))

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
        labels, ask = self._labels, partial(self._ask_words, stored)
        put_away = partial(self._ask_words, stored, sealing=True)
        seal = partial(self._seal, stored) if stored.record.quote else put_away
        acts = {"seal": (labels("keep_sealed"), seal), "anyway": (labels("open_anyway"), ask)}
        shaky = ui.text(labels("shaky_say"), title=labels("shaky"), arrive=True)
        self.widget.show(shaky, ui.buttons(acts))

    def _ask_words(self, stored: Stored[Feedback], *, sealing: bool = False) -> None:
        """Asks for their words; with `sealing` they are put away at once."""

        def keep(values: dict[str, Any]) -> None:
            kept, store = form.editing, self._book.store
            before = opened(kept.record) if kept else Feedback(self.about)
            kept_at = self._book.now().isoformat(timespec="seconds")
            feedback = replace(before, **values, kept_at=kept_at)
            if sealing:
                feedback = sealed(feedback, self._book.today() + ONE_DAY)
            try:
                kept = store.keep(feedback, kept)
            except Conflict as conflict:
                if conflict.theirs is None or not (sealing or conflict.theirs.record.sealed):
                    raise
                kept = store.add(feedback)  # sealed in another window meanwhile: this is a piece of its own
            self.open(kept.id)

        words = self._labels.within("sealing" if sealing else "words")
        questions = ui.questions(Feedback, self._words, THEIR_WORDS)
        name, check = "debrief.words", not_ahead("arrived_in_future", "arrived_on", self._book.today)
        form = ui.Form(self._book, questions, words, name=name, keep=keep, check=check)
        shown = replace(stored, record=opened(stored.record))
        self.widget.show(*form.headed(self.rest, words("about"), stored=shown))

    def _seal(self, stored: Stored[Feedback]) -> None:
        """Puts feedback away until tomorrow."""
        now = self._book.now().isoformat(timespec="seconds")
        kept = replace(stored.record, kept_at=stored.record.kept_at or now)
        self._book.store.update(stored.id, sealed(kept, self._book.today() + ONE_DAY), stored.rev)
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
        labels, feedback = self._labels, stored.record
        source = self._words.options("field.source").get(str(feedback.source), "")
        seen = self._words.options("field.first_hand").get(str(feedback.first_hand), "")
        under = (source, labels("seen", answer=seen) if seen else "", self._words.day(feedback.arrived_on))
        quote = (feedback.quote, labels("between").join(part for part in under if part))
        away: dict[str, tuple[str, Callable[[], Any]]] = {
            "words": (labels("change_words"), partial(self._ask_words, stored)),
            "seal": (labels("put_away"), partial(self._seal, stored)),
            "back": (labels("close"), self.rest),
        }
        self.widget.show(
            ui.text(title=labels("open_title"), arrive=True),
            ui.text(labels("went_well", buffer=feedback.buffer)) if feedback.buffer else None,
            ui.notes(labels("their_words"), [quote], quoted=True) if feedback.quote else None,
            *way(self._book, feedback.quote),
            Points(self._book, self._words, stored),
            ui.buttons(away, plain=away),
        )


def heard_table(book: Book, words: Words, *, open_: Callable[[str], Any]) -> ui.RecordTable:
    """The table of the feedback there is; their words themselves are only where `open_(id)` shows them."""
    labels = words.within("heard")

    def rows() -> list[ui.Row]:
        names = {interview.id: interview.name for interview in interviews(book, words)}
        return [_row(book, words, stored, names) for stored in reversed(book.store.all(Feedback))]

    def remove(id: str) -> Change | None:
        """Removes a piece of feedback with its points and what came of them, in one step."""
        with book.store.batch() as step:
            for point in step.where(FeedbackPoint, "feedback", id):
                step.remove(FeedbackPoint, point.id)
                step.remove(Action, action_id(point.id))
            return step.remove(Feedback, id)

    kinds = (Feedback, FeedbackPoint, Action)
    return ui.RecordTable(book, HEARD, rows, labels, listen=kinds, on_open=open_, on_remove=remove)


def _row(book: Book, words: Words, stored: Stored[Feedback], names: dict[str, str]) -> ui.Row:
    feedback, (waiting, state) = stored.record, _state(book, words, stored)
    cells = {
        "source": words.options("field.source").get(str(feedback.source), words("heard.somebody")),
        "about": names.get(feedback.about, ""),
        "arrived": words.day(feedback.arrived_on),
        "state": state,
    }
    arrived = feedback.arrived_on.on if feedback.arrived_on else ""
    return ui.Row(stored.id, cells, {"arrived": arrived}, "now" if waiting else "quiet")


def _state(book: Book, words: Words, stored: Stored[Feedback]) -> tuple[bool, str]:
    """Whether something is still open, and how it stands."""
    labels, feedback = words.within("heard"), stored.record
    if not feedback.kept_at:
        return True, labels("begun")
    if feedback.sealed:
        ripe = feedback.ripe(book.today())
        return ripe, labels("ripe" if ripe else "sealed", day=words.short_day(feedback.sealed_until))
    points = book.store.where(FeedbackPoint, feedback=stored.id)
    if not points:
        return True, labels("to_read")
    waiting = sum(not settled(book, point) for point in points)
    key, count = ("open_points", waiting) if waiting else ("points", len(points))
    return waiting > 0, words.count(key, count)
