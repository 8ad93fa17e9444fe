"""What cannot be so in the interview log, and what is only unusual; the unusual is never refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from workbook.answers import Day, Problem
from workbook.interviews.model import InterviewRound, OutcomeEvent

Problems = dict[str, Problem]


def application_problems(answers: Mapping[str, Any], today: date) -> Problems:
    """What contradicts itself in an application: sent on a day to come, or sent and yet only saved."""
    sent: Day | None = answers.get("sent_on")
    if sent is None:
        return {}
    if answers.get("only_saved"):
        return {} if sent.after(today) else {"only_saved": Problem("sent_and_only_saved")}
    return {"sent_on": Problem("sent_in_future")} if sent.after(today) else {}


def round_problems(answers: Mapping[str, Any], today: date) -> Problems:
    """What contradicts itself in a round; one to come is fine as long as nothing has come of it yet."""
    found: Problems = {}
    held: Day | None = answers.get("held_on")
    promised: Day | None = answers.get("promised_by")
    looked_back = any(answers.get(name) for name in ("news", "showed", "liked"))
    if held and looked_back and held.after(today):
        found["held_on"] = Problem("held_in_future")
    if held and promised and _surely_before(promised, held):
        found["promised_by"] = Problem("promised_before_held")
    return found


def news_problems(answers: Mapping[str, Any], today: date, sent_on: Day | None = None) -> Problems:
    """What contradicts itself in a piece of news: heard on a day to come, or before anything was sent."""
    heard: Day | None = answers.get("heard_on")
    if heard is None:
        return {}
    if heard.after(today):
        return {"heard_on": Problem("heard_in_future")}
    if sent_on and _surely_before(heard, sent_on):
        return {"heard_on": Problem("heard_before_sent")}
    return {}


def round_notices(new: InterviewRound, others: Iterable[InterviewRound], sent_on: Day | None) -> list[str]:
    """Keys of what is unusual about a round, to be said after it is kept: before sending, or there twice."""
    found = []
    if new.held_on and sent_on and _surely_before(new.held_on, sent_on):
        found.append("held_before_sent")
    if new.held_on and any((r.stage, r.held_on) == (new.stage, new.held_on) for r in others):
        found.append("round_twice")
    return found


def news_notices(new: OutcomeEvent, others: Iterable[OutcomeEvent]) -> list[str]:
    """Keys of what is unusual about a piece of news, to be said after it is kept: the same one twice."""
    twice = any((n.outcome, n.heard_on) == (new.outcome, new.heard_on) for n in others)
    return ["news_twice"] if twice else []


def _surely_before(day: Day, other: Day) -> bool:
    """Whether a day can only lie before another, however vaguely either is known."""
    return other.earliest is not None and day.latest < other.earliest
