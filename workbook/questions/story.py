"""What there is to practise, and in which order: what fades first comes first, then what was never tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.answers import Day
from workbook.attempts.model import TRIES_MOST, Attempt, tries
from workbook.book import Book
from workbook.content.questions import InterviewQuestion, load_packs
from workbook.debrief.model import Action, CameFrom, FeedbackPoint, LeadsTo, Theme, waiting_for
from workbook.interviews.model import InterviewRound
from workbook.questions.model import (
    LINE,
    READY,
    Card,
    CardSource,
    Competency,
    card_id,
    card_of,
    chance,
    due_from,
    lines_of,
    rated,
)
from workbook.storage import Stored
from workbook.stories.model import StarStory

PACKS = "practice.packs"  # the setting with the names of the packs in the pile
FIRST_PACK = "any_job"
# Which questions train a theme of feedback: our own choice.
TRAINS: Mapping[Theme, tuple[Competency, ...]] = {
    Theme.PREPARATION: (Competency.MOTIVATION, Competency.CLOSING),
    Theme.ANSWERING: (Competency.PROBLEMS, Competency.TEAM),
    Theme.STRUCTURE: (Competency.PLANNING, Competency.LEARNING),
    Theme.EXAMPLES: (Competency.TEAM, Competency.SETBACKS),
    Theme.KNOWLEDGE: (Competency.CRAFT,),
    Theme.LEVEL: (Competency.LEADING,),
    Theme.LISTENING: (Competency.COMMUNICATING, Competency.DISAGREEMENT),
    Theme.PRESENCE: (Competency.COMMUNICATING,),
    Theme.WHY_THIS_JOB: (Competency.MOTIVATION,),
    Theme.QUESTIONS_ASKED: (Competency.CLOSING,),
    Theme.TASK: (Competency.CRAFT, Competency.PROBLEMS),
    Theme.PRACTICAL: (Competency.TERMS,),
}


@dataclass(frozen=True)
class PileCard:
    """One card of the pile by its id; `stored` is None while it was never tried or added."""

    id: str
    card: Card
    stored: Stored[Card] | None = None


def next_interview(book: Book) -> date | None:
    """The day of the interview in the log that comes next, today's included."""
    days = [round_.held_on.on for round_ in book.store.records(InterviewRound) if round_.held_on]
    return min((day for day in days if day >= book.today()), default=None)


def due_cards(book: Book, on: date | None = None) -> list[PileCard]:
    """The cards due by a day, today without one; what is remembered least comes first."""
    on, interview = on or book.today(), next_interview(book)
    due = [s for s in book.store.all(Card) if (day := due_from(s.record, interview)) and day <= on]
    due.sort(key=lambda stored: chance(stored.record, on) or 0)
    return [PileCard(stored.id, stored.record, stored) for stored in due]


def before(book: Book, interview: date) -> list[Stored[Card]]:
    """The cards that come back before an interview because they would have faded by then."""
    cards = (s for s in book.store.all(Card) if s.record.due_on and not s.record.retired)
    return [
        s for s in cards if (on_the_day := chance(s.record, interview)) is not None and on_the_day < READY
    ]


def due_from_today(book: Book) -> list[tuple[Stored[Card], date | None]]:
    """Every card with the day from which it is due, the earliest first and those without one last."""
    interview = next_interview(book)
    found = [(stored, due_from(stored.record, interview)) for stored in book.store.all(Card)]
    return sorted(found, key=lambda pair: pair[1] or date.max)


def next_due(book: Book) -> date | None:
    """The first day after today on which a card comes back."""
    days = (day for _, day in due_from_today(book))
    return min((day for day in days if day and day > book.today()), default=None)


def chosen_packs(book: Book) -> list[str]:
    """The names of the packs in the pile, of those there are; the general one before anybody chose."""
    chosen = book.store.setting(PACKS, [FIRST_PACK])
    return [name for name in load_packs(book.language) if isinstance(chosen, list) and name in chosen]


def question_of(book: Book, card: Card) -> InterviewQuestion | None:
    """The question of a pack that a card asks; None for one's own, and for one that left its pack."""
    questions = (q for pack in load_packs(book.language).values() for q in pack.questions)
    return next((question for question in questions if question.id == card.pack_id != ""), None)


def kind_of(book: Book, card: Card) -> str:
    """What kind of question it is, in words; "" where nobody said."""
    return book.words("questions")(f"field.competency.options.{card.competency}") if card.competency else ""


def pile(book: Book) -> list[PileCard]:
    """Everything that can be tried: what is due, then what is new from easy to hard, then the rest."""
    kept = {stored.id: stored for stored in book.store.all(Card)}
    due = due_cards(book)
    first = {one.id for one in due}
    rest = [PileCard(s.id, s.record, s) for s in kept.values() if s.id not in first and not s.record.retired]
    packs = load_packs(book.language)
    fresh = [q for name in chosen_packs(book) for q in packs[name].questions if card_id(q.id) not in kept]
    fresh.sort(key=lambda question: question.level)
    new = [one for one in rest if one.card.due_on is None]
    new += [PileCard(card_id(question.id), card_of(question)) for question in fresh]
    return [*due, *new, *(one for one in rest if one.card.due_on is not None)]


def to_try(book: Book, cards: Iterable[PileCard]) -> list[PileCard]:
    """Those that were tried less than twice today."""
    tried = tried_today(book)
    return [one for one in cards if tried[one.id] < TRIES_MOST]


def tried_today(book: Book) -> Counter[str]:
    """How often each card was tried today, in the order of the first try."""
    return tries(book.store.records(Attempt), book.today())


def keep_attempt(book: Book, one: PileCard, values: Mapping[str, Any]) -> tuple[Stored[Attempt], Card | None]:
    """Keeps an attempt and moves its card on; returns the card, or None where that was removed meanwhile.

    A third try on a day, as two windows can bring one, is kept and moves nothing. The action a card came
    from is done with its first attempt.
    """
    today = book.today()
    with book.store.batch() as batch:
        stored = batch.get(Card, one.id)
        before = tries((s.record for s in batch.all(Attempt)), today)[one.id]
        told = one.card.story_id if one.card.source is CardSource.STORY else ""
        attempt = batch.add(Attempt(one.id, Day(today), story_id=told, **values))
        if stored is None and one.stored is not None:
            return attempt, None
        card = stored.record if stored else one.card
        card = rated(card, values["recall"], today) if before < TRIES_MOST else card
        batch.keep(card, stored, id=one.id)
        action = batch.get(Action, card.from_id) if card.from_id else None
        if action and action.record.done_on is None:
            batch.revise(action, done_on=Day(today))
    return attempt, card


def of_source(source: CardSource) -> Callable[[PileCard], bool]:
    """Whether a card came from there."""
    return lambda one: one.card.source is source


def waiting(book: Book) -> list[Stored[Action]]:
    """The actions that lead to practice and have no card; the changes of the last look back come first."""
    taken = {card.from_id for card in book.store.records(Card)}
    found = [a for a in waiting_for(book.store.all(Action), LeadsTo.PRACTICE) if a.id not in taken]
    last = next((a.record.about for a in reversed(found) if a.record.came_from is CameFrom.LOOK_BACK), None)
    return sorted(found, key=lambda a: a.record.came_from is not CameFrom.LOOK_BACK or a.record.about != last)


def remembered(book: Book) -> list[tuple[Stored[InterviewRound], str]]:
    """The questions written down after interviews that are no cards yet, the newest interview's first."""
    taken = {(card.from_id, card.question) for card in book.store.records(Card)}
    rounds = [s for s in book.store.all(InterviewRound) if s.record.questions]
    rounds.sort(key=lambda s: s.record.held_on.on if s.record.held_on else date.min, reverse=True)
    lines = [(stored, line) for stored in rounds for line in lines_of(stored.record.questions)]
    first = {line: (stored, line) for stored, line in reversed(lines)}  # asked twice, it is one question
    known = {question for _, question in taken}
    return [pair for pair in lines if first[pair[1]] == pair and pair[1] not in known]


def themes(book: Book) -> list[Theme]:
    """The themes of feedback that questions can train, the most frequent first."""
    found = [point.theme for point in book.store.records(FeedbackPoint) if point.theme in TRAINS]
    return sorted(dict.fromkeys(theme for theme in found if theme), key=found.count, reverse=True)


def story_card(stored: Stored[StarStory], question: str) -> Card:
    """A fresh card that asks to tell a story."""
    return Card(question[:LINE], source=CardSource.STORY, from_id=stored.id, story_id=stored.id)
