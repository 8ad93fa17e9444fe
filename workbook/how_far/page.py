"""How far it all got, on the page of the log: a line with what it comes to, and the charts behind it."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Words
from workbook.estimates.display_rules import CHART_FROM
from workbook.how_far.charts import pictures
from workbook.interviews.story import KINDS, Standing, stories
from workbook.path import no_today


@ui.page_of("log", says_off=False)
def page(book: Book) -> list[Any]:
    """Show the line; what reads the whole log waits until the form above is there."""
    return [Numbers(book, book.words("how_far"))]


class Numbers:
    """The charts, behind a line with what they come to; too few applications make a sentence and no chart."""

    def __init__(self, book: Book, words: Words) -> None:
        """Nothing is read before `when_shown` is called."""
        self._book, self._words = book, words
        self._fold: ui.Fold | None = None
        self.widget = ui.swap()
        soon = ui.Soon(self.when_shown, failed=book.store.listener_failed)
        book.store.listen((*KINDS, ExerciseEntry), soon.ask)

    def when_shown(self) -> None:
        """Shows the line; on the day of a no it says no number, and nothing is open behind it."""
        book, words, today = self._book, self._words.within("numbers"), self._book.today()
        log = stories(book).values()
        sent = [story for story in log if story.standing(today) is not Standing.NOT_APPLIED]
        n, interviewed, is_day = len(sent), sum(story.interviewed for story in sent), no_today(book)
        if n < CHART_FROM:
            few = None if is_day or not n else n
            self.widget.show_if(few, lambda: [ui.text(self._words.count("few", n), tone="quiet")])
            return
        key = "day_of_a_no" if is_day else "reached" if interviewed else "sent"
        label = words(key, interview=interviewed, sent=n)
        self.widget.show_if(("fold", is_day), lambda: [self._made(label)])
        if self._fold:
            self._fold.say(label)

    def _made(self, label: str) -> ui.Fold:
        reach, over_time = charts(self._book, self._words)
        every = ui.Fold(self._words("numbers.every", n=len(stories(self._book))), lambda: [over_time])
        self._fold = ui.Fold(label, lambda: [reach, every])
        return self._fold


def charts(book: Book, words: Words) -> list[ui.LiveChart]:
    """How far applications got, and the log over time."""
    drawn = pictures(book, words)
    return [ui.LiveChart(book, words, key, picture, listen=KINDS) for key, picture in drawn.items()]
