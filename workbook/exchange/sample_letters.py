"""The sample book's letters: thanks, one question each, answers that came and silences that were let go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from workbook.answers import Day
from workbook.interviews.model import INTERVIEWS, InterviewRound, Outcome, OutcomeEvent
from workbook.messages.model import (
    Channel,
    EndedAs,
    Ending,
    FeedbackState,
    Message,
    Purpose,
    Reply,
    ReplyKind,
    Tone,
    ToRole,
)

if TYPE_CHECKING:
    from workbook.content import Words
    from workbook.storage.batch import Batch

_THANKED_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class _Course:
    """What became of one request: days to the answer and what it was, days to the follow-up."""

    answer: ReplyKind | None = None
    after: int = 0
    followed_after: int = 0
    asks: bool = True
    open_door: bool = True


# The newest first: what is still open stays open whatever day it is.
_OPEN = (_Course(), _Course(), _Course(followed_after=10))
_OVER = (
    _Course(ReplyKind.USEFUL, 4),
    _Course(ReplyKind.KIND_NOTHING_SPECIFIC, 15, followed_after=9),
    _Course(ReplyKind.CANNOT_GIVE, 2),
    _Course(followed_after=11, open_door=False),
    _Course(asks=False),
    _Course(ReplyKind.USEFUL, 8),
)
_OPEN_SINCE = (11, 13, 16)  # days ago the open ones were asked


def write_letters(batch: Batch, today: date, words: Words) -> None:
    """Adds letters for the noes that came after an interview."""
    interviewed = {r.record.application_id for r in batch.all(InterviewRound) if r.record.stage in INTERVIEWS}
    noes = [s.record for s in batch.all(OutcomeEvent) if s.record.outcome is Outcome.REJECTED]
    heard = [
        (n.heard_on.on, place, n.application_id)
        for place, n in enumerate(noes)
        if n.heard_on and n.application_id in interviewed
    ]
    newest = sorted(heard, reverse=True)
    texts, contacts = cycle(words.list("letters")), cycle(words.list("contacts"))
    for place, (told, _, id) in enumerate(newest):
        if place < len(_OPEN):
            course, on = _OPEN[place], today - timedelta(days=_OPEN_SINCE[place])
        else:
            course, on = _OVER[(place - len(_OPEN)) % len(_OVER)], told + _THANKED_AFTER
        _write(batch, id, max(on, told), course, (next(contacts), next(texts)), words, today)


def _write(
    batch: Batch,
    id: str,
    on: date,
    course: _Course,
    said: tuple[str, str],
    words: Words,
    today: date,
) -> None:
    contact, body = said
    batch.add(_first(id, on, course, contact, body, words))
    followed = on + timedelta(days=course.followed_after)
    if course.followed_after and followed <= today:
        batch.add(
            Message(
                application_id=id,
                purpose=Purpose.FOLLOW_UP,
                channel=Channel.EMAIL,
                contact=contact,
                template="F1",
                body=words("letter_follow_up"),
                sent_on=Day(followed),
            )
        )
    came = on + timedelta(days=course.after)
    if course.answer and came <= today:
        useful = course.answer is ReplyKind.USEFUL
        batch.add(Reply(id, course.answer, Day(came), words("letter_answer") if useful else ""))
    elif course in _OVER and course.asks and followed + timedelta(days=16) <= today:
        batch.add(Ending(id, EndedAs.LET_GO, Day(followed + timedelta(days=14))))


def _first(id: str, on: date, course: _Course, contact: str, body: str, words: Words) -> Message:
    """The thank-you, with or without the one question."""
    return Message(
        application_id=id,
        purpose=Purpose.THANKS_AND_ASK if course.asks else Purpose.THANKS,
        channel=Channel.EMAIL,
        to_role=ToRole.HIRING_MANAGER,
        contact=contact,
        feedback=FeedbackState.WANTED if course.asks else FeedbackState.NOT_ASKED,
        tone=Tone.PLAIN,
        template="E2" if course.asks else "E6",
        subject=words("letter_subject"),
        body=body,
        asks=course.asks,
        open_door=course.open_door,
        sent_on=Day(on),
    )
