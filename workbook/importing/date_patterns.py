"""How dates look on paper: the patterns they are found by, and what a whole column tells about its order."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbook.importing.spelling import plain
from workbook.importing.vocabulary import languages, vocabulary

LONGEST = 300  # characters; a cell that says more tells a story


class Order(StrEnum):
    """Which of two numbers comes first in a written date."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def spoken(text: str) -> str:
    """A cell in plain letters and digits, without the time of day."""
    said = plain(text)
    if not said.isascii():
        said = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in said)
    return _TIME.sub(" ", _SET_T.sub(" ", said))


_SET_T = re.compile(r"(?<=[0-9])t(?=[0-9]{1,2}:)")
_TIME = re.compile(
    r"[,\s]*\b[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?\s*([ap]\.?m\b\.?|uhr|h\b)?\s*(z\b|[+-][0-9]{2}:?[0-9]{2}\b)?"
    r"|\s\b[0-9]{1,2}\s*[ap]m\b|\(?\b(gmt|utc)\s?[+-][0-9]{1,2}(:?[0-9]{2})?\)?"
)


@functools.cache
def pattern() -> re.Pattern[str]:
    """Every way of writing a date, tried in this order at each place of the plain text."""
    months = vocabulary(languages()).dates.months
    name = "|".join(sorted((m for m in months if m.isalpha() and m.isascii()), key=len, reverse=True))
    end, start = r"(?![0-9])", r"(?<![0-9])(?<![0-9][/.\-])"
    little = r"(?:\s*(?:st|nd|rd|th|er|\.|°))?[\s\-./,]*(?:of|de|del|di)?[\s\-./,]*"
    year = r"(?:(?:of|de|del)\s+)?'?"
    return re.compile(
        rf"{start}(?P<iso_year>[12][0-9]{{3}})\s?[-/.]\s?(?P<iso_month>[0-9]{{1,2}})(?:\s?[-/.]\s?(?P<iso_day>[0-9]{{1,2}}))?{end}(?![-/.][0-9])"
        rf"|(?:(?P<cjk_year>[12][0-9]{{3}})\s?年\s?)?(?P<cjk_month>[0-9]{{1,2}})\s?月\s?(?:(?P<cjk_day>[0-9]{{1,2}})\s?[日号])?"
        rf"|{start}(?P<year8>(?:19|20)[0-9]{{2}})(?P<month8>[01][0-9])(?P<day8>[0-3][0-9]){end}"
        rf"|{start}(?P<first>[0-9]{{1,2}})\s?(?P<sep>[/.\-])\s?(?P<second>[0-9]{{1,2}})(?:\s?(?P=sep)\s?(?P<year>[0-9]{{4}}|[0-9]{{2}})|\.)?{end}(?![/.\-][0-9])"
        rf"|{start}(?P<day>[0-9]{{1,2}}){little}\b(?P<name>{name})\b\.?(?:[\s,\-./]*{year}(?P<year2>[0-9]{{4}}|(?<=')[0-9]{{2}}|(?<=[-./])[0-9]{{2}}|(?<=\s)[0-9]{{2}}(?!\s*[:/.\-])){end})?"
        rf"|\b(?P<name2>{name})\b\.?[\s,]+(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?{end}(?:[\s,]+{year}(?P<year3>[0-9]{{4}}){end})?"
        rf"|\b(?P<name3>{name})\b\.?[\s,\-./]*{year}(?P<year4>[12][0-9]{{3}}){end}"
        rf"|{start}(?P<n_month>[0-9]{{1,2}})\s?[/.\-]\s?(?P<n_year>[12][0-9]{{3}}){end}"
        rf"|{start}(?P<a_year>(?:19|20)[0-9]{{2}}){end}"
    )


_PAIR = re.compile(
    r"(?<![0-9])(?<![0-9][/.\-])([0-9]{1,2})\s?([/.\-])\s?([0-9]{1,2})(?:\s?\2\s?([0-9]{4}|[0-9]{2}))?(?![0-9])(?![/.\-][0-9])"
)


@dataclass(frozen=True)
class Evidence:
    """What a column's cells tell about the order of day and month in it."""

    days_first: int  # cells whose first number can be no month
    months_first: int  # cells whose second number can be no month
    open: tuple[str, ...]  # cells that could be read both ways, each text once
    dotted: bool  # every open cell is written with dots, as nobody does who puts the month first

    @property
    def order(self) -> Order | None:
        """The order that the cells themselves settle."""
        if self.days_first and not self.months_first:
            return Order.DAY_FIRST
        if self.months_first and not self.days_first:
            return Order.MONTH_FIRST
        return Order.DAY_FIRST if self.open and self.dotted and not self.months_first else None


def evidence(cells: Iterable[str]) -> Evidence:
    """What the dates of a column, all of them, tell about their order."""
    days = months = 0
    open_cells: dict[str, None] = {}
    dotted = True
    for cell in cells:
        if len(cell) > LONGEST:
            continue
        text = spoken(cell)
        for first, sep, second, _year in _PAIR.findall(text):
            one, two = int(first), int(second)
            days += one > 12 and 1 <= two <= 12
            months += two > 12 and 1 <= one <= 12
            if one != two and 1 <= one <= 12 and 1 <= two <= 12:
                open_cells.setdefault(cell.strip())
                dotted &= sep == "."
    return Evidence(days, months, tuple(open_cells), dotted and bool(open_cells))
