"""Pictures of where somebody stands: distances to a job, gaps, limits by kind, strengths used by week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from workbook.answers import capital
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words
from workbook.limits.model import Constraint, LimitKind
from workbook.standing.story import GapState, JobMap, job_maps
from workbook.strengths.story import uses
from workbook.ui import Picture
from workbook.ui.drawing.dots import EARLIER, FILLED, HOLLOW, Distances, Scale
from workbook.ui.drawing.tallies import Tallies, Tally

DRAWN = 12  # rows of a picture; all are in the table behind it
WEEK = timedelta(weeks=1)
TOP = 4  # the highest level


def pictures(book: Book, words: Words) -> dict[str, Callable[[], Picture | None]]:
    """The pictures by the key of their words; limits are not among them on a low day."""

    def not_low() -> Picture | None:
        low = Mood(book).low
        return None if low else limits(book.store.records(Constraint), words)

    def used() -> Picture | None:
        every = ((one.record.used_on, strength) for one, strength in uses(book))
        return strengths_used([(book.week_of(day.on), strength) for day, strength in every if day], words)

    return {
        "distances": lambda: distances(next(iter(job_maps(book)), None), words),
        "gaps": lambda: gaps(job_maps(book), words),
        "used": used,
        "limits": not_low,
    }


def distances(now: JobMap | None, words: Words) -> Picture | None:
    """Where somebody is with each skill beside where they would need to be, and where they began."""
    labels = words.within("distances")
    known = [skill for skill in now.skills if skill.gap is not None] if now else []
    if now is None or not known:
        return None
    rows, cells = [], []
    for skill in known:
        have, need = skill.have or 0, skill.asked.need or 0
        first = next((rating.have for rating in skill.ratings if rating.have is not None), None)
        before = first if first != have else None
        rows.append((skill.asked.skill, have, need, before))
        numbers = {"have": have, "need": need, "before": "" if before is None else before}
        cells.append({"skill": skill.asked.skill, **{name: str(n) for name, n in numbers.items()}})
    there, moved = sum(row[1] >= row[2] for row in rows), sum(row[3] is not None for row in rows)
    n, key = len(rows), {labels("key.have"): FILLED, labels("key.need"): HOLLOW}
    key |= {labels("key.before"): EARLIER} if moved else {}
    values = {"n": words.number(n), "there": capital(words.number(there)), "moved": words.number(moved)}
    title = labels("title_one" if n == 1 else "title_none" if not there else "title", **values)
    of = labels("of_moved" if moved else "of", job=now.stored.record.job, **values)
    scale = Scale(labels("low"), labels("high"), TOP, (1, 1), 0.2, 11, (60, 14))
    return Picture(title, of, Distances(rows[:DRAWN], scale, key), cells, drawn=DRAWN)


def gaps(maps: Iterable[JobMap], words: Words) -> Picture | None:
    """How many gaps are closed, closing, and left for another time."""
    states = sum((one.states for one in maps), Counter[GapState]())
    return _tally("gaps", {str(state): states[state] for state in GapState}, words)


def limits(every: Iterable[Constraint], words: Words) -> Picture | None:
    """How many things in the way are of which kind; of some it is not said yet."""
    kinds = Counter(limit.limit_kind or LimitKind.UNCHECKED for limit in every)
    return _tally("limits", {str(kind): kinds[kind] for kind in LimitKind}, words)


def _tally(key: str, counts: dict[str, int], words: Words) -> Picture | None:
    """A row of dots for each kind of which there is one."""
    labels, counts = words.within(key), {kind: n for kind, n in counts.items() if n}
    if not counts:
        return None
    rows = [Tally(labels(f"row.{kind}"), n, n, shown=str(n)) for kind, n in counts.items()]
    cells = [{"row": labels(f"row.{kind}"), "count": str(n)} for kind, n in counts.items()]
    title = words("between").join(labels(f"title.{kind}", n=words.number(n)) for kind, n in counts.items())
    return Picture(capital(title), labels("of", n=sum(counts.values())), Tallies(rows), cells)


def strengths_used(used: Iterable[tuple[date, str]], words: Words) -> Picture | None:
    """The strengths used on purpose, each a dot in its week, which is given by its first day."""
    labels, between, weeks = words.within("used"), words("between"), defaultdict[date, list[str]](list)
    for week, strength in used:
        weeks[week].append(strength)
    if not weeks:
        return None
    first, last = min(weeks), max(weeks)
    every = [(on, weeks[on]) for on in (first + n * WEEK for n in range((last - first) // WEEK + 1))][-DRAWN:]
    rows = [
        Tally(labels("week", day=words.short_day(on)), len(names), len(names), note=between.join(names))
        for on, names in every
    ]
    cells = [
        {"week": words.day(on), "count": str(len(names)), "strengths": between.join(names)}
        for on, names in reversed(every)
    ]
    n = sum(len(names) for _, names in every)
    title = labels("title_one" if n == 1 else "title", n=capital(words.number(n)))
    return Picture(title, labels("of", n=words.number(len(every))), Tallies(rows), cells)
