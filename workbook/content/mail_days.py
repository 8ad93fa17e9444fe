"""The days a message names, and what each is: a promise, a day to answer by, or an appointment."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbook.answers.day_reading import DateReader, Order
from workbook.content.mail_words import MailWords, any_of, mail_words, plain
from workbook.content.vocabulary import day_first_by_language, vocabulary_of

FURTHEST = timedelta(days=400)  # what lies further from the message is no day of it
_WORK = r"work|business|arbeits|werk|wark|is |roboczych |рабоч\w+ |营业|個工作|个工作|営業"  # before a unit
WORKING = 5 / 7  # of the days


@dataclass(frozen=True)
class NamedDays:
    """What a message says about days; None where it says nothing."""

    promised_by: date | None = None
    answer_by: date | None = None
    held_on: date | None = None


def days_in(sentences: Iterable[str], came_on: date, words: MailWords, *, invites: bool) -> NamedDays:
    """The days in these plain sentences, counted from the day the message came."""
    promised = answer_by = held = None
    for sentence in sentences:
        on = next(_written(sentence, came_on, words), None) or _counted(sentence, came_on, words)
        if on is None:
            continue
        if words.conditional.search(sentence):  # "if you do not hear by then" is a promise of a kind
            promised = promised or on
        elif words.found["date.answer_by"].search(sentence):
            answer_by = answer_by or on
        elif words.found["date.promise"].search(sentence) and not _appointment(sentence, invites=invites):
            promised = promised or on
        elif invites and on >= came_on:
            held = held or on
    return NamedDays(promised, answer_by, held)


def _appointment(sentence: str, *, invites: bool) -> bool:
    """Whether a day has a time of the day beside it, as appointments have."""
    return invites and bool(
        re.search(r"\d{1,2}[:.]\d{2}\b|\d{1,2} ?([ap]m|uhr|h)\b|\d{1,2} ?[時点时]", sentence)
    )


def _written(sentence: str, came_on: date, words: MailWords) -> Iterator[date]:
    """Days with a month, or a weekday's name, within a year of the message."""
    own = vocabulary_of(words.language)
    month_first = day_first_by_language(own.languages[0]) is False
    dates = replace(own.dates, about=set(), before=())  # "by 18 March" names that day
    order = Order.MONTH_FIRST if month_first else Order.DAY_FIRST
    reader = DateReader(came_on, dates, order, near=came_on)
    for piece in re.findall(r".{1,280}", sentence):
        for day in reader.read(piece, within=True).days:
            if day.exact and abs(day.on - came_on) < FURTHEST:
                yield day.on
    for match in _LOOSE.finditer(sentence):
        found = _day_and_month(match, came_on)
        if found:
            yield found
    for n, pattern in enumerate(_weekdays(words.language)):
        if pattern.search(sentence):
            yield came_on + timedelta(days=(n - came_on.weekday() - 1) % 7 + 1)


# A day and a month in numbers without a year: "20.03." or "20/3".
_LOOSE = re.compile(r"(?<![\d./:])(\d{1,2})([./])(\d{1,2})(?:\.(?!\d)|(?![\d./:]))(?!\s?(?:uhr|h\b|:))")


def _day_and_month(match: re.Match[str], came_on: date) -> date | None:
    day, month = int(match[1]), int(match[3])
    days = []
    for year in (came_on.year, came_on.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min((on for on in days if on >= came_on - timedelta(days=31)), default=None)


@functools.cache
def _weekdays(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(any_of(names.split("|")) for names in mail_words(language).table["date"]["weekdays"])


def _counted(sentence: str, came_on: date, words: MailWords) -> date | None:
    """ "Within two weeks", "in the next five working days", "next week": the last day that is meant."""
    table = words.table["date"]
    if words.found["date.next_week"].search(sentence):
        return came_on + timedelta(days=11 - came_on.weekday())  # its Friday
    for match in _amounts(words.language).finditer(sentence):
        n = _number(match["last"] or match["n"], table["numbers"])
        if n is None or n > 100:
            continue
        unit = match["unit"]
        if any(unit.startswith(plain(week)) for week in table["week"]):
            return came_on + timedelta(weeks=n)
        return came_on + timedelta(days=round(n / WORKING) if match["work"] else n)
    return None


@functools.cache
def _amounts(language: str) -> re.Pattern[str]:
    table = mail_words(language).table["date"]
    numbers = sorted((n for each in table["numbers"] for n in plain(each).split("|")), key=len, reverse=True)
    number = "|".join((r"\d{1,3}", *map(re.escape, numbers)))
    units = "|".join(
        re.escape(plain(unit)) for unit in sorted((*table["day"], *table["week"]), key=len, reverse=True)
    )
    spaced = "" if language in ("ja", "zh") else r"(?<!\w)"
    near = r"\s?(?:[^\W\d_]+\s){0,2}?" if spaced else r"\s?"
    to = r"(?:\s?(?:-|–|to|bis|a|à|o|do|ou|或|至|〜|~)\s?(?P<last>" + number + "))?"
    return re.compile(rf"{spaced}(?P<n>{number}){to}{near}(?P<work>(?:{_WORK})\w*)?\s?(?P<unit>{units})")


def _number(text: str, numbers: list[str]) -> int | None:
    if text.isdecimal():
        return int(text)
    return next((n for n, each in enumerate(numbers, 1) if text in plain(each).split("|")), None)
