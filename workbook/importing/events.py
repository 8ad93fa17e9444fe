"""What a file tells of one application, before it is stored: plain values, and the records they become."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workbook.answers import Day
from workbook.importing import statuses
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Source, Stage
from workbook.interviews.story import Story

_INTERVIEWS = (Stage.FIRST, Stage.LATER, Stage.FINAL)


@dataclass(frozen=True)
class Round:
    """A round that a file tells of; `generic` when it only said "interview", whichever that was."""

    stage: Stage
    held_on: Day | None = None
    generic: bool = False


@dataclass(frozen=True)
class News:
    """An outcome that a file tells of."""

    outcome: Outcome
    heard_on: Day | None = None
    reason: str = ""


@dataclass(frozen=True)
class Found:
    """One application as the file tells it, from one row or several."""

    rows: tuple[int, ...]
    application: Application
    rounds: tuple[Round, ...] = ()
    news: tuple[News, ...] = ()
    promised_by: Day | None = None
    alike: tuple[int, ...] = field(default=())  # rows that look like the same job but are not the same

    def records(self, id: str) -> tuple[list[InterviewRound], list[OutcomeEvent]]:
        """The rounds and the news as records of the application stored under this id."""
        rounds = [InterviewRound(application_id=id, stage=r.stage, held_on=r.held_on) for r in self.rounds]
        if rounds and self.promised_by:
            rounds[-1] = replace(rounds[-1], promised_by=self.promised_by)
        news = [
            OutcomeEvent(application_id=id, outcome=n.outcome, heard_on=n.heard_on, reason=n.reason)
            for n in self.news
        ]
        return rounds, news

    @functools.cached_property
    def story(self) -> Story:
        """The application with its events, as the interview log sees it."""
        return Story.of("", self.application, *self.records("-"))

    def standing(self, today: date) -> str:
        """Where it stands, derived as the interview log derives it."""
        return self.story.standing(today).value


def rounds_said(markers: Iterable[str], days: Iterable[Day] = ()) -> list[Round]:
    """The rounds that markers stand for, in order; days belong to the last of them, one each.

    The third interview means there were a first and a second; an interview of no known number is the
    first unless one came before it. Days beyond the markers are interviews nobody named.
    """
    rounds: list[Round] = []
    for marker in markers:
        if marker.startswith("nth."):
            count = int(marker.removeprefix("nth."))
            while _interviews(rounds) < count:
                rounds.append(_next(rounds, generic=False))
        elif marker == "interview":
            rounds.append(_next(rounds, generic=True))
        else:
            rounds.append(Round(Stage(marker)))
    on = list(days)
    unnamed = max(0, len(on) - len(rounds))
    for _ in range(unnamed):
        rounds.append(_next(rounds, generic=True))
    start = len(rounds) - len(on)
    return [replace(r, held_on=on[i - start]) if i >= start else r for i, r in enumerate(rounds)]


def united(have: list[Round], more: Iterable[Round]) -> list[Round]:
    """The rounds of two tellings of the same application: what both tell of is there once."""
    rounds = list(have)
    matched: set[int] = set()
    for told in more:
        index = _match(rounds[: len(have)], told, matched)
        if index is None:
            rounds.append(_as_next(rounds, told))
        else:
            matched.add(index)
            if rounds[index].held_on is None and told.held_on:
                rounds[index] = replace(rounds[index], held_on=told.held_on)
    return rounds


def placed_after(have: list[Round], markers: list[str], days: Sequence[Day | None]) -> list[Round]:
    """Rounds that come after those already there, with their days: an interview after one is a later one."""
    before = ["interview" if r.generic else r.stage.value for r in have]
    placed = rounds_said([*before, *markers])[len(have) :]
    return [replace(round_, held_on=day) for round_, day in zip(placed, days, strict=True)]


def _match(have: list[Round], told: Round, matched: set[int]) -> int | None:
    """The round already there that this one is: same stage (or any interview), days agreeing."""
    for index, round_ in enumerate(have):
        if index in matched:
            continue
        interviews = round_.stage in _INTERVIEWS and told.stage in _INTERVIEWS
        same = round_.stage is told.stage or (interviews and (told.generic or round_.generic))
        agree = not (round_.held_on and told.held_on) or round_.held_on == told.held_on
        if same and agree:
            return index
    return None


def _as_next(rounds: list[Round], told: Round) -> Round:
    """A generic interview after another is a later one."""
    if told.generic or (told.stage is Stage.FIRST and any(r.stage is Stage.FIRST for r in rounds)):
        return replace(told, stage=_next(rounds, generic=True).stage)
    return told


def _interviews(rounds: list[Round]) -> int:
    return sum(r.stage in _INTERVIEWS for r in rounds)


def _next(rounds: list[Round], *, generic: bool) -> Round:
    return Round(Stage.LATER if _interviews(rounds) else Stage.FIRST, generic=generic)


def news_of(standing: str | None, rounds: list[Round], heard_on: Day | None, reason: str) -> tuple[News, ...]:
    """The news behind a standing; rounds without an ending mean the person got through to them."""
    if standing in (None, statuses.WAITING, statuses.NOT_APPLIED):
        standing = statuses.ADVANCED if any(r.stage is not Stage.INFORMAL_CHAT for r in rounds) else None
        heard_on = None
    if standing is None:
        return ()
    return (News(Outcome(standing), heard_on, reason),)


def told_source(key: str | None) -> Source | None:
    """The log's own option for a source."""
    return Source(key) if key else None
