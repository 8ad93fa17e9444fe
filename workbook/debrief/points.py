"""The points of a piece of feedback, three at most from one source: each read, then acted on or set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Problem, answers_of, blank
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.actions import sentence
from workbook.debrief.model import MOST_POINTS, Action, CameFrom, Feedback, FeedbackPoint, LeadsTo
from workbook.debrief.sources import points_used
from workbook.storage import Stored
from workbook.storage.errors import Conflict

READING = ("part", "theme", "specific", "fits", "heard_before", "sting", "control")


def in_quotes(words: Words, feedback: Feedback) -> Any:
    """Their words as they were written, with who said them and when."""
    say = words.within("feedback")
    source = words.options("field.source").get(str(feedback.source), "")
    seen = words.options("field.first_hand").get(str(feedback.first_hand), "")
    under = [source, say("seen", answer=seen) if seen else "", words.day(feedback.arrived_on)]
    said = say("between").join(part for part in under if part)
    return ui.notes(say("their_words"), [(feedback.quote, said)], quoted=True)


def points_of(book: Book, feedback_id: str) -> list[Stored[FeedbackPoint]]:
    """The points of one piece of feedback, in the order they were made."""
    return [s for s in book.store.all(FeedbackPoint) if s.record.feedback == feedback_id]


def action_id(point_id: str) -> str:
    """The id of the action that comes of a point; a point has one at most."""
    return f"action-{point_id}"


def settled(point: FeedbackPoint, action: Action | None) -> bool:
    """Whether a point has come to its end: one action with a date, or a reason for setting it aside."""
    dated = action is not None and (action.by or action.done_on) is not None
    return dated or point.set_aside is not None


class Points:
    """The points there are, and one form at a time under them."""

    def __init__(self, book: Book, words: Words, feedback: Stored[Feedback]) -> None:
        """Asks for the first point at once."""
        self._book, self._words, self._feedback = book, words, feedback
        self._say = words.within("points")
        self._list, self._place = ui.swap(), ui.swap()
        self.form: ui.Form | None = None
        self.widget = ui.stack(self._list, self._place)
        self.show()
        if not self.points and not self._enough:
            self.read(arrive=False)

    @property
    def points(self) -> list[Stored[FeedbackPoint]]:
        """The points as they are kept now."""
        return points_of(self._book, self._feedback.id)

    def show(self) -> None:
        """Shows the points, and what can be done next."""
        points = self.points
        self._list.show(*(part for stored in points for part in self._point(stored)))
        self.form = None
        acts: dict[str, tuple[str, Callable[[], Any]]] = {}
        used = points_used(self._book, self._feedback)
        if not self._enough:
            label = self._say("another" if used else "first", n=used, most=MOST_POINTS)
            acts["another"] = (label, self.read)
        before = [self._say("enough_before")] if used > len(points) else []
        enough = [ui.card(self._say("enough_title"), [self._say("enough"), *before], tone="enough")]
        done = [ui.text(self._say("done"), tone="quiet")] if self._settled(points) else []
        self._place.show(*(enough if self._enough else done), ui.buttons(acts) if acts else None)

    @property
    def _enough(self) -> bool:
        return points_used(self._book, self._feedback) >= MOST_POINTS

    def read(self, stored: Stored[FeedbackPoint] | None = None, *, arrive: bool = True) -> None:
        """Asks how the person reads a point."""
        say = self._say.within("reading")
        name = f"debrief.point:{self._feedback.id}"

        def keep(values: dict[str, Any]) -> str:
            return self._keep(form, values)

        questions = ui.questions(FeedbackPoint, self._words, READING)
        form = ui.Form(self._book, questions, say, name=name, keep=keep, check=self._problems(stored))
        if stored:
            form.edit(stored)
        form.on_cancel(self.show)
        self.form = form
        self._place.show(ui.text(title=say("heading"), arrive=arrive), form)

    def decide(self, point: Stored[FeedbackPoint], *, arrive: bool = True) -> None:
        """Asks what becomes of a point: one action, or a reason to set it aside."""
        say = self._say.within("outcome")
        there = self._book.store.get(Action, action_id(point.id))

        def keep(values: dict[str, Any]) -> str:
            return self._keep_outcome(form, point.id, values)

        questions = [
            *ui.questions(Action, self._words, ("text", "by", "leads_to")),
            *ui.questions(FeedbackPoint, self._words, ("set_aside",)),
        ]
        start = {"set_aside": point.record.set_aside}
        form = ui.Form(
            self._book,
            questions,
            say,
            name=f"debrief.outcome:{point.id}",
            keep=keep,
            check=_either,
            start=start,
        )
        if there:
            form.edit(there)
        form.on_cancel(self.show)
        self.form = form
        self._place.show(ui.text(title=say("heading"), arrive=arrive), form)

    def _keep(self, form: ui.Form, values: dict[str, Any]) -> str:
        stored, store = form.editing, self._book.store
        if stored:
            kept = store.update(stored.id, replace(stored.record, **values), stored.rev)
            self.show()
            return ""
        taken = {one.id for one in self.points}
        ids = (f"point-{n}-{self._feedback.id}" for n in range(1, MOST_POINTS + 1))
        kept = store.add(
            FeedbackPoint(self._feedback.id, **values), id=next(id for id in ids if id not in taken)
        )
        self.show()
        self.decide(kept)
        return ""

    def _keep_outcome(self, form: ui.Form, point_id: str, values: dict[str, Any]) -> str:
        """Keeps the action or the reason, in one step; one written in another window meanwhile is shown."""
        aside = values.pop("set_aside")
        with self._book.store.batch() as step:
            point, there = step.get(FeedbackPoint, point_id), step.get(Action, action_id(point_id))
            known = form.editing.rev if form.editing else None
            if there and there.rev != known:
                raise Conflict(values={"at": there.saved_at}, theirs=there)
            if point and point.record.set_aside != aside:
                step.update(point_id, replace(point.record, set_aside=aside), point.rev)
            if aside and there:
                step.remove(Action, there.id)
            elif not aside:
                values["leads_to"] = values["leads_to"] or LeadsTo.NONE
                if there:
                    step.update(there.id, replace(there.record, **values), there.rev)
                else:
                    new = Action(
                        came_from=CameFrom.FEEDBACK, from_id=point_id, about=self._feedback.record.about
                    )
                    step.add(replace(new, **values), id=action_id(point_id))
        self.show()
        return ""

    def _problems(
        self, stored: Stored[FeedbackPoint] | None
    ) -> Callable[[dict[str, Any]], dict[str, Problem]]:
        def check(values: dict[str, Any]) -> dict[str, Problem]:
            if stored is None and self._enough:
                return {"theme": Problem("three_points")}
            answers = answers_of(FeedbackPoint)
            nothing = all(values[name] == answers[name].empty for name in READING)
            return {"theme": Problem("nothing_read")} if nothing else {}

        return check

    def _settled(self, points: list[Stored[FeedbackPoint]]) -> bool:
        return bool(points) and all(settled(p.record, self._action(p)) for p in points)

    def _action(self, point: Stored[FeedbackPoint]) -> Action | None:
        stored = self._book.store.get(Action, action_id(point.id))
        return stored.record if stored else None

    def _point(self, stored: Stored[FeedbackPoint]) -> list[Any]:
        """One point: the drawer, their words, what is to be said about it, and what became of it."""
        say, point = self._say, stored.record
        theme = self._words.options("field.theme").get(str(point.theme), say("no_theme"))
        action = self._action(stored)
        lines = [say("part", part=point.part)] if point.part else []
        lines += [say(f"note.{key}") for key in point.notes]
        if action:
            by = self._words.day(action.by)
            lines.append(say("action_by" if by else "action", action=sentence(action, self._words), day=by))
            lines += [] if settled(point, action) else [say("no_day")]
        elif point.set_aside:
            reason = self._words.options("field.set_aside")[str(point.set_aside)]
            lines.append(say("aside", reason=reason))
        else:
            lines.append(say("open"))
        decided = action is not None or point.set_aside is not None
        acts = {
            "decide": (say("decide_again" if decided else "decide"), lambda: self.decide(stored)),
            "read": (say("read_again"), lambda: self.read(self._fresh(stored))),
            "remove": (say("remove"), lambda: self._remove(stored.id)),
        }
        quiet = acts if decided else ("read", "remove")
        return [ui.card(theme, lines), ui.buttons(acts, plain=quiet)]

    def _fresh(self, stored: Stored[FeedbackPoint]) -> Stored[FeedbackPoint]:
        return self._book.store.get(FeedbackPoint, stored.id) or stored

    def _remove(self, id: str) -> None:
        with self._book.store.batch() as step:
            step.remove(FeedbackPoint, id)
            step.remove(Action, action_id(id))
        self.show()


def _either(values: dict[str, Any]) -> dict[str, Problem]:
    """One action or a reason to set it aside: one of them, and not both."""
    said = not blank(str(values["text"]))
    if said and values["set_aside"]:
        return {"set_aside": Problem("either_not_both")}
    return {} if said or values["set_aside"] else {"text": Problem("either_one")}
