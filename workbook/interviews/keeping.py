"""What quick entry stores: it finds the application that something belongs to, or makes one, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from workbook.answers import Day
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Told, surely_before
from workbook.interviews.story import Standing, Story, belongs_to, fits, fitting, same_job


class News(StrEnum):
    """The outcomes in one question with how a no arrived, as the guide asks it (X0)."""

    ADVANCED = "advanced"
    OFFER = "offer"
    NO_PERSON = "no_person"
    NO_MESSAGE = "no_message"
    NO_PORTAL = "no_portal"
    SILENCE = "silence"
    WITHDREW = "withdrew"
    WITHDRAWN_BY_EMPLOYER = "withdrawn_by_employer"
    OFFER_ACCEPTED = "offer_accepted"
    OFFER_DECLINED = "offer_declined"


_NEWS = {
    News.NO_PERSON: (Outcome.REJECTED, Told.PERSON),
    News.NO_MESSAGE: (Outcome.REJECTED, Told.STANDARD_MESSAGE),
    News.NO_PORTAL: (Outcome.REJECTED, Told.PORTAL),
    News.SILENCE: (Outcome.NO_RESPONSE, None),
}


@dataclass(frozen=True)
class Kept:
    """What was stored: the application it went to, and the message keys of what to say about that.

    `number` is the how-manyth application for that job this is, `before` when the last one was sent.
    """

    application: Application
    said: tuple[str, ...]
    number: int = 1
    before: Day | None = None


def keep(book: Any, values: Mapping[str, Any], *, label: str, applying: bool = False) -> Kept:
    """Stores a quick entry in one step that Undo takes back whole, and says where it went.

    A `stage` makes a round, `news` an outcome, `applying` marks the application as sent. It attaches to
    the open application for that organisation and role, else to one closed as silence, else to a new one.
    """
    today = book.today()
    with book.store.batch(label) as step:
        log = fitting(step, values)
        found = None if applying else belongs_to(log, values, today)
        saved = _saved_for_later(log, values, today) if applying else None
        target = found or saved
        id, application, said = _application(step, target, values, applying=applying)
        extra = [*_round(step, id, application, target, values, today), *_news(step, id, target, values)]
        if found and found.standing(today) is Standing.NO_RESPONSE:
            extra.append("closed_again")
        if target:
            return Kept(application, (*said, *extra))
        log.append(Story.of(id, application))
        number, before = _earlier(log, id)
        return Kept(application, (*said, *(["again"] if number > 1 else []), *extra), number, before)


def notices(record: Any, others: Iterable[Any], sent_on: Day | None = None) -> list[str]:
    """Keys of what is unusual about a record, said after it is kept: before sending, or there twice.

    `others` are the records of its kind that its application has besides.
    """
    keys = []
    if isinstance(record, InterviewRound) and record.held_on:
        if sent_on and surely_before(record.held_on, sent_on):
            keys.append("held_before_sent")
        if any((r.stage, r.held_on) == (record.stage, record.held_on) for r in others):
            keys.append("round_twice")
    if isinstance(record, OutcomeEvent):
        same = [n for n in others if (n.outcome, n.heard_on) == (record.outcome, record.heard_on)]
        keys += ["news_twice"] if same else []
    return keys


def outcome_of(news: News) -> tuple[Outcome, Told | None]:
    """The outcome and the way it arrived behind one answer."""
    return _NEWS.get(news) or (Outcome(news.value), None)


def _saved_for_later(log: Iterable[Story], values: Mapping[str, Any], today: date) -> Story | None:
    """An application on the wish list that has now been sent."""
    fitting = [s for s in log if s.standing(today) is Standing.NOT_APPLIED and fits(s.application, values)]
    return max(fitting, key=lambda s: fits(s.application, values), default=None)


def _application(
    step: Any, target: Story | None, values: Mapping[str, Any], *, applying: bool
) -> tuple[str, Application, list[str]]:
    """The application's id and record, stored if it is new or if something was missing in it."""
    given = {name: values[name] for name in _OWN if values.get(name)}
    if target is None:
        made = step.add(Application(**given))
        return made.id, made.record, ["new"]
    stored = step.get(Application, target.id)
    missing = {name: value for name, value in given.items() if not getattr(stored.record, name)}
    if applying:
        missing |= {"only_saved": False}
    changed = replace(stored.record, **missing)
    if changed != stored.record:
        step.update(target.id, changed, stored.rev)
    said = ["sent" if applying else "added"]
    return target.id, changed, [*said, *(["job_filled"] if "role" in missing else [])]


_OWN = ("organisation", "role", "sent_on", "source", "place", "link", "pay", "only_saved", "note")


def _round(
    step: Any,
    id: str,
    application: Application,
    target: Story | None,
    values: Mapping[str, Any],
    today: date,
) -> list[str]:
    """Stores the round, if one was given; returns what is notable about it."""
    if not values.get("stage"):
        return []
    own = {name: values[name] for name in InterviewRound.__dataclass_fields__ if name in values}
    new = InterviewRound(**own | {"application_id": id})
    step.add(new)
    coming = new.held_on and new.held_on.after(today)
    unusual = notices(new, target.rounds if target else (), application.sent_on)
    return [*(["coming"] if coming else []), *unusual]


def _news(step: Any, id: str, target: Story | None, values: Mapping[str, Any]) -> list[str]:
    """Stores the news, if there was any; returns what is notable about it."""
    if not values.get("news"):
        return []
    outcome, told = outcome_of(values["news"])
    heard = values.get("heard_on")
    new = OutcomeEvent(
        application_id=id, outcome=outcome, heard_on=heard, told=told, reason=values.get("reason", "")
    )
    step.add(new)
    return notices(new, target.news if target else ())


def _earlier(log: list[Story], id: str) -> tuple[int, Day | None]:
    """The how-manyth application for its job this is, and when the one before it was sent."""
    new = next(story for story in log if story.id == id)
    same = [s for s in log if s.id != id and same_job(s.application, new.application)]
    days = [s.application.sent_on for s in same if s.application.sent_on]
    return len(same) + 1, max(days, key=lambda day: day.on, default=None)
