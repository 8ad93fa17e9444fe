"""What somebody has to work with, on notebook 07: strengths with proof, and one to use this week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import ChoiceAnswer, Day, ExerciseEntry
from workbook.book import Book
from workbook.content import Words, load_exercise
from workbook.storage import Stored
from workbook.stories.model import StarStory
from workbook.strengths.lists import TABLES, table
from workbook.strengths.model import ENTRIES_MOST, Strength, StrengthUse, problems
from workbook.strengths.story import proofs, remembered, uses

HAVE = "i"  # the exercise of what somebody has
FIELDS, USE = ("strength", "proof", "last_used"), ("place", "planned_on")


@ui.page_of("standing", says_off=False)
def page(book: Book) -> list[Any]:
    """Show a line that says how many strengths there are; what is inside is there when it is opened."""
    words = book.words("strengths")
    say = partial(words.count, "fold")
    fold = ui.counted_fold(book, Strength, say, lambda: [StrengthsPart(book, words)])
    if book.store.draft("standing.strength") or book.store.draft(f"exercise:{HAVE}:"):
        fold.open()  # what was half written is there again
    return [fold]


class StrengthsPart:
    """The strengths there are, the one that is to be used, and the longer questions behind a button."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the strengths; what was half written is there again."""
        self._book, self._words = book, words
        self._exercise = load_exercise(HAVE, book.language)
        self.form: ui.Form | None = None
        self.exercise: ui.ExerciseForm | None = None
        self._place = ui.MainPlace(book, self.refresh, shared=True)
        self._lists = ui.Fold("", lambda: ui.one_list(book, words, TABLES, table))
        self.widget = ui.stack(self._place, self._lists)
        book.store.listen(None, lambda _change: self.refresh())
        if book.store.draft(f"exercise:{HAVE}:"):
            self.longer(arrive=False)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Shows everything as it is kept now; what is open stays."""
        strengths, used, entry = self._book.store.all(Strength), uses(self._book), self._entry
        key = (tuple(strengths), tuple(used), entry, self._book.today())
        self._place.show_if(key, lambda: self._parts(strengths, entry))
        self._lists.say(self._words("lists"), empty=not strengths)

    @property
    def _entry(self) -> Stored[ExerciseEntry] | None:
        return next(iter(self._book.store.where(ExerciseEntry, exercise=HAVE)), None)

    def _parts(self, strengths: list[Stored[Strength]], entry: Stored[ExerciseEntry] | None) -> list[Any]:
        labels, n = self._words, len(strengths)
        why = ui.reason(self._book, self._exercise.why_it_helps, f"exercises/{HAVE} why_it_helps")
        rows = [(one.record.strength, self._under(one.record)) for one in strengths]
        acts: dict[str, Any] = {"longer": (labels("longer_again" if entry else "longer"), self.longer)}
        if strengths:
            acts["use"] = (labels("use"), self.use)
        enough = n >= ENTRIES_MOST
        return [
            ui.text(self._exercise.intro) if not n else ui.notes(labels.count("here", n), rows),
            why if not n else None,
            *(part for one, name in uses(self._book) for part in self._planned(one, name)),
            ui.card("", self._exercise.enough, tone="enough") if enough else None,
            ui.button(labels("another" if n else "first"), self.add),
            ui.buttons(acts, plain=["longer"]),
        ]

    def _planned(self, use: Stored[StrengthUse], strength: str) -> list[Any]:
        """A strength that is to be used and has not been yet."""
        if use.record.used_on:
            return []
        today, place = self._book.today(), use.record.place
        day = self._words.on_day(use.record.planned_on, today)
        used = partial(self._used, use)
        away = partial(self._book.store.remove, StrengthUse, use.id)
        acts: dict[str, Any] = {"used": (self._words("used"), used), "away": (self._words("leave"), away)}
        said = self._words("planned" if place else "planned_place", strength=strength, place=place, day=day)
        return [ui.card(self._words("planned_title"), said), ui.buttons(acts, plain=["away"])]

    def _used(self, use: Stored[StrengthUse]) -> None:
        today = Day(self._book.today())
        with self._book.store.batch() as batch:
            batch.revise(use, used_on=today)
            if strength := batch.get(Strength, use.record.strength_id):
                batch.revise(strength, last_used=today)

    def add(self, proof: str = "") -> None:
        """Asks for a strength with its proof, which may be something the book knows already."""
        asked = ui.questions(Strength, self._words, FIELDS)
        asked[1] = replace(asked[1], suggestions=tuple(proofs(self._book)))

        if stories := {one.id: one.record.title for one in self._book.store.all(StarStory)}:
            answer, ask = ChoiceAnswer(tuple(stories)), self._words("story")
            asked.append(ui.Question("from_id", answer, ask, options=stories, optional=True))

        def keep(values: dict[str, Any]) -> None:
            self._book.store.add(Strength(**values | {"from_id": values.get("from_id") or ""}))
            self._place.close()

        self._ask("strength", asked, keep, start={"proof": proof})

    def _under(self, strength: Strength) -> str:
        """A strength's proof, and the story in which it is told."""
        labels, story = self._words, self._book.store.get(StarStory, strength.from_id)
        told = labels("told_in", title=story.record.title) if story else labels("story_gone")
        parts = [strength.proof, told if strength.from_id else ""]
        return self._words("between").join(filter(None, parts)) or labels("no_proof")

    def use(self) -> None:
        """Asks which strength is to be used on purpose, where and when."""
        options = {one.id: one.record.strength for one in self._book.store.all(Strength)}
        answer = ChoiceAnswer(tuple(options), required=True)
        which = ui.Question("strength_id", answer, self._words("which"), options=options)

        def keep(values: dict[str, Any]) -> None:
            self._book.store.add(StrengthUse(**values))
            self._place.close()

        asked = [which, *ui.questions(StrengthUse, self._words, USE)]
        self._ask("use", asked, keep, start={"planned_on": Day(self._book.today())})

    def _ask(
        self,
        name: str,
        asked: list[ui.Question],
        keep: Callable[[dict[str, Any]], None],
        start: dict[str, Any],
    ) -> None:
        """Shows a form in place of the strengths."""
        words, check = self._words.within(f"form.{name}"), ui.check_today(self._book, problems)
        name = f"standing.{name}"
        self.form = ui.Form(self._book, asked, words, name=name, keep=keep, check=check, start=start)
        self._place.open(*self.form.headed(self._place.close))

    def longer(self, *, arrive: bool = True) -> None:
        """The longer questions, with the words of feedback that may be remembered among their suggestions."""
        entry = self._entry
        self.exercise = ui.ExerciseForm(
            self._book, self._exercise, arrive=arrive, again=bool(entry and entry.record.finished),
            on_finished=lambda _entry: self._place.close(),
        )  # fmt: skip
        self.exercise.offer("said", remembered(self._book))
        self._place.open(self.exercise, ui.button(self._words("back"), self._place.close, plain=True))
