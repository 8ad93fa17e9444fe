"""A thought record: the harsh explanation, what else could explain it, and a fair sentence; and its rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from workbook.answers import Day, ExerciseEntry, day_of
from workbook.today.model import FirstDay

THOUGHT = "c"  # the exercise of the thought record
USUAL = "m"  # the exercise of how it usually goes
UNFAIR = "unfair"  # the card that leads to the formal route
ENOUGH_RATED = 3
PLAUSIBLE = 60  # from here "something unfair" counts as high; our own choice
FRESH_FOR = timedelta(days=14)  # how long a first day's story is what a new record begins with
PRINTED = frozenset({"V", "ours"})  # marks of what may be printed with its number


class Known(StrEnum):
    """Whether somebody knows an explanation to be so."""

    KNOW = "know"
    GUESS = "guess"
    NO_IDEA = "no_idea"


class Open(StrEnum):
    """What is still missing before a thought record is done (guide, exercise C, done_when)."""

    THREE = "three"
    CIRCUMSTANCES = "circumstances"
    CHANGEABLE = "changeable"
    SENTENCE = "sentence"


@dataclass(frozen=True)
class Explanation:
    """One card of the deck as it was rated: `plausible` from 0 to 100, `known` or not."""

    card: str
    plausible: int | None = None
    known: Known | None = None


@dataclass(frozen=True)
class ThoughtRecord:
    """One thought looked at from several sides; kept as an exercise entry whose `about` is `key`.

    `key` begins with the day it was begun. Beliefs and feelings are 0 to 100. `distortions` are names
    from elsewhere for traps in a thought, kept for records that were brought in; nothing here asks them.
    """

    key: str
    began: date
    hot_thought: str = ""
    belief_before: int | None = None
    feeling_before: int | None = None
    evidence_for: str = ""
    evidence_against: str = ""
    explanations: tuple[Explanation, ...] = ()
    unknown: int | None = None
    outsider: str = ""
    best_true: str = ""
    belief_after: int | None = None
    feeling_after: int | None = None
    one_changeable: str = ""
    distortions: tuple[str, ...] = ()
    finished: bool = False
    id: str = field(default="", compare=False)

    @property
    def rated(self) -> tuple[Explanation, ...]:
        """The explanations with a plausibility."""
        return tuple(one for one in self.explanations if one.plausible is not None)

    @property
    def unfair(self) -> bool:
        """Whether "something unfair" is high, so that the formal route is pointed out."""
        return any(one.card == UNFAIR and (one.plausible or 0) >= PLAUSIBLE for one in self.rated)

    def entry(self) -> ExerciseEntry:
        """The record as it is stored; `thought_of` reads it back."""
        rows = [
            [one.card, "" if one.plausible is None else str(one.plausible), str(one.known or "")]
            for one in self.explanations
        ]
        given = {name: getattr(self, name) for name in (*_TEXTS, *_NUMBERS)}
        given |= {"explanations": rows, "distortions": list(self.distortions)}
        answers = {name: value for name, value in given.items() if value not in ("", None, [])}
        return ExerciseEntry(THOUGHT, self.key, answers, self.finished)


_TEXTS = ("hot_thought", "evidence_for", "evidence_against", "outsider", "best_true", "one_changeable")
_NUMBERS = ("belief_before", "feeling_before", "unknown", "belief_after", "feeling_after")


def thought_of(stored: Any) -> ThoughtRecord:
    """The thought record in a stored exercise entry; answers of another shape count as not given."""
    given: Mapping[str, Any] = stored.record.answers
    texts: dict[str, Any] = {name: _text(given.get(name)) for name in _TEXTS}
    numbers: dict[str, Any] = {name: _number(given.get(name)) for name in _NUMBERS}
    return ThoughtRecord(
        key=stored.record.about,
        began=day_of(stored.record.about) or stored.saved_at.date(),
        explanations=tuple(_explanations(given.get("explanations"))),
        distortions=tuple(str(name) for name in _listed(given.get("distortions"))),
        finished=stored.record.finished,
        id=stored.id,
        **texts,
        **numbers,
    )


def thought_records(entries: Iterable[Any]) -> list[ThoughtRecord]:
    """The thought records among stored exercise entries, the earliest first."""
    found = [thought_of(stored) for stored in entries if stored.record.exercise == THOUGHT]
    return sorted(found, key=lambda one: (one.began, one.key))


@dataclass(frozen=True)
class ChangeableThing:
    """One thing a person could do something about, sent from a thought record to looking back."""

    text: str
    began: date  # the day the thought record was begun
    thought_id: str  # of the exercise entry it stands in


def changeable_things(entries: Iterable[Any]) -> list[ChangeableThing]:
    """What thought records have sent to looking back, the earliest first; from all exercise entries."""
    return [
        ChangeableThing(one.one_changeable, one.began, one.id)
        for one in thought_records(entries)
        if one.one_changeable.strip()
    ]


def still_open(thought: ThoughtRecord, groups: Mapping[str, Iterable[str]]) -> list[Open]:
    """What is missing before a record is done; `groups` are the cards about circumstances and changeable."""
    cards = {one.card for one in thought.rated}
    there = {
        Open.THREE: len(cards) >= ENOUGH_RATED,
        Open.CIRCUMSTANCES: bool(cards & set(groups["circumstances"])),
        Open.CHANGEABLE: bool(cards & set(groups["changeable"])),
        Open.SENTENCE: bool(thought.best_true.strip()),
    }
    return [what for what in Open if not there[what]]


def heard_on(first_day: FirstDay) -> date:
    """The day of the news: as it was told, where that is a day before the page was opened, or that day."""
    try:
        told = Day.parse(str(first_day.answers.get("told_on", "")))
    except ValueError:
        return first_day.began
    return min(told.on, first_day.began) if told.exact else first_day.began


def told_near(days: Iterable[FirstDay], on: date) -> FirstDay | None:
    """The newest first day with a story, not more than two weeks from this day."""
    told = [one for one in days if one.story.strip() and abs(on - one.began) < FRESH_FOR]
    return max(told, key=lambda one: (one.began, one.key), default=None)


def story_for(days: Iterable[FirstDay], thoughts: Iterable[ThoughtRecord], today: date) -> FirstDay | None:
    """The first day whose story a new record begins with; None once a record was begun since that day."""
    told = told_near(days, today)
    begun_since = told is not None and any(thought.began >= told.began for thought in thoughts)
    return None if begun_since else told


def printable(figures: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The published figures and reveals whose numbers may be printed: read at the source, or our own sums."""
    return [figure for figure in figures if figure.get("mark") in PRINTED]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    real = isinstance(value, int) and not isinstance(value, bool)
    return value if real and 0 <= value <= 100 else None


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _explanations(rows: Any) -> Iterable[Explanation]:
    seen = set()
    for row in _listed(rows):
        card, plausible, known = ([str(cell) for cell in _listed(row)] + ["", "", ""])[:3]
        if card and card not in seen:
            seen.add(card)
            number = int(plausible) if plausible.isascii() and plausible.isdigit() else None
            yield Explanation(card, _number(number), Known(known) if known in list(Known) else None)
