"""The check-in: seven separate things, once a day at most, each with its own row of dots."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, needed
from workbook.book import Book
from workbook.content import Words
from workbook.path import link_to, no_today
from workbook.pressing.model import LED
from workbook.storage import Stored
from workbook.today.charts import check_in_picture
from workbook.today.model import HIGH_MONEY, ITEMS, MONEY, NATIONAL, CheckIn, check_in_id, dated, needs_care

DRAFT = "today.check_in"
ASKED = (*ITEMS, MONEY, *NATIONAL)


@ui.page_of("today", says_off=False)
def check_in(book: Book) -> list[Any]:
    """Show the offer to check in, or today's as kept, and the chart once there is something on it."""
    return [CheckInPart(book, book.words("today"))]


class CheckInPart:
    """The offer, the form in its place, then what was kept; the chart below."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens the form at once where a draft was left."""
        self._book, self._words = book, words
        self._place, self._below = ui.swap(), ui.swap()
        self.form: ui.Form | None = None  # while it is open
        self._changing: Stored[CheckIn] | None = None  # what the form was opened with
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
        return self._book.store.get(CheckIn, self._id)

    @property
    def _id(self) -> str:
        return check_in_id(self._book.today())

    def rest(self, *, arrive: bool = False) -> None:
        """Shows today's check-in as kept, or the offer."""
        labels, stored = self._words.within("check_in"), self.today
        self.form = None
        if stored:
            self._place.show(*self._kept(stored.record, arrive=arrive))
            return
        if no_today(self._book):  # that day has one page, and this is not it
            self._place.show()
            return
        days = [day for day, _ in dated(stored.record for stored in self._book.store.all(CheckIn))]
        last = [labels("last", day=labels.day(days[-1]))] if days else []
        offer = ui.text(labels("begin_say"), *last, tone="section", title=labels("title"))
        self._place.show(offer, ui.button(labels("begin"), lambda: self.ask(arrive=True)))

    def ask(self, *, arrive: bool = False) -> None:
        """Shows the form: empty, or with today's answers for changing."""
        labels, stored = self._words.within("check_in"), self.today
        questions = ui.questions(CheckIn, self._words, ASKED)
        self.form = ui.Form(
            self._book,
            questions,
            labels,
            name=DRAFT,
            keep=self._keep,
            check=needed("all_open", *ASKED),
            more=NATIONAL,
        )
        self.form.on_cancel(self.rest)
        self._changing = stored
        if stored:
            self.form.edit(stored)
        title = ui.text(labels("leave_open"), tone="quiet", title=labels("heading"), arrive=arrive)
        self._place.show(title, self.form, ui.reason(self._book, labels("why"), "today check_in.why"))

    def _keep(self, values: dict[str, Any]) -> str:
        assert self.form is not None
        kept: Stored[CheckIn] | None = self.form.editing
        of = kept or self._changing  # one that is changed stays of its own day, also after midnight
        record = CheckIn(checked_on=of.record.checked_on if of else Day(self._book.today()), **values)
        self._book.store.keep(record, kept, id=of.id if of else self._id)
        self.rest(arrive=True)
        return ""

    def _kept(self, record: CheckIn, *, arrive: bool) -> list[Any]:
        """What is said after a check-in: the care card and a word about money, and enough."""
        labels = self._words.within("check_in")
        every = [stored.record for stored in self._book.store.all(CheckIn)]
        care = needs_care(every, self._book.today())
        presses, money = None, labels("money")
        if record.money is not None and record.money >= HIGH_MONEY:
            way = link_to(self._book, "people", self._words("pages.presses"), before=money, lead=(LED, LED))
            presses = way or ui.text(money)
        return [
            ui.care_card(self._book, arrive=arrive) if care else None,
            ui.text(title=labels("done_title"), arrive=arrive and not care),
            presses,
            ui.card("", labels("done"), tone="enough"),
            ui.button(labels("change"), lambda: self.ask(arrive=True)),
        ]

    def _changed(self, *_change: object) -> None:
        """The offer comes and goes with a no, and the chart is there from the first check-in on, folded."""
        if not (self.form or self.today):
            self.rest()
        n, book, words = len(self._book.store.all(CheckIn)), self._book, self._words
        key = n if n and not (no_today(book) and not self.today) else None
        picture = partial(check_in_picture, book, words)
        chart = partial(ui.LiveChart, book, words, "over_time", picture, listen=[CheckIn], level=3)
        self._below.show_if(key, lambda: [ui.Fold(words("check_in.earlier", n=n), lambda: [chart()])])
