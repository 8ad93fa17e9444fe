"""Notebook 10's page: the weekly look, what was planned, and what somebody was glad of."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words
from workbook.path import ONE_DAY, open_or_wait
from workbook.review.due import next_look
from workbook.review.lists import TABLES, table
from workbook.review.model import ACTIONS_MOST, WEEK, WeekAction, WeekReview, by_week, jar
from workbook.review.planned import Planned
from workbook.review.sitting import STEPS, looked_at, sitting, this_one
from workbook.review.smaller import Smaller
from workbook.storage import Stored


@ui.page_of("week")
def page(book: Book) -> list[Any]:
    """Show the weekly look; on the day of a no only that it can wait."""
    return [ReviewPart(book, book.words("review"))]


class ReviewPart:
    """The whole page, kept up to date with the store; a part that is open stays as it is."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the week, or that it can wait until tomorrow."""
        self._book, self._words, self._done = book, words, False
        self._place, self._jar_place, self.widget = ui.MainPlace(book, self.refresh), ui.swap(), ui.swap()
        self._soft = ui.Softer(book, Mood(book, "week"), lambda: [words("low")])
        self.planned, self.smaller = Planned(book, words), Smaller(book, words)
        self.sitting = sitting(book, words, self.planned, self.finish)
        self.jar = ui.Fold("", lambda: [self._jar_place])
        self.lists = ui.FoldedLists(book, words, TABLES, table)
        self._rest = ui.stack(self.planned, self.jar, self.lists)
        ui.beside(book).holds(self._rest)
        book.store.listen(None, lambda _change: self.refresh())
        open_or_wait(book, "week", self.widget, self.open)

    def open(self) -> None:
        """Shows the page itself."""
        self.refresh()
        self.widget.show(self._soft.open(), self._place, self._rest)

    def refresh(self) -> None:
        """Shows everything as it is kept now."""
        book, words, reviews = self._book, self._words, self._book.store.all(WeekReview)
        self._soft.refresh()
        key = (reviews, self.sitting.left, book.today(), self._done)
        self._place.show_if(key, lambda: self._home(reviews))
        glad = jar(reviews)
        self.jar.say(words.count("jar", len(glad)), empty=not glad)
        rows = [(what, words("jar_week", day=words.said_day(on, book.today()))) for what, on in glad]
        self._jar_place.show_if(rows or None, lambda: [ui.notes("", rows, quoted=True)])

    def ask(self, id: str = "", step: str = "", *, alone: bool = False) -> None:
        """Shows a part of the look in place of the week."""
        self.sitting.ask(id, step, alone=alone)
        self._place.open(self.sitting)

    def finish(self, id: str) -> None:
        """Shows the week again, after the look."""
        self._done = bool(id)
        self._place.close()

    def _home(self, reviews: list[Stored[WeekReview]]) -> list[Any]:
        """The look that is to be had now, or this week's as it is kept."""
        words, today, now = self._words, self._book.today(), this_one(self._book)
        left, first = self.sitting.left, looked_at(self._book)
        days = {"first": words.near_day(first, today), "last": words.near_day(first + WEEK - ONE_DAY, today)}
        if now and left and left[0] == now.id:
            go_on = ui.button(words("left_go_on"), lambda: self.ask(*left), primary=True)
            return [ui.text(words("left", part=words(f"steps.name.{left[1]}")), title=words("title")), go_on]
        if now:
            return self._kept(now, days)
        begin = ui.button(words("begin"), self.ask, primary=True)
        earlier = by_week(reviews)
        missed = earlier and earlier[-1].record.first < first - WEEK
        lines = [words("week", **days), *words.list("say")]
        lines += [words("missed")] if missed else []
        why = ui.reason(self._book, words("why_it_helps"), "review why_it_helps", known=bool(earlier))
        return [ui.card(words("title"), lines, tone="card" if earlier else "empty"), begin, why]

    def _kept(self, now: Stored[WeekReview], days: dict[str, str]) -> list[Any]:
        """This week's look as it is kept: when the next one is, when to rest, and each part once more."""
        words, today, review = self._words.within("kept"), self._book.today(), now.record
        lines = [words("week", **days)]
        if on := next_look(self._book):
            lines.append(words("next", day=words.on_day(on, today)))
        if review.rest_on:
            rest = words("rest_what", what=review.rest) if review.rest else ""
            lines.append(words("rest", day=words.said_day(review.rest_on, today)) + rest)
        planned = len(self._book.store.where(WeekAction, review_id=now.id))
        if planned < ACTIONS_MOST:
            lines.append(words.count("left_to_plan", ACTIONS_MOST - planned))
        parts = {step: self._words(f"steps.name.{step}") for step in STEPS}
        parts = {step: name for step, name in parts.items() if step != "next" or planned < ACTIONS_MOST}
        return [
            ui.card(words("done" if self._done else "title"), lines, tone="enough", arrive=self._done),
            self.smaller,
            ui.choices({"ask": words("change")}, parts, lambda step: self.ask(now.id, step, alone=True)),
        ]
