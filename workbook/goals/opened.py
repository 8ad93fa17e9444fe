"""The sitting in which a goal is made, and one goal opened: dates, plans, a week put right, its review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from workbook import ui
from workbook.answers import Day, Problem
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words
from workbook.debrief.model import Action
from workbook.goals import model
from workbook.goals.model import WEEK, Goal, GoalReview, GoalState, GoalWeek, Milestone, ReviewChoice
from workbook.goals.story import dates, history, wrong
from workbook.limits.model import Constraint
from workbook.path import link_to
from workbook.progress.story import pace
from workbook.storage import Stored

if TYPE_CHECKING:
    from workbook.goals.page import PlanPart

Values = dict[str, Any]
STEPS: Mapping[str, tuple[str, ...]] = {
    "direction": ("outcome", "why", "goal_kind"),
    "doing": ("process",),
    "sizes": ("counts", "floor", "aim", "stretch", "confidence"),
    "way": ("target",),
    "past": (),
    "hard": ("wish", "obstacle", "if_then", "next_no"),
    "review": ("drop_rule", "begun_on", "review_on"),
}
ROWS = {  # what the rows of a part become
    "way": ui.RowsOf(Milestone, ("milestone", "units", "weeks"), model.MILESTONES_MOST, "goal_id"),
    "past": ui.RowsOf(model.PastTask, ("task", "planned_weeks", "actual_weeks"), 3),
}
ASKED: Mapping[str, tuple[type[Any], str, tuple[str, ...]]] = {  # kind, the answer it needs, all it asks
    "sure": (GoalWeek, "confidence", ("confidence",)),
    "week": (GoalWeek, "count", ("week_of", "count", "reason")),
    "review": (GoalReview, "decide", ("did", "decide", "got", "learned", "reason")),
}


def sitting(book: Book, words: Words, done: Callable[[str], Any]) -> ui.Steps:
    """The parts of a goal, asked one after the other."""

    def above(step: str, stored: Stored[Goal] | None) -> list[Any]:
        if stored and step == "hard":
            return _dates(book, words, stored)
        if stored and step == "way":
            return _resize(book, words, stored, partial(steps.ask, stored.id, step))
        return []

    steps = ui.Steps(
        book,
        Goal,
        words,
        STEPS,
        name="goals.sitting",
        minutes=45,
        tables=ROWS,
        keep=partial(_kept, book, words),
        check=lambda values: wrong(book, steps.form.editing if steps.form else None, values),
        done=done,
        above=above,
    )
    return steps


def _kept(book: Book, words: Words, batch: Any, stored: Stored[Goal] | None, values: Values) -> Stored[Goal]:
    """Keeps a part of a goal, a new one with its usual days, and how sure the person is of next week."""
    today = book.today()
    new = Goal(words("unnamed"), begun_on=Day(today), review_on=Day(today + model.REVIEW_AFTER))
    goal = replace(stored.record if stored else replace(new, state=GoalState.ACTIVE), **values)
    stored = batch.update(stored.id, goal, stored.rev) if stored else batch.add(goal)
    if values.get("confidence") is not None:
        _say(batch, stored, book.week_of(today) + WEEK, confidence=goal.confidence)
    return stored


def _resize(book: Book, words: Words, stored: Stored[Goal], done: Callable[[], Any]) -> list[Any]:
    """Below 60 the offer of smaller weeks in one press, above 90 of bigger ones (guide, exercise H)."""
    sure, words = stored.record.confidence, words.within("resize")
    if sure is None or not stored.record.aim or model.UNSURE_BELOW <= sure <= model.SURE_ABOVE:
        return []
    way = ReviewChoice.SMALLER if sure < model.UNSURE_BELOW else ReviewChoice.BIGGER
    goal = replace(model.with_sizes(stored.record, way), confidence=None)
    button = words(f"{way}_button", floor=goal.floor or 0, aim=goal.aim, stretch=goal.stretch or goal.aim)
    resize = ui.button(button, lambda: (book.store.update(stored.id, goal, stored.rev), done()))
    return [ui.text(words(way, sure=sure)), resize]


def _dates(book: Book, words: Words, stored: Stored[Goal]) -> list[Any]:
    """Each open milestone's own guess beside the range that the person's history makes of it."""
    labels, rows = words.within("dates"), []
    for one, weeks in dates(book, stored):
        numbers = {"guess": one.weeks, "middle": weeks.middle, "late": weeks.late}
        rows.append(labels("row", milestone=one.milestone, **{name: f"{n:g}" for name, n in numbers.items()}))
    return [ui.card(labels("title"), [*rows, labels.count("basis", len(history(book)))])] if rows else []


def say(book: Book, stored: Stored[Goal], week: date, **values: Any) -> None:
    """Keeps what a person says of one week of a goal, beside what was said of it before."""
    with book.store.batch() as batch:
        _say(batch, stored, week, **values)


def _say(batch: Any, stored: Stored[Goal], week: date, **values: Any) -> None:
    said = batch.where(GoalWeek, "goal_id", stored.id)
    before = next((s for s in said if s.record.week_of and week <= s.record.week_of.on < week + WEEK), None)
    if before:
        batch.revise(before, **values)
    else:
        batch.add(GoalWeek(stored.id, Day(week), aim=stored.record.aim, **values))


def finish(book: Book, stored: Stored[Milestone]) -> None:
    """A milestone is done today, and with it the action it came from, if that is still open."""
    today = Day(book.today())
    with book.store.batch() as batch:
        batch.revise(stored, done_on=today)
        action = batch.get(Action, stored.record.from_id)
        if action and action.record.done_on is None:
            batch.revise(action, done_on=today)


class OpenGoal:
    """The goal that was opened; each of its forms takes its place under it when it is asked for."""

    def __init__(self, book: Book, words: Words, page: PlanPart) -> None:
        """`page` shows it in place of the goals, and the goals again."""
        self._book, self._words, self._labels, self._page = book, words, words.within("opened"), page
        self.form: ui.Form | None = None
        self._form = ui.swap()

    def show(self, id: str, *, said: str = "", review: bool = False) -> None:
        """Shows this goal, what was done with it, and with `review` at once its review."""
        if (stored := self._book.store.get(Goal, id)) is None:
            self._page.show()
            return
        goal, labels = stored.record, self._labels
        about = [said, labels("why", why=goal.why) if goal.why else ""]
        day = labels.on_day(goal.review_on, self._book.today())
        about += [labels("review_on", day=day)] if goal.review_on else []
        parts = {step: self._words(f"steps.name.{step}") for step in STEPS}
        acts: dict[str, Any] = {key: (labels(key), partial(self.ask, stored, key)) for key in ASKED}
        acts["rest"] = (labels("rest"), lambda: self._page.turn(stored, GoalState.RESTING, self._page.show))
        acts["back"] = (labels("back"), self._page.show)
        self._form.show()
        self._page.place.open(
            ui.text(*filter(None, about), title=goal.outcome, arrive=not review),
            *self._plans(goal),
            *_dates(self._book, self._words, stored),
            *self._limit(stored),
            *self._split(stored),
            ui.buttons(acts, plain=["rest", "back"]),
            self._form,
            ui.choices(labels, parts, lambda step: self._page.ask(id, step, alone=True)),
        )
        if review:
            self.ask(stored, "review")

    def _plans(self, goal: Goal) -> list[Any]:
        """What is done each week, the if-then plans, and the plan for the next no."""
        labels, doing = self._labels, []
        for action, *cells in goal.process:
            details = zip(("times", "minutes", "where"), cells, strict=True)
            when_and_where = [labels(f"process.{key}", n=n) for key, n in details if n]
            doing.append((action, labels("between").join(when_and_where)))
        plans = [(labels("if_then", cue=cue, will=will) if cue else will, "") for cue, will in goal.if_then]
        plans += [(goal.next_no, labels("next_no"))] if goal.next_no else []
        return [ui.notes(labels(title), rows) for title, rows in (("doing", doing), ("plans", plans)) if rows]

    def _limit(self, stored: Stored[Goal]) -> list[Any]:
        """What is in the way of this goal, beside it and in the person's own words; not on a low day."""
        book, words, found = self._book, self._labels.within("limit"), self._book.store.all(Constraint)
        limits, id = {one.id: one.record for one in found}, stored.record.limit_id
        if not (limits or id) or Mood(book).low:
            return []

        def choose(chosen: str) -> None:
            book.store.revise(stored, limit_id=chosen)
            self.show(stored.id)

        if not id:
            return [ui.choices(words, {id: one.in_the_way for id, one in limits.items()}, choose)]
        leave = ui.button(words("leave"), lambda: choose(""), plain=True)
        if (one := limits.get(id)) is None:
            return [ui.text(words("gone")), leave]
        kind = book.words("limits").get(f"field.limit_kind.options.{one.limit_kind}")
        step = words("next", step=one.next_step) if one.next_step else ""
        lines = [line for line in (one.in_the_way, kind, step) if line]
        page = link_to(book, "standing", words("page"))
        return [ui.card(words("title"), lines, tone="quote"), page, leave]

    def _split(self, stored: Stored[Goal]) -> list[Any]:
        """More than five milestones are two goals: an offer to make the rest a goal of its own."""
        rest, labels = pace(self._book, stored).milestones[model.MILESTONES_MOST :], self._labels

        def split() -> None:
            with self._book.store.batch() as batch:
                goal = Goal(
                    rest[0].record.milestone[:300], counts=stored.record.counts, state=GoalState.ACTIVE
                )
                new = batch.add(replace(goal, begun_on=Day(self._book.today())))
                for one in rest:
                    batch.revise(one, goal_id=new.id)
            self.show(stored.id)

        return [ui.text(labels("many", n=len(rest))), ui.button(labels("split"), split)] if rest else []

    def ask(self, stored: Stored[Goal], key: str, *, anyway: bool = False) -> None:
        """Shows a form of the goal; on a low day the review waits: letting go is for a steadier one."""
        book, words, today = self._book, self._words.within(f"form.{key}"), self._book.today()
        title = ui.text(title=words("heading"), arrive=True)
        if key == "review" and not anyway and Mood(book).low:
            button = ui.button(self._labels("anyway"), lambda: self.ask(stored, key, anyway=True))
            self._form.show(title, ui.text(self._labels("low")), button)
            return
        kind, needed, names = ASKED[key]

        def check(values: Values) -> dict[str, Problem]:
            missing = {needed: Problem("no_answer")} if values[needed] is None else {}
            missing |= {} if book.store.get(Goal, stored.id) else {names[0]: Problem("goal_gone")}
            return missing | model.problems(values, today)

        def keep(values: Values) -> None:
            self._keep(stored, key, values)

        did = pace(book, stored).progress.totals[-1] if stored.record.counts else None
        start, name = {"week_of": Day(today), "did": did}, f"goals.{key}:{stored.id}"
        questions = ui.questions(kind, self._words, names)
        self.form = ui.Form(book, questions, words, name=name, keep=keep, check=check, start=start)
        self.form.on_cancel(self._form.show)
        rule = stored.record.drop_rule if key == "review" else ""
        self._form.show(title, ui.card(self._labels("rule"), rule, tone="quote") if rule else None, self.form)

    def _keep(self, stored: Stored[Goal], key: str, values: Values) -> None:
        """What is said of a week, without a day of the next one, or the review and what follows from it."""
        book, today = self._book, self._book.today()
        if key != "review":
            say(book, stored, book.week_of(values.pop("week_of", Day(today + WEEK)).on), **values)
            self.show(stored.id, said=self._labels("said"))
            return
        with book.store.batch() as batch:
            batch.add(GoalReview(stored.id, Day(today), **values))
            batch.update(stored.id, model.decided(stored.record, values["decide"], today), stored.rev)
        self._page.show(stored.id)
        if values["decide"] is ReviewChoice.SWAP:
            self._page.begin()
