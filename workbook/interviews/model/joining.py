"""Which application something belongs to that is written down by an organisation and perhaps a job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from workbook.answers import fold
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.interviews.model.standing import OPEN, History, Standing, histories


def fitting(step: Any, values: Mapping[str, Any]) -> list[History]:
    """The histories of the applications that the values may be about, as this step has them.

    Only their names are read of the others: a save must not wait longer as the log grows.
    """
    wanted = fold(values["organisation"])
    ids = [id for id, name in step.column(Application, "organisation").items() if fold(name or "") == wanted]
    stored = [s for s in (step.get(Application, id) for id in ids) if fits(s.record, values)]
    rounds = [r.record for s in stored for r in step.where(InterviewRound, "application_id", s.id)]
    news = [n.record for s in stored for n in step.where(OutcomeEvent, "application_id", s.id)]
    return histories({s.id: s.record for s in stored}, rounds, news)


def belongs_to(log: Iterable[History], values: Mapping[str, Any], today: date) -> History | None:
    """The application an interview or a piece of news belongs to, or None.

    Open ones come before those closed as silence, the very role before one without a role, newest first.
    """
    found = []
    for place, story in enumerate(log):
        standing = story.standing(today)
        fit = fits(story.application, values)
        if fit and (standing in OPEN or standing is Standing.NO_RESPONSE):
            last = story.last_on(today)
            found.append(((standing in OPEN, fit, last.latest if last else date.min, place), story))
    return max(found, key=lambda item: item[0])[1] if found else None


def fits(application: Application, values: Mapping[str, Any]) -> int:
    """2 for the same organisation and role, 1 where one of the two roles is not given, else 0."""
    if fold(application.organisation) != fold(values["organisation"]):
        return 0
    role, given = fold(application.role), fold(values.get("role", ""))
    return 2 if role == given else int(not role or not given)
