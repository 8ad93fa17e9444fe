"""Pictures of what may come: the next interview, a month of interviews, an offer, and what would move it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from math import ceil

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.estimates.display_rules import said
from workbook.estimates.forecast import assumptions_agree, chances_of, interviews_in, levers
from workbook.outlook.model import MONTH, WEEK, Search, Start, search, start_of
from workbook.ui.drawing.bars import Bar, Bars
from workbook.ui.drawing.curve import Area, Curves
from workbook.ui.drawing.spans import Drawn, Stroke
from workbook.ui.drawing.style import ACCENT, SOFT

HALF, MOST, NEARLY = 0.5, 0.8, 0.9  # chances a wait is spoken of by
STEPS = (1, 2, 4, 8, 12, 26, 52)  # weeks in the table
SHORTEST, LONGEST = 4, 52  # weeks that are drawn
BY = 12  # weeks an offer is spoken of
IN_FIVES = 5  # a chance between two assumptions, in 100
CHANGES = ("better", "aimed", "more")
ROWS = 9  # numbers of interviews with a bar each
LEVER, PALE = ([Stroke(0, 20, colour, 7, flat=True)] for colour in (ACCENT, SOFT))


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The pictures by the key of their words, from what the log says and what somebody begins from."""
    return {
        "next": lambda: next_interview(search(book), start_of(book), words),
        "month": lambda: month(search(book), start_of(book), words),
        "offer": lambda: offer(search(book), start_of(book), book.today(), words),
        "levers": lambda: moved_by(search(book), start_of(book), words),
    }


def next_interview(now: Search, start: Start, words: Words) -> ui.Picture | None:
    """The chance of an interview by each week, and the band between what may be assumed."""
    if not now.speaks:
        return None
    labels, every = words.within("next"), {one: now.interview(one) for one in Start}
    half, most, nearly = (every[start].week(chance) for chance in (HALF, MOST, NEARLY))
    weeks = min(max(ceil(nearly or LONGEST) + 1, SHORTEST), LONGEST)
    days = range(0, weeks * WEEK + 1, 1 if weeks <= BY else WEEK)
    shares = {one: [wait.by(day / WEEK) for day in days] for one, wait in every.items()}
    upper, lower = ([ends(at) for at in zip(*shares.values(), strict=True)] for ends in (max, min))
    key: dict[str, Drawn] = {labels("key"): LEVER, labels("key_band"): PALE}
    marks = Curves(
        days[-1],
        words.within("axis"),
        [Area(list(zip(days, upper, strict=True)), SOFT, list(zip(days, lower, strict=True)))],
        [(list(zip(days, shares[start], strict=True)), ACCENT, 3)],
        key=key,
    )
    cells = [{"week": n, "chance": said(every[start].by(n), words)} for n in STEPS if n <= weeks]
    values = {"half": _weeks(half, words), "most": _weeks(most, words)}
    title = labels("title" if most else "title_half" if half else "title_far", **values)
    behind = _behind(now, words)
    return ui.Picture(title, words("of", **behind), marks, cells, method=labels("method", **behind))


def month(now: Search, start: Start, words: Words) -> ui.Picture | None:
    """How many interviews the next four weeks' applications may bring, each number with its chance."""
    if not now.speaks:
        return None
    labels, share = words.within("month"), now.interviews(start)
    band, chances = interviews_in(now.pace, share, MONTH), chances_of(now.pace, share, MONTH, ROWS)
    most = min(band.high + 1, ROWS)
    rows = [(str(n), chance) for n, chance in enumerate(chances[:most])]
    rows += [(labels("or_more", n=most), 1 - sum(chances[:most]))]
    bars = [
        Bar(name, 100 * chance, said(chance, words), soft=not band.low <= n <= band.high)
        for n, (name, chance) in enumerate(rows)
    ]
    cells = [{"number": bar.label, "chance": bar.shown} for bar in bars]
    key = "title_none" if not band.high else "title" if band.low else "title_up_to"
    behind = _behind(now, words)
    title = labels(key, low=words.number(band.low), high=words.number(band.high), **behind)
    return ui.Picture(title, words("of", **behind), Bars(bars), cells, method=labels("method", **behind))


def offer(now: Search, start: Start, today: date, words: Words) -> ui.Picture | None:
    """The chance of an offer by twelve weeks under each assumption; a date only where those agree."""
    if not now.speaks_of_offers:
        return None
    labels, every = words.within("offer"), {one: now.offer(one) for one in Start}
    chances = {one: wait.by(BY) for one, wait in every.items()}
    bars = [
        Bar(words(f"start.{one}"), 100 * chance, said(chance, words), soft=one is not start)
        for one, chance in chances.items()
    ]
    low, high = (IN_FIVES * round(100 / IN_FIVES * end(chances.values())) for end in (min, max))
    halves = [wait.week(HALF) for wait in every.values()]
    if assumptions_agree(halves):
        half, most = (every[start].week(chance) for chance in (HALF, MOST))
        days = {"half": _month(half, today, words), "most": _month(most, today, words)}
        title = labels("title_dates" if days["most"] else "title_date", **days)
    else:
        same, ends = labels("title_same", low=said(min(chances.values()), words)), words.in_100(low, high)
        title = same if low == high else labels("title", range=ends)
    cells = [{"start": bar.label, "chance": bar.shown} for bar in bars]
    method = labels("method", **_behind(now, words), delay=_delay(now, words), open=now.open)
    return ui.Picture(title, _of_offers(now, words), Bars(bars), cells, method=method)


def moved_by(now: Search, start: Start, words: Words) -> ui.Picture | None:
    """What would move the chance of an offer most; about the model, and no advice."""
    if not now.speaks_of_offers:
        return None
    labels, chances = words.within("levers"), levers(now.offer(start), BY)
    order = sorted(CHANGES, key=lambda name: -chances[name])
    bars = [
        Bar(labels(f"row.{name}"), 100 * chances[name], said(chances[name], words), soft=name == "now")
        for name in ("now", *order)
    ]
    cells = [{"change": bar.label, "chance": bar.shown} for bar in bars]
    title = labels("title", **{f"n{n}": labels(f"said.{name}") for n, name in enumerate(order, start=1)})
    method = labels("method", **_behind(now, words), delay=_delay(now, words))
    return ui.Picture(title, labels("of"), Bars(bars), cells, method=method)


def _weeks(week: float | None, words: Words) -> str:
    whole = ceil(week or 0)
    return words.count("within", whole, words=words.number(whole)) if week else ""


def _month(week: float | None, today: date, words: Words) -> str:
    """A day far off as its month, which is all that can be said of it; "" beyond ten years."""
    if week is None:
        return ""
    day = today + timedelta(weeks=week)
    return words("offer.month", month=words.spoken().list("months.full")[day.month - 1], year=day.year)


def _of_offers(now: Search, words: Words) -> str:
    key = "of_offers_open" if now.open else "of_offers"
    return words(key, offers=now.offers, held=now.held, open=words.count("open", now.open))


def _behind(now: Search, words: Words) -> Mapping[str, object]:
    weeks = words.count("weeks", now.weeks, words=words.number(now.weeks))
    counts = {"lately": now.lately, "reached": now.reached, "told": now.told}
    return {**counts, "weeks": weeks, "pace": f"{now.pace.mean:.1f}"}


def _delay(now: Search, words: Words) -> str:
    n, key = max(round(now.delay), 1), "own" if now.own_delay else "usual"
    return words(f"delay.{key}", weeks=words.count("within", n, words=words.number(n)))
