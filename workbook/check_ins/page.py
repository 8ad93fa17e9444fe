"""The check-in: eight separate things, once a day at most, each with its own row of dots."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, needed
from workbook.book import Book
from workbook.check_ins.charts import pictures
from workbook.check_ins.model import ASKED, NATIONAL, CheckIn, check_in_id, check_ins, dated, needs_care
from workbook.content import Words
from workbook.path import link_to, no_today
from workbook.pressing.model import LED
from workbook.storage import Stored

DRAFT = "today.check_in"


@ui.page_of("today", says_off=False)
def page(book: Book) -> list[Any]:
    """Show the offer to check in, or today's as kept, and the chart once there is something on it."""
    return [CheckInPart(book, book.words("check_ins"))]


class CheckInPart:
    """The offer, the form in its place, then what was kept; the chart below."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens the form at once where a draft was left."""
        self._book, self._words, self._labels = book, words, words.within("check_in")
        self._place, self._below = ui.swap(), ui.swap()
        self.form: ui.Form | None = None  # while it is open
        self.widget = ui.stack(self._place, self._below)
        if book.store.draft(f"{DRAFT}:{self.today.id}" if self.today else DRAFT):
            self.ask()
        else:
            self.rest()
        book.store.listen(None, self._changed)
        self._changed()

    @property
    def today(self) -> Stored[CheckIn] | None:
        """Today's check-in, if there is one."""
        return self._book.store.get(CheckIn, check_in_id(self._book.today()))

    def rest(self, *, arrive: bool = False) -> None:
        """Shows today's check-in as kept, or the offer."""
        self.form = None
        if self.today:
            self._place.show(*self._kept(self.today.record, arrive=arrive))
        elif no_today(self._book):  # that day has one page, and this is not it
            self._place.show()
        else:
            self._place.show(*self._offer())

    def _offer(self) -> list[Any]:
        labels, days = self._labels, [day for day, _ in dated(check_ins(self._book.store))]
        last = [labels("last", day=labels.day(days[-1]))] if days else []
        offer = ui.text(labels("begin_say"), *last, tone="section", title=labels("title"))
        return [offer, ui.button(labels("begin"), lambda: self.ask(arrive=True))]

    def ask(self, *, arrive: bool = False) -> None:
        """Shows the form: empty, or with today's answers for changing."""
        book, labels, changed = self._book, self._labels, self.today

        def keep(values: dict[str, Any]) -> None:
            earlier = form.editing or changed  # it stays of its own day, also after midnight
            day = earlier.record.checked_on if earlier else Day(book.today())
            id = earlier.id if earlier else check_in_id(book.today())
            book.store.keep(CheckIn(day, **values), form.editing, id=id)
            self.rest(arrive=True)

        questions, check = ui.questions(CheckIn, self._words, ASKED), needed("all_open", *ASKED)
        form = ui.Form(book, questions, labels, name=DRAFT, keep=keep, check=check, more=NATIONAL)
        self.form, why = form, ui.reason(book, labels("why"), "check_ins check_in.why")
        headed = form.headed(self.rest, labels("leave_open"), stored=changed, arrive=arrive)
        self._place.show(*headed, why)

    def _kept(self, kept: CheckIn, *, arrive: bool) -> list[Any]:
        """What is said after a check-in: the care card and a word about money, and enough."""
        book, labels = self._book, self._labels
        care = needs_care(check_ins(book.store), book.today())
        return [
            ui.care_card(book, arrive=arrive) if care else None,
            ui.text(title=labels("done_title"), tone="section", arrive=arrive and not care),
            self._about_money() if kept.money_presses else None,
            ui.card("", labels("done"), tone="enough"),
            ui.button(labels("change"), lambda: self.ask(arrive=True)),
        ]

    def _about_money(self) -> Any:
        """Who can help with money, and the way to the dates that press, where that page is there."""
        money, label = self._labels("money"), self._words("pages.presses")
        return link_to(self._book, "people", label, before=money, lead=(LED, LED)) or ui.text(money)

    def _changed(self, *_change: object) -> None:
        """The offer comes and goes with a no, and the chart is there from the first check-in on, folded."""
        if not (self.form or self.today):
            self.rest()
        book, n = self._book, len(check_ins(self._book.store))
        shown = n > 0 and (self.today is not None or not no_today(book))
        over_time = pictures(book, self._words)["over_time"]
        chart = partial(ui.LiveChart, book, self._words, "over_time", over_time, listen=[CheckIn], level=3)
        label = self._labels.count("earlier", n)
        self._below.show_if(n if shown else None, lambda: [ui.Fold(label, lambda: [chart()])])
