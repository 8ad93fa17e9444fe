"""The check-in: seven separate things, once a day at most, each with its own row of dots."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.answers import Day, Problem
from workbook.book import Book
from workbook.content import Words, how_sure
from workbook.storage import Stored
from workbook.today.charts import check_in_chart
from workbook.today.model import ITEMS, MONEY, NATIONAL, CheckIn, needs_care

HIGH_MONEY = 7
DRAFT = "today.check_in"
ASKED = (*ITEMS, MONEY, *NATIONAL)


@ui.page
def check_in(book: Book) -> list[Any]:
    """Show the offer to check in, or today's as kept, and the chart once there is something on it."""
    return [CheckInPart(book, book.words("today"))]


class CheckInPart:
    """The offer, the form in its place, then what was kept; the chart below."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens the form at once where a draft was left."""
        self._book, self._words = book, words
        self._place, self._below = ui.swap(), ui.swap()
        self.form: ui.Form | None = None
        self._changing: Stored[CheckIn] | None = None  # what the form was opened with
        self.widget = ui.stack(self._place, self._below)
        book.store.listen(CheckIn, self._chart)
        self._chart()
        if book.store.draft(self._draft):
            self.ask()
        else:
            self.rest()

    @property
    def today(self) -> Stored[CheckIn] | None:
        """Today's check-in, if there is one."""
        return self._book.store.get(CheckIn, self._id)

    @property
    def _id(self) -> str:
        """One for each day: the store itself refuses a second."""
        return f"check-in-{self._book.today().isoformat()}"

    @property
    def _draft(self) -> str:
        stored = self.today
        return f"{DRAFT}:{stored.id}" if stored else DRAFT

    def rest(self, *, arrive: bool = False) -> None:
        """Shows today's check-in as kept, or the offer."""
        labels, stored = self._words.within("check_in"), self.today
        if stored:
            self._place.show(*self._kept(stored.record, arrive=arrive))
            return
        days = [c.record.checked_on for c in self._book.store.all(CheckIn) if c.record.checked_on]
        last = [labels("last", day=labels.day(max(days, key=lambda day: day.on)))] if days else []
        offer = ui.text(labels("begin_say"), *last, tone="quiet")
        self._place.show(offer, ui.button(labels("begin"), lambda: self.ask(arrive=True)))

    def ask(self, *, arrive: bool = False) -> None:
        """Shows the form: empty, or with today's answers for changing."""
        labels, stored = self._words.within("check_in"), self.today
        questions = ui.questions(CheckIn, self._words, ASKED)
        self.form = ui.Form(
            self._book, questions, labels, name=DRAFT, keep=self._keep, check=_problems, more=NATIONAL
        )
        self.form.on_cancel(self.rest)
        self._changing = stored
        if stored:
            self.form.edit(stored)
        title = ui.text(labels("leave_open"), tone="quiet", title=labels("heading"), arrive=arrive)
        sure = how_sure(self._book.words("evidence"), "today check_in.why")
        self._place.show(title, self.form, ui.text(labels("why"), sure, tone="quiet"))

    def _keep(self, values: dict[str, Any]) -> str:
        assert self.form is not None
        kept: Stored[CheckIn] | None = self.form.editing
        of = kept or self._changing  # one that is changed stays of its own day, also after midnight
        record = CheckIn(checked_on=of.record.checked_on if of else Day(self._book.today()), **values)
        if kept:
            self._book.store.update(kept.id, record, kept.rev)
        else:
            self._book.store.add(record, id=of.id if of else self._id)
        self.rest(arrive=True)
        return ""

    def _kept(self, record: CheckIn, *, arrive: bool) -> list[Any]:
        """What is said after a check-in: the care card and a word about money, and enough."""
        labels = self._words.within("check_in")
        every = [stored.record for stored in self._book.store.all(CheckIn)]
        care = needs_care(every, self._book.today())
        heavy = record.money is not None and record.money >= HIGH_MONEY
        return [
            *([ui.care_card(self._book, arrive=arrive)] if care else []),
            ui.text(title=labels("done_title"), arrive=arrive and not care),
            *([ui.text(labels("money"))] if heavy else []),
            ui.card("", labels("done"), tone="enough"),
            ui.button(labels("change"), lambda: self.ask(arrive=True)),
        ]

    def _chart(self, *_change: object) -> None:
        """The chart, from the first check-in on; before it there is nothing to promise."""
        key = "chart" if self._book.store.all(CheckIn) else None
        self._below.show_if(key, lambda: [check_in_chart(self._book, self._words)])


def _problems(values: dict[str, Any]) -> dict[str, Problem]:
    """A check-in with nothing in it is none."""
    return {} if any(values[name] is not None for name in ASKED) else {ITEMS[0]: Problem("all_open")}
