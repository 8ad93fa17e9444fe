"""What the room's charts say in words: each title a sentence the chart proves, with its counts."""

from __future__ import annotations

from workbook.content import Words
from workbook.estimates.display_rules import spoken
from workbook.estimates.waits import Point, Split, Wait, enough, followed, half_answered, replies, reply_curve
from workbook.interviews.model import job
from workbook.messages.tables import NEXT, NO, Bar, Bars, Seen, SentCounts
from workbook.ui import Reading

STEPS = (28, 21, 14, 10, 7, 5, 3)  # days a count is made at; the latest that says something
FURTHER = 14


def share_words(share: float, words: Words) -> str:
    """A share between 0 and 1 as people say it."""
    said = spoken(min(max(share, 0.0), 1.0))  # sums of shares end a little beside 0 and 1
    return words(f"share.{said.name or 'fraction'}", times=said.times, of=said.of)


def loops_reading(bars: Bars, words: Words) -> Reading:
    """The words of the open loops."""
    say = words.within("loops")
    counts = {"open": bars.open, "closed": bars.closed}
    left = bars.open + bars.closed - len(bars)
    of = [say("of"), *([say("left_out", shown=len(bars), left=left)] if left else [])]
    days = {
        "first": words.day(min(bar.began for bar in bars.bars)),
        "last": words.day(max(bar.ends for bar in bars.bars)),
    }
    return Reading(
        title=_loops_title(bars, words),
        of=" ".join(of),
        alt=say("alt", shown=len(bars), open=counts["open"], ended=counts["closed"], **days),
        method=say("method"),
        rows=[_loop_row(bar, words) for bar in reversed(bars.bars)],
    )


def _loops_title(bars: Bars, words: Words) -> str:
    say, single = words.within("loops"), bars.open + bars.closed == 1
    if single:
        return say("title_one_ended" if bars.closed else "title_one_open")
    key = "title_open" if bars.open and bars.closed else "title_all_open" if bars.open else "title_all_ended"
    return say(key, open=bars.open, ended=bars.closed)


def _loop_row(bar: Bar, words: Words) -> dict[str, str]:
    say = words.within("loops")
    stands = "key_answered" if bar.answered else "key_ended" if bar.closed else "key_open"
    cells = {
        "job": job(bar.application, words),
        "began": words.day(bar.began),
        "ends": words.day(bar.ends),
        "stands": say(stands),
    }
    return {say(f"column.{name}"): cell for name, cell in cells.items()}


def sent_reading(table: SentCounts, words: Words) -> Reading:
    """The words of the counts of what was sent."""
    say, counts = words.within("sent_counts"), table.counts
    said = [say("row", what=say(what), count=n) for what, n in counts.items()]
    title = say(
        "title" if counts["asked"] else "title_thanks",
        thanked=words.count("places", counts["thanked"]),
        asked=counts["asked"],
    )
    return Reading(
        title=title,
        of=say("of"),
        alt=say("alt", rows=", ".join(said)),
        method=say("method"),
        rows=[{say("what"): say(what), say("count"): str(n)} for what, n in counts.items()],
    )


def curve_reading(seen: Seen, words: Words, kind: str) -> Reading:
    """The words of the reply curve, or of its lines while there are fewer than eight answers."""
    say, waits = words.within("curve"), seen.waits
    answered = replies(waits)
    silent = len(waits) - answered
    of = [say("of", waits=words.count("waits", len(waits)), answered=answered, silent=silent)]
    if seen.left_out:
        of.append(say("of_left_out", n=seen.left_out))
    start = say(f"start_{kind}")
    if not enough(waits):
        last = max(wait.days for wait in waits)
        alt = say("alt_lines", waits=len(waits), last=last, answered=answered)
        method = f"{say('method_lines')} {start}"
        return Reading(counts_title(waits, words), " ".join(of), alt, method, _wait_rows(waits, words))
    points = reply_curve(waits)
    end = points[-1]
    alt = say("alt_curve", share=share_words(1 - end.silent, words), last=end.day)
    method = f"{say('method_curve', waits=len(waits), answered=answered)} {start}"
    rows = [_point_row(point, words) for point in points]
    return Reading(_curve_title(points, words), " ".join(of), alt, method, rows)


def counts_title(waits: tuple[Wait, ...], words: Words) -> str:
    """Plain counts: of the waits still silent on some day, how many followed further got an answer."""
    say = words.within("curve")
    for day in STEPS:
        seen = followed(waits, day, day + FURTHER)
        if seen.followed >= 2:
            return say(
                "title_followed",
                day=day,
                answered=seen.answered,
                followed=seen.followed,
                until=day + FURTHER,
            )
    return say("title_counts", answered=replies(waits), waits=words.count("waits", len(waits)))


def _curve_title(points: list[Point], words: Words) -> str:
    """A day with its range, never a single number: the day half were answered, or else the last answer's."""
    half = half_answered(points)
    day = max(p.day for p in points if p.answers) if half is None else half
    point = next(p for p in points if p.day == day)
    if point.low is None or point.high is None:
        low = high = share_words(1 - point.silent, words)
    else:
        low, high = (share_words(1 - end, words) for end in (point.high, point.low))
    key = "curve.title_curve_same" if low == high else "curve.title_curve"
    return words(key, day=day, low=low, high=high) if low != high else words(key, day=day, low=low)


def _point_row(point: Point, words: Words) -> dict[str, str]:
    say = words.within("curve.column")
    spread = ""
    if point.low is not None and point.high is not None:
        low, high = (share_words(1 - end, words) for end in (point.high, point.low))
        spread = words("share.between", low=low, high=high) if low != high else low
    cells = {
        "day": str(point.day),
        "at_risk": str(point.at_risk),
        "answers": str(point.answers),
        "range": spread,
    }
    return {say(name): cell for name, cell in cells.items()}


def _wait_rows(waits: tuple[Wait, ...], words: Words) -> list[dict[str, str]]:
    say = words.within("curve")
    return [
        {
            say("column.wait"): words.count("days", wait.days),
            say("column.ended"): say("key_answered" if wait.answered else "key_silent"),
        }
        for wait in sorted(waits, key=lambda w: w.days)
    ]


def split_reading(seen: Seen, split: list[Split], words: Words) -> Reading:
    """The words of which answer came."""
    say, waits, last = words.within("split"), seen.waits, split[-1]
    answered = replies(waits)
    kinds = {kind: sum(wait.answer == kind for wait in waits) for kind in (NEXT, NO)}
    shares = {kind: share_words(last.answers.get(kind, 0.0), words) for kind in (NEXT, NO)}
    silent = share_words(last.silent, words)
    return Reading(
        title=say("title", answered=answered, **kinds),
        of=say("of", waits=len(waits), answered=answered),
        alt=say("alt", last=last.day, silent=silent, **shares),
        method=say("method", waits=len(waits), answered=answered),
        rows=[_split_row(row, words) for row in split],
    )


def _split_row(row: Split, words: Words) -> dict[str, str]:
    say = words.within("split")
    cells = {say("day"): str(row.day)}
    for kind in (NEXT, NO):
        cells[say(kind)] = share_words(row.answers.get(kind, 0.0), words)
    cells[say("silent")] = share_words(row.silent, words)
    return cells
