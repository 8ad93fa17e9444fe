"""The points of a piece of feedback, three at most from one source: each read, then acted on or set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Problem, blank, needed
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.lists import sentence, whole
from workbook.debrief.model import MOST_POINTS, Action, CameFrom, Feedback, FeedbackPoint, Voice
from workbook.storage import Stored
from workbook.storage.errors import Conflict

READING = ("part", "theme", "specific", "fits", "heard_before", "sting", "control")
# Of these there is one for an interview; a panel has several members, and several people may have watched.
ONE_VOICE = frozenset({Voice.HIRING_MANAGER, Voice.RECRUITER, Voice.STANDARD_FORM, Voice.MY_OWN})


def source_of(stored: Stored[Feedback]) -> str:
    """What pieces from one source share: who said it, and about which interview; else the piece itself."""
    feedback = stored.record
    same = feedback.about and feedback.source in ONE_VOICE
    return f"{feedback.source}:{feedback.about}" if same else stored.id


def action_id(point_id: str) -> str:
    """The id of the action that comes of a point; a point has one at most."""
    return f"action-{point_id}"


def action_of(book: Book, point: Stored[FeedbackPoint]) -> Stored[Action] | None:
    """The action that came of a point, if one did."""
    return book.store.get(Action, action_id(point.id))


def settled(book: Book, point: Stored[FeedbackPoint]) -> bool:
    """Whether a point has come to its end: one action with a date, or a reason for setting it aside."""
    action = action_of(book, point)
    has_day = action is not None and bool(action.record.by or action.record.done_on)
    return has_day or point.record.set_aside is not None


class Points:
    """The points there are, and one form at a time under them."""

    def __init__(self, book: Book, words: Words, feedback: Stored[Feedback]) -> None:
        """Asks for the first point at once."""
        self._book, self._words, self._labels = book, words, words.within("points")
        self._feedback, self._list, self._place = feedback, ui.swap(), ui.swap()
        self.widget = ui.stack(self._list, self._place)
        self.show()
        if not self._points and self._used < MOST_POINTS:
            self.read(arrive=False)

    @property
    def _used(self) -> int:
        """How many points its source has, over all its pieces."""
        store, source = self._book.store, source_of(self._feedback)
        pieces = {stored.id for stored in store.all(Feedback) if source_of(stored) == source}
        return sum(stored.record.feedback in pieces for stored in store.all(FeedbackPoint))

    @property
    def _points(self) -> list[Stored[FeedbackPoint]]:
        return self._book.store.where(FeedbackPoint, feedback=self._feedback.id)

    def show(self) -> None:
        """Shows the points, and what can be done next."""
        points, used, labels = self._points, self._used, self._labels
        self._list.show(*(part for stored in points for part in self._point(stored)))
        if used >= MOST_POINTS:
            before = [labels("enough_before")] if used > len(points) else []
            self._place.show(ui.card(labels("enough_title"), [labels("enough"), *before], tone="enough"))
            return
        done = bool(points) and all(settled(self._book, point) for point in points)
        label = labels("another" if used else "first", n=used, most=MOST_POINTS)
        another = ui.buttons({"another": (label, self.read)})
        self._place.show(ui.text(labels("done"), tone="quiet") if done else None, another)

    def read(self, stored: Stored[FeedbackPoint] | None = None, *, arrive: bool = True) -> None:
        """Asks how the person reads a point."""

        def keep(values: dict[str, Any]) -> None:
            if point := form.editing:
                self._book.store.revise(point, **values)
                self.show()
                return
            ids = {f"point-{n}-{self._feedback.id}" for n in range(1, MOST_POINTS + 1)}
            free = min(ids - {point.id for point in self._points})
            point = self._book.store.add(FeedbackPoint(self._feedback.id, **values), id=free)
            self.show()
            self.decide(point)

        def check(values: Mapping[str, Any]) -> dict[str, Problem]:
            if stored is None and self._used >= MOST_POINTS:
                return {"theme": Problem("three_points")}
            return needed("nothing_read", "theme", *READING)(values)

        questions = ui.questions(FeedbackPoint, self._words, READING)
        words, name = self._labels.within("reading"), f"debrief.point:{self._feedback.id}"
        form = ui.Form(self._book, questions, words, name=name, keep=keep, check=check)
        self._place.show(*form.headed(self.show, stored=stored, arrive=arrive))

    def decide(self, point: Stored[FeedbackPoint]) -> None:
        """Asks what becomes of a point: one action, or a reason to set it aside."""

        def keep(values: dict[str, Any]) -> None:
            self._keep_outcome(point.id, form.editing, values)
            self.show()

        words, name = self._labels.within("outcome"), f"debrief.outcome:{point.id}"
        questions = ui.questions(Action, self._words, ("text", "by", "leads_to"))
        questions += ui.questions(FeedbackPoint, self._words, ("set_aside",))
        start = {"set_aside": point.record.set_aside}
        form = ui.Form(self._book, questions, words, name=name, keep=keep, check=_either, start=start)
        self._place.show(*form.headed(self.show, stored=action_of(self._book, point)))

    def _keep_outcome(self, id: str, editing: Stored[Action] | None, values: dict[str, Any]) -> None:
        """Keeps the action or the reason, in one step; one written in another window meanwhile is shown."""
        aside, about = values.pop("set_aside"), self._feedback.record.about
        with self._book.store.batch() as step:
            point, action = step.get(FeedbackPoint, id), step.get(Action, action_id(id))
            if action and action.rev != (editing.rev if editing else None):
                raise Conflict(values={"at": action.saved_at}, theirs=action)
            if point and point.record.set_aside != aside:
                step.revise(point, set_aside=aside)
            if aside:
                step.remove(Action, action_id(id))
                return
            new = action.record if action else Action(came_from=CameFrom.FEEDBACK, from_id=id, about=about)
            step.keep(whole(replace(new, **values)), action, id=action_id(id))

    def _point(self, stored: Stored[FeedbackPoint]) -> list[Any]:
        """One point: its theme, their words, what is to be said about it, and what became of it."""
        labels, point, action = self._labels, stored.record, action_of(self._book, stored)
        lines = [labels("part", part=point.part)] if point.part else []
        lines += [labels(f"note.{key}") for key in point.notes]
        if action:
            by, text = self._words.day(action.record.by), sentence(action.record, self._words)
            lines.append(labels("action_by" if by else "action", action=text, day=by))
            lines += [] if settled(self._book, stored) else [labels("no_day")]
        elif point.set_aside:
            reasons = self._words.options("field.set_aside")
            lines.append(labels("aside", reason=reasons[str(point.set_aside)]))
        else:
            lines.append(labels("open"))
        decided = action is not None or point.set_aside is not None
        acts = {
            "decide": (labels("decide_again" if decided else "decide"), partial(self.decide, stored)),
            "read": (labels("read_again"), partial(self.read, stored)),
            "remove": (labels("remove"), partial(self._remove, stored.id)),
        }
        theme = self._words.options("field.theme").get(str(point.theme), labels("no_theme"))
        return [ui.card(theme, lines), ui.buttons(acts, plain=acts if decided else ("read", "remove"))]

    def _remove(self, id: str) -> None:
        with self._book.store.batch() as step:
            step.remove(FeedbackPoint, id)
            step.remove(Action, action_id(id))
        self.show()


def _either(values: Mapping[str, Any]) -> dict[str, Problem]:
    """One action or a reason to set it aside: one of them, and not both."""
    text, aside = not blank(str(values["text"])), bool(values["set_aside"])
    if text and aside:
        return {"set_aside": Problem("either_not_both")}
    return {} if text or aside else {"text": Problem("either_one")}
