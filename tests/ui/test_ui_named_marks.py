"""Names beside marks have room of their own: under curves, and over rows of squares on a narrow page."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from workbook.book import Book
from workbook.ui.drawing import style
from workbook.ui.drawing.squares import Squares
from workbook.ui.drawing.towards import burn_up

TOTALS, BANDS = [0, 1, 3], [(0, n, 2 * n) for n in range(1, 10)]
LEVELS = [(8, "The page is up and Mia has read it"), (3, "Take every name out of them")]


def drawn(marks: Any, narrow: bool) -> Axes:
    width = style.NARROW if narrow else style.WIDE
    ax = Figure(figsize=(width / 72, marks.height(narrow) / 72), dpi=72).add_subplot()
    marks.draw(ax, narrow)
    return ax


@pytest.mark.parametrize("narrow", [False, True])
def test_the_names_of_levels_stand_whole_under_the_days(book: Book, narrow: bool) -> None:
    ax = drawn(burn_up(TOTALS, BANDS, LEVELS, book.words("progress").within("burn_up")), narrow)
    names = {text.get_text(): text.get_position()[1] for text in ax.figure.texts}
    assert all(names[name] < ax.get_position().y0 for _, name in LEVELS)


def test_on_a_narrow_page_no_more_than_four_weeks_are_named_after_the_first(book: Book) -> None:
    marks = burn_up(TOTALS, BANDS, [], book.words("progress").within("burn_up"))
    assert [len(drawn(marks, narrow).get_xticks()) for narrow in (False, True)] == [7, 2]


def test_names_over_their_squares_have_the_whole_width_and_a_row_that_is_higher() -> None:
    name = "Tell us about a disagreement with somebody"
    beside, over = (Squares([(name, [True])], ["a"], (300, left)) for left in (150, 0))
    said = [{text.get_text() for text in drawn(marks, True).texts} for marks in (beside, over)]
    assert (name in said[0], name in said[1]) == (False, True)
    assert over.height(True) > beside.height(True) == over.height(False)
