"""The application that something belongs to: found by its names among those that are open, or made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from workbook.answers import fold
from workbook.interviews.model import Application
from workbook.interviews.story import OPEN, Standing, Story, stories_of
from workbook.storage import Batch, Stored

SAME_JOB = 2  # how well an application fits of which organisation and role are the very ones


def fitting(step: Batch, values: Mapping[str, Any]) -> list[Story]:
    """The stories of the applications that the values may be about, as this step has them.

    Only their names are read of the others: a save must not wait longer as the log grows.
    """
    wanted = fold(values["organisation"])
    names = step.column(Application, "organisation")
    same = (step.get(Application, id) for id, name in names.items() if fold(str(name or "")) == wanted)
    applications = [stored for stored in same if stored and fits(stored.record, values)]

    def stored_of(kind: type[Any]) -> list[Stored[Any]]:
        if kind is Application:
            return applications
        return [event for s in applications for event in step.where(kind, "application_id", s.id)]

    return stories_of(stored_of)


def belongs_to(log: Iterable[Story], values: Mapping[str, Any], today: date) -> Story | None:
    """The application an interview or a piece of news belongs to, or None.

    Open ones come before those closed as silence, the very role before one without a role, newest first.
    """

    def rank(story: Story) -> tuple[bool, int, date]:
        last = story.last_on(today)
        is_open = story.standing(today) in OPEN
        return is_open, fits(story.application, values), last.latest if last else date.min

    open_to_it = {*OPEN, Standing.NO_RESPONSE}
    found = [s for s in log if s.standing(today) in open_to_it and fits(s.application, values)]
    return max(reversed(found), key=rank, default=None)


def joined(step: Batch, target: Story | None, given: Mapping[str, Any], *, sent: bool) -> Stored[Application]:
    """The application that an entry belongs to, made if there is none; what it lacked is filled in.

    With `sent` it has been applied for now, also where it was only saved before.
    """
    stored = step.get(Application, target.id) if target else None
    if stored is None:
        return step.add(Application(**given))
    missing = {name: value for name, value in given.items() if value and not getattr(stored.record, name)}
    changed = replace(stored.record, **missing | ({"only_saved": False} if sent else {}))
    return stored if changed == stored.record else step.update(stored.id, changed, stored.rev)


def fits(application: Application, values: Mapping[str, Any]) -> int:
    """SAME_JOB for the same organisation and role, 1 where one of the two roles is not given, else 0."""
    if fold(application.organisation) != fold(values["organisation"]):
        return 0
    role, given = fold(application.role), fold(values.get("role", ""))
    return SAME_JOB if role == given else int(not role or not given)
