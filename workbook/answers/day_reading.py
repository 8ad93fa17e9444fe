"""What a person types as a day, read as a Day: "12 March", "last Tuesday", "3/2026", "before 24 Jan 2025"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.answers.day_words import DayWords
from workbook.answers.days import Day, Precision
from workbook.answers.problems import Problem
from workbook.answers.text import fold

FIRST_YEAR = 1950  # an application before this is a slip of the finger
YEARS_AHEAD = 5
_LONGEST = 60  # characters; no way of writing a day is longer
_SOON = timedelta(days=92)  # how far ahead a day without a year may lie where the future is expected

# One pattern per way of writing. A month's name stands in them as the character 1, which nobody can type, and
# its number. y: year, m: month, d: day, a and b: two numbers whose order the language decides.
_SEP = r"[-/. ]"
_Y = r"(?P<y>\d{4}|\d{2})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<y>\d{{4}})(?P<s>{_SEP})(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})",
        r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)",
        rf"(?P<a>\d{{1,2}})(?P<s>{_SEP})(?P<b>\d{{1,2}})(?:(?P=s){_Y})?",
        rf"(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}})",
        rf"(?P<y>\d{{4}}){_SEP}(?P<m>\d{{1,2}})",
        r"(?P<y>\d{4})",
        rf"(?P<d>\d{{1,2}}){_SEP}?\x01(?P<m>\d\d)(?:{_SEP}?{_Y})?",
        rf"\x01(?P<m>\d\d){_SEP}?(?P<d>\d{{1,2}})(?:{_SEP}(?P<y>\d{{4}}|\d{{2}}))?",
        rf"(?P<y>\d{{4}}){_SEP}?\x01(?P<m>\d\d)(?:{_SEP}?(?P<d>\d{{1,2}}))?",
        rf"\x01(?P<m>\d\d)(?:{_SEP}?(?P<y>\d{{4}}))?",
    )
)


@dataclass(frozen=True)
class _Parts:
    """The numbers found in a text, before they are known to be a day."""

    year: int | None
    month: int | None
    day: int | None


def read_day(text: str, words: DayWords, today: date, *, ahead: bool = False) -> Day | Problem:
    """The day a person means by a text, or why it cannot be told.

    Without a year the most recent such day not after today is meant; with `ahead` (a day someone was
    promised) the coming one, if it is within three months. Problems: `day_unreadable`, `no_such_day`
    (month, year, days), `no_such_month`, `year_far` (first, last), `weekday_differs` (day, weekday).
    """
    if len(text) > _LONGEST:
        return Problem("day_unreadable")
    tokens = _tokens(text, words)
    before = _without(tokens, words.before)
    if before is None:
        return _read(tokens, words, today, ahead)
    day = _read(before, words, today, ahead)
    if isinstance(day, Problem):
        return day
    return Day(day.on, Precision.BEFORE)


def _tokens(text: str, words: DayWords) -> str:
    """The text folded, without commas, ordinal endings and filler words, each word apart."""
    line = re.sub(r"\.( |$)", r"\1", fold(text).replace(",", " ")).strip()
    for ending in words.ordinals:
        line = re.sub(rf"(?<=\d){re.escape(ending)}\b", "", line)
    kept = [word for word in line.split() if word not in words.fillers]
    return " ".join(kept)


def _without(line: str, phrases: tuple[str, ...]) -> str | None:
    """The line without the phrase it begins with; None when it begins with none of them."""
    for phrase in sorted(phrases, key=len, reverse=True):
        if line.startswith(phrase + " "):
            return line[len(phrase) :].strip()
    return None


def _read(line: str, words: DayWords, today: date, ahead: bool) -> Day | Problem:
    for phrases, distance in ((words.today, 0), (words.yesterday, -1), (words.tomorrow, 1)):
        if line in phrases:
            return Day(today + timedelta(days=distance))
    past = _without(line, words.last)
    weekday = words.weekdays.get((past or line).rstrip("."))
    if weekday is not None:
        return Day(_weekday(weekday, today, strictly=past is not None, ahead=ahead and past is None))
    unsure = _without(line, words.unsure)
    if unsure is not None:
        day = _written(unsure, words, today, ahead)
        return Problem("day_unreadable") if isinstance(day, Day) and day.exact else day
    return _with_weekday(line, words, today, ahead)


def _weekday(weekday: int, today: date, *, strictly: bool, ahead: bool) -> date:
    """The most recent such weekday; with `ahead` the coming one. Today counts unless `strictly`."""
    if ahead:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    back = (today.weekday() - weekday) % 7
    return today - timedelta(days=7 if strictly and back == 0 else back)


def _with_weekday(line: str, words: DayWords, today: date, ahead: bool) -> Day | Problem:
    """A written day that may begin with its weekday, which then must be the right one."""
    first, _, rest = line.partition(" ")
    weekday = words.weekdays.get(first.rstrip("."))
    if weekday is None or not rest:
        return _written(line, words, today, ahead)
    day = _written(rest, words, today, ahead)
    if isinstance(day, Problem) or (day.exact and day.on.weekday() == weekday):
        return day
    if not day.exact:
        return Problem("day_unreadable")
    return Problem(
        "weekday_differs", {"day": words.written(day), "weekday": words.weekday_names[day.on.weekday()]}
    )


def _written(line: str, words: DayWords, today: date, ahead: bool) -> Day | Problem:
    """A day written in numbers, or in numbers and a month's name."""
    marked = _mark_month(line, words)
    for pattern in _PATTERNS:
        found = pattern.fullmatch(marked)
        if found is not None:
            return _day(_parts(found.groupdict(), words.day_first, today), words, today, ahead)
    return Problem("day_unreadable")


def _mark_month(line: str, words: DayWords) -> str:
    """The line with its month's name written as the patterns expect it; unchanged without one."""

    def mark(found: re.Match[str]) -> str:
        month = words.months.get(found[0])
        return found[0] if month is None else f"\x01{month:02d}"

    return re.sub(r"[^\W\d_]+", mark, line, count=1)


def _parts(found: dict[str, str | None], day_first: bool, today: date) -> _Parts:
    """The numbers of a match; two-digit years near today, two numbers in the language's order."""
    year = None if (y := found.get("y")) is None else int(y)
    if y is not None and year is not None and len(y) == 2:
        year += 2000 if 2000 + year <= today.year + YEARS_AHEAD else 1900
    a, b = found.get("a"), found.get("b")
    if a is not None and b is not None:
        day, month = (int(a), int(b)) if day_first else (int(b), int(a))
        if month > 12 >= day:  # only one order gives a month, so that one is meant
            day, month = month, day
        return _Parts(year, month, day)
    m, d = found.get("m"), found.get("d")
    return _Parts(year, None if m is None else int(m), None if d is None else int(d))


def _day(parts: _Parts, words: DayWords, today: date, ahead: bool) -> Day | Problem:
    last = today.year + YEARS_AHEAD
    if parts.year is not None and not FIRST_YEAR <= parts.year <= last:
        return Problem("year_far", {"first": FIRST_YEAR, "last": last})
    if parts.month is None:
        return Day(date(parts.year or today.year, 1, 1), Precision.YEAR)
    if not 1 <= parts.month <= 12:
        return Problem("no_such_month")
    if parts.year is None:
        return _nearest(parts.month, parts.day, words, today, ahead)
    if parts.day is None:
        return Day(date(parts.year, parts.month, 1), Precision.MONTH)
    days = calendar.monthrange(parts.year, parts.month)[1]
    if not 1 <= parts.day <= days:
        return _no_such_day(parts.month, parts.year, days, words)
    return Day(date(parts.year, parts.month, parts.day))


def _nearest(month: int, day: int | None, words: DayWords, today: date, ahead: bool) -> Day | Problem:
    """A month, or a day of one, in the year that is meant when none is given."""
    if day is None:
        return Day(date(today.year - (month > today.month), month, 1), Precision.MONTH)
    longest = calendar.monthrange(2000, month)[1]  # a leap year
    if not 1 <= day <= longest:
        return _no_such_day(month, today.year, calendar.monthrange(today.year, month)[1], words)
    years = range(today.year + 1, today.year - 9, -1)  # 29 February may be eight years back
    days = [date(y, month, day) for y in years if day <= calendar.monthrange(y, month)[1]]
    coming = [on for on in days if today < on <= today + _SOON]
    return Day(coming[-1] if ahead and coming else next(on for on in days if on <= today))


def _no_such_day(month: int, year: int, days: int, words: DayWords) -> Problem:
    return Problem("no_such_day", {"month": words.month_names[month - 1], "year": year, "days": days})
