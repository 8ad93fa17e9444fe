"""Notebook 04's page: one thought looked at from several sides, with the earlier ones below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, fold
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words, load_exercise
from workbook.fairness.model import LED
from workbook.path import gate, link_to, opens_on, waits
from workbook.perspective.charts import beliefs_picture, strip_picture
from workbook.perspective.model import (
    THOUGHT,
    Open,
    ThoughtRecord,
    still_open,
    story_for,
    thought_records,
    told_near,
)
from workbook.today.model import FirstDay, first_days


@ui.page_of("explain")
def page(book: Book) -> list[Any]:
    """Show the thought record. It is offered from the day after the news, and opens anyway when asked."""
    return [ThoughtPart(book, book.words("perspective"))]


class ThoughtPart:
    """The thought record this visit is about, what follows from it, and the earlier ones."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the record that is going on, or a fresh one, or that this can wait until tomorrow."""
        self._book, self._words = book, words
        self._exercise = load_exercise(THOUGHT, book.language)
        self._after, self._asked, self._earlier = ui.swap(), ui.swap(), ui.swap()
        self._low = ui.Softer(book, Mood(book, "explain"), lambda: [words("low.say")])
        self._others = ui.Fold("", self._earlier_ones)
        self.thoughts = ui.DatedExercise(
            book,
            THOUGHT,
            lambda: thought_records(book.store),
            show=lambda arrive: self._show(arrive=arrive),
            another=lambda _newest: self._story is not None,
        )
        thought = self.thoughts.current
        begun = self.thoughts.draft or (thought and not thought.finished)
        if waits(book, "explain") and not begun:
            open = partial(self.thoughts.show, self.thoughts.key)
            self.thoughts.widget.show(*gate(book, "explain", open))
            self._around()
        else:
            self._show(arrive=False)
        book.store.listen(ExerciseEntry, lambda _change: self._around())
        self.widget = ui.stack(self._low, self._after, self._asked, self._earlier)

    def _show(self, *, arrive: bool) -> None:
        """Shows the exercise itself, beginning with the story of the first day where there is one."""
        thought = self.thoughts.current
        story = None if thought else self._story
        first_day = told_near(first_days(self._book.store), thought.began) if thought else story
        exercise = self._exercise
        if first_day and first_day.story_belief is not None and self._is_story(first_day):
            then = self._words("first.belief_then", day=first_day.began, belief=first_day.story_belief)
            exercise = exercise.hinted({"belief_before": then})
        start = {"hot_thought": story.story} if story else {}
        finished = bool(thought and thought.finished)
        done = partial(self._around, arrive=True)
        self.thoughts.ask(exercise, start=start, arrive=arrive and not finished, done=done)
        self._around(arrive=arrive)

    @property
    def _story(self) -> FirstDay | None:
        store = self._book.store
        return story_for(first_days(store), thought_records(store), self._book.today())

    def _is_story(self, day: FirstDay) -> bool:
        """Whether the thought on the screen is the story of this first day."""
        draft, thought = self.thoughts.draft, self.thoughts.current
        text = draft.values.get("hot_thought") if draft else thought and thought.hot_thought
        return text is None or fold(str(text)) == fold(day.story)

    def _around(self, *, arrive: bool = False) -> None:
        """What stands around the exercise: a word on a low day, what follows, earlier records."""
        words, thoughts = self._words, self.thoughts
        key = (thoughts.key, thoughts.current, id(thoughts.exercise))
        self._after.show_if(key, lambda: self._follows(arrive=arrive), anew=arrive)
        finished = thoughts.current and thoughts.current.finished
        (self._low.close if finished or not thoughts.exercise else self._low.open)()
        place = (thoughts.key if finished else "", bool(thoughts.exercise))
        folded = partial(ui.Fold, words("after.written"), self._written)
        self._asked.show_if(place, lambda: [folded() if finished else thoughts])
        others = sum(thought.key != thoughts.key for thought in thoughts.records)
        self._others.say(words.count("earlier", others))
        self._earlier.show_if(others > 0 or None, lambda: [self._others])

    def _written(self) -> list[Any]:
        """What was written, harsh thought and all: after the end it is opened only on purpose."""
        words, thought = self._words, self.thoughts.current
        if thought is None:
            return [self.thoughts]
        missing = still_open(thought, self._exercise.more["groups"])
        strip = partial(strip_picture, words, self._exercise, thought)
        chart = ui.LiveChart(self._book, words, "strip", strip, listen=()) if thought.rated else None
        return [self.thoughts, _still_open(words, thought, missing), chart]

    def _earlier_ones(self) -> list[Any]:
        """The beliefs before and after, where there are several, and the earlier records."""
        book, words, rated = self._book, self._words, any(one.belief for one in self.thoughts.records)
        beliefs = partial(beliefs_picture, book, words)
        chart = ui.LiveChart(book, words, "beliefs", beliefs, listen=[ExerciseEntry]) if rated else None
        return [chart, earlier_thoughts(book, words, self.thoughts.show)]

    def _follows(self, *, arrive: bool) -> list[Any]:
        """The fair sentence of a finished record, and what follows; the formal route is one press away."""
        words, thought = self._words, self.thoughts.current
        finished = thought if thought and thought.finished else None
        unfair = "after.unfair" if finished and finished.unfair else "after.formal"
        formal = link_to(self._book, "letter", words("pages.unfair"), before=words(unfair), lead=(LED, LED))
        formal = formal if self.thoughts.exercise else None
        bias = ui.text(words("after.bias"), tone="quiet") if formal and finished and finished.unfair else None
        if not finished:
            return [formal]
        return [
            *_sentence(words, finished, arrive=arrive),
            *_next(self._book, words, finished),
            bias,
            formal,
            ui.button(words("after.another"), self.thoughts.begin),
        ]


def _sentence(words: Words, thought: ThoughtRecord, *, arrive: bool) -> list[Any]:
    """The fair sentence, and how far the belief moved; no praise for either."""
    words, sentence, lines = words.within("after"), thought.best_true.strip(), []
    if thought.belief:
        before, after = thought.belief
        lines.append(words("moved", before=before, after=after))
    if sentence:
        paragraphs = [words("quoted", sentence=sentence), *lines]
        return [ui.card(words("title"), paragraphs, tone="quote", arrive=arrive)]
    return [ui.text(*lines, title=words("kept"), arrive=arrive)]


def _still_open(words: Words, thought: ThoughtRecord, missing: list[Open]) -> Any:
    """That it is done by the guide's own rule, or what would be missing for that, which locks nothing."""
    words, n = words.within("after"), len(thought.rated)
    if not missing:
        return ui.text(words("done"), tone="quiet")
    few = {0: "three_none", 1: "three_one"}.get(n, "three")
    lines = [words(f"open.{few if what is Open.THREE else what}", n=n) for what in missing]
    return ui.card(words("open_title"), [words("open_say"), *lines])


def _next(book: Book, words: Words, thought: ThoughtRecord) -> list[Any]:
    """What is next and from when, where that page is there; and the changeable thing on its way there."""
    day, thing = opens_on(book, "look_back"), thought.one_changeable.strip()
    when = words.said_day(day, book.today()) if day and day > book.today() else ""
    before = words("after.next_on" if when else "after.next", day=when)
    there = link_to(book, "look_back", words("pages.look_back"), before=before)
    return [ui.text(words("after.sent", thing=thing)) if thing and there else None, there]


def earlier_thoughts(book: Book, words: Words, open_key: Callable[[str], Any]) -> ui.RecordTable:
    """Earlier thought records, newest first, with the fair sentence of each, to open again or remove."""
    words = words.within("list")

    def rows() -> Iterator[ui.Row]:
        for one in reversed(thought_records(book.store)):
            cells = {"thought": one.hot_thought or words("no_words"), "sentence": one.best_true}
            yield ui.Row(one.id, {**cells, "day": words.short_day(one.began)}, {"day": one.began})

    def open_id(id: str) -> None:
        if stored := book.store.get(ExerciseEntry, id):
            open_key(stored.record.about)

    return ui.RecordTable(
        book,
        [ui.Column("thought"), ui.Column("sentence", wide=True), ui.Column("day", kind="day")],
        rows,
        words,
        on_open=open_id,
        listen=[ExerciseEntry],
        on_remove=partial(book.store.remove, ExerciseEntry),
        undo_last=False,  # other exercises are entries too, and it would take back those
    )
