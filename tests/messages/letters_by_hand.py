"""Every letter in every tone and with every condition, filled in with ordinary answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from workbook.content import Letter, Letters, load_letters
from workbook.content.letters import gap_marks
from workbook.messages.letters import Composed, EmployerSaid, LetterChoices, LetterStage, compose
from workbook.messages.model import Channel, FeedbackState, Tone, ToRole

LETTERS: Letters = load_letters()
BY_ID = {letter.id: letter for letter in LETTERS.letters}
NAMES = (
    *("contact", "me", "role", "detail", "others", "q1", "q2", "phone"),
    *("date_heard", "follow_to", "since", "point", "recruiter_client"),
    *("surname", "full_name", "decide_by", "reason", "help_wanted"),
)
GAPS = gap_marks({name: f"your {name}" for name in NAMES})
FULL = {
    "contact": "Priya",
    "me": "Sam",
    "role": "Data analyst",
    "detail": "how openly you talked about the first six months",
    "others": "Tom and Ana",
    "q1": "What one thing would you suggest I work on before my next interview for this kind of role?",
    "q2": "Is there a course you rate?",
    "phone": "0117 496 0000",
    "date_heard": "March 2026",
    "follow_to": "a Senior analyst",
    "since": "finished a course in statistics",
    "point": "clearer examples",
    "recruiter_client": "Quillmoor",
    "surname": "Dr Rao",
    "full_name": "Sam Adeyemi",
    "decide_by": "Friday 12 December",
    "reason": "that I have accepted another offer",
    "help_wanted": "the questions the day before",
}
SPARE = ("others", "q2", "detail", "point", "phone", "reason")  # what a letter does without where it is empty


def channel_of(letter: Letter) -> Channel:
    """The channel a letter's limit comes from."""
    named = letter.when.get("channel")
    return Channel(named[0]) if named else Channel.EMAIL


def every_version(letter: Letter) -> Iterator[tuple[LetterChoices, Composed]]:
    """Each tone × good experience × open door × asks or not × with and without what may be left out."""
    tones = tuple(Tone) if letter.tones else (Tone.PLAIN,)
    offers = letter.when.get("feedback", ("wanted", "offered"))
    for tone, offer, positive, door, asked, spare in product(tones, offers, *[(True, False)] * 4):
        values = {name: text for name, text in FULL.items() if spare or name not in SPARE}
        said = {"feedback": FeedbackState(offer), "positive": positive, "open": door, "asked": asked}
        choices = choices_for(letter, tone=tone, values=values, **said)
        yield choices, compose(LETTERS, letter, choices, GAPS)


def choices_for(letter: Letter, **more: Any) -> LetterChoices:
    """LetterChoices that this letter is for."""
    facts: dict[str, Any] = {"channel": channel_of(letter)}
    kinds = {"feedback": FeedbackState, "news": EmployerSaid, "reached": LetterStage, "to_role": ToRole}
    facts |= {name: kind(letter.when[name][0]) for name, kind in kinds.items() if name in letter.when}
    return LetterChoices(**facts | more)
