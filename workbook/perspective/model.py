"""A thought record: the harsh explanation, what else could explain it, and a fair sentence; and its rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from workbook.answers import Answer, ExerciseEntry, TagsAnswer, day_of
from workbook.content import load_exercise
from workbook.storage import Store, Stored
from workbook.today.model import FirstDay

THOUGHT = "c"  # the exercise of the thought record
USUAL = "m"  # the exercise of how it usually goes
UNFAIR = "unfair"  # the card that leads to the formal route
KNOWN = ("know", "guess", "no_idea")  # whether somebody knows an explanation to be so
ENOUGH_RATED = 3
MOST_PLAUSIBLE = 100
PLAUSIBLE = 60  # from here "something unfair" counts as high; our own choice
FRESH_FOR = timedelta(days=14)  # how long a first day's story is what a new record begins with
# Marks of what may be printed with its number: read at its source, our own sums, or said to be second-hand.
PRINTED = frozenset({"V", "ours", "reported"})


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
    known: str | None = None

    def row(self) -> list[str]:
        """The card as it is stored."""
        return [self.card, "" if self.plausible is None else str(self.plausible), self.known or ""]


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
        return tuple(e for e in self.explanations if e.plausible is not None)

    @property
    def unfair(self) -> bool:
        """Whether "something unfair" is high, so that the formal route is pointed out."""
        return any(e.card == UNFAIR and (e.plausible or 0) >= PLAUSIBLE for e in self.rated)

    @property
    def belief(self) -> tuple[int, int] | None:
        """How much the thought was believed before and after; None unless both were said."""
        return _both(self.belief_before, self.belief_after)

    @property
    def feeling(self) -> tuple[int, int] | None:
        """How strong the feeling was before and after; None unless both were said."""
        return _both(self.feeling_before, self.feeling_after)

    def entry(self) -> ExerciseEntry:
        """The record as it is stored; `thought_of` reads it back."""
        rows = [explanation.row() for explanation in self.explanations]
        values = {name: getattr(self, name) for name in _prompts()} | {"explanations": rows}
        given = {name: prompt.to_json(values[name]) for name, prompt in _prompts().items()}
        given = {name: value for name, value in given.items() if value not in (None, [])}
        return ExerciseEntry(THOUGHT, self.key, given, self.finished)


def _both(before: int | None, after: int | None) -> tuple[int, int] | None:
    return None if before is None or after is None else (before, after)


@cache
def _prompts() -> Mapping[str, Answer]:
    """What the fields of a thought record accept that are answers of its exercise."""
    answers = {**load_exercise(THOUGHT).answers, "distortions": TagsAnswer()}
    return {field.name: answers[field.name] for field in fields(ThoughtRecord) if field.name in answers}


def thought_of(stored: Stored[ExerciseEntry]) -> ThoughtRecord:
    """The thought record in a stored exercise entry; answers of another shape count as not given."""
    entry, answers = stored.record, stored.record.typed(_prompts())
    answers["explanations"] = tuple(_explanations(answers["explanations"]))
    began = day_of(entry.about) or stored.saved_at.date()
    return ThoughtRecord(entry.about, began, **answers, finished=entry.finished, id=stored.id)


def thought_records(store: Store) -> list[ThoughtRecord]:
    """The thought records there are, the earliest first."""
    thoughts = [thought_of(stored) for stored in store.where(ExerciseEntry, exercise=THOUGHT)]
    return sorted(thoughts, key=lambda thought: (thought.began, thought.key))


def looked_at(store: Store, since: date) -> bool:
    """Whether a thought was looked at from several sides to the end, on this day or later."""
    return any(thought.finished and thought.began >= since for thought in thought_records(store))


def changeable_things(store: Store) -> list[ThoughtRecord]:
    """The records that have sent one thing a person could do something about to looking back."""
    return [thought for thought in thought_records(store) if thought.one_changeable.strip()]


def still_open(thought: ThoughtRecord, groups: Mapping[str, Iterable[str]]) -> list[Open]:
    """What is missing before a record is done; `groups` are the cards about circumstances and changeable."""
    cards = {explanation.card for explanation in thought.rated}
    met = {
        Open.THREE: len(cards) >= ENOUGH_RATED,
        Open.CIRCUMSTANCES: bool(cards & set(groups["circumstances"])),
        Open.CHANGEABLE: bool(cards & set(groups["changeable"])),
        Open.SENTENCE: bool(thought.best_true.strip()),
    }
    return [what for what in Open if not met[what]]


def heard_on(first_day: FirstDay) -> date:
    """The day of the news: as it was told, where that is a day before the page was opened, or that day."""
    day = first_day.told_on
    return min(day.on, first_day.began) if day and day.exact else first_day.began


def told_near(days: Iterable[FirstDay], on: date) -> FirstDay | None:
    """The newest first day with a story, not more than two weeks from this day."""
    near = [day for day in days if day.story.strip() and abs(on - day.began) < FRESH_FOR]
    return max(near, key=lambda day: (day.began, day.key), default=None)


def story_for(days: Iterable[FirstDay], thoughts: Iterable[ThoughtRecord], today: date) -> FirstDay | None:
    """The first day whose story a new record begins with; None once a record was begun since that day."""
    first_day = told_near(days, today)
    begun_since = first_day is not None and any(thought.began >= first_day.began for thought in thoughts)
    return None if begun_since else first_day


def printable(figures: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The published figures and reveals whose numbers may be printed: those with one of the marks."""
    return [figure for figure in figures if figure.get("mark") in PRINTED]


def _explanations(rows: Iterable[Sequence[str]]) -> Iterator[Explanation]:
    """The cards that were rated or said to be known, each once."""
    seen = set()
    for card, plausible, known in rows:
        if card and card not in seen:
            seen.add(card)
            number = int(plausible) if plausible.isascii() and plausible.isdigit() else None
            rated = number if number is not None and number <= MOST_PLAUSIBLE else None
            yield Explanation(card, rated, known if known in KNOWN else None)
