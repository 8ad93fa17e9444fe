"""The room's two charts: what feedback was about, a dot for each source, and the sessions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.interviews import interviews
from workbook.debrief.model import SESSIONS, Feedback, FeedbackPoint, HeardBefore, Theme
from workbook.debrief.points import source_of
from workbook.debrief.story import Debrief, debrief_of
from workbook.ui.drawing.tallies import Tallies, Tally

MOST_INTERVIEWS = 12
MOST_DOTS = 12  # sources that still get a dot each


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The room's pictures by the key of their words."""
    return {"themes": lambda: _themes(book, words), "boxes": lambda: _sessions(book, words)}


def _themes(book: Book, words: Words) -> ui.Picture | None:
    """What feedback was about; a source counts once for a theme, however many of its points are about it."""
    source = {stored.id: source_of(stored) for stored in book.store.all(Feedback)}
    points = [stored.record for stored in book.store.all(FeedbackPoint)]
    often = {point.theme for point in points if point.heard_before is HeardBefore.MORE_THAN_ONCE}
    voices: defaultdict[Theme, set[str]] = defaultdict(set)
    for point in points:
        if point.theme:
            voices[point.theme].add(source.get(point.feedback, point.feedback))
    counts = Counter({theme: len(voices[theme]) for theme in Theme if theme in voices})
    if not counts:
        return None
    labels, names = words.within("themes"), words.options("field.theme")
    of = len(set().union(*voices.values()))
    marks, cells, spoken = [], [], []
    for theme, count in counts.most_common():
        name, shown, filled = names[theme], labels("count", count=count, of=of), min(count, MOST_DOTS)
        again = labels("again") if theme in often or count > 1 else ""
        marks.append(Tally(name, filled, of if of <= MOST_DOTS else filled, shown, again))
        cells.append({"theme": name, "count": shown, "again": again})
        spoken.append({"theme": name, "count": count, "of": of})
    title = _themes_title(counts, of, words)
    return ui.Picture(title, words.count("read", of), Tallies(marks), cells, spoken)


def _themes_title(counts: Counter[Theme], of: int, words: Words) -> str:
    (theme, most), *_ = counts.most_common()
    together = list(counts.values()).count(most)
    alone = "title_several" if together > 1 else "title"
    key = "title_one" if of == 1 else "title_apart" if most == 1 else alone
    numbers = {name: words.number(n) for name, n in {"count": most, "of": of, "n": together}.items()}
    return words(f"themes.{key}", theme=words.options("field.theme")[theme], **numbers)


def _sessions(book: Book, words: Words) -> ui.Picture | None:
    """The sessions of each interview, those looked back at last first."""
    labels, known = words.within("boxes"), interviews(book, words)
    found = [(interview.short, debrief_of(book, interview.id)) for interview in known]
    rows = [(name, debrief) for name, debrief in found if debrief.used][:MOST_INTERVIEWS]
    if not rows:
        return None
    closed, marks, cells, spoken = sum(debrief.closed for _, debrief in rows), [], [], []
    for name, debrief in rows:
        shown = _used(debrief, words)
        ended = labels("yes") if debrief.closed else ""
        marks.append(Tally(name, debrief.used, max(SESSIONS, debrief.used), shown))
        cells.append({"name": name, "used": debrief.used, "minutes": debrief.minutes, "closed": ended})
        spoken.append({"name": name, "box": shown})
    alone = f"title_one_{'closed' if closed else min(rows[0][1].used, 3)}"
    key = alone if len(rows) == 1 else "title" if closed else "title_none"
    title = labels(key, closed=words.number(closed), of=words.number(len(rows)))
    return ui.Picture(title, labels("of"), Tallies(marks, dots=False), cells, spoken)


def _used(debrief: Debrief, words: Words) -> str:
    """What was used of a debrief: its sessions, the minutes where a timer ran, and whether it is closed."""
    labels = words.within("boxes")
    minutes = words.count("minutes", debrief.minutes) if debrief.minutes is not None else ""
    parts = (words.count("sessions", debrief.used), minutes, labels("closed") if debrief.closed else "")
    return labels("between").join(part for part in parts if part)
