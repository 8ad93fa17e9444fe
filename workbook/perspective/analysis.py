"""Beliefs, explanations, a person's own counts and runs of noes as finished tables; nothing is scored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from workbook.answers import Day
from workbook.estimates.conversion import conversion
from workbook.estimates.display_rules import RANGE_FROM
from workbook.estimates.runs import run_of_noes
from workbook.interviews.model import OFFERS
from workbook.interviews.story import DECIDED, Standing, Story, final_noes
from workbook.perspective.model import ThoughtRecord

SUMMARY_FROM = 5  # guide, 4.6
CHANCES: Mapping[str, float] = {"c10": 0.1, "c25": 0.25, "c33": 0.33, "c45": 0.45}  # guide, 4.1, streaks
EXAMPLE = 6  # the run of the second guess, where the log has none of its own
RUN_FROM = 2


def beliefs(thoughts: Iterable[ThoughtRecord]) -> pd.DataFrame:
    """One row for each record rated before and after: began, before, after, feeling_before, feeling_after."""
    rows = [
        (one.began, one.belief_before, one.belief_after, one.feeling_before, one.feeling_after)
        for one in thoughts
        if one.belief_before is not None and one.belief_after is not None
    ]
    columns = ["began", "before", "after", "feeling_before", "feeling_after"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def belief_summary(table: pd.DataFrame) -> tuple[int, float] | None:
    """How often the belief went down, and the median change, after minus before; None under five records."""
    if len(table) < SUMMARY_FROM:
        return None
    change = table["after"].astype(int) - table["before"].astype(int)
    return int((change < 0).sum()), float(change.median())


def explanation_strip(thought: ThoughtRecord, cards: Mapping[str, str]) -> pd.DataFrame:
    """One row for each rated card: card, explanation, plausible, known; in the deck's order.

    `known` is know, guess, no_idea, or unsaid. A card that is no longer in the deck is left out.
    """
    rated = {one.card: one for one in thought.rated}
    rows = [
        (card, words, rated[card].plausible, str(rated[card].known or "unsaid"))
        for card, words in cards.items()
        if card in rated
    ]
    return pd.DataFrame(rows, columns=["card", "explanation", "plausible", "known"])


def own_numbers(log: Iterable[Story], today: date) -> pd.DataFrame:
    """One row each for sent, interview, final and offer, with their count; no row when nothing was sent.

    The offer's row also holds `offers` of `decided` interviews, those still waiting left out, and `low`
    and `high`, the central 95% of Jeffreys' posterior, from five decided on.
    """
    standings = [(story, story.standing(today)) for story in log]
    sent = [(story, standing) for story, standing in standings if standing is not Standing.NOT_APPLIED]
    interviewed = [(story, standing) for story, standing in sent if story.interviewed]
    offers = sum(story.offered for story, _ in interviewed)
    decided = offers + sum(not story.offered and standing in DECIDED for story, standing in interviewed)
    rate = conversion(offers, decided) if decided >= RANGE_FROM else None
    counts = {
        "sent": len(sent),
        "interview": len(interviewed),
        "final": sum(story.reached_final for story, _ in sent),
        "offer": sum(story.offered for story, _ in sent),
    }
    rows = [
        {"stage": stage, "count": count, "offers": offers, "decided": decided}
        | {"low": rate.low95 if rate else None, "high": rate.high95 if rate else None}
        for stage, count in counts.items()
    ]
    return pd.DataFrame(rows if sent else [], columns=["stage", "count", "offers", "decided", "low", "high"])


def noes_in_a_row(log: Iterable[Story], today: date) -> int:
    """How many interviews in a row the newest answers turned down; silence and withdrawals are no answer.

    0 where the days that are known do not say which noes came after the newest offer.
    """
    offers, noes = _answers(log, today)
    if not offers:
        return len(noes)
    if not noes or not all(offers):
        return 0
    newest, surely = max(day.latest for day in offers if day), max(_earliest(day) for day in offers if day)
    since = [day for day in noes if day and _earliest(day) > newest]
    before = [day for day in noes if day and day.latest < surely]
    return len(since) if len(since) + len(before) == len(noes) else 0


def answers_after_interviews(log: Iterable[Story], today: date) -> int:
    """How many interviewed applications got an offer or a no."""
    return sum(len(days) for days in _answers(log, today))


def finals_all_lost(log: Iterable[Story], today: date) -> int:
    """How many applications got a no after a final round; 0 where another one got more than a no."""
    log = [story for story in log if story.reached_final]
    decided = sum(story.offered or story.standing(today) in DECIDED for story in log)
    lost = final_noes(log, today)
    return lost if lost == decided else 0


def runs(length: int) -> pd.DataFrame:
    """One row for each chance of an offer: chance (its name), p, and the share, of 1, of such a run."""
    rows = [(name, p, run_of_noes(p, length)) for name, p in CHANCES.items()]
    return pd.DataFrame(rows, columns=["chance", "p", "share"])


def _answers(log: Iterable[Story], today: date) -> tuple[list[Day | None], list[Day | None]]:
    """The days of the offers and of the noes that came after an interview; None where no day is known."""
    offers: list[Day | None] = []
    noes: list[Day | None] = []
    for story in (story for story in log if story.interviewed):
        if story.offered:
            offers.append(next(event.heard_on for event in story.news if event.outcome in OFFERS))
        elif story.standing(today) is Standing.REJECTED:
            noes.append(story.news[-1].heard_on)
    return offers, noes


def _earliest(day: Day) -> date:
    return day.earliest or date.min
