"""The line on notebook 10 behind which somebody can look ahead, and how not to."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.check_ins.model import FORECASTS, Ahead, CheckIn, Mood
from workbook.content import Words
from workbook.interviews.story import KINDS
from workbook.outlook.charts import pictures
from workbook.outlook.model import PRIOR, Start, search, start_of
from workbook.path import no_today

OFFERS = ("offer", "levers")  # behind a button of their own


@ui.page_of("week", says_off=False)
def ahead(book: Book) -> list[Any]:
    """Show the line; nothing on the day of a no, when no number is said."""
    return [] if no_today(book) else [OutlookPart(book, book.words("outlook"))]


class OutlookPart:
    """What the line opens: whether to look, then the pictures, what they begin from, and the way out."""

    def __init__(self, book: Book, words: Words) -> None:
        """Nothing is worked out before somebody asks."""
        self._book, self._words, self._anyway = book, words, False
        self._place = ui.swap()
        self.charts: ui.Charts | None = None
        self.fold = ui.Fold(words("fold"), self._opened)
        self.widget = self.fold.widget

    def _opened(self) -> list[Any]:
        soon = ui.Soon(self.refresh, failed=self._book.store.listener_failed)
        self._book.store.listen((*KINDS, CheckIn), soon.ask)
        self.refresh()
        return [self._place]

    def refresh(self) -> None:
        """Shows what may be shown now; pictures that are there stay where they are."""
        state = Mood(self._book).ahead(anyway=self._anyway)
        speaks = state is Ahead.ON and search(self._book).speaks
        self._place.show_if((state, speaks), lambda: self._shown(state, speaks=speaks))
        if self.charts and speaks:
            self.charts.refresh()

    def _shown(self, state: Ahead, *, speaks: bool) -> list[Any]:
        words = self._words
        if state is Ahead.UNKNOWN:
            return ui.steady_question(self._book, Mood(self._book).say, why=words("unknown"))
        if state is not Ahead.ON:
            back = partial(self._turn, True) if state is Ahead.OFF else self._show_anyway
            return [ui.text(words(f"{state}.say"), tone="quiet"), ui.button(words(f"{state}.back"), back)]
        off = ui.button(words("off.off"), partial(self._turn, False), plain=True)
        return [*self._pictures(), off] if speaks else [ui.text(words("too_few")), off]

    def _pictures(self) -> list[Any]:
        book, words = self._book, self._words
        there = {key: lambda: search(book).speaks_of_offers for key in OFFERS}
        self.charts = ui.Charts(
            book,
            words,
            pictures(book, words),
            listen=KINDS,
            there=there,
            later=lambda: OFFERS,
            later_words=words.within("and_offers"),
        )
        starts = {str(one): words(f"start.{one}") for one in Start}
        begin = ui.choices(words.within("begin"), starts, self._begin, chosen=start_of(book))
        return [ui.text(words("lead"), tone="quiet"), self.charts, begin]

    def _begin(self, start: str) -> None:
        self._book.store.set_setting(PRIOR, start)
        if self.charts:
            self.charts.changed()

    def _show_anyway(self) -> None:
        self._anyway = True
        self.refresh()

    def _turn(self, on: bool) -> None:
        self._book.store.set_setting(FORECASTS, on)
        self.refresh()
