"""Notebook 06's pictures: days with practice, ratings with their middle, what is fresh, attempts by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from statistics import median
from typing import Any

from workbook import ui
from workbook.answers import capital
from workbook.attempts.model import RUBRIC, Attempt
from workbook.book import Book
from workbook.content import Words
from workbook.questions.model import Card, Freshness, freshness
from workbook.storage import Stored
from workbook.ui import Picture
from workbook.ui.drawing.dots import DayRow, DayRows
from workbook.ui.drawing.squares import Squares
from workbook.ui.drawing.tallies import Tallies, Tally

WEEKS = 12  # of the calendar
DRAWN = 12  # cards; all are in the table behind
LAST = 3  # ratings of which the middle one makes the line
ONE_DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@ui.page_of("practise", says_off=False)
def practice(book: Book) -> list[Any]:
    """Show a line that opens the pictures, once something was tried."""
    words, widget = book.words("practice"), ui.swap()

    def charts() -> list[Any]:
        shown = partial(ui.LiveChart, book, words, listen=[Attempt, Card], level=3)
        drawn = [shown(key, make) for key, make in pictures(book, words).items()]
        return [*drawn, ui.text(words("not_interviews"), tone="quiet")]

    def refresh(_change: object = None) -> None:
        widget.show_if(bool(book.store.all(Attempt)) or None, lambda: [fold])

    fold = ui.Fold(words("fold.pictures"), charts)
    book.store.listen(Attempt, refresh)
    refresh()
    return [widget]


def calendar(attempts: Iterable[Attempt], monday: date, today: date, words: Words) -> Picture | None:
    """The days with an attempt in the weeks up to this one, which begins on `monday`; no run is counted."""
    first = monday - (WEEKS - 1) * WEEK
    days = Counter(
        a.attempted_on.on for a in attempts if a.attempted_on and first <= a.attempted_on.on <= today
    )
    if not days:
        return None
    labels, names = words.within("calendar_chart"), words.spoken().list("weekdays.full")
    rows = []
    for n in range(WEEK.days):
        weekday = first + n * ONE_DAY
        rows.append((names[weekday.weekday()][:3], [weekday + week * WEEK in days for week in range(WEEKS)]))
    ends = {0: words.short_day(first), WEEKS - 1: words.short_day(monday)}
    key = "title_one" if len(days) == 1 else "title"
    cells = [{"day": words.day(day), "n": days[day]} for day in sorted(days, reverse=True)]
    marks = Squares(rows, [ends.get(week, "") for week in range(WEEKS)], (70, 48))
    return Picture(labels(key, days=words.number(len(days)), weeks=WEEKS), labels("of"), marks, cells)


def rubric(attempts: Sequence[Attempt], words: Words, asks: Words) -> Picture | None:
    """Each of the five over time as dots, with the middle of the last three as a line."""
    labels, rows, cells = words.within("rubric"), list[DayRow](), []
    dated = ((a.attempted_on.on, a) for a in attempts if a.attempted_on and _rated(a))
    rated = sorted(dated, key=lambda item: item[0])
    for name in RUBRIC:
        given = [(on, n) for on, attempt in rated if (n := getattr(attempt, name)) is not None]
        if not given:
            continue
        middles = {  # of a day with several, the last
            on: float(median(n for _, n in given[at - LAST + 1 : at + 1]))
            for at, (on, _) in enumerate(given)
            if at >= LAST - 1
        }
        line = [*middles.items()]
        middle = f"{line[-1][1]:g}" if line else ""
        item = asks(f"field.{name}.ask")
        rows.append(DayRow(item, "", given, line=line))
        cells.append({"item": item, "last": given[-1][1], "middle": middle, "n": len(given)})
    if not rows:
        return None
    first = min(on for row in rows for on, _ in row.values)
    key = "title_one" if len(rated) == 1 else "title"
    title = labels(key, n=capital(words.number(len(rated))), day=first)
    return Picture(title, labels("of"), DayRows(rows, words.short_day, words.day, (1, 5)), cells)


def _rated(attempt: Attempt) -> bool:
    return any(getattr(attempt, name) is not None for name in RUBRIC)


def fresh(cards: Iterable[Stored[Card]], today: date, words: Words) -> Picture | None:
    """How fresh each tried question is, in three words; what fades comes first."""
    order = [Freshness.FADED, Freshness.FADING, Freshness.FRESH]
    labels, names = words.within("fresh"), {state: words(f"card.{state}") for state in order}
    awake = [stored.record for stored in cards if not stored.record.retired]
    tried = [(state, card) for state in order for card in awake if freshness(card, today) is state]
    if not tried:
        return None
    cells = [
        {"question": card.question, "state": names[state], "due_on": words.near_day(card.due_on, today)}
        for state, card in tried
    ]
    rows = [(card.question, [state is one for one in reversed(order)]) for state, card in tried[:DRAWN]]
    columns = [names[state] for state in reversed(order)]
    n = sum(state is Freshness.FRESH for state, _ in tried)
    title = labels("title", fresh=words.number(n), n=words.number(len(tried)))
    return Picture(title, labels("of"), Squares(rows, columns, (430, 0)), cells, drawn=DRAWN)


def by_kind(
    attempts: Iterable[Attempt], cards: Mapping[str, Card], names: Mapping[str, str], words: Words
) -> Picture | None:
    """The attempts by the kind of their question, those with most first."""
    kinds = Counter(card.competency for a in attempts if (card := cards.get(a.about)) and card.competency)
    if not kinds:
        return None
    labels, total = words.within("by_kind"), kinds.total()
    named = [(names[kind], n) for kind, n in kinds.most_common()]
    rows = [Tally(item, n, n, str(n)) for item, n in named]
    cells = [{"item": item, "n": n} for item, n in named]
    key = "title_one" if total == 1 else "title"
    title = labels(key, n=capital(words.number(total)), kinds=words.number(len(kinds)))
    return Picture(title, labels("of"), Tallies(rows), cells)


def pictures(book: Book, words: Words) -> dict[str, Callable[[], Picture | None]]:
    """The pictures of the page by the key of their words, each drawn anew from what is kept."""

    def attempts() -> list[Attempt]:
        return book.store.records(Attempt)

    def cards() -> dict[str, Card]:
        return {stored.id: stored.record for stored in book.store.all(Card)}

    names = book.words("questions").options("field.competency")
    return {
        "fresh": lambda: fresh(book.store.all(Card), book.today(), words),
        "calendar_chart": lambda: calendar(attempts(), book.week_of(book.today()), book.today(), words),
        "rubric": lambda: rubric(attempts(), words, book.words("attempts")),
        "by_kind": lambda: by_kind(attempts(), cards(), names, words),
    }
