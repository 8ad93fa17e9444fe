"""The search as a flow for SankeyMATIC: how many went from where to where, and no name in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from workbook.interviews.story import OPEN, Standing, Story

_ENDS_OF_OFFERS = (Standing.OFFER_ACCEPTED, Standing.OFFER_DECLINED)


def steps_of(story: Story, today: date) -> list[str]:
    """The keys of the steps one application went through, from `sent` to where it stands."""
    standing = story.standing(today)
    got = [("interview", story.interviewed), ("final", story.reached_final), ("offer", story.offered)]
    end = "waiting" if standing in OPEN and standing is not Standing.OFFER else standing.value
    steps = ["sent", *(step for step, reached in got if reached)]
    return steps if end == steps[-1] else [*steps, end]


def sankey_text(log: Iterable[Story], today: date, words: Any) -> str:
    """Lines of the form `Sent [12] Silence`, in the order of the steps; "" when nothing was sent."""
    sent = [story for story in log if story.standing(today) is not Standing.NOT_APPLIED]
    moves = Counter(move for story in sent for move in pairwise(steps_of(story, today)))
    names = words.options("flow")
    order = list(names)
    ordered = sorted(moves.items(), key=lambda item: (order.index(item[0][0]), order.index(item[0][1])))
    return "".join(f"{names[source]} [{count}] {names[target]}\n" for (source, target), count in ordered)
