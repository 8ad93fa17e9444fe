"""Notebook 04's page: one thought looked at from several sides, with the earlier ones below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, fold
from workbook.book import Book
from workbook.content import Exercise, Words, load_exercise
from workbook.path import notebook, opens_on, waits
from workbook.perspective.charts import beliefs_chart, strip_chart
from workbook.perspective.model import (
    THOUGHT,
    Open,
    ThoughtRecord,
    still_open,
    story_for,
    thought_records,
    told_near,
)
from workbook.today.model import CheckIn, FirstDay, first_days, low_day


@ui.page
def page(book: Book) -> list[Any]:
    """Show the thought record. It is offered from the day after the news, and opens anyway when asked."""
    return [ThoughtPart(book, book.words("perspective"))]


class ThoughtPart:
    """The thought record this visit is about, what follows from it, and the earlier ones."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the record that is going on, or a fresh one, or that this can wait until tomorrow."""
        self._book, self._words = book, words
        self._exercise = load_exercise(THOUGHT, book.language)
        self._low, self._after, self._chart, self._list = ui.swap(), ui.swap(), ui.swap(), ui.swap()
        self._earlier = earlier_thoughts(book, words, lambda key: self.thoughts.show(key))
        self.thoughts = ui.DatedExercise(
            book,
            THOUGHT,
            lambda: thought_records(book.store.all(ExerciseEntry)),
            show=lambda arrive: self._show(arrive=arrive),
            another=lambda _newest: self._story is not None,
        )
        thought = self.thoughts.current
        begun = self.thoughts.draft or (thought and not thought.finished)
        if waits(book, "explain") and not begun:
            self.thoughts.widget.show(*self._gate())
            self._around()
        else:
            self._show(arrive=False)
        book.store.listen(ExerciseEntry, lambda _change: self._around())
        self.widget = ui.stack(self._low, self.thoughts, self._after, self._chart, self._list)

    def _gate(self) -> list[Any]:
        """Not on the day of the news: from when the page is offered, and a button that opens it anyway."""
        words, day = self._words.within("gate"), opens_on(self._book, "explain")
        return [
            ui.card(words("title"), words("today", day=words.day(day))),
            ui.link_if_there(self._words("pages.today"), notebook("today"), before=words("back")),
            ui.button(words("open"), lambda: self.thoughts.show(self.thoughts.key)),
        ]

    def _show(self, *, arrive: bool) -> None:
        """Shows the exercise itself, beginning with the story of the first day where there is one."""
        thought = self.thoughts.current
        story = None if thought else self._story
        told = told_near(self._days, thought.began) if thought else story
        asked = self._exercise
        if told and told.story_belief is not None and self._is_story(told):
            day = self._words.day(told.began)
            asked = _with_hint(asked, self._words("first.belief_then", day=day, belief=told.story_belief))
        start = {"hot_thought": story.story} if story else {}
        self.thoughts.ask(asked, start=start, arrive=arrive, done=self._around)
        self._around()

    @property
    def _days(self) -> list[FirstDay]:
        return first_days(self._book.store.all(ExerciseEntry))

    @property
    def _story(self) -> FirstDay | None:
        thoughts = thought_records(self._book.store.all(ExerciseEntry))
        return story_for(self._days, thoughts, self._book.today())

    def _is_story(self, day: FirstDay) -> bool:
        """Whether the thought on the screen is the story of this first day."""
        draft, thought = self.thoughts.draft, self.thoughts.current
        text = draft.values.get("hot_thought") if draft else thought and thought.hot_thought
        return text is None or fold(str(text)) == fold(day.story)

    def _around(self) -> None:
        """What stands around the exercise: a word on a low day, what follows, the chart, earlier records."""
        book, words, thoughts = self._book, self._words, self.thoughts
        low = low_day((stored.record for stored in book.store.all(CheckIn)), book.today())
        self._low.show_if(low or None, lambda: [ui.card("", words("low.say"), tone="enough")])
        key = (thoughts.key, thoughts.current, id(thoughts.exercise))
        self._after.show_if(key, self._follows)
        both = any(t.belief_before is not None and t.belief_after is not None for t in thoughts.records)
        self._chart.show_if(both or None, lambda: [beliefs_chart(book, words)])
        others = any(thought.key != thoughts.key for thought in thoughts.records)
        self._list.show_if(others or None, lambda: self._earlier)

    def _follows(self) -> list[Any]:
        """What follows from a finished record; the formal route is always one press away."""
        words, thought = self._words, self.thoughts.current
        finished = thought if thought and thought.finished else None
        unfair = "after.unfair" if finished and finished.unfair else "after.formal"
        formal = ui.link_if_there(words("pages.letter"), notebook("letter"), before=words(unfair))
        formal = formal if self.thoughts.exercise else None
        if not finished:
            return [formal]
        return [
            *_sentence(words, finished),
            _still_open(words, finished, still_open(finished, self._exercise.more["groups"])),
            *_next(self._book, words, finished),
            strip_chart(self._book, words, self._exercise, finished) if finished.rated else None,
            formal,
            ui.button(words("after.another"), self.thoughts.begin),
        ]


def _with_hint(exercise: Exercise, hint: str) -> Exercise:
    """The exercise with what was believed on the first day under the question of how much it is now."""
    steps = []
    for step in exercise.steps:
        prompts = (replace(p, hint=hint) if p.id == "belief_before" else p for p in step.prompts)
        steps.append(replace(step, prompts=tuple(prompts)))
    return replace(exercise, steps=tuple(steps))


def _sentence(words: Words, thought: ThoughtRecord) -> list[Any]:
    """The fair sentence, and how far the belief moved; no praise for either."""
    words, sentence, lines = words.within("after"), thought.best_true.strip(), []
    if thought.belief_before is not None and thought.belief_after is not None:
        lines.append(words("moved", before=thought.belief_before, after=thought.belief_after))
    if sentence:
        return [ui.card(words("title"), [words("quoted", sentence=sentence), *lines], tone="quote")]
    return [ui.text(*lines)] if lines else []


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
    when = "_on" if day is not None and day > book.today() else ""
    before, arrives = (words(f"after.{name}{when}", day=words.day(day)) for name in ("next", "look_back"))
    link = ui.link_if_there(words("pages.look_back"), notebook("look_back"), before=before)
    return [ui.text(words("after.sent", thing=thing), arrives) if thing and link else None, link]


def earlier_thoughts(book: Book, words: Words, open_key: Callable[[str], Any]) -> list[Any]:
    """Earlier thought records, newest first, with the fair sentence of each, to open again or remove."""
    words = words.within("list")

    def rows() -> list[ui.Row]:
        return [_row(thought, words) for thought in reversed(thought_records(book.store.all(ExerciseEntry)))]

    def open_id(id: str) -> None:
        if stored := book.store.get(ExerciseEntry, id):
            open_key(stored.record.about)

    columns = [
        ui.Column("thought", words("thought")),
        ui.Column("sentence", words("sentence"), wide=True),
        ui.Column("day", words("day"), kind="day"),
    ]
    table = ui.RecordTable(
        book,
        columns,
        rows,
        words,
        on_open=open_id,
        listen=[ExerciseEntry],
        on_remove=lambda id: book.store.remove(ExerciseEntry, id),
        undo_last=False,  # other exercises are entries too, and it would take back those
    )
    return [ui.text(title=words("title")), table]


def _row(thought: ThoughtRecord, words: Words) -> ui.Row:
    cells = {
        "thought": thought.hot_thought or words("no_words"),
        "sentence": thought.best_true,
        "day": words.short_day(thought.began),
    }
    return ui.Row(thought.id, cells, {"day": thought.began})
