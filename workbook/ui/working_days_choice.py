"""Which country a person lives in, for working days, the week and helplines: chosen once, on any page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.answers.working_days import SETTING, WorkingDays, countries, place_of, regions
from workbook.book import Book
from workbook.content import Words
from workbook.ui.care import keep_country
from workbook.ui.parts import Choosable, Selects, button, swap, text


class WorkingDaysChoice:
    """A line that says which working days count, and behind its button the boxes to choose a country from."""

    def __init__(self, book: Book, words: Words, on_change: Callable[[], Any] = lambda: None) -> None:
        """`on_change()` runs once another place is kept. Names are read after the page is there."""
        self._book, self._words, self._changed = book, words, on_change
        self.widget, self._regions = swap(), swap()
        self.boxes: list[Selects] = []

    def line(self) -> None:
        """Shows the line."""
        words, days = self._words, WorkingDays(**self._kept)
        line = words("counted_weekdays")
        if days.known:
            names = [regions(days.country).get(days.region), countries(self._book.language).get(days.country)]
            line = words("counted", place=", ".join(name for name in names if name))
        label = words("change" if days.known else "choose")
        self.boxes = []
        self.widget.show(text(line, tone="quiet"), button(label, self.ask, plain=True))

    def ask(self) -> None:
        """Shows the boxes: the country, and its region where holidays differ between regions."""
        words, options = self._words, {"": self._words("none"), **countries(self._book.language)}
        self.boxes = [self._box("country", options, words("title"), words("hint"))]
        self._show_regions()
        self.widget.show(self.boxes[0], self._regions, button(words("done"), self.line))

    def _show_regions(self) -> None:
        """Only the regions follow the country; the button stays the one that is about to be pressed."""
        parts = regions(self._kept["country"])
        self.boxes[1:] = [self._box("region", {"": self._words("whole"), **parts})] if parts else []
        self._regions.show(*self.boxes[1:])

    def _box(self, key: str, options: dict[str, str], title: str = "", hint: str = "") -> Selects:
        kept = self._kept[key]
        thing = Choosable(key, self._words(key), "", kept if kept in options else "")
        return Selects(self._book, [thing], options, self._choose, title=title, hint=hint, level=2)

    def _choose(self, key: str, option: str) -> None:
        """Keeps a country, without a region to begin with, or a region of the country that is kept."""
        place = {**self._kept, "region": "", key: option}
        self._book.store.set_setting(SETTING, place if place["country"] else {})
        keep_country(self._book, place["country"].lower())  # the helplines of that country come first, too
        self._changed()
        if key == "country":
            self._show_regions()

    @property
    def _kept(self) -> dict[str, str]:
        country, region = place_of(self._book.store.setting(SETTING))
        return {"country": country, "region": region}
