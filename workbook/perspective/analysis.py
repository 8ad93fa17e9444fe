"""Beliefs, explanations, a person's own counts and runs of noes as finished tables; nothing is scored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from workbook.answers import Day
from workbook.estimates.conversion import conversion
from workbook.estimates.honesty import RANGE_FROM
from workbook.estimates.runs import run_of_noes
from workbook.interviews.model import (
    INTERVIEWS,
    OFFERS,
    Application,
    InterviewRound,
    Outcome,
    OutcomeEvent,
    Stage,
)
from workbook.perspective.model import ThoughtRecord

SUMMARY_FROM = 5  # guide, 4.6
CHANCES: Mapping[str, float] = {"c10": 0.1, "c25": 0.25, "c33": 0.33, "c45": 0.45}  # guide, 4.1, streaks
EXAMPLE = 6  # the run of the second guess, where the log has none of its own
RUN_FROM = 2
LOST = frozenset({Outcome.REJECTED, Outcome.NO_RESPONSE, Outcome.WITHDRAWN_BY_EMPLOYER})


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


def own_numbers(
    applications: Mapping[str, Application], rounds: Iterable[InterviewRound], news: Iterable[OutcomeEvent]
) -> pd.DataFrame:
    """One row each for sent, interview, final and offer, with their count; no row when nothing was sent.

    The offer's row also holds `offers` of `decided` interviews, those still waiting left out, and `low`
    and `high`, the central 95% of Jeffreys' posterior, from five decided on.
    """
    stages, heard = _stages(rounds), _heard(news)
    sent = [id for id, one in applications.items() if not one.only_saved or stages.get(id) or heard.get(id)]
    interviewed = [id for id in sent if stages.get(id, set()) & INTERVIEWS]
    offered = [id for id in interviewed if any(event.outcome in OFFERS for event in heard.get(id, []))]
    lost = [id for id in interviewed if id not in offered and _ended(heard.get(id, [])) in LOST]
    finals = [id for id in sent if Stage.FINAL in stages.get(id, set())]
    every = [id for id in sent if any(event.outcome in OFFERS for event in heard.get(id, []))]
    decided = len(offered) + len(lost)
    rate = conversion(len(offered), decided) if decided >= RANGE_FROM else None
    counts = {"sent": len(sent), "interview": len(interviewed), "final": len(finals), "offer": len(every)}
    rows = [
        {"stage": stage, "count": count, "offers": len(offered), "decided": decided}
        | {"low": rate.low95 if rate else None, "high": rate.high95 if rate else None}
        for stage, count in counts.items()
    ]
    return pd.DataFrame(rows if sent else [], columns=["stage", "count", "offers", "decided", "low", "high"])


def noes_in_a_row(
    applications: Mapping[str, Application], rounds: Iterable[InterviewRound], news: Iterable[OutcomeEvent]
) -> int:
    """How many interviews in a row the newest answers turned down; silence and withdrawals are no answer."""
    run = 0
    for answer in reversed(answers_after_interviews(applications, rounds, news)):
        if answer in OFFERS:
            break
        run += 1
    return run


def answers_after_interviews(
    applications: Mapping[str, Application], rounds: Iterable[InterviewRound], news: Iterable[OutcomeEvent]
) -> list[Outcome]:
    """An offer or a no for each interviewed application that has one, in the order they were heard."""
    stages, found = _stages(rounds), []
    for number, (id, heard) in enumerate(_heard(news).items()):
        if id in applications and stages.get(id, set()) & INTERVIEWS:
            offer = next((event for event in heard if event.outcome in OFFERS), None)
            answer = offer or (heard[-1] if heard[-1].outcome is Outcome.REJECTED else None)
            if answer and answer.outcome:
                found.append((_when(answer.heard_on), number, answer.outcome))
    return [outcome for _, _, outcome in sorted(found)]


def finals_lost(rounds: Iterable[InterviewRound], news: Iterable[OutcomeEvent]) -> int:
    """How many applications got a no after a final round."""
    stages = _stages(rounds)
    return sum(
        Stage.FINAL in stages.get(id, set()) and _ended(heard) is Outcome.REJECTED
        for id, heard in _heard(news).items()
    )


def runs(length: int) -> pd.DataFrame:
    """One row for each chance of an offer: chance (its name), p, and the share, of 1, of such a run."""
    rows = [(name, p, run_of_noes(p, length)) for name, p in CHANCES.items()]
    return pd.DataFrame(rows, columns=["chance", "p", "share"])


def _stages(rounds: Iterable[InterviewRound]) -> dict[str, set[Stage | None]]:
    found: dict[str, set[Stage | None]] = {}
    for round_ in rounds:
        found.setdefault(round_.application_id, set()).add(round_.stage)
    return found


def _heard(news: Iterable[OutcomeEvent]) -> dict[str, list[OutcomeEvent]]:
    """Application id → its news, the newest last; what has no day keeps its place after those that have."""
    found: dict[str, list[OutcomeEvent]] = {}
    for event in sorted(news, key=lambda event: _when(event.heard_on)):
        found.setdefault(event.application_id, []).append(event)
    return found


def _when(day: Day | None) -> Any:
    return day.latest.toordinal() if day else 10_000_000


def _ended(heard: list[OutcomeEvent]) -> Outcome | None:
    return heard[-1].outcome if heard else None
