"""The room's two pictures: how far applications got, and the log over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.estimates.display_rules import RANGE_FROM, range_in_100
from workbook.how_far.timeline import Line, drawn_of, line_of
from workbook.interviews.model import job
from workbook.interviews.story import AWAITED, Standing, Story, stories
from workbook.ui.drawing.bars import Bar, Bars
from workbook.ui.drawing.spans import Drawn, Sign, SpanRow, Spans, Stroke
from workbook.ui.drawing.style import ACCENT, INK, QUIET, SURFACE

Row = Mapping[str, Any]


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The room's pictures by the key of their words."""
    log_words = book.words("interviews")
    return {
        "reach": lambda: reach_picture(stories(book).values(), book.today(), words),
        "over_time": lambda: log_picture(stories(book).values(), book.today(), words, log_words),
    }


def reach_picture(log: Iterable[Story], today: date, words: Words) -> ui.Picture | None:
    """How many applications reached each stage, with the plausible range on the bar from five settled on."""
    from workbook.how_far.analysis import reach, standings

    table = reach(standings(log, today), today)
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return _reach({row["stage"]: row for row in rows}, words) if rows else None


def _reach(rows: Mapping[str, Row], words: Words) -> ui.Picture:
    labels, sent = words.within("reach"), rows["sent"]
    weeks = "" if sent["weeks"] is None else words.count("weeks", sent["weeks"])
    of = labels("of" if weeks else "of_no_weeks", weeks=weeks, sent=sent["count"], ended=sent["ended"])
    age = words.count("weeks", -(-sent["old"] // 7))
    any_range = any(row["low"] is not None for row in rows.values())
    bars, cells, spoken = zip(*(_stage(row, words) for row in rows.values()), strict=True)
    return ui.Picture(
        title=_reach_title({stage: row["count"] for stage, row in rows.items()}, words),
        of=" ".join([of, *([labels("old", age=age)] if any_range else [])]),
        marks=Bars(bars),
        cells=cells,
        alt=labels("alt", rows=", ".join(spoken)),
        method=labels("method", age=age, **{stage: row["decided"] for stage, row in rows.items()}),
    )


def _reach_title(counts: Mapping[str, int], words: Words) -> str:
    titles, numbers = words.within("reach.title"), {stage: words.number(n) for stage, n in counts.items()}
    if counts["sent"] == 1:
        furthest = [stage for stage in counts if counts[stage]][-1]
        return titles(f"one.{furthest}")
    if not counts["interview"]:
        return titles("only_offer" if counts["offer"] else "none", **numbers)
    title = titles("all" if counts["interview"] == counts["sent"] else "interview", **numbers)
    only_one = "_of_one" if counts["interview"] == 1 else ""
    for stage in ("final", "offer"):
        if counts[stage]:
            title = titles(f"{stage}{only_one}", title=title, **{stage: numbers[stage]})
    return title


def _stage(row: Row, words: Words) -> tuple[Bar, dict[str, object], str]:
    """One stage as a bar, as a row of the table behind, and as the alt sentence says it.

    The range on the bar is what the chance of those old enough to tell would give of them all.
    """
    labels, count, low = words.within("reach"), row["count"], row["low"]
    name, none_yet, sent = labels(f"stage.{row['stage']}"), labels("none_yet"), row["stage"] == "sent"
    range_, base = _range(row, words), row["base"] if count and low is not None else None
    bar = Bar(
        label=name,
        value=count,
        shown=str(count) if count else "",
        note=range_ if count else none_yet,
        low=base and low * base,
        high=base and row["high"] * base,
        soft=sent,
    )
    cells = {"stage": name, "count": count}
    cells |= {key: None if sent else row[key] for key in ("base", "decided")}
    # Also where none has got there yet there is a range: it says how little that tells.
    cells["range"] = range_ if count or low is not None else None
    key = "alt_range" if range_ and count else "alt_row"
    return bar, cells, labels(key, stage=name, count=count or none_yet, range=range_)


def _range(row: Row, words: Words) -> str:
    """The range and whose it is, or while there is none of how many the count is; "" for what was sent."""
    labels, n = words.within("reach"), row["decided"]
    if row["stage"] == "sent":
        return ""
    if row["low"] is None:
        # The next one turns this into a range, so it says so (guide, 4.0).
        return labels("one_short" if n == RANGE_FROM - 1 else "too_few", base=row["base"])
    range_ = words.in_100(*range_in_100(row["low"], row["high"], n))
    return labels("range", reached=row["reached_of"], of=n, range=range_)


# What the lines are drawn of, by the name of each mark, as the key explains it.
KEY: dict[str, Drawn] = {
    "interview": [Sign(11)],
    "coming": [Sign(11, colour=SURFACE)],
    "ended": [Stroke(0, 20, QUIET, 2), Sign(20, "|", size=13)],
    "open": [Stroke(0, 18, ACCENT, 3), Sign(18, ">", ACCENT)],
    "unsure": [Stroke(0, 22, QUIET, 2, dashed=True)],
}


def log_picture(log: Iterable[Story], today: date, words: Words, log_words: Words) -> ui.Picture | None:
    """Each application as a line from the day it was sent to its answer, or with an arrow to today.

    `log_words` say its name and where it stands, as the log does.
    """
    standings = [(story, story.standing(today)) for story in log]
    sent = [(story, standing) for story, standing in standings if standing is not Standing.NOT_APPLIED]
    lines = [line for story, _ in sent if (line := line_of(story, today))]
    drawn, ended = drawn_of(lines), sum(standing not in AWAITED for _, standing in sent)
    if not drawn:
        return None
    labels, counts = words.within("over_time"), {"sent": len(sent), "ended": ended, "open": len(sent) - ended}
    marks = {line: _marks(line, today) for line in drawn}
    names = {name for of_line in marks.values() for name, _ in of_line}
    spans = Spans(
        [SpanRow(line.story.application.organisation, [m for _, m in marks[line]]) for line in drawn],
        min(line.start.first for line in drawn),
        max(day.last for line in drawn for day in (line.end, *line.rounds)),
        dict(enumerate(words.spoken().list("months.short"), start=1)),
        {labels(f"key_{name}"): mark for name, mark in KEY.items() if name in names},
    )
    days = {"first": words.day(spans.first), "last": words.day(max(line.end.last for line in drawn))}
    return ui.Picture(
        title=_log_title(counts, words),
        of=_log_of(drawn, len(lines) - len(drawn), len(sent) - len(lines), labels),
        marks=spans,
        cells=[_log_cells(line, log_words) for line in reversed(drawn)],
        alt=labels("alt", shown=len(drawn), **counts, **days),
        method=labels("method", sent=len(sent), today=words.day(today)),
    )


def _log_title(counts: Mapping[str, int], words: Words) -> str:
    labels, numbers = words.within("over_time"), {name: words.number(n) for name, n in counts.items()}
    if counts["sent"] == 1:
        return labels(f"title_one_{'ended' if counts['ended'] else 'open'}")
    if not counts["open"]:
        return labels("title_all_ended", **numbers)
    return labels("title" if counts["ended"] else "title_all_open", **numbers)


def _log_of(drawn: Sequence[Line], left_out: int, without_day: int, labels: Words) -> str:
    all_open = all(line.open for line in drawn)
    left = labels("left_out_open" if all_open else "left_out", shown=len(drawn), left=left_out)
    undated = labels("without_day", n=without_day)
    return " ".join([labels("of"), *([left] if left_out else []), *([undated] if without_day else [])])


def _marks(line: Line, today: date) -> list[tuple[str, Stroke | Sign]]:
    """An application's line, broken over days that are not known, its ending, and its interviews.

    Each mark has its name in KEY, or "" where another one explains it.
    """
    colour, width = (ACCENT, 3.0) if line.open else (QUIET, 2.0)
    begin, end = line.start.last.toordinal(), max(line.end.first, line.start.last).toordinal()
    marks: list[tuple[str, Stroke | Sign]] = [("", Stroke(begin, end, colour, width))]
    for unsure in (line.start, line.end):
        if not unsure.exact:
            days = unsure.first.toordinal(), unsure.last.toordinal()
            marks.append(("unsure", Stroke(*days, colour, width, dashed=True)))
    last = line.end.last.toordinal()
    if line.open:
        marks.append(("open", Sign(end, ">", ACCENT)))
    elif line.end.exact:  # a day that nobody wrote down has no mark
        marks.append(("ended", Sign(last, "|", size=13)))
    for held in line.rounds:  # hollow where it is still to come or its day is not known exactly
        name = "coming" if held.first > today else "interview" if held.exact else ""
        at = (held.first.toordinal() + held.last.toordinal()) / 2
        marks.append((name, Sign(at, colour=INK if name == "interview" else SURFACE)))
    return marks


def _log_cells(line: Line, words: Words) -> dict[str, str]:
    story = line.story
    ended = story.news[-1].heard_on if story.news and not line.open else None
    return {
        "job": job(story.application, words),
        "sent": words.day(story.application.sent_on),
        "interviews": ", ".join(words.day(round_.held_on) for round_ in story.rounds if round_.held_on),
        "stands": words(f"stands.{line.standing}"),
        "on": words.day(ended),
    }
