"""Which application to begin with, and which others can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from workbook.content import Words
from workbook.interviews.model import Outcome, job
from workbook.messages.model.desk import Desk, days_of
from workbook.messages.model.ledger import Loop, State
from workbook.messages.model.silence import Silence

FRESH = timedelta(days=28)  # a no within these days is what somebody has come about
MOST = 200  # applications in the box


def to_begin_with(desk: Desk, today: date) -> str:
    """The newest no nothing was sent about; else what is due; else the one no without a day, or none ("")."""
    fresh = [
        (loop.told_on, place, loop.id)
        for place, loop in enumerate(desk.loops)
        if loop.told_on and today - FRESH <= loop.told_on <= today and loop.state(today) is State.NOTHING
    ]
    if fresh:
        return max(fresh)[2]
    came = [(day.on, day.id) for day in days_of(desk, today) if day.came]
    if came:
        return min(came)[1]
    undated = [
        loop.id
        for loop in desk.loops
        if loop.news is Outcome.REJECTED and not loop.told_on and loop.state(today) is State.NOTHING
    ]
    return undated[0] if len(undated) == 1 else ""


def choosable(desk: Desk, words: Words) -> Mapping[str, str]:
    """Application id → how it is named in the box: those with a no first, the newest on top."""
    waits = {wait.id: wait for wait in desk.silences}
    ranked = []
    for place, loop in enumerate(desk.loops):
        wait = waits.get(loop.id)
        if loop.application.only_saved and not loop.news:
            continue
        day = loop.told_on or (wait.since if wait else None) or date.min
        rejected = loop.news is Outcome.REJECTED
        ranked.append(((rejected, wait is not None, day, place), loop, wait))
    ranked.sort(key=lambda item: item[0], reverse=True)
    return {loop.id: _named(loop, wait, words) for _, loop, wait in ranked[:MOST]}


def _named(loop: Loop, wait: Silence | None, words: Words) -> str:
    say, name = words.within("choose"), job(loop.application, words)
    if loop.news is Outcome.REJECTED:
        return (
            say("told", name=name, day=words.day(loop.told_on))
            if loop.told_on
            else say("told_no_day", name=name)
        )
    return say("waiting", name=name, day=words.day(wait.since)) if wait else say("other", name=name)
