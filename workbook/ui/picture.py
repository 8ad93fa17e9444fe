"""A chart from one list of rows: drawing, spoken sentence and the table behind are made of the same cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbook.answers import capital
from workbook.book import Book
from workbook.content import Words
from workbook.ui.live_chart import LiveChart, Reading

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


def _reading(picture: Picture, words: Words) -> Reading:
    rows = [{_heading(name, words): cell for name, cell in row.items()} for row in picture.cells]
    spoken = [words("alt_row", **row) for row in picture.spoken or picture.cells] if not picture.alt else []
    alt = picture.alt or words("alt", rows="; ".join(spoken))
    return Reading(capital(picture.title), picture.of, alt, picture.method or words("method"), rows)


def _heading(name: str, words: Words) -> str:
    return words.get(f"column.{name}") or words(name)
