"""Tables about the interview log, from the book's frames: where applications stand, how far they got."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from workbook.answers import Day, Precision, answers_of
from workbook.answers.kinds import Kind
from workbook.estimates.conversion import conversion
from workbook.estimates.display_rules import RANGE_FROM
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.interviews.story import DECIDED, OPEN, Reached, Standing, Story, numbered, stories_of

NOT_SENT = Standing.NOT_APPLIED
ROWS = ("sent", "interview", "final", "offer")  # of the table of how far applications got


def log_of(applications: pd.DataFrame, rounds: pd.DataFrame, news: pd.DataFrame) -> list[Story]:
    """The histories in the frames of the three kinds, as `book.frame` gives them."""
    ids = [str(id) for id in applications["id"]]
    stored = dict(zip(ids, _records(applications, Application), strict=True))
    return stories_of(stored, _records(rounds, InterviewRound), _records(news, OutcomeEvent))


def standings(log: Iterable[Story], today: date) -> pd.DataFrame:
    """One row per application: id, organisation, role, sent_on, reached, standing, waiting_days, due_on,
    overdue, next_on, number (1, or higher when applied for before) and open.

    Days are datetime64; `reached` and `standing` are ordered categories; `waiting_days` counts from the
    last thing that happened and is empty where the application is not open or no day is known.
    """
    log = list(log)
    numbers = numbered(log)
    rows = [_standing(story, today) | {"number": numbers[story.id]} for story in log]
    table = pd.DataFrame(rows, columns=list(_TYPES))
    return table.astype(_TYPES)


def _standing(story: Story, today: date) -> dict[str, Any]:
    standing = story.standing(today)
    promised, last = story.promised_by(today), story.last_on(today)
    waits = standing in (Standing.WAITING, Standing.ADVANCED, Standing.OFFER)
    return {
        "id": story.id,
        "organisation": story.application.organisation,
        "role": story.application.role,
        "sent_on": _timestamp(story.application.sent_on),
        "reached": story.reached.value,
        "standing": standing.value,
        "waiting_days": max((today - last.latest).days, 0) if waits and last else None,
        "due_on": _timestamp(promised),
        "overdue": bool(promised and promised.latest < today),
        "next_on": _timestamp(story.next_on(today)),
        "open": standing in OPEN,
    }


_TYPES: dict[str, Any] = {
    "id": "str",
    "organisation": "str",
    "role": "str",
    "sent_on": "datetime64[s]",
    "reached": pd.CategoricalDtype([r.value for r in Reached], ordered=True),
    "standing": pd.CategoricalDtype([s.value for s in Standing], ordered=True),
    "waiting_days": "Int64",
    "due_on": "datetime64[s]",
    "overdue": "bool",
    "next_on": "datetime64[s]",
    "open": "bool",
    "number": "Int64",
}


def reach(log: Iterable[Story], today: date) -> pd.DataFrame:
    """How far applications got: rows for sent, interview, final and offer; no row when nothing was sent.

    `count` reached it, of `base` (sent, or interviewed). `reached_of` of `decided` is what the range is
    about: the cases of `base` that reached it or ended without; those waiting, and those the person
    withdrew, are left out. `low` and `high` are the central 95% of Jeffreys' posterior, from five
    decided on, else empty. `ended` counts the cases of `base` that are answered or closed in any way,
    `weeks` how many it has been since the first was sent, the last one counted whole.
    """
    sent = [(story, story.standing(today)) for story in log]
    sent = [(story, standing) for story, standing in sent if standing is not NOT_SENT]
    interviewed = [(story, standing) for story, standing in sent if story.interviewed]
    rows = [
        _reached("sent", sent, sent, lambda _story: True),
        _reached("interview", sent, sent, lambda story: story.interviewed),
        _reached("final", interviewed, sent, lambda story: story.reached_final),
        _reached("offer", interviewed, sent, lambda story: story.offered),
    ]
    table = pd.DataFrame(rows if sent else [], columns=list(_REACH_TYPES))
    table["weeks"] = _weeks([story for story, _ in sent], today)
    return table.astype(_REACH_TYPES)


def _weeks(sent: list[Story], today: date) -> int | None:
    days = [story.application.sent_on.on for story in sent if story.application.sent_on]
    return max(-(-(today - min(days)).days // 7), 1) if days else None


def _reached(row: str, base: list[Any], sent: list[Any], got: Any) -> dict[str, Any]:
    yes = sum(got(story) for story, _ in base)
    no = sum(not got(story) and standing in DECIDED and not story.offered for story, standing in base)
    shown = row != "sent" and yes + no >= RANGE_FROM
    rate = conversion(yes, yes + no) if shown else None
    return {
        "stage": row,
        "count": sum(got(story) for story, _ in sent),
        "base": len(base),
        "reached_of": yes,
        "decided": yes + no,
        "low": rate and rate.low95,
        "high": rate and rate.high95,
        "ended": sum(standing not in OPEN for _, standing in base),
    }


_REACH_TYPES: dict[str, Any] = {
    "stage": pd.CategoricalDtype(list(ROWS), ordered=True),
    "count": "Int64",
    "base": "Int64",
    "reached_of": "Int64",
    "decided": "Int64",
    "low": "Float64",
    "high": "Float64",
    "ended": "Int64",
    "weeks": "Int64",
}


def _records(frame: pd.DataFrame, cls: type[Any]) -> list[Any]:
    """The records a frame came from."""
    answers = answers_of(cls)
    columns = {}
    for name, answer in answers.items():
        if answer.kind is Kind.DAY:
            pairs = zip(frame[name], frame[f"{name}_precision"], strict=True)
            columns[name] = [None if pd.isna(on) else Day(on.date(), Precision(p)) for on, p in pairs]
        elif answer.kind is Kind.CHOICE:
            options: Any = answer.options
            columns[name] = [None if pd.isna(key) else options(key) for key in frame[name]]
        elif answer.kind in (Kind.SCALE, Kind.NUMBER):
            columns[name] = [None if pd.isna(number) else number for number in frame[name]]
        else:
            columns[name] = list(frame[name])
    return [cls(**dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)]


def _timestamp(day: Day | None) -> pd.Timestamp | None:
    return pd.Timestamp(day.on) if day else None
