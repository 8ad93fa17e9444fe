"""What of a file is in the log already: an application is never added twice, only what is new about it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from workbook.answers import Day
from workbook.importing.events import Found, News, Round, united
from workbook.importing.spelling import folded
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent
from workbook.storage import Stored

_Key = tuple[str, str, str]


@dataclass
class Log:
    """The log as it stands before a file comes in, and which file entries came in before."""

    applications: dict[str, Stored[Application]] = field(default_factory=dict)
    rounds: dict[str, list[InterviewRound]] = field(default_factory=lambda: defaultdict(list))
    news: dict[str, list[OutcomeEvent]] = field(default_factory=lambda: defaultdict(list))
    brought_in: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        applications: Iterable[Stored[Application]],
        rounds: Iterable[Stored[InterviewRound]],
        news: Iterable[Stored[OutcomeEvent]],
        brought_in: Mapping[str, str],
    ) -> Log:
        """The log out of what is stored."""
        log = cls({stored.id: stored for stored in applications}, brought_in=brought_in)
        for round_ in rounds:
            log.rounds[round_.record.application_id].append(round_.record)
        for event in news:
            log.news[event.record.application_id].append(event.record)
        return log


@dataclass(frozen=True)
class Step:
    """What one found application adds: all of it (no id), something, or nothing."""

    found: Found
    mark: str
    id: str | None = None
    application: Application | None = None  # what a saved job becomes once it was applied for
    rounds: tuple[Round, ...] = ()
    news: tuple[News, ...] = ()

    @property
    def new(self) -> bool:
        """Whether the application is not in the log yet."""
        return self.id is None

    @property
    def empty(self) -> bool:
        """Whether the log has all of it already."""
        return not self.new and not (self.application or self.rounds or self.news)


def steps(found: Iterable[Found], log: Log) -> list[Step]:
    """What each application of a file adds to the log; each one in the log stands for one of the file."""
    waiting = _by_key(log)
    saved = _saved_only(log)
    taken: set[str] = set()
    seen: dict[str, int] = defaultdict(int)
    made = []
    for one in found:
        text = repr((one.application, one.rounds, one.news))
        seen[text] += 1
        mark = hashlib.sha256(f"{seen[text]}{text}".encode("utf-8", "replace")).hexdigest()[:24]
        id = log.brought_in.get(mark)
        if id in log.applications and id not in taken:
            taken.add(str(id))
            made.append(Step(one, mark, id))
            continue
        id = _first(waiting[_key(one.application)], taken)
        if id is None and one.application.sent_on:
            id = _first(saved[_key(replace(one.application, sent_on=None))], taken)
        if id is not None:
            taken.add(id)
        made.append(_more(one, mark, id, log) if id else Step(one, mark, None, None, one.rounds, one.news))
    return made


def _key(application: Application) -> _Key:
    return folded(application.organisation), folded(application.role), str(application.sent_on)


def _by_key(log: Log) -> dict[_Key, list[str]]:
    found: dict[_Key, list[str]] = defaultdict(list)
    for id, stored in log.applications.items():
        found[_key(stored.record)].append(id)
    return found


def _saved_only(log: Log) -> dict[_Key, list[str]]:
    found: dict[_Key, list[str]] = defaultdict(list)
    for id, stored in log.applications.items():
        if stored.record.only_saved and stored.record.role:
            found[_key(replace(stored.record, sent_on=None))].append(id)
    return found


def _first(ids: list[str], taken: set[str]) -> str | None:
    return next((id for id in ids if id not in taken), None)


def _more(one: Found, mark: str, id: str, log: Log) -> Step:
    """What the file knows of an application that the log does not."""
    here = log.applications[id].record
    application = None
    if here.only_saved and not one.application.only_saved:
        application = replace(here, only_saved=False, sent_on=one.application.sent_on)
    have = [Round(r.stage, r.held_on) for r in log.rounds[id] if r.stage]
    rounds = united(have, one.rounds)[len(have) :]
    told = log.news[id]
    news = [n for n in one.news if not _told(n, told)]
    return Step(one, mark, id, application, tuple(rounds), tuple(news))


def _told(news: News, told: list[OutcomeEvent]) -> bool:
    """Whether the log has this news; "through to the next stage" without a day adds nothing to any news."""
    if news.outcome is Outcome.ADVANCED and news.heard_on is None and told:
        return True
    return any(news.outcome is t.outcome and _agree(news.heard_on, t.heard_on) for t in told)


def _agree(one: Day | None, other: Day | None) -> bool:
    return one is None or other is None or one == other
