"""The pictures of notebook 08, how the goals are going, and of notebook 07, where the person stands."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.check_ins.model import FORECASTS, Ahead, CheckIn, Mood
from workbook.content import Words
from workbook.goals.story import history
from workbook.limits.model import Constraint
from workbook.path import waits
from workbook.progress import charts, distances
from workbook.progress.story import Pace, paces
from workbook.standing.model import Rating, Requirement, TargetJob
from workbook.strengths.model import Strength, StrengthUse

LATER = ("this_week", "all_goals", "planned", "sure")  # behind a button


@ui.page_of("plan", says_off=False)
def goals(book: Book) -> list[Any]:
    """Show how the goals are going; nothing on the day of a no."""
    return [GoalsPart(book, book.words("progress"))]


class GoalsPart:
    """The pictures there is something for: one burn-up first, the others behind a button."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows what there is."""
        self._book, self._words, self._chosen, self._anyway = book, words, "", False
        self._paces: list[Pace] = []
        self._over, self._ahead = ui.swap(), ui.swap()
        pictures = {
            "burn_up": self._burn_up,
            "this_week": lambda: charts.this_week(self._paces, words),
            "all_goals": lambda: charts.all_goals(self._paces, words),
            "planned": lambda: charts.planned(history(book), words),
            "sure": lambda: charts.confidence(self._paces, words),
        }
        over, more = {"burn_up": ui.stack(self._over, self._ahead)}, words.within("more")
        self.charts = ui.Charts(book, words, pictures, over=over, later=lambda: LATER, later_words=more)
        self.widget = ui.swap()
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()
        if waits(book, "plan") and self._paces:
            way = ui.button(words("open"), self.open, plain=True)
            self.widget.show(ui.text(words("gate"), tone="quiet"), way)
        else:
            self.open()

    def open(self) -> None:
        """Shows the pictures."""
        self.widget.show(self.charts)

    def refresh(self, *, again: bool = False) -> None:
        """Works out where the goals stand, and draws again what shows it, or everything."""
        before, self._paces = self._paces, paces(self._book)
        options = {pace.stored.id: pace.goal.outcome for pace in self._paces if pace.goal.counts}
        self._chosen = self._chosen if self._chosen in options else next(iter(options), "")
        several = options if len(options) > 1 else None
        ask, chosen = {"ask": self._words("which")}, self._chosen
        self._over.show_if(several, lambda: [ui.choices(ask, options, self._choose, chosen=chosen)])
        if again or before != self._paces:
            self.charts.changed()
        self.charts.refresh()
        pace = self._pace
        self._ahead.show_if(self._state if pace and pace.progress.looks_ahead else None, self._ways)

    @property
    def _pace(self) -> Pace | None:
        return next((pace for pace in self._paces if pace.stored.id == self._chosen), None)

    @property
    def _state(self) -> Ahead:
        return Mood(self._book).ahead(anyway=self._anyway)

    def _burn_up(self) -> ui.Picture | None:
        if (pace := self._pace) is None:
            return None
        what = self._book.words("goals")(f"counted.{pace.goal.counts}")
        return charts.burn_up(pace, self._words, what, ahead=self._state is Ahead.ON)

    def _choose(self, id: str) -> None:
        self._chosen = id
        self.refresh(again=True)

    def _ways(self) -> list[Any]:
        """How to see the weeks to come, or not to; how steady somebody is counts as today's check-in."""
        words, state = self._words.within("ahead"), self._state
        if state is Ahead.UNKNOWN:
            if Mood(self._book, "plan").asks:  # the same question stands over the goals
                return [ui.text(words("above"), tone="quiet")]
            return ui.steady_question(self._book, self._check_in, why=words("unknown"))
        act = ui.button(words("hide" if state is Ahead.ON else "show"), lambda: self._set(state), plain=True)
        return [act] if state is Ahead.ON else [ui.text(words(state), tone="quiet"), act]

    def _set(self, state: str) -> None:
        self._anyway = state == "low"
        self._book.store.set_setting(FORECASTS, state != "on")
        self.refresh(again=True)

    def _check_in(self, steady: int) -> None:
        Mood(self._book).say(steady)
        self.refresh(again=True)


@ui.page_of("standing", says_off=False)
def standing(book: Book) -> list[Any]:
    """Show where the person stands as pictures; nothing on the day of a no."""
    return [StandingPictures(book, book.words("progress"))]


class StandingPictures:
    """A line that opens the pictures there is something for; limits are not among them on a low day."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the line once there is a picture behind it."""
        self._book, self._words = book, words
        kinds = (TargetJob, Requirement, Rating, Constraint, Strength, StrengthUse, CheckIn)
        self.charts = ui.Charts(book, words, distances.pictures(book, words), listen=kinds)
        self.fold = ui.Fold(words("standing.fold"), lambda: [self.charts])
        self.widget = ui.swap()
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Shows the pictures there is something for."""
        self.charts.refresh()
        there = bool(self.charts.shown) and not waits(self._book, "standing")
        self.widget.show_if(there or None, lambda: [self.fold])
