"""The sample book's looks back: a few closed boxes, feedback in its drawers, and what came of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from workbook.answers import Day, ExerciseEntry
from workbook.debrief.model import (
    Action,
    CameFrom,
    Feedback,
    FeedbackPoint,
    FirstHand,
    HeardBefore,
    LeadsTo,
    LookBack,
    SetAside,
    Source,
    Theme,
)
from workbook.interviews.model import InterviewRound, Stage

if TYPE_CHECKING:
    from datetime import tzinfo

    from workbook.content import Words
    from workbook.storage.batch import Batch

_LOOKED_AT = frozenset({Stage.LATER, Stage.FINAL})
_SESSIONS = ((22, 25), (25, 14), (18,), (25,))  # minutes of each session, the newest interview first
BY = timedelta(days=28)  # from what an action comes of to its day
_SAID = (
    (Source.RECRUITER, FirstHand.PASSED_ON, Theme.EXAMPLES, HeardBefore.FIRST_TIME),
    (Source.HIRING_MANAGER, FirstHand.YES, Theme.EXAMPLES, HeardBefore.ONCE),
    (Source.PANEL_MEMBER, FirstHand.YES, Theme.SOMEONE_STRONGER, HeardBefore.FIRST_TIME),
)


def write_looks(batch: Batch, now: datetime, words: Words) -> None:
    """Adds sessions, notes and feedback about the newest far interviews, counted back from now."""
    today = now.date()
    far = [s for s in batch.all(InterviewRound) if s.record.stage in _LOOKED_AT and _past(s.record, today)]
    far.sort(key=lambda s: _held(s.record), reverse=True)
    said = list(zip(_SAID, words.list("feedback"), words.list("actions"), strict=True))
    for n, (stored, minutes) in enumerate(zip(far, _SESSIONS, strict=False)):
        _sessions(batch, stored.id, _held(stored.record), minutes, today, now.tzinfo)
        _notes(batch, stored.id, _held(stored.record), words, n)
        if n < len(said):
            _feedback(batch, stored.id, _held(stored.record), *said[n])


def _past(round_: InterviewRound, today: date) -> bool:
    return round_.held_on is not None and round_.held_on.exact and _held(round_) < today - timedelta(days=7)


def _held(round_: InterviewRound) -> date:
    return round_.held_on.on if round_.held_on else date.min


def _sessions(
    batch: Batch, about: str, held: date, minutes: tuple[int, ...], today: date, zone: tzinfo | None
) -> None:
    for number, spent in enumerate(minutes, 1):
        on = min(held + timedelta(days=2 * number), today - timedelta(days=1))
        began = datetime.combine(on, time(18), zone)
        ended = began + timedelta(minutes=spent)
        new = LookBack(about, number, Day(on), began.isoformat(), ended.isoformat(), spent)
        batch.add(new, id=f"look-back-{number}-{about}")


def _notes(batch: Batch, about: str, held: date, words: Words, n: int) -> None:
    """The notes of a closed box; its first change is an action to practise."""
    keeps = [[did, ""] for did in words.list("keeps")]
    when, will = words.list("changes")[2 * (n % 2) : 2 * (n % 2) + 2]
    answers = {"keeps": keeps, "changes": [[when, will]], "park": list(words.list("parked")), "close": True}
    notes = batch.add(ExerciseEntry("e", about, answers, finished=True))
    if n < 2:
        change = Action(
            when,
            will,
            by=Day(held + BY),
            leads_to=LeadsTo.PRACTICE,
            came_from=CameFrom.LOOK_BACK,
            from_id=notes.id,
            about=about,
        )
        batch.add(change, id=f"change-1-{about}")


def _feedback(
    batch: Batch,
    about: str,
    held: date,
    drawer: tuple[Source, FirstHand, Theme, HeardBefore],
    quote: str,
    action: str,
) -> None:
    source, first_hand, theme, heard = drawer
    came = held + timedelta(days=3)
    kept = f"{came.isoformat()}T19:00:00+00:00"
    told = batch.add(
        Feedback(about, Day(came), kept, steady=6, quote=quote, source=source, first_hand=first_hand)
    )
    aside = None if action else SetAside.NOT_MINE
    point = FeedbackPoint(
        told.id, theme=theme, specific=4, fits=3, heard_before=heard, sting=4, set_aside=aside
    )
    id = batch.add(point, id=f"point-1-{told.id}").id
    if action:
        batch.add(
            Action(
                text=action,
                by=Day(came + BY),
                leads_to=LeadsTo.PRACTICE,
                came_from=CameFrom.FEEDBACK,
                from_id=id,
                about=about,
            ),
            id=f"action-{id}",
        )
