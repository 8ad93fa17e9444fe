"""What the room's charts say in words: each title a sentence the chart proves, with its counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.answers import capital
from workbook.content import Words
from workbook.estimates.display_rules import RANGE_FROM, Share, percent, percent_range, spoken
from workbook.interviews.model import job
from workbook.interviews.timeline import Line, Timeline, marks_in
from workbook.ui import Reading

if TYPE_CHECKING:
    import pandas as pd


def reach_reading(table: pd.DataFrame, words: Words) -> Reading:
    """The words of the chart of how far applications got; `words` are the room's."""
    rows: dict[str, Any] = {row["stage"]: row for row in table.to_dict("records")}
    sent, say = rows["sent"], words.within("reach")
    counted = {"sent": sent["count"], "ended": sent["ended"]}
    weeks = sent["weeks"]
    known = weeks == weeks and weeks is not None and str(weeks) != "<NA>"
    of = (
        say("of", weeks=words.count("weeks", int(weeks)), **counted)
        if known
        else say("of_no_weeks", **counted)
    )
    decided = {stage: rows[stage]["decided"] for stage in ("interview", "final", "offer")}
    said = [_alt_row(row, words) for row in rows.values()]
    return Reading(
        title=_reach_title({stage: int(row["count"]) for stage, row in rows.items()}, words),
        of=of,
        alt=say("alt", rows=", ".join(said)),
        method=say("method", **decided),
        rows=[_reach_row(row, words) for row in rows.values()],
    )


def range_words(row: Mapping[str, Any], words: Words) -> str:
    """The range beside a bar: fractions from five settled cases, in 100 from a hundred; "" for none yet."""
    say, n = words.within("reach"), int(row["decided"])
    if not int(row["count"]) or row["stage"] == "sent":
        return ""
    if not has_range(row):
        if n == RANGE_FROM - 1:  # the next answer turns this into a range, so it says so (guide, 4.0)
            return say("one_short", base=row["base"])
        return say(f"too_few{'_settled' if int(row['base']) >= RANGE_FROM else ''}", base=row["base"])
    low, high = float(row["low"]), float(row["high"])
    ends = percent_range(low, high, n)
    if ends and n >= 100:
        return say("between_percent", low=ends[0], high=ends[1])
    first, last = spoken(low), spoken(high)
    if first == last:
        return say("same", share=_share(first, words))
    return say("between", low=_share(first, words), high=_share(last, words))


def timeline_reading(lines: Timeline, words: Words) -> Reading:
    """The words of the chart of the log over time; `words` are the room's."""
    say = words.within("over_time")
    counts = {"sent": lines.sent, "ended": lines.ended, "open": lines.sent - lines.ended}
    of = [say("of")]
    if lines.left_out:
        key = "left_out" if any(not line.open for line in lines.lines) else "left_out_open"
        of.append(say(key, shown=len(lines), left=lines.left_out))
    if lines.without_day:
        of.append(say("without_day", n=lines.without_day))
    days = {
        "first": words.day(min(line.start.first for line in lines.lines)),
        "last": words.day(max(line.end.last for line in lines.lines)),
    }
    return Reading(
        title=_timeline_title(counts, words),
        of=" ".join(of),
        alt=say("alt", shown=len(lines), **counts, **days),
        method=say("method", sent=lines.sent, today=words.day(lines.today)),
        rows=[_timeline_row(line, words) for line in reversed(lines.lines)],
    )


def _reach_title(counts: Mapping[str, int], words: Words) -> str:
    said = {stage: words.number(n) for stage, n in counts.items()}
    if counts["sent"] == 1:
        furthest = [stage for stage in counts if counts[stage]][-1]
        return words(f"reach.title.one.{furthest}")
    if not counts["interview"]:
        return capital(words(f"reach.title.{'only_offer' if counts['offer'] else 'none'}", **said))
    all_of_them = counts["interview"] == counts["sent"]
    title = words(f"reach.title.{'all' if all_of_them else 'interview'}", **said)
    only_one = "_of_one" if counts["interview"] == 1 else ""
    for stage in ("final", "offer"):
        if counts[stage]:
            title = words(f"reach.title.{stage}{only_one}", title=title, **{stage: said[stage]})
    return capital(title)


def has_range(row: Mapping[str, Any]) -> bool:
    """Whether enough cases of a stage are settled for a range."""
    return row["low"] is not None and str(row["low"]) not in ("<NA>", "nan")


def _share(share: Share, words: Words) -> str:
    return words(f"share.{share.name or 'fraction'}", times=share.times, of=share.of)


def _alt_row(row: Mapping[str, Any], words: Words) -> str:
    said = {"stage": words(f"reach.stage.{row['stage']}"), "count": row["count"]}
    if not int(row["count"]):
        said["count"] = words("reach.none_yet")
    spread = range_words(row, words)
    return words(f"reach.alt_{'range' if spread else 'row'}", **said, range=spread)


def _reach_row(row: Mapping[str, Any], words: Words) -> dict[str, str]:
    """One row of the table behind; from twenty settled cases on with the share in 100."""
    say, n = words.within("reach"), int(row["decided"])
    spread = _full_range(row, words)
    about = percent(int(row["reached_of"]) / n, n) if n and has_range(row) else None
    if about is not None and spread:
        spread = say("about", percent=about, range=spread)
    sent = row["stage"] == "sent"
    cells = {
        "stage": say(f"stage.{row['stage']}"),
        "count": str(row["count"]),
        "base": "" if sent else str(row["base"]),
        "decided": "" if sent else str(n),
        "range": spread,
    }
    return {say(f"column.{name}"): cell for name, cell in cells.items()}


def _full_range(row: Mapping[str, Any], words: Words) -> str:
    """The range also where none has got there yet: it says how little that tells."""
    return range_words({**row, "count": max(int(row["count"]), int(has_range(row)))}, words)


def _timeline_title(counts: Mapping[str, int], words: Words) -> str:
    say = words.within("over_time")
    said = {name: words.number(n) for name, n in counts.items()}
    if counts["sent"] == 1:
        return say(f"title_one_{'ended' if counts['ended'] else 'open'}")
    if not counts["open"]:
        return say("title_all_ended", **said)
    return capital(say("title" if counts["ended"] else "title_all_open", **said))


def _timeline_row(line: Line, words: Words) -> dict[str, str]:
    say = words.within("over_time.column")
    application = line.history.application
    held = [words.day(r.held_on) for r in line.history.rounds if r.held_on]
    ended = line.history.news[-1].heard_on if line.history.news and not line.open else None
    return {
        say("job"): job(application, words),
        say("sent"): words.day(application.sent_on),
        say("interviews"): ", ".join(held),
        say("stands"): words(f"stands.{line.standing}"),
        say("on"): words.day(ended),
    }


def key_words(lines: Timeline, words: Words) -> dict[str, str]:
    """What the marks in the log over time mean, by the mark's name; only for marks that are there."""
    return {name: words(f"over_time.key_{name}") for name in marks_in(lines)}
