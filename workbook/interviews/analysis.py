"""The log as tables: where each application stands, and how far applications got."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from workbook.answers import Day
from workbook.estimates.conversion import conversion
from workbook.estimates.display_rules import RANGE_FROM
from workbook.interviews.story import DECIDED, OPEN, Reached, Standing, Story, numbered

WAITS = (Standing.WAITING, Standing.ADVANCED, Standing.OFFER)
STAGES = ("sent", "interview", "final", "offer")  # the rows of the table of how far applications got
_STANDINGS: dict[str, Any] = {
    "id": "str",
    "organisation": "str",
    "role": "str",
    "sent_on": "datetime64[s]",
    "reached": pd.CategoricalDtype([r.value for r in Reached], ordered=True),
    "interviewed": "bool",
    "reached_final": "bool",
    "offered": "bool",
    "standing": pd.CategoricalDtype([s.value for s in Standing], ordered=True),
    "waiting_days": "Int64",
    "due_on": "datetime64[s]",
    "overdue": "bool",
    "next_on": "datetime64[s]",
    "number": "Int64",
}
_REACH: dict[str, Any] = {
    "stage": pd.CategoricalDtype(list(STAGES), ordered=True),
    **dict.fromkeys(("count", "base", "reached_of", "decided"), "Int64"),
    **dict.fromkeys(("low", "high"), "Float64"),
    **dict.fromkeys(("ended", "weeks"), "Int64"),
}


def standings(stories: Iterable[Story], today: date) -> pd.DataFrame:
    """One row per application: id, organisation, role, sent_on, reached, interviewed, reached_final, offered,
    standing, waiting_days, due_on, overdue, next_on and number (1, or higher when applied for before).

    Days are datetime64; `reached` and `standing` are ordered categories; `waiting_days` counts from the
    last thing that happened and is empty where the application is not open or no day is known.
    """
    log = list(stories)
    numbers = numbered(log)
    rows = [_standing(story, today) | {"number": numbers[story.id]} for story in log]
    return pd.DataFrame(rows, columns=list(_STANDINGS)).astype(_STANDINGS)


def _standing(story: Story, today: date) -> dict[str, Any]:
    standing, promised, last = story.standing(today), story.promised_by(today), story.last_on(today)
    return {
        "id": story.id,
        "organisation": story.application.organisation,
        "role": story.application.role,
        "sent_on": _timestamp(story.application.sent_on),
        "reached": story.reached.value,
        "interviewed": story.interviewed,
        "reached_final": story.reached_final,
        "offered": story.offered,
        "standing": standing.value,
        "waiting_days": max((today - last.latest).days, 0) if standing in WAITS and last else None,
        "due_on": _timestamp(promised),
        "overdue": bool(promised and promised.latest < today),
        "next_on": _timestamp(story.next_on(today)),
    }


def reach(standings: pd.DataFrame, today: date) -> pd.DataFrame:
    """How far applications got: rows for sent, interview, final and offer; no row when nothing was sent.

    `count` reached it, of `base` (sent, or interviewed). `reached_of` of `decided` is what the range is
    about: the cases of `base` that reached it or ended without; those waiting, and those the person
    withdrew, are left out. `low` and `high` are the central 95% of Jeffreys' posterior, from five
    decided on, else empty. `ended` counts the cases of `base` that are answered or closed in any way,
    `weeks` how many it has been since the first was sent, the last one counted whole.
    """
    sent = standings[standings["standing"] != Standing.NOT_APPLIED.value]
    interviewed = sent[sent["interviewed"]]
    rows = [
        _reached("sent", sent, pd.Series(True, index=sent.index)),
        _reached("interview", sent, sent["interviewed"]),
        _reached("final", interviewed, sent["reached_final"]),
        _reached("offer", interviewed, sent["offered"]),
    ]
    table = pd.DataFrame(rows if len(sent) else [], columns=list(_REACH))
    first = sent["sent_on"].min()
    table["weeks"] = None if pd.isna(first) else max(-(-(pd.Timestamp(today) - first).days // 7), 1)
    return table.astype(_REACH)


def _reached(stage: str, base: pd.DataFrame, got: pd.Series) -> dict[str, Any]:
    inside = got[base.index]
    decided = base["standing"].isin([standing.value for standing in DECIDED]) & ~base["offered"]
    yes, no = int(inside.sum()), int((decided & ~inside).sum())
    rate = conversion(yes, yes + no) if stage != "sent" and yes + no >= RANGE_FROM else None
    return {
        "stage": stage,
        "count": int(got.sum()),
        "base": len(base),
        "reached_of": yes,
        "decided": yes + no,
        "low": rate and rate.low95,
        "high": rate and rate.high95,
        "ended": int((~base["standing"].isin([standing.value for standing in OPEN])).sum()),
    }


def _timestamp(day: Day | None) -> pd.Timestamp | None:
    return pd.Timestamp(day.on) if day else None
