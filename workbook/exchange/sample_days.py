"""The sample book's harder days: first days, the thoughts looked at after them, and weekly check-ins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.perspective.model import Explanation, Known, ThoughtRecord
from workbook.today.model import FIRST_DAY, ITEMS, MONEY, CheckIn

if TYPE_CHECKING:
    from workbook.content import Words
    from workbook.storage.batch import Batch

# Days ago, and how bad it was, was expected to be, and was a week later (guide, 4.6).
_NOES = ((150, 8, 6, 3), (118, 7, 6, 4), (83, 9, 8, 4), (47, 6, 4, 4), (9, 8, 7, 2))
# Days after the no, and belief and feeling before and after; what of the reason cannot be known.
_THOUGHTS = (
    (3, 80, 70, 55, 45, 60),
    (4, 70, 65, 70, 55, 70),
    (2, 90, 85, 60, 65, 80),
    (5, 60, 50, 35, 30, 70),
    (3, 80, 75, 50, 45, 80),
)
_RATED = (
    ("better_that_day", 70, Known.GUESS),
    ("more_experience", 60, Known.KNOW),
    ("something_small", 40, Known.GUESS),
    ("money_or_timing", 20, Known.NO_IDEA),
    ("not_at_best", 35, Known.GUESS),
    ("did_not_come_across", 65, Known.GUESS),
)
_LATEST = 2  # days since the newest check-in
# Nine weeks of each thing, the oldest first.
_WEEKS = {
    "steady": (3, 4, 3, 5, 4, 5, 6, 5, 6),
    "sleep": (4, 6, 5, 5, 6, 6, 5, 7, 6),
    "energy": (5, 4, 4, 6, 5, 5, 6, 6, 5),
    "connected": (6, 5, 6, 6, 7, 5, 6, 7, 7),
    "hope": (4, 5, 4, 4, 6, 5, 6, 6, 5),
    "room": (2, 3, 3, 4, 4, 3, 5, 5, 6),
    "pull": (8, 7, 7, 6, 6, 5, 5, 6, 4),
    "money": (6, 6, 7, 6, 6, 5, 6, 6, 5),
}


def write_days(batch: Batch, today: date, words: Words) -> None:
    """Adds the first days and the check-ins, counted back from today."""
    said = zip(words.list("facts"), words.list("stories"), strict=True)
    for (days_ago, now, expected, actual), (fact, story) in zip(_NOES, said, strict=True):
        on = today - timedelta(days=days_ago)
        answers: dict[str, Any] = {
            "told_on": on.isoformat(),
            "told_how": "standard_email",
            "distress": now,
            "fact": fact,
            "story": story,
            "story_belief": 10 * now,
            "hold": ["replying", "going_over"],
            "small": [list(words.list("small_thing"))],
            "expect_day7": expected,
            "day7_actual": actual,
            "look_back_from": (on + timedelta(days=2)).isoformat(),
        }
        batch.add(ExerciseEntry(FIRST_DAY, key_of(on, 1), answers, finished=True))
    _write_thoughts(batch, today, words)
    for week, row in enumerate(zip(*(_WEEKS[item] for item in (*ITEMS, MONEY)), strict=True)):
        on = today - timedelta(days=_LATEST + 7 * (len(_WEEKS["steady"]) - 1 - week))
        items = dict(zip((*ITEMS, MONEY), row, strict=True))
        batch.add(CheckIn(Day(on), **items), id=f"check-in-{on.isoformat()}")


def _write_thoughts(batch: Batch, today: date, words: Words) -> None:
    """Adds a thought record for each no, beginning with the story of its first day."""
    said = zip(words.list("stories"), words.list("fair_sentences"), strict=True)
    for (days_ago, *_), numbers, (story, sentence) in zip(_NOES, _THOUGHTS, said, strict=True):
        later, before, feeling, after, feeling_after, unknown = numbers
        on = today - timedelta(days=days_ago - later)
        thought = ThoughtRecord(
            key=key_of(on, 1),
            began=on,
            hot_thought=story,
            belief_before=before,
            feeling_before=feeling,
            explanations=tuple(Explanation(*card) for card in _RATED),
            unknown=unknown,
            best_true=sentence,
            belief_after=after,
            feeling_after=feeling_after,
            one_changeable=words("changeable") if days_ago == _NOES[-1][0] else "",
            finished=True,
        )
        batch.add(thought.entry())
