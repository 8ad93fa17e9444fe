"""The search for other programs: its flow for SankeyMATIC, without a name, and its days for a calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from workbook.content import Words
from workbook.interviews.story import OPEN, Standing, Story
from workbook.ui.calendar_file import CalendarDay


def steps_of(story: Story, today: date) -> list[str]:
    """The keys of the steps one application went through, from `sent` to where it stands."""
    standing = story.standing(today)
    reached = {"interview": story.interviewed, "final": story.reached_final, "offer": story.offered}
    end = "waiting" if standing in OPEN and standing is not Standing.OFFER else standing.value
    steps = ["sent", *(step for step in reached if reached[step])]
    return steps if end == steps[-1] else [*steps, end]


def sankey_text(log: Iterable[Story], today: date, words: Words) -> str:
    """Lines of the form `Sent [12] Silence`, in the order of the steps; "" when nothing was sent."""
    sent = [story for story in log if story.standing(today) is not Standing.NOT_APPLIED]
    moves = Counter(move for story in sent for move in pairwise(steps_of(story, today)))
    names = words.options("flow")
    order = list(names)
    ordered = sorted(moves.items(), key=lambda item: (order.index(item[0][0]), order.index(item[0][1])))
    return "".join(f"{names[source]} [{count}] {names[target]}\n" for (source, target), count in ordered)


def due_days(log: Iterable[Story], today: date, words: Words) -> Iterator[CalendarDay]:
    """The interviews to come and the days by which an answer was promised, for applications still open."""
    for story in log:
        days = {"interview": story.next_on(today), "promised": story.promised_by(today)}
        for what, day in days.items():
            if day and day.exact:
                title = words(f"calendar.{what}", organisation=story.application.organisation)
                yield CalendarDay(f"{story.id}-{what}", day.on, title, "log")
