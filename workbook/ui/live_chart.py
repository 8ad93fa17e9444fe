"""A chart that keeps up with the store, drawn wide and narrow in the theme's colours, its table behind it."""

from __future__ import annotations

import io
import itertools
import logging
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.book import Book
from workbook.content import Words
from workbook.storage.errors import StoreError
from workbook.ui.component import Component, Message, Soon, script, sentence
from workbook.ui.drawing import style
from workbook.ui.safe import themed_svg

ROWS = 300  # of the table behind; more than anybody reads, and quick to send
_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Reading:
    """What a chart says in words.

    `title` is the sentence it proves, `of` what it counts, `alt` the sentence read instead of the
    picture, `method` how it is worked out. `rows` is the table behind it (heading → text, for each
    row) where that is not what `table()` gave.
    """

    title: str
    of: str
    alt: str
    method: str
    rows: Sequence[Mapping[str, str]] | None = None


class ChartView(Component):
    """The chart in the browser."""

    _esm = script("dom", "chart")


class LiveChart:
    """Shows what `draw(ax, table, words, narrow)` draws, with the words of `reading(table, words)`.

    `words` are the room's, and are handed to both; the chart's own stand under `key`: `empty`, shown where
    `table()`, a DataFrame or a list of rows, has none, and its `column` headings. `height(table, narrow)`
    is in inches, see `style.inches`. It draws when it first comes into view, and again, if it is in view,
    when a record of the `listen` classes changes. A failure becomes a sentence.
    """

    def __init__(
        self,
        book: Book,
        words: Words,
        key: str,
        *,
        table: Callable[[], Any],
        draw: Callable[..., None],
        reading: Callable[..., Reading],
        height: Callable[..., float],
        listen: Iterable[type] = (),
        level: int = 2,
    ) -> None:
        """`level` is the level of the heading on the page, 2 to 6."""
        self._book, self._words, self._own = book, words, words.within(key)
        self._table, self._draw, self._reading, self._height = table, draw, reading, height
        self._name = f"atn-c{next(_NUMBERS)}"
        self._stale, self._visible, self._ever = True, False, False
        self._soon, self._first = Soon(self._refresh), Soon(self._draw_first, 1.0)
        on = {"seen": self._seen, "again": lambda _message: self.refresh()}
        self.widget = ChartView(self._spec(level), {"shown": "waiting"}, on=on)
        for kind in listen:
            book.store.listen(kind, self.changed)

    def refresh(self) -> None:
        """Draws again now; whatever goes wrong becomes a sentence in the chart's place."""
        self._stale, self._ever = False, True
        try:
            self.widget.tell(self.drawn())
        except StoreError as error:
            self.widget.tell({"shown": "problem", "problem": sentence(error, self._book.words)})
        except Exception:
            self.widget.tell({"shown": "problem", "problem": self.widget.spec["say"]["failed"]})

    def drawn(self) -> dict[str, Any]:
        """What the browser is given: words, two pictures and the table, or only the words for no data.

        Raises whatever the room's functions raise; `refresh` is the one that does not.
        """
        table = self._table()
        if not len(table):
            return {"shown": "empty"}
        reading = self._reading(table, self._words)
        say = self._book.words("ui").within("chart")
        columns, rows = table_behind(table, reading.rows, self._own)
        return {
            "shown": "chart",
            "title": reading.title,
            "of": reading.of,
            "method": reading.method,
            "columns": columns,
            "rows": rows[:ROWS],
            "cut": say("cut", shown=ROWS, n=len(rows)) if len(rows) > ROWS else "",
            "wide": self._picture(table, reading.alt, narrow=False),
            "narrow": self._picture(table, reading.alt, narrow=True),
        }

    def _picture(self, table: Any, alt: str, *, narrow: bool) -> str:
        """One drawing as SVG with the theme's variables for colours."""
        import matplotlib as mpl
        from matplotlib.figure import Figure

        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # its remarks would land on the page
        width = style.NARROW if narrow else style.WIDE
        out = io.StringIO()
        # A glyph missing from the measuring font is no fault: the browser has its own fonts.
        with mpl.rc_context(style.rules()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            figure = Figure(figsize=(style.inches(width), self._height(table, narrow)), dpi=72)
            self._draw(figure.add_subplot(), table, self._words, narrow)
            figure.savefig(out, format="svg", transparent=True, metadata={"Date": None})
        name = f"{self._name}{'n' if narrow else 'w'}"
        return themed_svg(out.getvalue(), alt=alt, colours=style.VARIABLES, name=name)

    def _spec(self, level: int) -> dict[str, Any]:
        words, common = self._own, self._book.words("ui").within("chart")
        say = {key: common(key) for key in ("behind", "method", "drawing", "again", "failed")}
        say["empty"] = words("empty")
        say["empty_title"] = words.get("empty_title")
        return {"level": level, "say": say}

    def changed(self, *_change: Any) -> None:
        """Draws again, if it is in view, or once it comes there: what it shows is no longer so."""
        self._stale = True
        if self._visible:
            self._soon.ask()

    def _refresh(self) -> None:
        if self._stale and self._visible:
            self.refresh()

    def _draw_first(self) -> None:
        """Below the fold a chart is drawn once, after the page has come to rest, to be there when reached."""
        if not self._ever:
            self.refresh()

    def _seen(self, message: Message) -> None:
        self._visible = bool(message.get("visible"))
        (self._refresh if self._visible or self._ever else self._first.ask)()


def table_behind(
    table: Any, rows: Sequence[Mapping[str, str]] | None, words: Words
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of text: the reading's own rows if given, else those of the DataFrame or list.

    A column's heading is words("column.<name>") where there is one, else its name.
    """
    if rows is None:
        rows = table.to_dict("records") if hasattr(table, "to_dict") else table
    names = list(rows[0]) if rows else []
    headings = [_heading(str(name), words) for name in names]
    return headings, [[_cell(row.get(name), words) for name in names] for row in rows]


def _heading(name: str, words: Words) -> str:
    return words.get(f"column.{name}", name)


def _cell(value: Any, words: Words) -> str:
    """One cell in words: days as days, whole numbers whole, and nothing where nothing is known."""
    if value is None or (str(value) in ("nan", "NaT", "<NA>") and not isinstance(value, str)):
        return ""
    if isinstance(value, date):
        return words.day(value.date() if hasattr(value, "date") else value)
    if isinstance(value, float):
        return f"{value:.3g}" if value % 1 else f"{value:.0f}"
    return str(value)
