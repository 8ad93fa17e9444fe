"""The room's pictures: requests as bars that end, what was sent, how long answers take, which came."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.estimates import waits as estimates
from workbook.estimates.display_rules import range_in_100, said
from workbook.estimates.waits import Point, Split, Wait, replies
from workbook.interviews.model import Application, job
from workbook.interviews.story import stories
from workbook.messages.correspondence import Correspondence, correspondence
from workbook.messages.model import EndedAs
from workbook.messages.request import FeedbackRequest, RequestState
from workbook.quiet.story import NEXT, NO, interview_waits
from workbook.ui.drawing.bars import Bar, Bars
from workbook.ui.drawing.curve import Area, Curves, Strips
from workbook.ui.drawing.spans import Drawn, Sign, SpanRow, Spans, Stroke
from workbook.ui.drawing.style import ACCENT, LINE, QUIET, SOFT, SURFACE

MOST = 24  # bars that can still be read one by one
STEPS = (28, 21, 14, 10, 7, 5, 3)  # days a count is made at; the latest that says something
FURTHER = 14
INTERVIEW, FEEDBACK = "interview", "feedback"  # what a wait is for
SOFTER = ("answered", "let_go")  # counts that nobody brings about

# How a key shows what is drawn: a colour as a thick line, an answer as a dot.
ACCENTED, PALE, GREY = ([Stroke(0, 20, colour, 7, flat=True)] for colour in (ACCENT, SOFT, LINE))
ENDED: Drawn = [Stroke(0, 18, QUIET, 7, flat=True), Sign(18, "|", size=13)]
ANSWERED, SILENT = [Sign(10)], [Sign(10, colour=SURFACE)]
LAST, STILL = [Sign(10, "|", size=14)], [Sign(10, "s", SURFACE, 10)]


def pictures(
    book: Book, words: Words, kind: Callable[[], str] | None = None
) -> dict[str, Callable[[], ui.Picture | None]]:
    """The room's pictures by key; `kind()` is the kind of wait that the curve is of, usually interviews."""
    kind = kind or (lambda: INTERVIEW)
    return {
        "loops": lambda: loops_picture(correspondence(book), words),
        "sent_counts": lambda: sent_picture(correspondence(book), words),
        "curve": lambda: curve_picture(waits(book, kind()), kind(), words),
        "split": lambda: split_picture(waits(book, INTERVIEW), words),
    }


def loops_picture(now: Correspondence, words: Words) -> ui.Picture | None:
    """Each request and wait from its first to its last day; of many, those that are open, then the newest."""
    every, labels = bars(now), words.within("loops")
    if not every:
        return None
    shown = sorted(every[:MOST], key=lambda bar: (bar.began, bar.ends))
    left, closed = len(every) - len(shown), sum(bar.closed for bar in every)
    counts = {"open": len(every) - closed, "ended": closed}
    days = {"first": shown[0].began, "last": max(bar.ends for bar in shown)}
    return ui.Picture(
        title=_loops_title(counts, labels),
        of=" ".join([labels("of"), *([labels("left_out", shown=len(shown), left=left)] if left else [])]),
        marks=_spans(shown, now.today, words),
        cells=[_loop_cells(bar, words) for bar in reversed(shown)],
        alt=labels("alt", shown=len(shown), **counts, **days),
    )


def _spans(shown: Sequence[RequestBar], today: date, words: Words) -> Spans:
    is_open = any(not bar.closed for bar in shown)
    key: dict[str, Drawn] = {
        "open": ACCENTED if is_open else [],
        "ahead": PALE if is_open else [],
        "ended": ENDED if any(bar.closed for bar in shown) else [],
        "answered": ANSWERED if any(bar.answered for bar in shown) else [],
    }
    return Spans(
        [SpanRow(b.application.organisation, _drawn(b, today), job(b.application, words)) for b in shown],
        shown[0].began,
        max(today, *(bar.ends for bar in shown)),
        dict(enumerate(words.spoken().list("months.short"), start=1)),
        {words(f"loops.key_{name}"): drawn for name, drawn in key.items() if drawn},
    )


def _drawn(bar: RequestBar, today: date) -> Drawn:
    """A bar; what is still to come of it is pale."""
    begin, end = bar.began.toordinal(), bar.ends.toordinal()
    now = end if bar.closed else min(max(today.toordinal(), begin), end)
    line = Stroke(begin, max(now, begin + 0.4), QUIET if bar.closed else ACCENT, 7)
    if not bar.closed:
        return [Stroke(begin, end, SOFT, 7), Sign(end, "|", ACCENT, 14), line]
    return [line, Sign(end) if bar.answered else Sign(end, "|", size=14)]


def _loops_title(counts: dict[str, int], labels: Words) -> str:
    if sum(counts.values()) == 1:
        return labels("title_one_ended" if counts["ended"] else "title_one_open")
    if counts["open"] and counts["ended"]:
        return labels("title_open", **counts)
    return labels("title_all_open" if counts["open"] else "title_all_ended", **counts)


def _loop_cells(bar: RequestBar, words: Words) -> dict[str, str]:
    stands = "answered" if bar.answered else "ended" if bar.closed else "open"
    return {
        "job": job(bar.application, words),
        "began": words.day(bar.began),
        "ends": words.day(bar.ends),
        "stands": words(f"loops.key_{stands}"),
    }


def sent_picture(now: Correspondence, words: Words) -> ui.Picture | None:
    """How many applications were thanked, asked, followed up, answered and let go."""
    every, labels = now.requests.values(), words.within("sent_counts")
    counts = {
        "thanked": sum(request.thanks is not None for request in every),
        "asked": sum(request.ask is not None for request in every),
        "followed_up": sum(request.follow_up is not None for request in every),
        "answered": sum(bool(request.replies) for request in every),
        "let_go": sum(bool(r.ask) and r.ended_as(now.today) is EndedAs.LET_GO for r in every),
    }
    if not counts["thanked"]:
        return None
    thanked = words.count("places", counts["thanked"])
    cells = [{"what": labels(what), "count": n} for what, n in counts.items()]
    return ui.Picture(
        title=labels("title" if counts["asked"] else "title_thanks", thanked=thanked, asked=counts["asked"]),
        of=labels("of"),
        marks=Bars([Bar(labels(k), n, str(n or ""), soft=k in SOFTER) for k, n in counts.items()]),
        cells=cells,
        alt=labels("alt", rows=", ".join(labels("row", **row) for row in cells)),
    )


def curve_picture(waits: Sequence[Wait | None], kind: str, words: Words) -> ui.Picture | None:
    """How long answers take: the share answered by each day, or each wait while under eight were answered."""
    labels, known = words.within("curve"), [wait for wait in waits if wait]
    if not known:
        return None
    n, answered, left_out = len(known), replies(known), len(waits) - len(known)
    of = [labels("of", waits=words.count("waits", n), answered=answered, silent=n - answered)]
    of += [labels("of_left_out", n=left_out)] if left_out else []
    picture = _curve if estimates.enough(known) else _lines
    start = labels(f"start_{kind}")
    return picture(known, " ".join(of), start, words)


def _lines(known: Sequence[Wait], of: str, start: str, words: Words) -> ui.Picture:
    labels, ordered = words.within("curve"), sorted(known, key=lambda wait: wait.days)
    ended = {True: labels("key_answered"), False: labels("key_silent")}
    key = {ended[True]: ANSWERED, ended[False]: SILENT}
    rows = [(wait.days, wait.answered) for wait in ordered]
    return ui.Picture(
        title=_counts_title(known, words),
        of=of,
        marks=Strips(rows, words.within("axis"), key),
        cells=[{"wait": words.count("days", wait.days), "ended": ended[wait.answered]} for wait in ordered],
        alt=labels("alt_lines", waits=len(known), last=ordered[-1].days, answered=replies(known)),
        method=f"{labels('method_lines')} {start}",
    )


def _curve(known: Sequence[Wait], of: str, start: str, words: Words) -> ui.Picture:
    labels, points = words.within("curve"), estimates.reply_curve(known)
    last, share = points[-1].day, 1 - points[-1].silent
    band = [(p.day, 1 - p.low, 1 - p.high) for p in points if p.low is not None and p.high is not None]
    upper, lower = [(day, high) for day, high, _ in band], [(day, low) for day, _, low in band]
    marks = Curves(
        last,
        words.within("axis"),
        areas=[Area([*upper[:1], *upper], SOFT, [*lower[:1], *lower])] if band else [],
        lines=[([(0, 0), *((point.day, 1 - point.silent) for point in points)], ACCENT, 3)],
        ends=[(share, Sign(last, "|", size=16))],
        key={labels("answered_by"): ACCENTED, labels("last_day", day=last): LAST},
    )
    return ui.Picture(
        title=_curve_title(points, len(known), words),
        of=of,
        marks=marks,
        cells=[
            {
                "day": point.day,
                "at_risk": point.at_risk,
                "answers": point.answers,
                "range": _range(point, len(known), words),
            }
            for point in points
        ],
        alt=labels("alt_curve", share=said(share, words), last=last),
        method=f"{labels('method_curve', waits=len(known), answered=replies(known))} {start}",
    )


def _counts_title(known: Sequence[Wait], words: Words) -> str:
    """Plain counts: of the waits still silent on some day, how many followed further got an answer."""
    labels = words.within("curve")
    for day in STEPS:
        until = day + FURTHER
        seen = estimates.followed(known, day, until)
        if seen.followed >= 2:
            counts = {"answered": seen.answered, "followed": seen.followed}
            return labels("title_followed", day=day, until=until, **counts)
    return labels("title_counts", answered=replies(known), waits=words.count("waits", len(known)))


def _curve_title(points: Sequence[Point], n: int, words: Words) -> str:
    """A day with its range, never a single number: the day half were answered, or else the last answer's."""
    half = estimates.half_answered(points)
    day = max(point.day for point in points if point.answers) if half is None else half
    point = next(point for point in points if point.day == day)
    share = _range(point, n, words) or said(1 - point.silent, words)
    return words("curve.title_curve", day=day, share=share)


def _range(point: Point, n: int, words: Words) -> str:
    """The range of the share answered by a day, of so many waits; "" while there is none."""
    if point.low is None or point.high is None:
        return ""
    return words.in_100(*range_in_100(1 - point.high, 1 - point.low, n))


def split_picture(waits: Sequence[Wait | None], words: Words) -> ui.Picture | None:
    """Which answer came: the next stage from below, the no over it, and silence as what is left."""
    labels, known = words.within("split"), [wait for wait in waits if wait]
    split = estimates.answer_split(known)
    if not split:
        return None
    counts = {"waits": len(known), "answered": replies(known)}
    kinds = {kind: sum(wait.answer == kind for wait in known) for kind in (NEXT, NO)}
    shares = [(row.day, _shares(row, words)) for row in split]
    return ui.Picture(
        title=labels("title", answered=counts["answered"], **kinds),
        of=labels("of", **counts),
        marks=_areas(split, words),
        cells=[{"day": day, **share} for day, share in shares],
        alt=labels("alt", last=split[-1].day, **shares[-1][1]),
        method=labels("method", **counts),
    )


def _shares(row: Split, words: Words) -> dict[str, str]:
    shares = {**{kind: row.answers.get(kind, 0.0) for kind in (NEXT, NO)}, "silent": row.silent}
    return {name: said(share, words) for name, share in shares.items()}


def _areas(split: Sequence[Split], words: Words) -> Curves:
    labels, start = words.within("split"), (0, 0.0)
    nexts = [start, *((row.day, row.answers.get(NEXT, 0.0)) for row in split)]
    both = [start, *((row.day, row.answers.get(NEXT, 0.0) + row.answers.get(NO, 0.0)) for row in split)]
    return Curves(
        split[-1].day,
        words.within("axis"),
        areas=[Area(nexts, ACCENT), Area(both, LINE, nexts)],
        lines=[(both, QUIET, 1.5)],
        key={labels("next"): ACCENTED, labels("no"): GREY, labels("silent"): STILL},
    )


def waits(book: Book, kind: str) -> list[Wait | None]:
    """The waits after interviews, or after requests for feedback; None for one without an exact day."""
    if kind == FEEDBACK:
        return list(feedback_waits(correspondence(book).requests.values(), book.today()))
    return list(interview_waits(stories(book).values(), book.today()))


def feedback_waits(requests: Iterable[FeedbackRequest], today: date) -> Iterator[Wait | None]:
    """From each request to its first answer; letting go, closing and today censor."""
    for request in requests:
        asked = request.asked_on
        if asked is None or asked > today:
            continue
        answers = [r for r in request.replies if r.came_on is None or r.came_on.latest >= asked]
        if any(r.came_on is None or not r.came_on.exact for r in answers):
            yield None
            continue
        came = [(r.came_on.on, r.how) for r in answers if r.came_on and r.how]
        on, how = min(came, key=lambda answer: answer[0], default=(date.max, None))
        if how and on <= today:
            yield Wait((on - asked).days, how.value)
        else:
            last = min(request.ended_on(today) or today, today)
            yield Wait(max((last - asked).days, 0))


@dataclass(frozen=True)
class RequestBar:
    """One request or wait: from `began` to `ends`, its last day; `closed` once that is behind it."""

    application: Application
    began: date
    ends: date
    closed: bool
    answered: bool = False


def bars(now: Correspondence) -> list[RequestBar]:
    """Every request that was sent and every wait, as a bar that ends; those open and the newest first."""
    every = [_request_bar(request, now.today) for request in now.requests.values()]
    every += [
        RequestBar(wait.story.application, wait.since, wait.let_go_on, wait.over(now.today))
        for wait in now.decisions.values()
    ]
    return sorted((bar for bar in every if bar), key=lambda bar: (not bar.closed, bar.began), reverse=True)


def _request_bar(request: FeedbackRequest, today: date) -> RequestBar | None:
    began, last = request.asked_on, request.let_go_on
    if began is None or last is None:
        return None
    closed = request.state(today) is RequestState.ENDED or not request.waits
    if closed:
        ended = request.ended_on(today) or request.moved_on or last
        last = min(ended if request.replies else min(ended, last), today)
    return RequestBar(request.story.application, began, max(began, last), closed, bool(request.replies))
