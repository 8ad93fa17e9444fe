"""Pictures across the rooms: what came before what; not one of them says why."""

from __future__ import annotations

from collections.abc import Callable

from workbook import ui
from workbook.across.model import after_no, by_source, came_again, halves, middle, practised
from workbook.answers import capital
from workbook.book import Book
from workbook.content import Words
from workbook.estimates.conversion import conversion
from workbook.estimates.display_rules import range_in_100
from workbook.interviews.model import job
from workbook.interviews.story import stories
from workbook.ui.drawing.bars import Bar, Bars
from workbook.ui.drawing.tallies import Tallies, Tally

DRAWN = 12


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The pictures by the key of their words."""
    return {
        "practised": lambda: practised_before(book, words),
        "changed": lambda: changed(book, words),
        "again": lambda: again(book, words),
        "sources": lambda: sources(book, words),
        "after_no": lambda: after_a_no(book, words),
    }


def practised_before(book: Book, words: Words) -> ui.Picture | None:
    """Which practice came in the two weeks before which interview; None where there was none at all."""
    labels, every = words.within("practised"), practised(book)
    if not any(one.tries for one in every):
        return None
    named = [(job(one.story.application, book.words("interviews")), one) for one in every]
    rows = [
        Tally(f"{words.short_day(one.held_on)} · {name}", one.tries, one.tries, str(one.tries))
        for name, one in named[:DRAWN]
    ]
    cells = [
        {"day": words.day(one.held_on), "interview": name, "tries": one.tries, "questions": one.questions}
        for name, one in named
    ]
    n = sum(one.tries > 0 for one in every)
    title = labels("title_one" if len(every) == 1 else "title", n=n, of=len(every))
    return ui.Picture(title, labels("of"), Tallies(rows), cells)


def changed(book: Book, words: Words) -> ui.Picture | None:
    """How many interviews went on before and since the first practice; says only what may be said."""
    labels, found = words.within("changed"), halves(book)
    if found is None:
        return None
    bars, cells, since = [], [], words.day(found.since)
    for name, (went, n) in (("before", found.before), ("later", found.later)):
        label, range_ = labels(f"row.{name}", day=since), _range(went, n, words)
        bars.append(_share(label, went, n, labels("note", went=went, n=n, range=range_)))
        cells.append({"part": label, "went": went, "n": n, "range": range_})
    return ui.Picture(labels(f"title.{found.says}"), labels("of", day=since), Bars(bars), cells)


def _range(some: int, of: int, words: Words) -> str:
    """The range in 100 that so many of so many leave open."""
    rate = conversion(some, of)
    return words.in_100(*range_in_100(rate.low95, rate.high95, of))


def _share(label: str, some: int, of: int, note: str) -> Bar:
    """So many of so many as a bar in 100, with its range."""
    rate = conversion(some, of)
    return Bar(label, 100 * some / of, "", note, 100 * rate.low95, 100 * rate.high95)


def again(book: Book, words: Words) -> ui.Picture | None:
    """Which themes of feedback came again after something was done about them."""
    labels, found = words.within("again"), came_again(book)
    if not found:
        return None
    names = book.words("debrief").options("field.theme")
    rows, cells = [], []
    for theme, on, n in found:
        shown = labels("shown", n=n) if n else labels("not_again")
        rows.append(Tally(names[theme], n, n, shown))
        cells.append({"theme": names[theme], "done": words.day(on), "n": n})
    n = sum(count > 0 for _, _, count in found)
    key = "title" if len(found) > 1 else "title_one_again" if n else "title_one"
    title = labels(key, n=n, of=len(found), theme=rows[0].label)
    return ui.Picture(title, labels("of"), Tallies(rows[:DRAWN]), cells)


def sources(book: Book, words: Words) -> ui.Picture | None:
    """How many applications reached an interview, by where the job came from, from twenty in each part on."""
    labels, found = words.within("sources"), by_source(stories(book).values(), book.today())
    if not found:
        return None
    names, bars, cells = book.words("interviews").options("field.source"), [], []
    for one in found:
        counts = {"reached": one.reached, "told": one.told, "range": _range(one.reached, one.told, words)}
        bars.append(_share(names[one.source], one.reached, one.told, labels("note", **counts)))
        cells.append({"source": names[one.source], **counts})
    title = labels("title", n=capital(words.number(len(found))))
    return ui.Picture(title, labels("of"), Bars(bars), cells)


def after_a_no(book: Book, words: Words) -> ui.Picture | None:
    """Days from a no to the letter, the look back and the next application; a middle from five on."""
    labels, found = words.within("after_no"), after_no(book)
    if not any(found.values()):
        return None
    bars, cells, titles = [], [], []
    for what, days in found.items():
        half, name, each = middle(days), labels(f"row.{what}"), ", ".join(map(str, sorted(days)))
        shown, of = "" if half is None else words.count("days", half), words.count("times", len(days))
        titles += [labels(f"title.{what}", days=shown)] if shown else []
        bars.append(Bar(name, float(half or 0), shown, labels("note" if shown else "note_few", of=of)))
        cells.append({"what": name, "middle": shown, "n": len(days), "each": each})
    title = titles[0] if titles else labels("title_few")
    return ui.Picture(title, labels("of"), Bars(bars), cells)
