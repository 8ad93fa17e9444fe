"""After three weeks below the smallest size: a question about the size, never about trying."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.goals.model import Goal, ReviewChoice, active, with_sizes
from workbook.path import link_to
from workbook.review.model import WeekReview, by_week, floors_unmet
from workbook.storage import Stored


class Smaller:
    """The offer of smaller weeks, until a goal was changed after the last look."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the offer where there is one."""
        self._book, self._words = book, words.within("smaller")
        self.widget = ui.swap()
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Shows it as things are now."""
        reviews = self._book.store.all(WeekReview)
        goals = [s for s in active(self._book.store.all(Goal)) if s.record.aim]
        last = max((s.saved_at for s in by_week(reviews)[-1:]), default=None)
        asks = last is not None and floors_unmet(reviews) and all(goal.saved_at <= last for goal in goals)
        self.widget.show_if(goals if asks else None, lambda: self._offer(goals))

    def _offer(self, goals: list[Stored[Goal]]) -> list[Any]:
        words, parts = self._words, list[Any]()
        for stored in goals:
            goal = with_sizes(stored.record, ReviewChoice.SMALLER)
            sizes = {"floor": goal.floor or 0, "aim": goal.aim, "stretch": goal.stretch or goal.aim}
            label = words("button", goal=goal.outcome, **sizes)
            parts.append(ui.button(label, partial(self._book.store.update, stored.id, goal, stored.rev)))
        plan = link_to(self._book, "plan", words("plan"))
        return [ui.card(words("title"), words("say")), *parts, plan]
