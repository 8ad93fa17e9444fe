"""Which letter fits what a person said, and its words with everything filled in that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbook.answers import blank
from workbook.content import Letter, Letters
from workbook.content.letters import ENDS, PLACE, Passage, begun, filled_in
from workbook.content.tone import is_question, sentences
from workbook.messages.model import Channel, FeedbackState, Purpose, ReplyKind, Tone, ToRole


class LetterStage(StrEnum):
    """How far the person had got."""

    NO_INTERVIEW = "no_interview"
    BEFORE_FINAL = "before_final"
    FINAL = "final"


class EmployerSaid(StrEnum):
    """What the employer has told the person."""

    NO = "no"
    WITHDRAWN = "withdrawn"  # the job
    SILENCE = "silence"  # nothing ever came
    NOT_YET = "not_yet"


class Call(StrEnum):
    """Who calls."""

    THEY_RING = "they_ring"
    YOU_RING = "you_ring"


# What a tone says the thanks in, where no decision was told; the letters' own words thank for being told one.
_LINES = {EmployerSaid.WITHDRAWN: "withdrawn", EmployerSaid.SILENCE: "untold", EmployerSaid.NOT_YET: "untold"}
FORMAL_NAMES = {"contact": "surname", "me": "full_name"}  # field of a letter → what fills it in a formal one
_ACADEMIC = {ToRole.SUPERVISOR: True, ToRole.ADMISSIONS: True, ToRole.PANEL: None, None: None}
FACTS = ("channel", "to_role", "reached", "call", "feedback", "news")  # of the choices; what letters are for
GROUPS = dict(zip(Channel, ("email", "linkedin", "linkedin", "phone", "phone"), strict=True))  # of letters


@dataclass(frozen=True)
class LetterChoices:
    """What a person said about a letter; `asked` means that the one request has already gone.

    `values` are the texts that may be filled in, by the names of the fields in the letters.
    """

    channel: Channel = Channel.EMAIL
    to_role: ToRole | None = None
    reached: LetterStage = LetterStage.BEFORE_FINAL
    news: EmployerSaid = EmployerSaid.NO
    feedback: FeedbackState = FeedbackState.WANTED
    tone: Tone = Tone.PLAIN
    call: Call = Call.THEY_RING
    positive: bool = False
    open: bool = False
    asked: bool = False
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def interviewed(self) -> bool:
        """Whether an interview took place."""
        return self.reached is not LetterStage.NO_INTERVIEW

    @property
    def may_ask(self) -> bool:
        """Whether there is anything to ask about, and it was not asked before."""
        rings_now = self.channel is Channel.PHONE and self.call is Call.THEY_RING
        early = self.news is EmployerSaid.NOT_YET and not rings_now
        never_judged = self.news is EmployerSaid.WITHDRAWN and not self.interviewed
        return not (self.asked or early or never_judged)

    @property
    def asks(self) -> bool:
        """Whether the letter asks: not when feedback was given or refused, and never a second time."""
        return self.may_ask and self.feedback in (FeedbackState.WANTED, FeedbackState.OFFERED)

    @property
    def holding(self) -> dict[str, bool]:
        """Which of the letters' conditions hold; nobody enjoyed an interview that did not take place."""
        return {
            "P": self.positive and self.interviewed,
            "O": self.open,
            "A": self.asks,
            "I": self.interviewed,
            "D": self.news is EmployerSaid.NO,
            "F": self.feedback is FeedbackState.OFFERED,
        }

    @property
    def question_set(self) -> str:
        """Which questions there are to choose from: they differ by who is asked, and about what."""
        if self.to_role in (ToRole.AGENCY_RECRUITER, ToRole.INSIDE):
            return str(self.to_role)
        return "application" if self.academic or not self.interviewed else "interview"

    @property
    def academic(self) -> bool | None:
        """Whether it is about a place to study or research, no role; None where the name may say so."""
        return _ACADEMIC.get(self.to_role, False)

    def named(self, letter: Letter) -> dict[str, str]:
        """The texts as they stand in this letter: in a formal one people have their title and surname."""
        values = tidied(self.values)
        if letter.tones and self.tone is Tone.FORMAL:
            values |= {name: values.get(formal, "") for name, formal in FORMAL_NAMES.items()}
        return {name: text for name, text in values.items() if text}


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


def choose(letters: Letters, choices: LetterChoices) -> Letter | None:
    """The letter for these choices; None while nobody is named that it could be for."""
    if choices.to_role is None and choices.channel in (Channel.EMAIL, Channel.LINKEDIN):
        return None
    facts = {name: str(getattr(choices, name) or "") for name in FACTS}
    facts["asks"] = "yes" if choices.asks else "no"
    group = [letter for letter in letters.letters if letter.group == GROUPS[choices.channel]]
    return next((letter for letter in group if letter.fits(facts)), None)


def later_note(letters: Letters, purpose: Purpose, how: ReplyKind | None = None) -> Letter:
    """The later note for a purpose; `how` is what the answer held that it goes back to."""
    facts = {"purpose": purpose, "how": how or ""}
    return next(letter for letter in letters.letters if letter.group == "later" and letter.fits(facts))


def compose(letters: Letters, letter: Letter, choices: LetterChoices, gaps: Mapping[str, str]) -> Composed:
    """The letter for these choices; `gaps` are the marks that stand where a field is not filled in."""
    values = {name: letters.fitted(name, text) for name, text in choices.named(letter).items()}
    tone = choices.tone if letter.tones else Tone.PLAIN

    def worded(parts: Iterable[Passage], holding: Mapping[str, bool] = choices.holding) -> str:
        told = _LINES.get(choices.news, "")  # which words of thanks fit; "" for the letters' own
        return letters.put_together(parts, holding, values, tone, told, a_place=choices.academic)

    subject, body = worded(letter.subject), worded(letter.body)
    places = dict.fromkeys(PLACE.findall(subject) + PLACE.findall(body))
    missing = tuple(name for name in places if name not in values)
    own = FORMAL_NAMES if tone is Tone.FORMAL else {}
    filled = {**{name: gaps[own.get(name, name)] for name in missing}, **values}
    asks = "q1" in places and choices.asks
    doors = [part for part in letter.body if "O" in part.needs] if choices.open else []
    without = {**choices.holding, "A": False} if "A" in letter.needs else None
    besides = filled_in(worded(letter.body, without), filled) if without else ""
    return Composed(
        letter,
        begun(filled_in(subject, filled)),
        filled_in(body, filled),
        missing,
        asks,
        question=values.get("q1", "") if asks else "",
        door=filled_in(worded(doors), filled),
        besides=besides,
    )


def tidied(values: Mapping[str, str]) -> dict[str, str]:
    """The values that say something, made to fit into a sentence: no space around, no full stop twice.

    A question begins and ends as one. Nothing inside a value is changed.
    """
    tidy = {}
    for name, value in values.items():
        text = value.strip()
        if blank(text):
            continue
        if name in ("q1", "q2"):
            tidy[name] = begun(text if text.endswith(ENDS) else f"{text}?")
        else:
            tidy[name] = text.rstrip(".,; ") or text
    return tidy


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’']+", text.casefold()))
