"""Which country's working days count: chosen once, changeable at any time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.messages.working_days import SETTING, countries, place_of, regions, working_days

COUNTRY, REGION = "country", "region"


class PlacePart:
    """A line that says which days count, and behind its button the two boxes to choose from."""

    def __init__(self, book: Book, words: Words, on_change: Callable[[], Any]) -> None:
        """`on_change()` runs once another place is kept. Names are read after the page is there."""
        self._book, self._words, self._changed = book, words.within("place"), on_change
        self._place = ui.swap()
        self.boxes: list[ui.Selects] = []
        self.widget = self._place

    def line(self) -> None:
        """Shows the line."""
        say, days = self._words, working_days(self._book)
        said = say("counted_weekdays")
        if days.known:
            names = [regions(days.country).get(days.region), countries(self._book.language).get(days.country)]
            said = say("counted", place=", ".join(name for name in names if name))
        self.boxes = []
        key = "change" if days.known else "choose"
        self._place.show(ui.text(said, tone="quiet"), ui.button(say(key), self.ask, plain=True))

    def ask(self) -> None:
        """Shows the boxes: the country, and its region where holidays differ between regions."""
        say = self._words
        country, region = place_of(self._book.store.setting(SETTING))
        known = {"": say("none"), **countries(self._book.language)}
        chosen = country if country in known else ""
        self.boxes = [self._box(COUNTRY, chosen, known, self._country, title=say("title"), hint=say("hint"))]
        if parts := regions(country):
            options = {"": say("whole"), **parts}
            chosen = region if region in parts else ""
            self.boxes.append(self._box(REGION, chosen, options, self._region, title="", hint=""))
        self._place.show(*self.boxes, ui.button(say("done"), self.line))

    def _box(
        self,
        key: str,
        chosen: str,
        options: dict[str, str],
        act: Callable[[str, str], None],
        *,
        title: str,
        hint: str,
    ) -> ui.Selects:
        thing = ui.Choosable(key, self._words(key), "", chosen)
        return ui.Selects(self._book, [thing], options, act, title=title, hint=hint, level=2)

    def _country(self, _key: str, country: str) -> None:
        self._keep({COUNTRY: country, REGION: ""} if country else {})
        self.ask()

    def _region(self, _key: str, region: str) -> None:
        country, _ = place_of(self._book.store.setting(SETTING))
        self._keep({COUNTRY: country, REGION: region})

    def _keep(self, place: dict[str, str]) -> None:
        self._book.store.set_setting(SETTING, place)
        self._changed()
