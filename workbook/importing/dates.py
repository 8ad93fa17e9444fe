"""Dates as people write them in cells: read with a known order of day and month, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from workbook.answers import FIRST_YEAR, YEARS_AHEAD, Day, Precision
from workbook.importing.date_patterns import LONGEST, Order, pattern, spoken
from workbook.importing.spelling import tokens
from workbook.importing.vocabulary import DateWords, languages, vocabulary

_EXCEL_ZERO = date(1899, 12, 30)
_DIGIT = re.compile("[0-9]")
_PLAINLY = re.compile(
    "(?P<y>[12][0-9]{3})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    "|(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/(?P<year>[12][0-9]{3})"
)
_SHORT = 24  # characters of a cell that holds one date
_SERIALS = range(29_000, 80_000)  # Excel's day numbers of 1979 to 2119


@dataclass(frozen=True)
class Reading:
    """The days a cell names, in its order; `rest` is what it says besides.

    `year_missing` marks a year that was filled in, `vague` a day that was only about right.
    """

    days: tuple[Day, ...] = ()
    rest: str = ""
    year_missing: bool = False
    vague: bool = False

    @property
    def clear(self) -> bool:
        """Whether the cell was understood to its last word."""
        return bool(self.days) and not self.rest and not self.year_missing and not self.vague


@dataclass(frozen=True)
class DateReader:
    """Reads dates in one column: its order where known, its today, and a day near which missing years lie."""

    today: date
    order: Order | None = None
    near: date | None = None
    serials: bool = False
    words: DateWords = field(default_factory=lambda: vocabulary(languages()).dates)
    _read: dict[tuple[str, bool], Reading] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )  # what short cells said: in a long log the same days come again and again

    def read(self, text: str, *, within: bool = False) -> Reading:
        """The days in a cell; `within` looks for them inside other words, and then trusts only full dates."""
        text = text.strip()
        if len(text) > _SHORT:
            return self._understood(text, within)
        reading = self._read.get((text, within))
        if reading is None:
            reading = self._read[text, within] = self._understood(text, within)
        return reading

    def _understood(self, text: str, within: bool) -> Reading:
        if len(text) > LONGEST:
            return Reading(rest=text)
        plainly = self._plainly(text)
        if plainly:
            return Reading((plainly,))
        serial = self._serial(text)
        if serial:
            return Reading((Day(serial),))
        said = spoken(text)
        days, missing, at, rest = [], False, 0, []
        for found in pattern().finditer(said):
            day, guessed = self._day(found)
            if day is None:
                continue
            days.append(day)
            missing |= guessed
            rest.append(said[at : found.start()])
            at = found.end()
        rest.append(said[at:])
        left = " ".join(rest)
        if not days or (not within and _DIGIT.search(left)):  # half a date understood is a date misread
            return Reading(rest=text)
        if within:  # of a whole sentence, only the words right before a date belong to it
            near = tokens(rest[0])[-2:]
            near = near if near in self.words.before else near[-1:]
            return replace(self._with_words(days, " ".join(near), missing), rest=left.strip())
        return self._with_words(days, left, missing)

    def _plainly(self, text: str) -> Day | None:
        """The day of a cell that holds nothing but 2026-03-12 or 12/03/2026, as most do."""
        found = _PLAINLY.fullmatch(text)
        if found is None:
            return None
        if found["y"]:
            return self._made(found["y"], int(found["m"]), int(found["d"]))
        pair = self._ordered(int(found["first"]), int(found["second"]))
        return self._made(found["year"], pair[1], pair[0]) if pair else None

    def _with_words(self, days: list[Day], rest: str, missing: bool) -> Reading:
        """Takes "before", "about" and little words out of the rest, and into the days."""
        words = tokens(rest)
        for phrase in self.words.before:
            if any(words[i : i + len(phrase)] == phrase for i in range(len(words))):
                days = [Day(day.on, Precision.BEFORE) for day in days]
                words = tuple(w for w in words if w not in phrase)
                break
        vague = "~" in rest or any(word in self.words.about for word in words)
        if vague and all(day.exact for day in days):
            days = [Day(day.on, Precision.MONTH) for day in days]
        spoken = self.words.about | self.words.small | self.words.both
        left = [word for word in words if word not in spoken]
        return Reading(tuple(days), " ".join(left), missing, vague)

    def _serial(self, text: str) -> date | None:
        number = re.fullmatch(r"([0-9]{5})([.,][0-9]+)?", text)
        if self.serials and number and int(number[1]) in _SERIALS:
            return _EXCEL_ZERO + timedelta(days=int(number[1]))
        return None

    def _day(self, found: re.Match[str]) -> tuple[Day | None, bool]:
        """The day of one match, and whether its year had to be filled in."""
        part = {name: value for name, value in found.groupdict().items() if value is not None}
        kind = found.lastgroup
        if kind == "a_year":
            whole = found[0] == found.string.strip()
            return (self._made(found[0], None, None) if whole else None), False
        day, month, year = _parts(part, self.words)
        if "first" in part:
            if not year and not _alone(found):
                return None, False
            pair = self._ordered(int(part["first"]), int(part["second"]))
            if pair is None:
                return None, False
            day, month = pair
        if year is None and day is not None:
            return self._nearest(month, day), True
        return self._made(year, month, day), False

    def _ordered(self, first: int, second: int) -> tuple[int, int] | None:
        """Day and month out of two numbers; None while that is open."""
        if first > 12 or first == second:
            return first, second
        if second > 12:
            return second, first
        if self.order is None:
            return None
        return (first, second) if self.order is Order.DAY_FIRST else (second, first)

    def _made(self, year: str | int | None, month: int | None, day: int | None) -> Day | None:
        if year is None:
            return None
        number = int(year)
        if isinstance(year, str) and len(year) == 2:
            number += 2000 if number + 2000 <= self.today.year + YEARS_AHEAD else 1900
        if not FIRST_YEAR <= number <= self.today.year + YEARS_AHEAD:
            return None
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        try:
            return Day(date(number, month or 1, day or 1), precision)
        except ValueError:
            return None

    def _nearest(self, month: int | None, day: int) -> Day | None:
        """The day without its year: nearest to the column's other days, else the last one there was."""
        around = self.near or self.today
        made = (self._made(around.year + step, month, day) for step in (-1, 0, 1))
        days = [found for found in made if found and (self.near or found.on <= self.today)]
        return min(days, key=lambda found: abs(found.on - around), default=None)


def _parts(part: dict[str, str], words: DateWords) -> tuple[int | None, int | None, str | None]:
    """Day, month and year as far as the match names them."""

    def value(*names: str) -> str | None:
        return next((part[name] for name in names if name in part), None)

    day, month = (
        value("iso_day", "cjk_day", "day", "day2", "day8"),
        value("iso_month", "cjk_month", "month8", "n_month"),
    )
    name = value("name", "name2", "name3")
    number = words.months.get("".join(tokens(name))) if name else int(month) if month else None
    return (
        int(day) if day else None,
        number,
        value("iso_year", "cjk_year", "year", "year2", "year3", "n_year", "year4", "year8"),
    )


def _alone(found: re.Match[str]) -> bool:
    """Whether a match is all there is, or stands in brackets: "2/3" elsewhere is no date."""
    if found[0].strip() == found.string.strip():
        return True
    before, after = found.string[: found.start()].rstrip(), found.string[found.end() :].lstrip()
    return before.endswith(("(", "[")) and after.startswith((")", "]"))
