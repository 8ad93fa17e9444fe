"""A chart that keeps up with the store; picture, spoken sentence and table behind are made of one list."""

from __future__ import annotations

import io
import itertools
import logging
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from workbook.answers import capital
from workbook.answers.csv_cells import csv_bytes, escaped
from workbook.book import Book
from workbook.content import Words
from workbook.storage.errors import StoreError
from workbook.ui.component import Component, Message, Soon, sentence
from workbook.ui.drawing import style
from workbook.ui.parts import button, hand_over, stack, swap, text
from workbook.ui.safe import themed_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROWS = 300  # of the table behind; more than anybody reads, and quick to send
_NUMBERS = itertools.count(1)
_SAY = (
    *("behind", "method", "drawing", "again", "failed"),
    *("copy", "copied", "png", "svg", "csv", "saved", "not_taken"),
)


class Marks(Protocol):
    """A family of marks: how tall its rows are together, and how they are drawn."""

    def height(self, narrow: bool) -> float:
        """The height of the whole picture in pixels."""

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws the rows on axes that fill the picture."""


@dataclass(frozen=True)
class Picture:
    """What a chart shows: its title, what it counts, its marks, and each row's cells by column.

    `title` is the sentence the chart proves and `of` what it counts. `spoken` are the values for each row's
    `alt_row` where they differ from its cells. `alt` and `method` stand in for the words of those names where
    they hold places to fill. A cell may be given as a number, and as None where there is nothing to say.
    Marks that show only the first rows give their number as `drawn`, and the chart says so.
    """

    title: str
    of: str
    marks: Marks
    cells: Sequence[Mapping[str, object]]
    spoken: Sequence[Mapping[str, object]] | None = None
    alt: str = ""
    method: str = ""
    drawn: int = 0

    def __post_init__(self) -> None:
        cells = [
            {name: "" if cell is None else str(cell) for name, cell in row.items()} for row in self.cells
        ]
        object.__setattr__(self, "cells", cells)


class LiveChart:
    """Shows what `picture()` returns, wide and narrow in the theme's colours, with its table behind it.

    It draws when it first comes into view, and again, if it is in view, when a record of the `listen`
    classes changes. A failure becomes a sentence. The room's `words` hold, under `key`: `empty` and
    `empty_title` for when there is no picture, a `column` heading for each cell (or a word of the cell's
    name), `alt` with the place {rows}, `alt_row` for one of those, and `method`.
    """

    def __init__(
        self,
        book: Book,
        words: Words,
        key: str,
        picture: Callable[[], Picture | None],
        *,
        listen: Iterable[type],
        level: int = 2,
        edge: Callable[[], str] | None = None,
    ) -> None:
        """`level` is the level of the heading on the page, 2 to 6.

        `edge()` gives a sentence under what is counted, worked out once the picture is there.
        """
        self._book, self._words, self._picture = book, words.within(key), picture
        self._common = book.words("ui").within("chart")
        self._name = f"atn-c{next(_NUMBERS)}"
        self._stale, self._visible, self._ever = True, False, False
        self._edge, self._at_edge = edge, Soon(self._say_edge, 0.6)
        self._soon, self._first = Soon(self._refresh), Soon(self._draw_first, 1.0)
        labels = {key: self._common(key) for key in _SAY}
        labels |= {"empty": self._words("empty"), "empty_title": self._words.get("empty_title")}
        on = {"seen": self._seen, "again": lambda _message: self.refresh(), "csv": self._hand_figures}
        self.widget = Component(
            ("files", "picture_file", "chart"), {"level": level, "say": labels}, {"shown": "waiting"}, on=on
        )
        book.store.listen(listen, self.changed)

    def refresh(self) -> None:
        """Draws again now; whatever goes wrong becomes a sentence in the chart's place."""
        self._stale, self._ever = False, True
        try:
            self.widget.tell({"edge": "", **self.drawn()})
            self._at_edge.ask()
        except StoreError as error:
            self.widget.tell({"shown": "problem", "problem": sentence(error, self._book.words)})
        except Exception:
            self.widget.tell({"shown": "problem", "problem": self._common("failed")})

    def _say_edge(self) -> None:
        if self._edge and (said := self._edge()):
            self.widget.tell({"edge": said})

    def changed(self, *_change: Any) -> None:
        """Draws again, if it is in view, or once it comes there: what it shows is no longer so."""
        self._stale = True
        if self._visible:
            self._soon.ask()

    def drawn(self) -> dict[str, Any]:
        """What the browser is given: words, two drawings and the table, or only that there is no picture.

        Raises whatever the room's functions raise; `refresh` is the one that does not.
        """
        picture = self._picture()
        if picture is None or not picture.cells:
            return {"shown": "empty"}
        words, rows, alt = self._words, len(picture.cells), self._alt(picture)
        return {
            "shown": "chart",
            "title": capital(picture.title),
            "of": self._of(picture),
            "method": picture.method or words("method"),
            "columns": self._columns(picture),
            "rows": [list(cells.values()) for cells in picture.cells[:ROWS]],
            "cut": self._common("cut", shown=ROWS, n=rows) if rows > ROWS else "",
            "file": self._file,
            "wide": self._svg(picture.marks, alt, narrow=False),
            "narrow": self._svg(picture.marks, alt, narrow=True),
        }

    def _of(self, picture: Picture) -> str:
        """What is counted, and what of it is drawn where that is not all."""
        said, rows = [picture.of], len(picture.cells)
        if 0 < picture.drawn < rows:
            said.append(self._common("drawn", drawn=picture.drawn, n=rows))
        if (days := getattr(picture.marks, "days_each", 1)) > 1:
            said.append(self._common("days_each", n=days))
        of, *more = said
        return " ".join([of if not more or of.endswith(".") else f"{of}.", *more])

    @property
    def _file(self) -> str:
        """The name of a file with this chart, without its ending and without a word of the person's."""
        return self._common("file", day=self._book.today().isoformat())

    def _columns(self, picture: Picture) -> list[str]:
        return [self._words.get(f"column.{name}") or self._words(name) for name in picture.cells[0]]

    def _hand_figures(self, _message: Message) -> None:
        """Gives the browser the whole table behind, as a file for a spreadsheet program."""
        picture = self._picture()
        if picture is not None and picture.cells:
            rows = [self._columns(picture), *(list(map(str, cells.values())) for cells in picture.cells)]
            data = csv_bytes([escaped(cell) for cell in row] for row in rows)
            hand_over(self.widget, self._book, (f"{self._file}.csv", "text/csv", data))

    def _alt(self, picture: Picture) -> str:
        """The sentence read instead of the picture."""
        rows = (self._words("alt_row", **row) for row in picture.spoken or picture.cells)
        return picture.alt or self._words("alt", rows="; ".join(rows))

    def _svg(self, marks: Marks, alt: str, *, narrow: bool) -> str:
        """One drawing as SVG with the theme's variables for colours."""
        import matplotlib as mpl
        from matplotlib.figure import Figure

        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # its remarks would land on the page
        width = style.NARROW if narrow else style.WIDE
        out = io.StringIO()
        # A glyph missing from the measuring font is no fault: the browser has its own fonts.
        with mpl.rc_context(style.RULES), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            figure = Figure(figsize=(width / 72, marks.height(narrow) / 72), dpi=72)
            marks.draw(figure.add_subplot(), narrow)
            figure.savefig(out, format="svg", transparent=True, metadata={"Date": None})
        name = f"{self._name}{'n' if narrow else 'w'}"
        return themed_svg(out.getvalue(), alt=alt, colours=style.VARIABLES, name=name)

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


class Charts:
    """The charts of a page, each there once it has something to show.

    Those that are better seen `later()` wait behind a button, with the words `say` and `anyway` of
    `later_words`. `there` decides where more than a picture is needed, and `over` stands over a chart.
    """

    def __init__(
        self,
        book: Book,
        words: Words,
        pictures: Mapping[str, Callable[[], Picture | None]],
        *,
        listen: Iterable[type] = (),
        there: Mapping[str, Callable[[], bool]] | None = None,
        over: Mapping[str, Any] | None = None,
        later: Callable[[], Iterable[str]] = tuple,
        later_words: Words | None = None,
    ) -> None:
        """Nothing is read before `refresh`."""
        self._pictures, self._there = pictures, there or {}
        self.charts = {
            key: LiveChart(book, words, key, picture, listen=listen) for key, picture in pictures.items()
        }
        self._over, self._later, self._words, self._anyway = over or {}, later, later_words or words, False
        self.shown: tuple[str, ...] = ()
        self.widget = swap()

    def refresh(self, *_change: object) -> None:
        """Shows the charts there is something for; those that are there already stay where they are."""
        is_there = tuple(filter(self._has, self.charts))
        later = () if self._anyway else tuple(self._later())
        self.shown = tuple(key for key in is_there if key not in later)
        self.widget.show_if((is_there, self.shown), lambda: self._parts(some_wait=self.shown != is_there))

    def anyway(self) -> None:
        """Shows what waits behind the button."""
        self._anyway = True
        self.refresh()

    def changed(self) -> None:
        """Has every chart drawn again, for a change that is none of a record."""
        for each in self.charts.values():
            each.changed()

    def _has(self, key: str) -> bool:
        return self._there[key]() if key in self._there else self._pictures[key]() is not None

    def _parts(self, *, some_wait: bool) -> list[Any]:
        parts = [
            stack(self._over[key], self.charts[key]) if key in self._over else self.charts[key]
            for key in self.shown
        ]
        words = self._words
        waiting = (
            [text(words("say"), tone="quiet"), button(words("anyway"), self.anyway)] if some_wait else []
        )
        return [*parts, *waiting]
