"""Which letter fits what a person said, and its words with everything filled in that is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbook.answers import blank
from workbook.content import Letter, Letters
from workbook.content.gaps import filled_in
from workbook.content.letters import ENDS, PLACE
from workbook.content.tone import is_question, sentences
from workbook.messages.model import Channel, FeedbackState, Purpose, ReplyKind, Tone, ToRole


class Reached(StrEnum):
    """How far the person had got."""

    BEFORE_FINAL = "before_final"
    FINAL = "final"


class Call(StrEnum):
    """Who rings."""

    THEY_RING = "they_ring"
    YOU_RING = "you_ring"


class Positive(StrEnum):
    """Whether it was a good experience overall; only a yes puts the line into the letter."""

    YES = "yes"
    MIXED = "mixed"
    NO = "no"


class OpenDoor(StrEnum):
    """Whether the person would honestly be glad to hear from them again; only a yes says so."""

    YES = "yes"
    NOT_SURE = "not_sure"
    NO = "no"


GROUPS = dict(zip(Channel, ("email", "linkedin", "linkedin", "phone", "phone"), strict=True))  # of letters


@dataclass(frozen=True)
class Choices:
    """What a person said about a letter; `asked` means that the one request has already gone.

    `values` are the texts that may be filled in, by the names of the fields in the letters.
    """

    channel: Channel = Channel.EMAIL
    to_role: ToRole | None = None
    reached: Reached = Reached.BEFORE_FINAL
    feedback: FeedbackState = FeedbackState.WANTED
    tone: Tone = Tone.PLAIN
    call: Call = Call.THEY_RING
    positive: bool = False
    open: bool = False
    asked: bool = False
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether the letter may ask: not when feedback was given or refused, and never a second time."""
        return not self.asked and self.feedback in (FeedbackState.WANTED, FeedbackState.OFFERED)


@dataclass(frozen=True)
class Composed:
    """A letter's words. `missing` are the fields still open; a mark stands in their places.

    `asks` says that the request for feedback is in it, and `question` is its text; `besides` is what a
    script says without the request. `door` is the line about being glad to hear, where it is in it.
    """

    letter: Letter
    subject: str
    body: str
    missing: tuple[str, ...]
    asks: bool
    question: str = ""
    door: str = ""
    besides: str = ""

    def still_asks(self, body: str) -> bool:
        """Whether the request is still in a changed body: the question as it was, or another in its place.

        What a script asks also without the request ("Is this a good minute?") is no question about feedback.
        """
        if not self.asks or (self.question and self.question in body):
            return self.asks
        besides = set(_texts(self.besides))
        return any(is_question(text) and text not in besides for text in _texts(body))

    def door_still_open(self, body: str) -> bool:
        """Whether the line about being glad to hear is still in it: most of its words, in one sentence."""
        words = _words(self.door)
        return bool(words) and any(2 * len(words & _words(text)) > len(words) for text in _texts(body))


def choose(letters: Letters, choices: Choices) -> Letter | None:
    """The letter for these choices; None while nobody is named that it could be for."""
    facts: dict[str, str] = {"channel": choices.channel, "reached": choices.reached, "call": choices.call}
    facts |= {"feedback": choices.feedback, "asks": "yes" if choices.asks else "no"}
    if choices.to_role:
        facts["to_role"] = choices.to_role
    elif choices.channel in (Channel.EMAIL, Channel.LINKEDIN):
        return None
    group = [letter for letter in letters.letters if letter.group == GROUPS[choices.channel]]
    return next((letter for letter in group if letter.fits(facts)), None)


def later_note(letters: Letters, purpose: Purpose, how: ReplyKind | None = None) -> Letter:
    """The later note for a purpose; `how` is what the answer held that it goes back to."""
    facts = {"purpose": purpose, "how": how or ""}
    return next(letter for letter in letters.letters if letter.group == "later" and letter.fits(facts))


def compose(letters: Letters, letter: Letter, choices: Choices, gaps: Mapping[str, str]) -> Composed:
    """The letter for these choices; `gaps` are the marks that stand where a field is not filled in."""
    values = tidied(choices.values)
    holding = {"P": choices.positive, "O": choices.open, "A": choices.asks}
    tone = choices.tone if letter.tones else Tone.PLAIN
    subject = letters.put_together(letter.subject, holding, values, tone)
    body = letters.put_together(letter.body, holding, values, tone)
    places = dict.fromkeys(PLACE.findall(subject) + PLACE.findall(body))
    missing = tuple(name for name in places if name not in values)
    filled = {**{name: gaps[name] for name in missing}, **values}
    asks = "q1" in places and choices.asks
    doors = [part for part in letter.body if "O" in part.needs] if choices.open else []
    without = {**holding, "A": False} if "A" in letter.needs else None
    besides = filled_in(letters.put_together(letter.body, without, values, tone), filled) if without else ""
    return Composed(
        letter,
        filled_in(subject, filled),
        filled_in(body, filled),
        missing,
        asks,
        question=values.get("q1", "") if asks else "",
        door=filled_in(letters.put_together(doors, holding, values, tone), filled),
        besides=besides,
    )


def tidied(values: Mapping[str, str]) -> dict[str, str]:
    """The values that say something, made to fit into a sentence: no space around, no full stop twice.

    A question ends as one. Nothing inside a value is changed.
    """
    found = {}
    for name, value in values.items():
        text = value.strip()
        if blank(text):
            continue
        if name in ("q1", "q2"):
            found[name] = text if text.endswith(ENDS) else f"{text}?"
        else:
            found[name] = text.rstrip(".,; ") or text
    return found


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’']+", text.casefold()))
