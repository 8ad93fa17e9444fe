"""A chart from one list of rows: drawing, spoken sentence and the table behind are made of the same cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from workbook.answers import capital
from workbook.book import Book
from workbook.content import Words
from workbook.ui.live_chart import LiveChart, Reading
from workbook.ui.parts import button, stack, swap, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Marks(Protocol):
    """A family of marks: how tall its rows are together, and how they are drawn."""

    def height(self, narrow: bool) -> float:
        """The height of the whole picture in inches, see `drawing.style.inches`."""

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws the rows on axes that fill the picture."""


@dataclass(frozen=True)
class Picture:
    """What a chart shows: its title, what it counts, its marks, and each row's cells by column.

    `title` is the sentence the chart proves and `of` what it counts. `spoken` are the values for each row's
    `alt_row` where they differ from its cells. `alt` and `method` stand in for the words of those names where
    they hold places to fill.
    """

    title: str
    of: str
    marks: Marks
    cells: Sequence[Mapping[str, str]]
    spoken: Sequence[Mapping[str, object]] | None = None
    alt: str = ""
    method: str = ""

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.cells)


def chart(
    book: Book,
    words: Words,
    key: str,
    picture: Callable[[], Picture | None],
    *,
    listen: Iterable[type],
    level: int = 2,
) -> LiveChart:
    """The chart of what `picture()` returns, drawn again when a record of the `listen` classes changes.

    The room's `words` hold, under `key`: `empty` and `empty_title` for when there is no picture, a `column`
    heading for each cell (or a word of the cell's name), `alt` with the place {rows}, `alt_row` for one of
    those, and `method`.
    """
    return LiveChart(
        book,
        words,
        key,
        listen=listen,
        level=level,
        reading=lambda made, _words: _reading(made, words.within(key)),
        table=lambda: picture() or (),
        draw=lambda ax, made, _words, narrow: made.marks.draw(ax, narrow),
        height=lambda made, narrow: made.marks.height(narrow),
    )


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
        listen: Iterable[type],
        there: Mapping[str, Callable[[], bool]],
        over: Mapping[str, Any],
        later: Callable[[], Iterable[str]],
        later_words: Words,
    ) -> None:
        """Nothing is read before `refresh`."""
        self._pictures, self._there = pictures, there
        self.charts = {
            key: chart(book, words, key, picture, listen=listen) for key, picture in pictures.items()
        }
        self._over, self._later, self._words, self._anyway = over, later, later_words, False
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


def _reading(picture: Picture, words: Words) -> Reading:
    rows = [{_heading(name, words): cell for name, cell in row.items()} for row in picture.cells]
    spoken = [words("alt_row", **row) for row in picture.spoken or picture.cells] if not picture.alt else []
    alt = picture.alt or words("alt", rows="; ".join(spoken))
    return Reading(capital(picture.title), picture.of, alt, picture.method or words("method"), rows)


def _heading(name: str, words: Words) -> str:
    return words.get(f"column.{name}") or words(name)
