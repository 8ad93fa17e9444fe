"""Reads days as people write them: one day typed into a form, or the days in a cell of a spreadsheet."""

from __future__ import annotations

import calendar
import functools
import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from workbook.answers.days import Day, DayWords, Precision
from workbook.answers.spelling import plain, tokens
from workbook.answers.text import Problem, fold

FIRST_YEAR = 1950  # an application before this is a slip of the finger
YEARS_AHEAD = 5
LONGEST_CELL = 300  # characters; a cell that says more tells a story
_LONGEST = 60  # characters; no way of typing a day is longer
_SOON = timedelta(days=92)  # how far ahead a day without a year may lie where the future is expected
EXCEL_ZERO = date(1899, 12, 30)
ZERO_1904 = date(1904, 1, 1)
_SERIALS = range(29_000, 80_000)  # Excel's day numbers of 1979 to 2119
_SERIAL = re.compile(r"([0-9]{5})([.,][0-9]+)?")
_SHORT = 24  # characters of a cell that holds one date
_DIGIT = re.compile("[0-9]")
_PLAINLY = re.compile(
    "(?P<y>[12][0-9]{3})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    "|(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<y2>[12][0-9]{3})"
)
_SET_T = re.compile(r"(?<=[0-9])t(?=[0-9]{1,2}:)")
_TIME = re.compile(
    r"[,\s]*\b[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?\s*([ap]\.?m\b\.?|uhr|h\b)?\s*(z\b|[+-][0-9]{2}:?[0-9]{2}\b)?"
    r"|\s\b[0-9]{1,2}\s*[ap]m\b|\(?\b(gmt|utc)\s?[+-][0-9]{1,2}(:?[0-9]{2})?\)?"
)
# Every way of writing a day. y: year, m: month, d: day, a and b: two numbers whose order is another matter,
# n: a month's name, whole: a year alone. {end} and {start}: no part of a longer number or date.
_WAYS = (
    r"{start}(?P<y>[0-9]{{4}})\s?(?P<s>[-/.])\s?(?P<m>[0-9]{{1,2}})(?:\s?(?P=s)\s?(?P<d>[0-9]{{1,2}}))?{end}(?![-/.][0-9])",
    r"(?:(?P<y>[12][0-9]{{3}})\s?年\s?)?(?P<m>[0-9]{{1,2}})\s?月\s?(?:(?P<d>[0-9]{{1,2}})\s?[日号])?",
    r"{start}(?P<y>(?:19|20)[0-9]{{2}})(?P<m>[01][0-9])(?P<d>[0-3][0-9]){end}",
    r"{start}(?P<a>[0-9]{{1,2}})\s?(?P<s>[/.\-])\s?(?P<b>[0-9]{{1,2}})"
    r"(?:\s?(?P=s)\s?(?P<y>[0-9]{{4}}|[0-9]{{2}})|\.)?{end}(?![/.\-][0-9])",
    r"{start}(?P<d>[0-9]{{1,2}}){little}\b(?P<n>{name})\b\.?(?:[\s,\-./]*{of}"
    r"(?P<y>[0-9]{{4}}|(?<=')[0-9]{{2}}|(?<=[-./])[0-9]{{2}}|(?<=\s)[0-9]{{2}}(?!\s*[:/.\-])){end})?",
    r"\b(?P<n>{name})\b\.?[\s,]+(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?{end}(?:[\s,]+{of}(?P<y>[0-9]{{4}}){end})?",
    r"\b(?P<n>{name})\b\.?[\s,\-./]*{of}(?P<y>[12][0-9]{{3}}){end}",
    r"{start}(?P<y>[12][0-9]{{3}})[\s\-]\b(?P<n>{name})\b(?:[\s\-](?P<d>[0-9]{{1,2}}){end})?",
    r"{start}(?P<m>[0-9]{{1,2}})\s?[/.\-]\s?(?P<y>[12][0-9]{{3}}){end}",
    r"{start}(?P<whole>(?:19|20)[0-9]{{2}}){end}",
)
_PLACES = {
    "start": r"(?<![0-9])(?<![0-9][/.\-])",
    "end": r"(?![0-9])",
    "little": r"(?:\s*(?:st|nd|rd|th|er|\.|°))?[\s\-./,]*(?:of|de|del|di)?[\s\-./,]*",
    "of": r"(?:(?:of|de|del)\s+)?'?",
}


class Order(StrEnum):
    """Which of two numbers comes first in a written date."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True)
class DateReading:
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


@functools.cache
def _pattern(months: frozenset[str]) -> re.Pattern[str]:
    """All ways of writing a day, tried in their order at each place of a plain text."""
    # East Asian names are numbers and the sign 月, which has a way of its own.
    names = [month for month in months if month.isalpha() and len(tokens(month)) == 1]
    name = "|".join(sorted(names, key=lambda month: (-len(month), month))) or "(?!)"
    ways = [way.format(name=name, **_PLACES) for way in _WAYS]
    # Python wants each group's name once, so each way has its number behind the names.
    numbered = [re.sub(r"\(\?P(<|=)(\w+)", rf"(?P\1\g<2>{i}", way) for i, way in enumerate(ways)]
    return re.compile("|".join(numbered))


def written(text: str) -> str:
    """A cell in plain letters and digits, without the time of day."""
    line = plain(text)
    if not line.isascii():
        line = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in line)
    return _TIME.sub(" ", _SET_T.sub(" ", line))


@dataclass(frozen=True)
class DateReader:
    """Reads dates: the words in them, today, the order of two numbers, and near which day missing years lie.

    Two numbers that could be read both ways are not read while there is no order. With `ahead` a day
    without a year may be one that is coming. `serials` reads the numbers by which Excel counts days.
    """

    today: date
    words: DayWords
    order: Order | None = None
    near: date | None = None
    serials: bool = False
    serial_zero: date = EXCEL_ZERO
    ahead: bool = False
    _read: dict[tuple[str, bool], DateReading] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )  # what short cells said: in a long log the same days come again and again

    def read(self, text: str, *, within: bool = False) -> DateReading:
        """The days in a cell; `within` looks for them inside other words, and then trusts only full dates."""
        text = text.strip()
        if len(text) > _SHORT:
            return self._understood(text, within)
        reading = self._read.get((text, within))
        if reading is None:
            reading = self._read[text, within] = self._understood(text, within)
        return reading

    def typed(self, line: str) -> Day | Problem:
        """The day that a line is, in numbers or in numbers and a month's name; or why it is none."""
        if line in self.words.months:
            month = self.words.months[line]
            return Day(date(self.today.year - (month > self.today.month), month, 1), Precision.MONTH)
        apart = r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)"  # "12mar2026"
        letters = any(c.isalpha() for c in line)
        spaced = re.sub(apart, " ", line) if letters else re.sub(r"(?<=\d) (?=\d)", "-", line)
        match = _pattern(self.words.month_set).fullmatch(spaced)
        day = self._day(match)[0] if match else None
        return day or Problem("day_unreadable")

    def _understood(self, text: str, within: bool) -> DateReading:
        if len(text) > LONGEST_CELL:
            return DateReading(rest=text)
        alone = self._plainly(text)
        if alone:
            return DateReading((alone,))
        line = written(text)
        days, missing, at, rest = [], False, 0, []
        for match in _pattern(self.words.month_set).finditer(line):
            day, guessed = self._day(match)
            if not isinstance(day, Day):
                continue
            days.append(day)
            missing |= guessed
            rest.append(line[at : match.start()])
            at = match.end()
        rest.append(line[at:])
        left = " ".join(rest)
        if not days or (not within and _DIGIT.search(left)):  # half a date understood is a date misread
            return DateReading(rest=text)
        if within:  # of a whole sentence, only the words right before a date belong to it
            near = tokens(rest[0])[-2:]
            near = near if " ".join(near) in self.words.before else near[-1:]
            return replace(self._with_words(days, " ".join(near), missing), rest=left.strip())
        return self._with_words(days, left, missing)

    def _plainly(self, text: str) -> Day | None:
        """The day of a cell that holds nothing but 2026-03-12, 12/03/2026 or Excel's number for it."""
        serial = _SERIAL.fullmatch(text) if self.serials else None
        if serial and int(serial[1]) in _SERIALS:
            return Day(self.serial_zero + timedelta(days=int(serial[1])))
        match = _PLAINLY.fullmatch(text)
        day = self._day(match)[0] if match else None
        return day if isinstance(day, Day) else None

    def _with_words(self, days: list[Day], rest: str, missing: bool) -> DateReading:
        """Takes "before", "about" and little words out of the rest, and into the days."""
        words = tokens(rest)
        for phrase in map(str.split, self.words.before):
            if any(list(words[i : i + len(phrase)]) == phrase for i in range(len(words))):
                days = [Day(day.on, Precision.BEFORE) for day in days]
                words = tuple(word for word in words if word not in phrase)
                break
        vague = "~" in rest or any(word in self.words.about for word in words)
        if vague and all(day.exact for day in days):
            days = [Day(day.on, Precision.MONTH) for day in days]
        left = [word for word in words if word not in self.words.about and word not in self.words.small]
        return DateReading(tuple(days), " ".join(left), missing, vague)

    def _day(self, match: re.Match[str]) -> tuple[Day | Problem | None, bool]:
        """The day of one match, and whether its year had to be filled in."""
        part = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
        if "whole" in part:
            return (self._made(part["whole"], None, None) if _alone(match) else None), False
        year, month, day = part.get("y"), part.get("m"), part.get("d")
        if "n" in part:
            month = str(self.words.months[part["n"]])
        if "a" in part:
            pair = self._ordered(part["a"], part["b"])
            if pair is None or not (year or _alone(match) or _in_brackets(match) or _only_a_day(match)):
                return None, False
            day, month = pair
        numbers = int(month or 0), None if day is None else int(day)
        if year is None and numbers[1] is not None:
            return self._nearest(numbers[0], numbers[1]), True
        return (self._made(year, *numbers) if year else None), False

    def _ordered(self, first: str, second: str) -> tuple[str, str] | None:
        """Day and month out of two numbers; None while that is open."""
        if int(first) > 12 or int(first) == int(second):
            return first, second
        if int(second) > 12:  # only one order gives a month, so that one is meant
            return second, first
        if self.order is None:
            return None
        return (first, second) if self.order is Order.DAY_FIRST else (second, first)

    def _made(self, year: str, month: int | None, day: int | None) -> Day | Problem:
        """The day of these numbers, as far as they go; two-digit years lie near today."""
        number, last = int(year), self.today.year + YEARS_AHEAD
        if len(year) == 2:
            number += 2000 if 2000 + number <= last else 1900
        if not FIRST_YEAR <= number <= last:
            return Problem("year_far", {"first": FIRST_YEAR, "last": last})
        if month is None:
            return Day(date(number, 1, 1), Precision.YEAR)
        if not 1 <= month <= 12:
            return Problem("no_such_month")
        if day is None:
            return Day(date(number, month, 1), Precision.MONTH)
        days = calendar.monthrange(number, month)[1]
        return Day(date(number, month, day)) if 1 <= day <= days else self._no_such_day(number, month)

    def _nearest(self, month: int, day: int) -> Day | Problem:
        """A day without its year: near the others of its column, or the last such day, or a coming one."""
        if not 1 <= month <= 12:
            return Problem("no_such_month")
        if not 1 <= day <= calendar.monthrange(2000, month)[1]:  # a leap year
            return self._no_such_day(self.today.year, month)
        around = (self.near or self.today).year
        years = range(around + 1, around - 9, -1)  # 29 February may be eight years back
        days = [date(y, month, day) for y in years if day <= calendar.monthrange(y, month)[1]]
        if self.near:
            near = self.near
            return Day(min(days, key=lambda on: abs(on - near)))
        coming = [on for on in days if self.ahead and self.today < on <= self.today + _SOON]
        return Day(coming[-1] if coming else next(on for on in days if on <= self.today))

    def _no_such_day(self, year: int, month: int) -> Problem:
        name = self.words.month_names[month - 1] if self.words.month_names else ""
        days = calendar.monthrange(year, month)[1]
        return Problem("no_such_day", {"month": name, "year": year, "days": days})


def _alone(match: re.Match[str]) -> bool:
    return match[0].strip() == match.string.strip()


def _only_a_day(match: re.Match[str]) -> bool:
    """Whether two numbers can only be day and month: "17/02", not "24/7"."""
    numbers = re.fullmatch(r"(\d\d)/(\d\d)", match[0])
    low, high = sorted(map(int, numbers.groups())) if numbers else (0, 0)
    return low <= 12 < high


def _in_brackets(match: re.Match[str]) -> bool:
    """Whether a match stands in brackets: "2/3" elsewhere is no date."""
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :].lstrip()
    return before.endswith(("(", "[")) and after.startswith((")", "]"))


def read_day(text: str, words: DayWords, today: date, *, ahead: bool = False) -> Day | Problem:
    """The day a person means by what they typed, or why it cannot be told.

    Without a year the most recent such day not after today is meant; with `ahead` (a day someone was
    promised) the coming one, if it is within three months. Problems: `day_unreadable`, `no_such_day`
    (month, year, days), `no_such_month`, `year_far` (first, last), `weekday_differs` (day, weekday).
    """
    if len(text) > _LONGEST:
        return Problem("day_unreadable")
    order = Order.DAY_FIRST if words.day_first else Order.MONTH_FIRST
    reader = DateReader(today, words, order, ahead=ahead)
    line = _without_fillers(text, words)
    rest = _after(line, words.before)
    day = _spoken(line if rest is None else rest, reader)
    return day if rest is None or isinstance(day, Problem) else Day(day.on, Precision.BEFORE)


def _without_fillers(text: str, words: DayWords) -> str:
    """The text folded, without commas, ordinal endings and filler words, each word apart."""
    line = re.sub(r"\.( |$)", r"\1", fold(text).replace(",", " ")).strip()
    for ending in words.ordinals:
        line = re.sub(rf"(?<=\d){re.escape(ending)}\b", "", line)
    return " ".join(word for word in line.split() if word not in words.fillers)


def _after(line: str, phrases: tuple[str, ...]) -> str | None:
    """The line after the phrase it begins with; None when it begins with none of them."""
    for phrase in sorted(phrases, key=len, reverse=True):
        if line.startswith(phrase + " "):
            return line[len(phrase) :].strip()
    return None


def _spoken(line: str, reader: DateReader) -> Day | Problem:
    """A day as it is said: "today", "last Tuesday", "some day in March", or as it is written."""
    words, today = reader.words, reader.today
    for phrases, distance in ((words.today, 0), (words.yesterday, -1), (words.tomorrow, 1)):
        if line in phrases:
            return Day(today + timedelta(days=distance))
    past = _after(line, words.last)
    weekday = words.weekdays.get((past or line).rstrip("."))
    if weekday is not None and reader.ahead and past is None:
        return Day(today + timedelta(days=(weekday - today.weekday()) % 7))
    if weekday is not None:  # today counts, but not as "last Tuesday"
        back = (today.weekday() - weekday) % 7
        return Day(today - timedelta(days=7 if past is not None and back == 0 else back))
    unsure = _after(line, words.unsure)
    if unsure is not None:
        day = reader.typed(unsure)
        return Problem("day_unreadable") if isinstance(day, Day) and day.exact else day
    return _with_weekday(line, reader)


def _with_weekday(line: str, reader: DateReader) -> Day | Problem:
    """A written day that may begin with its weekday, which then must be the right one."""
    words = reader.words
    first, _, rest = line.partition(" ")
    weekday = words.weekdays.get(first.rstrip("."))
    if weekday is None or not rest:
        return reader.typed(line)
    day = reader.typed(rest)
    if isinstance(day, Problem) or (day.exact and day.on.weekday() == weekday):
        return day
    if not day.exact:
        return Problem("day_unreadable")
    name = words.weekday_names[day.on.weekday()]
    return Problem("weekday_differs", {"day": words.written(day), "weekday": name})
