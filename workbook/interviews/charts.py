"""The room's two pictures: how far applications got, and the log over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from workbook import ui
from workbook.content import Words
from workbook.estimates.display_rules import RANGE_FROM, range_in_100
from workbook.interviews.model import job
from workbook.interviews.story import Story
from workbook.interviews.timeline import Line, Timeline, timeline
from workbook.ui.drawing.bars import Bar, Bars
from workbook.ui.drawing.spans import Drawn, Sign, SpanRow, Spans, Stroke
from workbook.ui.drawing.style import ACCENT, INK, QUIET, SURFACE

Row = Mapping[str, Any]


def reach_picture(log: Iterable[Story], today: date, words: Words) -> ui.Picture | None:
    """How many applications reached each stage, with the plausible range on the bar from five settled on."""
    from workbook.interviews.analysis import reach, standings

    table = reach(standings(log, today), today)
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return _reach({row["stage"]: row for row in rows}, words) if rows else None


def _reach(rows: Mapping[str, Row], words: Words) -> ui.Picture:
    labels, sent = words.within("reach"), rows["sent"]
    weeks = "" if sent["weeks"] is None else words.count("weeks", sent["weeks"])
    told = {stage: rows[stage]["decided"] for stage in ("interview", "final", "offer")}
    counts = {"sent": sent["count"], "ended": sent["ended"]}
    age = words.count("weeks", -(-sent["old"] // 7))
    old = [labels("old", age=age)] if any(row["low"] is not None for row in rows.values()) else []
    spoken_rows = ", ".join(_spoken(row, words) for row in rows.values())
    return ui.Picture(
        title=_reach_title({stage: row["count"] for stage, row in rows.items()}, words),
        of=" ".join([labels("of" if weeks else "of_no_weeks", weeks=weeks, **counts), *old]),
        marks=Bars([_bar(row, words) for row in rows.values()]),
        cells=[_reach_cells(row, words) for row in rows.values()],
        alt=labels("alt", rows=spoken_rows),
        method=labels("method", age=age, **told),
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


def _bar(row: Row, words: Words) -> Bar:
    """One stage as a bar; its range is what the chance of those old enough to tell would give of them all."""
    count = row["count"]
    base = row["base"] if count and row["low"] is not None else None
    return Bar(
        label=words(f"reach.stage.{row['stage']}"),
        value=count,
        shown=str(count) if count else "",
        note=range_words(row, words) if count else words("reach.none_yet"),
        low=base and row["low"] * base,
        high=base and row["high"] * base,
        soft=row["stage"] == "sent",
    )


def range_words(row: Row, words: Words) -> str:
    """The range beside a bar, with whose it is; "" for none yet."""
    return _range(row, words) if row["count"] and row["stage"] != "sent" else ""


def _range(row: Row, words: Words) -> str:
    """The range and whose it is; while there is none, of how many the count is."""
    labels, n = words.within("reach"), row["decided"]
    if row["low"] is None:
        # The next one turns this into a range, so it says so (guide, 4.0).
        return labels("one_short" if n == RANGE_FROM - 1 else "too_few", base=row["base"])
    return labels("range", reached=row["reached_of"], of=n, range=_in_100(row, words))


def _in_100(row: Row, words: Words) -> str:
    return words.in_100(*range_in_100(row["low"], row["high"], row["decided"]))


def _spoken(row: Row, words: Words) -> str:
    labels, spread = words.within("reach"), range_words(row, words)
    count = row["count"] or labels("none_yet")
    key = "alt_range" if spread else "alt_row"
    return labels(key, stage=labels(f"stage.{row['stage']}"), count=count, range=spread)


def _reach_cells(row: Row, words: Words) -> dict[str, str]:
    """One row of the table behind."""
    labels, n, ranged = words.within("reach"), row["decided"], row["low"] is not None
    # Also where none has got there yet there is a range: it says how little that tells.
    spread = _range(row, words) if row["stage"] != "sent" and (row["count"] or ranged) else ""
    of = {} if row["stage"] == "sent" else {"base": str(row["base"]), "decided": str(n)}
    cells = {"stage": labels(f"stage.{row['stage']}"), "count": str(row["count"])}
    return {**cells, "base": "", "decided": "", **of, "range": spread}


def log_picture(log: Iterable[Story], today: date, words: Words) -> ui.Picture | None:
    """Each application as a line from the day it was sent to its answer, or with an arrow to today."""
    lines = timeline(log, today)
    return _log(lines, words) if lines.lines else None


def _log(lines: Timeline, words: Words) -> ui.Picture:
    labels = words.within("over_time")
    counts = {"sent": lines.sent, "ended": lines.ended, "open": lines.sent - lines.ended}
    first = min(line.start.first for line in lines.lines)
    ends = [day for line in lines.lines for day in (line.end.last, *(held.last for held in line.rounds))]
    days = {"first": words.day(first), "last": words.day(max(line.end.last for line in lines.lines))}
    return ui.Picture(
        title=_log_title(counts, words),
        of=_log_of(lines, words),
        marks=Spans(
            [SpanRow(line.story.application.organisation, _drawn(line, lines.today)) for line in lines.lines],
            first,
            max(ends),
            dict(enumerate(words.spoken().short_months, start=1)),
            {labels(f"key_{name}"): KEY[name] for name in lines.marks},
        ),
        cells=[_log_cells(line, words) for line in reversed(lines.lines)],
        alt=labels("alt", shown=len(lines.lines), **counts, **days),
        method=labels("method", sent=lines.sent, today=words.day(lines.today)),
    )


KEY: dict[str, Drawn] = {
    "interview": [Sign(11)],
    "coming": [Sign(11, colour=SURFACE)],
    "ended": [Stroke(0, 20, QUIET, 2), Sign(20, "|", size=13)],
    "open": [Stroke(0, 18, ACCENT, 3), Sign(18, ">", ACCENT)],
    "unsure": [Stroke(0, 22, QUIET, 2, dashed=True)],
}


def _log_title(counts: Mapping[str, int], words: Words) -> str:
    labels, numbers = words.within("over_time"), {name: words.number(n) for name, n in counts.items()}
    if counts["sent"] == 1:
        return labels(f"title_one_{'ended' if counts['ended'] else 'open'}")
    if not counts["open"]:
        return labels("title_all_ended", **numbers)
    return labels("title" if counts["ended"] else "title_all_open", **numbers)


def _log_of(lines: Timeline, words: Words) -> str:
    labels = words.within("over_time")
    sentences = [labels("of")]
    if lines.left_out:
        key = "left_out" if any(not line.open for line in lines.lines) else "left_out_open"
        sentences.append(labels(key, shown=len(lines.lines), left=lines.left_out))
    if lines.without_day:
        sentences.append(labels("without_day", n=lines.without_day))
    return " ".join(sentences)


def _drawn(line: Line, today: date) -> list[Stroke | Sign]:
    """An application's line, broken over days that are not known, its ending, and its interviews."""
    colour, width = (ACCENT, 3.0) if line.open else (QUIET, 2.0)
    begin, end = line.start.last.toordinal(), max(line.end.first, line.start.last).toordinal()
    marks: list[Stroke | Sign] = [Stroke(begin, end, colour, width)]
    for unsure in (line.start, line.end):
        if not unsure.exact:
            days = unsure.first.toordinal(), unsure.last.toordinal()
            marks.append(Stroke(*days, colour, width, dashed=True))
    marks.append(Sign(end, ">", ACCENT) if line.open else Sign(line.end.last.toordinal(), "|", size=13))
    for held in line.rounds:  # hollow where it is still to come or its day is not known exactly
        fill = SURFACE if held.first > today or not held.exact else INK
        marks.append(Sign((held.first.toordinal() + held.last.toordinal()) / 2, colour=fill))
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
