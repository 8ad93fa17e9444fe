"""Which letter fits what a person said, and its words with everything filled in that is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbook.answers import blank
from workbook.content import Letter, Letters
from workbook.content.letters import ENDS, PLACE
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


GROUPS = {
    Channel.EMAIL: "email",
    Channel.LINKEDIN: "linkedin",
    Channel.CONNECTION_NOTE: "linkedin",
    Channel.PHONE: "phone",
    Channel.VOICEMAIL: "phone",
}
_QUESTIONS = ("q1", "q2")


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


def choose(letters: Letters, choices: Choices) -> Letter | None:
    """The letter for these choices; None while nobody is named that it could be for."""
    facts = {
        "channel": choices.channel.value,
        "reached": choices.reached.value,
        "feedback": choices.feedback.value,
        "call": choices.call.value,
        "asks": "yes" if choices.asks else "no",
    }
    if choices.to_role:
        facts["to_role"] = choices.to_role.value
    elif choices.channel in (Channel.EMAIL, Channel.LINKEDIN):
        return None
    group = GROUPS[choices.channel]
    return next((one for one in letters.letters if one.group == group and one.fits(facts)), None)


def later_note(letters: Letters, purpose: Purpose, how: ReplyKind | None = None) -> Letter:
    """The later note for a purpose; `how` is what the answer held that it goes back to."""
    facts = {"purpose": purpose.value, "how": how.value if how else ""}
    return next(one for one in letters.letters if one.group == "later" and one.fits(facts))


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
    besides = _filled(letters.put_together(letter.body, without, values, tone), filled) if without else ""
    return Composed(
        letter,
        _filled(subject, filled),
        _filled(body, filled),
        missing,
        asks,
        question=values.get("q1", "") if asks else "",
        door=_filled(letters.put_together(doors, holding, values, tone), filled),
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
        if name in _QUESTIONS:
            found[name] = text if text.endswith(ENDS) else f"{text}?"
        else:
            found[name] = text.rstrip(".,; ") or text
    return found


def gap_marks(labels: Mapping[str, str]) -> dict[str, str]:
    """Field → the mark that stands in a letter where it is not filled in."""
    return {name: f"⟨{label}⟩" for name, label in labels.items()}


def still_open(text: str, gaps: Mapping[str, str], values: Iterable[str]) -> list[str]:
    """The marks of a text that are not filled in, each once; half a mark counts as well.

    A bracket that came with what the person typed into a field is none.
    """
    found = [mark for mark in gaps.values() if mark in text]
    rest = text
    for piece in (*found, *_longest_first(values)):
        rest = rest.replace(piece, "")
    places = dict.fromkeys(f"{{{name}}}" for name in PLACE.findall(rest) if name in gaps)
    return [*found, *places, *(bracket for bracket in "⟨⟩" if bracket in rest)]


def own_brackets(text: str, values: Iterable[str]) -> dict[str, int]:
    """How many of each bracket in a text are no gap: those that came with what the person typed."""
    rest = text
    for value in _longest_first(values):
        rest = rest.replace(value, "")
    return {bracket: text.count(bracket) - rest.count(bracket) for bracket in "⟨⟩"}


def _longest_first(values: Iterable[str]) -> list[str]:
    return sorted((value for value in values if value), key=len, reverse=True)


def _filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled, in one step, so that braces in a person's words mean nothing."""
    return PLACE.sub(lambda place: values.get(place[1], place[0]), text)
