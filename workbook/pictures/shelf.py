"""Which pictures there are, in the order of the questions they answer, and of which records they are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook import ui
from workbook.across import charts as across
from workbook.answers import ExerciseEntry
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.check_ins import charts as check_ins
from workbook.check_ins.model import CheckIn
from workbook.content import Words
from workbook.debrief import charts as debrief
from workbook.debrief.model import Action, Feedback, FeedbackPoint, LookBack
from workbook.estimates.display_rules import CHART_FROM
from workbook.goals.model import COUNTED, Goal, GoalWeek, Milestone, PastTask
from workbook.how_far import charts as how_far
from workbook.interviews.story import KINDS as LOG
from workbook.interviews.story import stories as log
from workbook.limits.model import Constraint
from workbook.messages import charts as messages
from workbook.messages.correspondence import KINDS as LETTERS
from workbook.messages.correspondence import correspondence
from workbook.people.model import Ask, Person
from workbook.perspective import charts as perspective
from workbook.progress import charts as goals
from workbook.progress import distances as standing
from workbook.progress import practising as practice
from workbook.progress import support_map as people
from workbook.questions.model import Card
from workbook.standing.model import Rating, Requirement, TargetJob
from workbook.stories import charts as stories
from workbook.stories.model import StarStory
from workbook.strengths.model import Strength, StrengthUse
from workbook.today import charts as today

Draw = Callable[[], ui.Picture | None]
Kinds = tuple[type[Any], ...]


@dataclass(frozen=True)
class DrawnBy:
    """Where pictures come from: who draws them, whose words they have, and what they are made of."""

    pictures: Callable[[Book, Words], Mapping[str, Draw]]
    words: str
    kinds: Kinds


COUNTED_FOR_GOALS = tuple(dict.fromkeys(kind for kind, _ in COUNTED.values()))
ROOMS: Mapping[str, DrawnBy] = {
    "goals": DrawnBy(
        goals.pictures, "progress", (Goal, GoalWeek, Milestone, PastTask, CheckIn, *COUNTED_FOR_GOALS)
    ),
    "across": DrawnBy(
        across.pictures, "across", (Attempt, *LETTERS, Feedback, FeedbackPoint, Action, LookBack)
    ),
    "interviews": DrawnBy(how_far.pictures, "how_far", LOG),
    "messages": DrawnBy(messages.pictures, "messages", LETTERS),
    "debrief": DrawnBy(debrief.pictures, "debrief", (Feedback, FeedbackPoint, LookBack, ExerciseEntry)),
    "practice": DrawnBy(practice.pictures, "practice", (Attempt, Card)),
    "stories": DrawnBy(stories.pictures, "stories", (StarStory,)),
    "standing": DrawnBy(
        standing.pictures,
        "progress",
        (TargetJob, Requirement, Rating, Constraint, Strength, StrengthUse, CheckIn),
    ),
    "people": DrawnBy(people.pictures, "people", (Person, Ask)),
    "today": DrawnBy(today.pictures, "today", (ExerciseEntry,)),
    "check_ins": DrawnBy(check_ins.pictures, "check_ins", (CheckIn,)),
    "perspective": DrawnBy(perspective.pictures, "perspective", (ExerciseEntry, *LOG)),
}

# Each question with the pictures that answer it, as room and key; the goals come first.
QUESTIONS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "goals": tuple(("goals", key) for key in (*goals.BURN_UPS, "this_week", "all_goals", "planned", "sure")),
    "log": (("interviews", "reach"), ("interviews", "over_time"), ("perspective", "own")),
    "answers": tuple(("messages", key) for key in ("loops", "sent_counts", "curve", "split")),
    "learning": (("debrief", "themes"), ("debrief", "boxes")),
    "practice": (
        *(("practice", key) for key in ("fresh", "calendar_chart", "rubric", "by_kind")),
        ("stories", "story_grid"),
    ),
    "standing": tuple(("standing", key) for key in ("distances", "gaps", "used", "limits")),
    "across": tuple(("across", key) for key in ("practised", "changed", "again", "sources", "after_no")),
    "people": (("people", "map"), ("people", "sent")),
    "me": (
        ("today", "feelings"),
        ("check_ins", "over_time"),
        ("perspective", "beliefs"),
        ("perspective", "strip"),
    ),
}
COUNTED_IN: Mapping[str, Callable[[Book], Sequence[object]]] = {  # of what there has to be enough
    "interviews": lambda book: [s for s in log(book).values() if not s.application.only_saved],
    "messages": lambda book: messages.bars(correspondence(book)),
}
FROM_FIVE = {"interviews": ("reach", "over_time"), "messages": ("loops", "sent_counts")}
NOT_WHEN_LOW = frozenset({("messages", "curve"), ("messages", "split"), ("standing", "limits")})


def draw(book: Book, room: str, key: str) -> ui.Picture | None:
    """A picture as the book has it now; None where it has nothing to show, or a sentence says as much."""
    if key in FROM_FIVE.get(room, ()) and len(COUNTED_IN[room](book)) < CHART_FROM:
        return None
    place = ROOMS[room]
    return place.pictures(book, book.words(place.words))[key]()


def words_of(key: str) -> str:
    """The key of a picture's words: the burn-ups of three goals share theirs."""
    return goals.BURN_UPS[0] if key in goals.BURN_UPS else key
