"""The log as tables: where each application stands, and how far applications got."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from workbook.estimates.conversion import conversion, old_enough
from workbook.estimates.display_rules import RANGE_FROM
from workbook.interviews.story import OPEN, Standing, Story

STAGES = ("sent", "interview", "final", "offer")  # the rows of the table of how far applications got
_STORY: dict[str, Any] = {  # what a story says of itself, whatever day it is
    "id": "str",
    "sent_by": "datetime64[s]",
    "answered_after": "Int64",
    "interviewed": "bool",
    "interviewed_by": "datetime64[s]",
    "reached_final": "bool",
    "offered": "bool",
}
_STANDINGS: dict[str, Any] = {
    **_STORY,
    "sent_on": "datetime64[s]",
    "standing": pd.CategoricalDtype([standing.value for standing in Standing], ordered=True),
}
_REACH: dict[str, Any] = {
    "stage": pd.CategoricalDtype(list(STAGES), ordered=True),
    **dict.fromkeys(("count", "base", "reached_of", "decided"), "Int64"),
    **dict.fromkeys(("low", "high"), "Float64"),
    **dict.fromkeys(("ended", "weeks", "old"), "Int64"),
}


def standings(stories: Iterable[Story], today: date) -> pd.DataFrame:
    """One row per application, in the columns of `_STANDINGS`.

    `sent_by` and `interviewed_by` are the latest days on which it can have been sent and first interviewed,
    empty where no day tells; `answered_after` the days from sending to the first answer.
    """
    rows = []
    for story in stories:
        row = {name: getattr(story, name) for name in _STORY}
        sent_on = story.application.sent_on
        rows.append(row | {"sent_on": sent_on and sent_on.on, "standing": story.standing(today).value})
    return pd.DataFrame(rows, columns=list(_STANDINGS)).astype(_STANDINGS)


def reach(standings: pd.DataFrame, today: date) -> pd.DataFrame:
    """How far applications got: rows for sent, interview, final and offer; no row when nothing was sent.

    `count` reached it, of `base` (sent, or interviewed). `reached_of` of `decided` is what the range is
    about: the cases of `base` that are old enough to tell, sent or interviewed at least `old` days ago, and
    those of them that reached it so far (guide, 4.1). `low` and `high` are the central 95% of Jeffreys'
    posterior, from five on, else empty. `ended` counts the cases of `base` that are answered or closed in any
    way, `weeks` how many it has been since the first was sent, the last one counted whole.
    """
    sent = standings[standings["standing"] != Standing.NOT_APPLIED.value]
    interviewed = sent[sent["interviewed"]]
    old = old_enough([int(days) for days in sent["answered_after"].dropna()])
    before = pd.Timestamp(today) - pd.Timedelta(days=old)
    rows = [
        _reached("sent", sent, sent["sent_by"] <= before, pd.Series(True, index=sent.index)),
        _reached("interview", sent, sent["sent_by"] <= before, sent["interviewed"]),
        _reached("final", interviewed, interviewed["interviewed_by"] <= before, sent["reached_final"]),
        _reached("offer", interviewed, interviewed["interviewed_by"] <= before, sent["offered"]),
    ]
    table = pd.DataFrame(rows if len(sent) else [], columns=list(_REACH))
    first = sent["sent_on"].min()
    table["weeks"] = None if pd.isna(first) else max(-(-(pd.Timestamp(today) - first).days // 7), 1)
    table["old"] = old
    return table.astype(_REACH)


def _reached(stage: str, base: pd.DataFrame, tells: pd.Series, got: pd.Series) -> dict[str, Any]:
    yes, n = int((tells & got[base.index]).sum()), int(tells.sum())
    rate = conversion(yes, n) if stage != "sent" and n >= RANGE_FROM else None
    return {
        "stage": stage,
        "count": int(got.sum()),
        "base": len(base),
        "reached_of": yes,
        "decided": n,
        "low": rate and rate.low95,
        "high": rate and rate.high95,
        "ended": int((~base["standing"].isin([standing.value for standing in OPEN])).sum()),
    }
