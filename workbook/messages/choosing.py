"""Which application to begin with, and which others can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from workbook.content import Words
from workbook.interviews.model import Outcome, job
from workbook.messages.correspondence import Correspondence
from workbook.messages.decision import AwaitedDecision
from workbook.messages.request import FeedbackRequest, RequestState

FRESH = timedelta(days=28)  # a no within these days is what somebody has come about
MOST = 200  # applications in the box


def to_begin_with(now: Correspondence) -> str:
    """The newest no nothing was sent about; else what is due; else the one no without a day, or none ("")."""
    today = now.today
    fresh = [
        (request.told_on, place, request.id)
        for place, request in enumerate(now.requests.values())
        if request.told_on
        and today - FRESH <= request.told_on <= today
        and request.state(today) is RequestState.NOTHING
    ]
    if fresh:
        return max(fresh)[2]
    came = [(day.on, day.id) for day in now.days() if day.came]
    if came:
        return min(came)[1]
    undated = [
        request.id
        for request in now.requests.values()
        if request.news is Outcome.REJECTED
        and not request.told_on
        and request.state(today) is RequestState.NOTHING
    ]
    return undated[0] if len(undated) == 1 else ""


def choosable(now: Correspondence, words: Words) -> Mapping[str, str]:
    """Application id → how it is named in the box: those with a no first, the newest on top."""
    ranked = []
    for place, request in enumerate(now.requests.values()):
        wait = now.decisions.get(request.id)
        if request.application.only_saved and not request.news:
            continue
        day = request.told_on or (wait.since if wait else None) or date.min
        rejected = request.news is Outcome.REJECTED
        ranked.append(((rejected, wait is not None, day, place), request, wait))
    ranked.sort(key=lambda item: item[0], reverse=True)
    return {request.id: _named(request, wait, words) for _, request, wait in ranked[:MOST]}


def _named(request: FeedbackRequest, wait: AwaitedDecision | None, words: Words) -> str:
    say, name = words.within("choose"), job(request.application, words)
    if request.news is Outcome.REJECTED:
        return (
            say("told", name=name, day=words.day(request.told_on))
            if request.told_on
            else say("told_no_day", name=name)
        )
    return say("waiting", name=name, day=words.day(wait.since)) if wait else say("other", name=name)
