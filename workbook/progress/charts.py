"""Pictures of goals: a burn-up, this week, all goals, plans against what they took, confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from statistics import median

from workbook.answers import capital
from workbook.book import Book
from workbook.check_ins.model import Ahead, Mood
from workbook.content import Words
from workbook.estimates.display_rules import RANGE_FROM
from workbook.estimates.planning import own_middle
from workbook.goals.model import SIZES
from workbook.goals.story import history
from workbook.progress.story import Pace, paces
from workbook.ui import Picture
from workbook.ui.drawing.dots import FILLED, HOLLOW
from workbook.ui.drawing.towards import Lines, OnLine
from workbook.ui.drawing.towards import burn_up as marks_of

BURN_UPS = ("burn_up", "burn_up_2", "burn_up_3")  # as many as there are active goals
NEWEST = 12  # rows of a picture; all are in the table behind it


def pictures(book: Book, words: Words) -> dict[str, Callable[[], Picture | None]]:
    """The pictures of goals by the key of their words; a burn-up for each goal that somebody works on."""

    def burn_up_of(n: int) -> Picture | None:
        ahead, counted = Mood(book).ahead() is Ahead.ON, book.words("goals")
        drawn = (burn_up(p, words, counted(f"counted.{p.goal.counts}"), ahead=ahead)
                 for p in paces(book) if p.goal.counts)  # fmt: skip
        return next(islice(filter(None, drawn), n, None), None)

    return {
        **{key: partial(burn_up_of, n) for n, key in enumerate(BURN_UPS)},
        "this_week": lambda: this_week(paces(book), words),
        "all_goals": lambda: all_goals(paces(book), words),
        "planned": lambda: planned(history(book), words),
        "sure": lambda: confidence(paces(book), words),
    }


def burn_up(pace: Pace, words: Words, what: str, *, ahead: bool) -> Picture | None:
    """What is done of a goal week by week, its milestones and target, and `ahead` the wider band."""
    goal, progress, labels = pace.goal, pace.progress, words.within("burn_up")
    if goal.counts is None or not progress.totals[-1]:  # an empty axis says nothing
        return None
    until, drawn = (progress.reached, progress.bands) if ahead else (None, [])
    key = "title_no_target" if progress.target is None else "title" if progress.remaining else "title_done"
    numbers = {"middle": until.middle, "late": until.late} if until else {}
    values = {"done": progress.totals[-1], "target": progress.target, "n": len(progress.whole)}
    title = labels("title_ahead" if until else key, **values, **numbers)
    levels = list(zip(pace.at, (one.record.milestone for one in pace.milestones), strict=True))
    if progress.target and progress.target not in pace.at:
        levels.append((progress.target, labels("target")))
    cells = []
    for week, total in zip(pace.weeks, progress.totals, strict=True):
        note = week.said.reason if week.said and week.said.count is not None else ""
        cells.append({"week": words.day(week.first), "units": week.units, "total": total, "note": note})
    alt = labels("alt_ahead" if drawn else "alt", title=title, n=len(pace.weeks))
    of = labels("of", goal=goal.outcome, what=what)
    marks = marks_of(progress.totals, [(band.low, band.middle, band.high) for band in drawn], levels, labels)
    return Picture(title, of, marks, cells[::-1], alt=alt)


def this_week(paces: Iterable[Pace], words: Words) -> Picture | None:
    """Each goal's week beside its three sizes; no colour says whether that is good."""
    labels, rows, cells = words.within("this_week"), [], []
    sized = [(pace.goal, pace.weeks[-1]) for pace in paces if pace.goal.aim and pace.goal.counts]
    for goal, week in sized:
        sizes = {name: size for name in SIZES if (size := getattr(goal, name)) is not None}
        marks = [(size, str(size)) for size in sizes.values()]
        shown = labels("shown", n=week.units)
        rows.append(OnLine(goal.outcome, shown, max(sizes.values()), week.units, marks))
        cells.append({"goal": goal.outcome, "done": week.units, **{name: sizes.get(name) for name in SIZES}})
    if not rows:
        return None
    n, (goal, week) = len(rows), sized[0]
    values = {"n": sum(week.units for _, week in sized), "aim": goal.aim, "goals": words.number(n)}
    title = labels("title_one" if n == 1 else "title", **values)
    of = labels("of", day=words.day(week.first))
    return Picture(title, of, Lines(rows, {labels("key"): FILLED}), cells)


def all_goals(paces: Iterable[Pace], words: Words) -> Picture | None:
    """Every goal with a target on one line, its weeks as small marks; from two goals on."""
    labels, rows, cells = words.within("all_goals"), [], []
    for pace in paces:
        target, totals = pace.progress.target, pace.progress.totals
        if target and pace.goal.counts:
            shown = labels("shown", done=totals[-1], target=target)
            marks = [(total, "") for total in totals[:-1] if total]
            rows.append(OnLine(pace.goal.outcome, shown, target, totals[-1], marks))
            of_row = {"done": totals[-1], "target": target, "weeks": len(totals)}
            cells.append({"goal": pace.goal.outcome, **of_row})
    if len(rows) < 2:
        return None
    title = labels("title", n=capital(words.number(len(rows))))
    return Picture(title, labels("of"), Lines(rows, {labels("key"): FILLED}), cells)


def planned(tasks: Sequence[tuple[str, float, float]], words: Words) -> Picture | None:
    """How many times as long as planned each task took; from three on with the person's own middle."""
    if not tasks:
        return None
    labels, newest = words.within("planned"), [(name, p, a, a / p) for name, p, a in reversed(tasks)]
    ratios = [ratio for *_, ratio in newest]
    middle = own_middle((p, a) for _, p, a in tasks)
    marks = [(1.0, labels("as_planned")), *([(middle, labels("middle"))] if middle else [])]
    rows = []
    for name, _, _, ratio in newest[:NEWEST]:
        rows.append(OnLine(name, f"{ratio:.1f} ×", max(2.0, *ratios), ratio, marks))
        marks = [(at, "") for at, _ in marks]  # the first row says what they are
    cells = [{"task": name, "planned": f"{p:.3g}", "actual": f"{a:.3g}", "times": f"{ratio:.1f}"}
             for name, p, a, ratio in newest]  # fmt: skip
    values = {"longer": sum(ratio > 1 for ratio in ratios), "n": len(tasks), "times": f"{ratios[0]:.1f}"}
    key = "title_middle" if middle else "title_one" if len(tasks) == 1 else "title"
    title = labels(key, **values, middle=f"{middle or 0:.1f}")
    return Picture(title, labels("of"), Lines(rows, {labels("key"): FILLED}), cells, drawn=NEWEST)


def confidence(paces: Iterable[Pace], words: Words) -> Picture | None:
    """How sure the person was of each week's aim, and whether it was kept; from five weeks on."""
    labels, found = words.within("sure"), []
    for pace in paces:
        for week in pace.weeks[:-1]:
            if week.said and week.said.confidence is not None and week.said.aim:
                kept = week.units >= week.said.aim
                found.append((week.first, week.said.confidence, kept, pace.goal.outcome))
    if len(found) < RANGE_FROM:
        return None
    found.sort(reverse=True)
    looks, named = {True: FILLED, False: HOLLOW}, {True: labels("kept"), False: labels("not_kept")}
    rows = [OnLine(f"{words.short_day(first)} · {goal}", str(sure), 100, sure, (), looks[kept])
            for first, sure, kept, goal in found[:NEWEST]]  # fmt: skip
    cells = [{"week": words.day(first), "goal": goal, "sure": sure, "kept": named[kept]}
             for first, sure, kept, goal in found]  # fmt: skip
    values = {"kept": sum(kept for _, _, kept, _ in found), "n": len(found)}
    title = labels("title", **values, middle=f"{median(sure for _, sure, _, _ in found):g}")
    key = {named[kept]: looks[kept] for kept in looks}
    return Picture(title, labels("of"), Lines(rows, key), cells, drawn=NEWEST)
