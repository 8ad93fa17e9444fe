"""One question opened: where it was asked, how it came, its story, and the notes of the interview after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from workbook import ui
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.model import Action
from workbook.interviews.model import Application, InterviewRound
from workbook.path import link_to
from workbook.questions.model import Card, CardSource
from workbook.questions.story import PileCard, pile
from workbook.standing.model import Requirement
from workbook.storage import Stored
from workbook.stories.model import StarStory

SHOWN = 5  # attempts
ORIGINS: Mapping[CardSource | None, tuple[type[Any], str]] = {  # what a card came from, and on which page
    CardSource.CHANGE: (Action, "look_back"),
    CardSource.GAP: (Requirement, "standing"),
}


class OpenCard:
    """The question that was opened, in place of the pile."""

    def __init__(
        self,
        book: Book,
        words: Words,
        place: ui.MainPlace,
        *,
        done: Callable[[], Any],
        begin: Callable[..., Any],
    ) -> None:
        """It is opened in this place; `done()` shows the pile again, `begin(cards, first=id)` asks them."""
        self._book, self._words, self._labels = book, words, words.within("card")
        self._place, self._done, self._begin = place, done, begin
        self.form: ui.Form | None = None

    def show(self, id: str) -> None:
        """Shows one question; the pile, where it is gone."""
        stored = self._book.store.get(Card, id)
        if stored is None:
            self._done()
            return
        labels, resting = self._labels, stored.record.retired
        acts: dict[str, tuple[str, Callable[[], Any]]] = {
            "practise": (labels("practise"), partial(self._practise, stored)),
            "edit": (labels("edit"), partial(self.edit, stored)),
            "retire": (labels("wake" if resting else "retire"), partial(self._rest, stored)),
            "back": (labels("back"), self._done),
        }
        self._place.open(
            ui.text(self._when(stored.record), title=stored.record.question, arrive=True),
            *self._came_from(stored.record),
            self._attempts(id),
            *self._story(stored),
            *self._next(stored),
            ui.buttons(acts, plain=["edit", "retire", "back"]),
        )

    def _when(self, card: Card) -> str:
        if card.retired:
            return self._labels("resting")
        day = self._words.on_day(card.due_on, self._book.today())
        return self._words("session.back_on", day=day) if day else self._labels("none")

    def _came_from(self, card: Card) -> list[Any]:
        """Where it came from, with the way back; a sentence where that is gone."""
        if card.source in ORIGINS:
            return [self._origin(card, *ORIGINS[card.source])]
        round_ = self._book.store.get(InterviewRound, card.from_id)
        if round_ is None:
            gone = card.source is CardSource.LOG
            return [ui.text(self._labels("from_log_gone"), tone="quiet")] if gone else []
        application = self._book.store.get(Application, round_.record.application_id)
        where = application.record.organisation if application else self._words("offer.unknown")
        day, key = round_.record.held_on, "asked_at" if round_.record.held_on else "asked_at_no_day"
        said = self._labels(key, where=where, day=day)
        lead = ("log", round_.record.application_id)
        return [link_to(self._book, "log", self._labels("to_log"), before=said, lead=lead)]

    def _origin(self, card: Card, kind: type[Any], page: str) -> Any:
        """What of looking back or of the map it came from, or that it is gone."""
        origin, source = self._book.store.get(kind, card.from_id), card.source
        if origin is None:
            return ui.text(self._labels(f"from_{source}_gone"), tone="quiet")
        said = self._labels(f"from_{source}", what=getattr(origin.record, "skill", ""))
        lead = (page, card.from_id)
        return link_to(self._book, page, self._labels(f"to_{source}"), before=said, lead=lead)

    def _attempts(self, id: str) -> Any:
        """The newest attempts: how each came, and what to try next."""
        labels, rows = self._labels, []
        for one in (s.record for s in reversed(self._book.store.where(Attempt, about=id)[-SHOWN:])):
            recall = self._book.words("attempts")(f"field.recall.options.{one.recall}") if one.recall else ""
            came = labels("attempt", recall=recall, secs=one.secs) if one.secs is not None else recall
            tweak = labels("tweak", tweak=one.one_tweak) if one.one_tweak else ""
            under = filter(None, (self._words.day(one.attempted_on), tweak))
            rows.append((came, " · ".join(under)))
        return ui.notes(labels("attempts"), rows) if rows else None

    def _story(self, stored: Stored[Card]) -> list[Any]:
        """The story for it, and the choice among the others."""
        stories = {s.id: s.record for s in self._book.store.all(StarStory)}
        story, labels = stories.get(stored.record.story_id), self._labels
        told = [(story.short_form or story.title, story.title if story.short_form else "")] if story else []

        def choose(id: str) -> None:
            self._book.store.revise(stored, story_id=id)
            self.show(stored.id)

        names = {id: one.title for id, one in stories.items()}
        chips = ui.choices({"ask": labels("choose_story")}, names, choose, chosen=stored.record.story_id)
        return [
            ui.notes(labels("story"), told) if told else None,
            chips if names else ui.text(labels("no_story"), tone="quiet"),
        ]

    def _next(self, stored: Stored[Card]) -> list[Any]:
        """What was noted in the first interview after the one in which it was asked."""
        round_ = self._book.store.get(InterviewRound, stored.record.from_id)
        asked = round_.record.held_on.on if round_ and round_.record.held_on else None
        if asked is None:
            return []
        held = [(r.held_on.on, r) for r in self._book.store.records(InterviewRound) if r.held_on]
        later = [(on, r) for on, r in held if asked < on <= self._book.today()]
        on, after = min(later, key=lambda held: held[0], default=(date.max, None))
        notes = [note for note in (after.learning_line, after.questions) if note] if after else []
        if not notes:
            return [ui.text(self._labels("no_next"), tone="quiet")]
        return [ui.notes(self._labels("next_notes"), [(note, self._words.day(on)) for note in notes])]

    def _practise(self, stored: Stored[Card]) -> None:
        if stored.record.retired:
            stored = self._book.store.revise(stored, retired=False)
        rest = [one for one in pile(self._book) if one.id != stored.id]
        self._begin([PileCard(stored.id, stored.record, stored), *rest], first=stored.id)

    def _rest(self, stored: Stored[Card]) -> None:
        self._book.store.revise(stored, retired=not stored.record.retired)
        self.show(stored.id)

    def edit(self, stored: Stored[Card]) -> None:
        """Shows the form of a question; its days stay as they are."""
        words = self._words.within("form.card")

        def keep(values: dict[str, Any]) -> None:
            now = self.form.editing if self.form else stored
            self._book.store.keep(replace(now.record if now else stored.record, **values), now)
            self.show(stored.id)

        questions = ui.questions(Card, self._book.words("questions"), ("question", "competency", "follow_up"))
        self.form = ui.Form(self._book, questions, words, name="practice.card", keep=keep)
        self._place.open(*self.form.headed(partial(self.show, stored.id), stored=stored))
