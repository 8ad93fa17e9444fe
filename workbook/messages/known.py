"""What the log knows for a letter, so that nobody has to type it again."""

from __future__ import annotations

from typing import Any

from workbook.answers import Answer, Day, Kind, Precision, raw
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Source, Stage
from workbook.messages.asked import Asked
from workbook.messages.letters import Call, Reached
from workbook.messages.model import Channel, FeedbackState, Message, Purpose, Tone, ToRole

ME = "messages.me"  # the setting with the person's own first name, as it stood in their last letter
_TO = {Source.AGENCY: ToRole.AGENCY_RECRUITER, Source.INTERNAL: ToRole.INSIDE}
LATER_CHANNELS = (Channel.EMAIL, Channel.LINKEDIN)
ASKING = (*LATER_CHANNELS, Channel.PHONE)  # those a question fits into


def known(book: Book, id: str, purpose: Purpose | None, message: Message | None) -> dict[str, Any]:
    """The answers a composer begins with: what the log, the last message and the last letter's end know.

    `purpose` is that of a later note, None for a first message.
    """
    stored = book.store.get(Application, id)
    application = stored.record if stored else None
    rounds = [s.record for s in book.store.all(InterviewRound) if s.record.application_id == id]
    final = any(one.stage is Stage.FINAL for one in rounds)
    channel = (
        message.channel if message and message.channel in (LATER_CHANNELS if purpose else ASKING) else None
    )
    return {
        "channel": channel or Channel.EMAIL,
        "call": Call.THEY_RING,
        "to_role": (message.to_role if message else None) or _to_role(application),
        "feedback": FeedbackState.NOT_ASKED if purpose else FeedbackState.WANTED,
        "contact": message.contact if message else "",
        "me": str(book.store.setting(ME, "")),
        "recruiter_client": application.organisation if application else "",
        "date_heard": met(book, rounds, purpose),
        "question": Asked.ONE_THING,
        "tone": (message.tone if message else None) or Tone.PLAIN,
        "reached": Reached.FINAL if final else Reached.BEFORE_FINAL,
        "role": application.role if application else "",
    }


def met(book: Book, rounds: list[InterviewRound], purpose: Purpose | None) -> str:
    """When the last interview was, as it stands in a letter: its month, months later; "" if not known."""
    today = book.today()
    days = [r.held_on for r in rounds if r.held_on and r.held_on.latest <= today]
    last = max(days, key=lambda day: day.on, default=None)
    if last is None or last.precision not in (Precision.DAY, Precision.MONTH):
        return ""
    if purpose is Purpose.LATER_NOTE:
        return str(raw(Answer(Kind.DAY), Day(last.on, Precision.MONTH), book.day_words))
    return book.words("messages").day(last) if last.exact else ""


def _to_role(application: Application | None) -> ToRole | None:
    return _TO.get(application.source) if application and application.source else None
