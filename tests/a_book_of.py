"""A book with so many records of every kind that a picture is made of, their texts hostile ones."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from many import add_all

from workbook.answers import Day, ExerciseEntry, admit, answers_of
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.debrief.model import Action, CameFrom, Feedback, FeedbackPoint, LookBack
from workbook.goals.model import Goal, GoalState, GoalWeek, Milestone, PastTask
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.limits.model import Constraint
from workbook.messages.model import Message
from workbook.people.model import Ask, Person
from workbook.perspective.model import Explanation, ThoughtRecord
from workbook.questions.model import Card
from workbook.standing.model import Rating, Requirement, TargetJob
from workbook.stories.model import StarStory
from workbook.strengths.model import Strength, StrengthUse

HOSTILE = json.loads((Path(__file__).parent / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
ADMITTED = [admit(one["value"] * one.get("repeat", 1), 300, one_line=True) for one in HOSTILE]
NAMES = [name[:120] for name in ADMITTED if isinstance(name, str) and name.strip()]

MOST_GOALS = 3  # that somebody works on; the page takes no more

# Each kind, and the kinds that its references lead to, by field.
KINDS: tuple[tuple[type[Any], dict[str, type[Any]]], ...] = (
    (Application, {}),
    (InterviewRound, {"application_id": Application}),
    (OutcomeEvent, {"application_id": Application}),
    (Message, {"application_id": Application}),
    (Feedback, {"about": InterviewRound}),
    (FeedbackPoint, {"feedback": Feedback}),
    (LookBack, {"about": InterviewRound}),
    (Action, {"from_id": FeedbackPoint}),
    (Card, {}),
    (StarStory, {}),
    (Attempt, {"about": Card, "story_id": StarStory}),
    (Goal, {}),
    (GoalWeek, {"goal_id": Goal}),
    (Milestone, {"goal_id": Goal}),
    (PastTask, {}),
    (TargetJob, {}),
    (Requirement, {"target_job_id": TargetJob}),
    (Rating, {"requirement_id": Requirement}),
    (Constraint, {}),
    (Strength, {}),
    (StrengthUse, {"strength_id": Strength}),
    (Person, {}),
    (Ask, {"whom": Person}),
    (CheckIn, {}),
)


def fill_with(book: Book, n: int) -> None:
    """So many of each kind, back in time from the day before yesterday, each unlike the last."""
    ids: dict[type[Any], list[str]] = {}
    for kind, refers in KINDS:
        records = [_record(kind, refers, ids, at, book.today()) for at in range(n)]
        ids[kind] = [stored.id for stored in add_all(book.store, records)]
    add_all(book.store, [entry for at in range(n) for entry in _entries(at, book.today())])


def _record(
    kind: type[Any], refers: dict[str, type[Any]], ids: dict[type[Any], list[str]], at: int, today: date
) -> Any:
    values: dict[str, Any] = {}
    for name, answer in answers_of(kind).items():
        if name in refers:
            values[name] = ids[refers[name]][at]
        elif answer.box == "day":
            values[name] = Day(today - timedelta(days=2 + at))
        elif answer.box in ("short_text", "long_text"):
            values[name] = NAMES[at % len(NAMES)]
        elif answer.low is not None and answer.high is not None:
            span = int(answer.high - answer.low) + 1
            values[name] = int(answer.low) + at % min(span, 40)
        elif answer.options and answer.box == "choice":
            values[name] = list(answer.options)[at % len(answer.options)]
    usual: dict[type[Any], dict[str, Any]] = {
        Action: {"came_from": CameFrom.FEEDBACK},
        Goal: {"state": GoalState.ACTIVE if at < MOST_GOALS else GoalState.RESTING},
    }
    return kind(**values | usual.get(kind, {}))


def _entries(at: int, today: date) -> list[ExerciseEntry]:
    """A first day that was asked again, and a thought looked at from several sides."""
    began = (today - timedelta(days=10 + at)).isoformat()
    first = ExerciseEntry("a", began, {"distress": 8, "expect_day7": at % 11, "day7_actual": (at + 3) % 11})
    rated = (Explanation("better_that_day", 10 + at % 90, "guess"), Explanation("unfair", 5, "know"))
    thought = ThoughtRecord(
        began,
        today,
        NAMES[at % len(NAMES)],
        80,
        70,
        explanations=rated,
        belief_after=40,
        feeling_after=at % 100,
    )
    return [first, thought.entry()]
