"""The room's two charts: what feedback was about, a dot for each source, and the sessions of each box."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.box import Box, box_of
from workbook.debrief.interviews import interviews
from workbook.debrief.model import SESSIONS, Feedback, FeedbackPoint, HeardBefore, Theme
from workbook.debrief.points import source_of
from workbook.ui.drawing.tallies import Tallies, Tally

MOST_BOXES = 12
MOST_DOTS = 12  # sources that still get a dot each


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The room's pictures by the key of their words."""
    return {"themes": lambda: _themes(book, words), "boxes": lambda: _boxes(book, words)}


def _themes(book: Book, words: Words) -> ui.Picture | None:
    """What feedback was about; a source counts once for a drawer, however many of its points are in it."""
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
    labels, ((theme, most), *_) = words.within("themes"), counts.most_common()
    numbers = {"count": words.number(most), "of": words.number(of)}
    together = list(counts.values()).count(most)
    if of == 1:
        return labels("title_one")
    if most == 1:
        return labels("title_apart", of=words.number(of))
    if together > 1:
        return labels("title_several", n=words.number(together), **numbers)
    return labels("title", theme=words.options("field.theme")[theme], **numbers)


def _boxes(book: Book, words: Words) -> ui.Picture | None:
    """The sessions of each box, the interviews looked back at last first."""
    labels, known = words.within("boxes"), interviews(book, words)
    begun = [(interview.short, box) for interview in known if (box := box_of(book, interview.id)).used]
    if not (rows := begun[:MOST_BOXES]):
        return None
    closed, marks, cells, spoken = sum(box.closed for _, box in rows), [], [], []
    for name, box in rows:
        shown = _used(box, words)
        ended = labels("yes") if box.closed else ""
        marks.append(Tally(name, box.used, max(SESSIONS, box.used), shown))
        cells.append({"name": name, "used": box.used, "minutes": box.minutes, "closed": ended})
        spoken.append({"name": name, "box": shown})
    alone = f"title_one_{'closed' if closed else min(rows[0][1].used, 3)}"
    key = alone if len(rows) == 1 else "title" if closed else "title_none"
    title = labels(key, closed=words.number(closed), of=words.number(len(rows)))
    return ui.Picture(title, labels("of"), Tallies(marks, dots=False), cells, spoken)


def _used(box: Box, words: Words) -> str:
    """How far a box is used: its sessions, the minutes where a timer ran, and whether it is closed."""
    labels = words.within("boxes")
    minutes = words.count("minutes", box.minutes) if box.minutes is not None else ""
    parts = (words.count("sessions", box.used), minutes, labels("closed") if box.closed else "")
    return labels("between").join(part for part in parts if part)
