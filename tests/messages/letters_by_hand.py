"""Every letter in every tone and with every condition, filled in with ordinary answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from workbook.content import Letter, Letters, load_letters
from workbook.content.gaps import gap_marks
from workbook.messages.letters import Choices, Composed, compose
from workbook.messages.model import Channel, FeedbackState, Tone

LETTERS: Letters = load_letters()
BY_ID = {letter.id: letter for letter in LETTERS.letters}
NAMES = (
    *("contact", "me", "role", "detail", "others", "q1", "q2", "phone"),
    *("date_heard", "follow_to", "since", "point", "recruiter_client"),
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
}
SPARE = ("others", "q2")


def channel_of(letter: Letter) -> Channel:
    """The channel a letter's limit comes from."""
    named = letter.when.get("channel")
    return Channel(named[0]) if named else Channel.EMAIL


def every_version(letter: Letter) -> Iterator[tuple[Choices, Composed]]:
    """Each tone × good experience × open door × asks or not × with and without what may be left out."""
    tones = tuple(Tone) if letter.tones else (Tone.PLAIN,)
    for tone, positive, door, asked, spare in product(tones, *[(True, False)] * 4):
        values = {name: text for name, text in FULL.items() if spare or name not in SPARE}
        choices = choices_for(letter, tone=tone, positive=positive, open=door, asked=asked, values=values)
        yield choices, compose(LETTERS, letter, choices, GAPS)


def choices_for(letter: Letter, **more: Any) -> Choices:
    """Choices that this letter is for."""
    feedback = FeedbackState(letter.when.get("feedback", ("wanted",))[0])
    return Choices(channel=channel_of(letter), feedback=feedback, **more)
