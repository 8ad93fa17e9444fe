"""Interview questions as they are kept: a card each, what it asks for, and when it comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from workbook.answers import Day, choice, day, number, reference, short_text, tick
from workbook.attempts.model import Recall
from workbook.content.questions import InterviewQuestion
from workbook.estimates import spacing
from workbook.estimates.spacing import Memory

LINE = 2000
READY = 0.85  # below it on the day of an interview a card is brought forward
FADED = 0.8  # our own line: a good three times the days after which it was due
WEEK = timedelta(weeks=1)  # before an interview, in which that happens
ONE_DAY = timedelta(days=1)


class Competency(StrEnum):
    """What a question asks for; the first eleven are those that a story can show."""

    MOTIVATION = "motivation"
    TEAM = "team"
    PROBLEMS = "problems"
    PLANNING = "planning"
    COMMUNICATING = "communicating"
    SERVING = "serving"
    LEARNING = "learning"
    DISAGREEMENT = "disagreement"
    LEADING = "leading"
    SETBACKS = "setbacks"
    INTEGRITY = "integrity"
    SELF_KNOWLEDGE = "self_knowledge"
    CRAFT = "craft"
    CAREER = "career"
    TERMS = "terms"
    CLOSING = "closing"


TOLD = tuple(Competency)[:11]


class CardSource(StrEnum):
    """Where a card came from; `from_id` is the id of that record."""

    PACK = "pack"
    OWN = "own"
    CHANGE = "change"  # an action of looking back: next time, when … I will …
    LOG = "log"  # a line of the questions remembered after an interview
    STORY = "story"
    GAP = "gap"


class Freshness(StrEnum):
    """How a card stands, in a word; never a share of success."""

    NEW = "new"
    FRESH = "fresh"
    FADING = "fading"
    FADED = "faded"


@dataclass(frozen=True)
class Card:
    """Something to answer aloud, and when it comes back.

    `pack_id` is the id of a question of a pack. `stability` and `difficulty` are the memory of the spacing
    rule as of `reviewed_on`; a card that was never tried has none. What is retired comes back no more.
    """

    kind: ClassVar[str] = "card"
    hidden: ClassVar[tuple[str, ...]] = ("stability", "difficulty")  # no report reads them aloud

    question: str = short_text(required=True, limit=LINE)
    competency: Competency | None = choice(Competency)
    follow_up: str = short_text(limit=LINE)
    source: CardSource | None = choice(CardSource)
    pack_id: str = reference()
    from_id: str = reference()
    story_id: str = reference()  # the story for this question
    stability: float | None = number(0)
    difficulty: float | None = number(0)
    reviewed_on: Day | None = day(unsure=False)
    due_on: Day | None = day(unsure=False, ahead=True)
    retired: bool = tick()

    @property
    def memory(self) -> Memory | None:
        """What the spacing rule knows of it; None before the first attempt."""
        if self.stability is None or self.reviewed_on is None:
            return None
        return Memory(self.stability, self.difficulty or 1, self.reviewed_on.on)


def card_id(source_id: str) -> str:
    """The id of the card of a question of a pack, an action or a story; there is one at most."""
    return f"card-{source_id}"[:64]


def card_of(question: InterviewQuestion) -> Card:
    """A fresh card for a question of a pack."""
    competency = Competency(question.competency) if question.competency in [*Competency] else None
    follow_up = question.follow_ups[0] if question.follow_ups else ""
    return Card(question.question, competency, follow_up, CardSource.PACK, question.id)


def lines_of(questions: str) -> list[str]:
    """The questions somebody remembered, line by line, without bullets and doubles."""
    lines = (line.strip().lstrip("-*•–·").strip()[:LINE] for line in questions.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def rated(card: Card, recall: Recall, today: date) -> Card:
    """The card after an attempt today. A blank never moves a card further away than it was."""
    memory, due = spacing.practised(card.memory, [*Recall].index(recall) + 1, today)
    due = max(due, today + ONE_DAY)
    if recall is Recall.BLANK and card.due_on and card.due_on.on > today:
        due = min(due, card.due_on.on)
    card = replace(card, stability=memory.stability, difficulty=memory.difficulty)
    return replace(card, reviewed_on=Day(memory.on), due_on=Day(due))


def chance(card: Card, on: date) -> float | None:
    """How likely the card would be recalled on a day, by the rule; None before the first attempt."""
    return spacing.chance(card.memory, on) if card.memory else None


def freshness(card: Card, on: date) -> Freshness:
    """How a card stands on a day."""
    now = chance(card, on)
    if now is None:
        return Freshness.NEW
    # due on the very day still is fresh; a library that rounds otherwise changes no word
    still = now >= spacing.RETENTION - 0.005
    return Freshness.FRESH if still else Freshness.FADING if now >= FADED else Freshness.FADED


def due_from(card: Card, interview: date | None) -> date | None:
    """The day from which a card is due: earlier where it will have faded by the next interview."""
    if card.retired or card.due_on is None:
        return None
    due = card.due_on.on
    if interview is None or due <= interview - WEEK:
        return due
    on_the_day = chance(card, interview)
    return interview - WEEK if on_the_day is not None and on_the_day < READY else due
