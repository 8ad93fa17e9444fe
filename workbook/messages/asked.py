"""What the composer asks: every question there is, and which of them a letter needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from workbook import ui
from workbook.answers import Answer, Kind, answers_of
from workbook.content import Letter, Words
from workbook.messages.letters import Call, Choices, OpenDoor, Positive, Reached
from workbook.messages.model import Channel, FeedbackState, Message, Tone


class Asked(StrEnum):
    """The one question about next time: one of the guide's, or the person's own."""

    ONE_THING = "one_thing"
    HOPING = "hoping"
    LEAST_SURE = "least_sure"
    EXPERIENCE = "experience"
    OWN = "own"


OF_RECORD = ("channel", "to_role", "contact", "feedback", "tone")  # asked in the words of the record
_TEXT = Answer(Kind.SHORT_TEXT)
OWN = {
    "call": Answer(Kind.CHOICE, options=Call),
    "me": _TEXT,
    "detail": _TEXT,
    "point": _TEXT,
    "phone": _TEXT,
    "recruiter_client": _TEXT,
    "others": _TEXT,
    "date_heard": _TEXT,
    "follow_to": _TEXT,
    "since": Answer(Kind.SHORT_TEXT, limit=500),
    "question": Answer(Kind.CHOICE, options=Asked),
    "q1": Answer(Kind.SHORT_TEXT, limit=500),
    "positive": Answer(Kind.CHOICE, options=Positive),
    "open": Answer(Kind.CHOICE, options=OpenDoor),
    "reached": Answer(Kind.CHOICE, options=Reached),
    "role": _TEXT,
    "q2": Answer(Kind.SHORT_TEXT, limit=500),
}
ORDER = (
    *("channel", "call", "to_role", "feedback", "contact", "me", "detail", "point", "question", "q1"),
    *("phone", "recruiter_client", "others", "date_heard", "follow_to", "since", "positive", "open", "tone"),
    *("reached", "role", "q2"),
)
MORE = ("reached", "role", "q2")
SETTLED = ("channel", "feedback", "call", "tone", "question", "reached")  # what begins with an answer
HALF = ("positive", "open")  # short ones, side by side
WIDE = ("detail", "others", "q1", "q2", "since", "point")
_FIELDS = (
    "contact",
    "me",
    "detail",
    "point",
    "phone",
    "recruiter_client",
    "date_heard",
    "follow_to",
    "since",
)


def questions(words: Words) -> list[ui.Question]:
    """Every question, in order."""
    record = answers_of(Message)
    say = words.within("compose.field")
    made = []
    for name in ORDER:
        of_record = name in OF_RECORD
        answer = record[name] if of_record else OWN[name]
        asked = ui.question(name, answer, words.within(f"field.{name}") if of_record else say.within(name))
        settled = name in SETTLED
        wide = name in WIDE or (asked.wide and name not in HALF)
        made.append(replace(asked, wide=wide, settled=settled))
    return made


def choices_of(answers: Mapping[str, Any], words: Words, *, later: bool) -> Choices:
    """The choices behind the answers; what was left open has the value that promises least."""
    asked = answers.get("question")
    listed = words.within("compose.field").options("question")
    question = answers.get("q1", "") if asked in (None, Asked.OWN) else listed[str(asked)]
    texts = {name: str(answers.get(name) or "") for name in (*_FIELDS, "role", "others", "q2")}
    return Choices(
        channel=answers.get("channel") or Channel.EMAIL,
        to_role=answers.get("to_role"),
        reached=answers.get("reached") or Reached.BEFORE_FINAL,
        feedback=answers.get("feedback") or FeedbackState.NOT_ASKED,
        tone=answers.get("tone") or Tone.PLAIN,
        call=answers.get("call") or Call.THEY_RING,
        positive=answers.get("positive") is Positive.YES,
        open=answers.get("open") is OpenDoor.YES,
        asked=later,
        values={**texts, "q1": question},
    )


def names_asked(choices: Choices, letter: Letter | None, own_question: bool, *, later: bool) -> set[str]:
    """The names of the questions that matter for this letter; without one, those that lead to it."""
    names = set() if later else {"channel"}
    if not later:
        names |= _leading(choices)
    if letter is None:
        return names
    places, needs = set(letter.places), letter.needs
    names |= places & {*_FIELDS, "role"}
    names |= {"others"} & needs
    names |= {name for need, name in (("P", "positive"), ("O", "open")) if need in needs}
    names |= {"tone"} if letter.tones else set()
    names |= {"reached"} if choices.channel is Channel.EMAIL and "reached" in letter.when else set()
    if "q1" in places and choices.asks:
        names |= {"question"} | ({"q1"} if own_question else set()) | ({"q2"} & needs)
    return names


def _leading(choices: Choices) -> set[str]:
    """What decides which letter it is, in this channel."""
    leading: dict[Channel, set[str]] = {
        Channel.EMAIL: {"to_role", "feedback"},
        Channel.LINKEDIN: {"to_role", "feedback"},
        Channel.CONNECTION_NOTE: set(),
        Channel.PHONE: {"call", "feedback"},
        Channel.VOICEMAIL: {"feedback"},
    }
    return leading[choices.channel]
