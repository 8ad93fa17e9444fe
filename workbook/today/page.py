"""Notebook 01's page: the first day, the question a week later, free writing, and what is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, Problem
from workbook.book import Book
from workbook.content import Exercise, Words, load_exercise
from workbook.path import ONE_DAY, notebook, suggested
from workbook.storage.errors import Conflict
from workbook.today.charts import feelings_chart
from workbook.today.model import FIRST_DAY, HIGH_DISTRESS, QUESTION_AFTER, FirstDay, first_days
from workbook.today.writing import Writing


@ui.page
def page(book: Book) -> list[Any]:
    """Show the first day. No funnel, gap or job forecast is ever on this page (guide, section 5)."""
    return [FirstDayPart(book, book.words("today"))]


class FirstDayPart:
    """The first day this visit is about, with all that belongs to it; other first days are one press away."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the first day that is going on, or a fresh one."""
        self._book, self._words = book, words
        self._exercise = load_exercise(FIRST_DAY, book.language)
        self._care, self._question, self._below = ui.swap(), ui.swap(), ui.swap()
        self._chart_above, self._chart_below = ui.swap(), ui.swap()
        self._compared = False  # whether a guess was answered in this visit
        self._distress: int | None = None  # as last seen, so that only a new answer brings the card
        self.form: ui.Form | None = None
        self.writing = Writing(book, words)
        self.days = ui.DatedExercise(
            book,
            FIRST_DAY,
            lambda: first_days(book.store.all(ExerciseEntry)),
            show=lambda _arrive: self._show(),
            another=lambda newest: not newest.finished,
        )
        self._show()
        self._ask_again()
        book.store.listen(ExerciseEntry, lambda _change: self._changed())
        above = (self._care, self._question, self._chart_above)
        self.widget = ui.stack(*above, self.days, self._below, self.writing, self._chart_below)

    def _show(self) -> None:
        """Shows the first day: to fill in, or from the day after only that it is kept."""
        day = self.days.current
        if day and day.finished and day.began < self._book.today():
            kept = ui.text(self._words("kept_say", day=self._words.day(day.began)), tone="quiet")
            self.days.widget.show(kept, ui.button(self._words("kept_open"), self._open))
        else:
            self._open()
        self._care_if_high(arrive=False)
        self._show_below()

    def _open(self) -> None:
        """Shows the exercise itself; the question of day 7 has a form of its own."""
        self.days.ask(replace(self._exercise, later=()), done=self._show_below)

    def _ask_again(self) -> None:
        """The question of day 7, for the earliest first day that is due."""
        due = next((day for day in self.days.records if day.asks(self._book.today())), None)
        self.form = self._question_form(due) if due else None
        self._question.show(self.form)

    def _question_form(self, day: FirstDay) -> ui.Form:
        """The form that asks how bad it is a week later."""
        book, words = self._book, self._words.within("day7")
        (prompt,) = self._exercise.later
        asked = prompt.asked({"expect_day7": day.expected})
        if day.expected is None:
            asked = words("ask_without_forecast", distress=day.distress)
        question = ui.Question(prompt.id, prompt.answer, asked, prompt.hint, labels=prompt.labels)

        def check(values: dict[str, Any]) -> dict[str, Problem]:
            if book.store.get(ExerciseEntry, day.id) is None:
                return {prompt.id: Problem("first_day_gone")}
            return {prompt.id: Problem("no_answer")} if values[prompt.id] is None else {}

        def keep(values: dict[str, Any]) -> str:
            with book.store.batch() as step:
                stored = step.get(ExerciseEntry, day.id)
                if stored is None:  # removed since the check; what to say about it is the check's to say
                    raise Conflict
                answers = {**stored.record.answers, prompt.id: values[prompt.id]}
                step.update(stored.id, replace(stored.record, answers=answers), stored.rev)
            self._answered(day.key)
            return ""

        return ui.Form(book, [question], words, name=f"today.day7.{day.key}", keep=keep, check=check)

    def _answered(self, key: str) -> None:
        """After the question: thanks, both dots, and the first day with the answer in it."""
        self._ask_again()
        if key == self.days.key:
            self._show()
        day = next(day for day in self.days.records if day.key == key)
        self._compared = self._compared or day.expected is not None
        self._show_chart()
        high = day.actual is not None and day.actual >= HIGH_DISTRESS
        if high:
            self._care.show(ui.care_card(self._book, arrive=True))
        if self.form is None:
            words = self._words.within("day7")
            self._question.show(ui.text(words("done"), title=words("done_title"), arrive=not high))

    def _changed(self) -> None:
        self._care_if_high(arrive=True)
        self._show_below()

    def _care_if_high(self, *, arrive: bool) -> None:
        """The care card when how bad it is was answered with 9 or 10: at once, and on visits of that day."""
        day, before = self.days.current, self._distress
        self._distress = day.distress if day else None
        if day is None or day.distress is None or day.distress < HIGH_DISTRESS:
            return
        new = day.distress != before if arrive else day.began == self._book.today()
        if new:
            self._care.show(ui.care_card(self._book, arrive=arrive))

    def _show_below(self) -> None:
        """What is next for a finished first day, other first days, and the chart."""
        key = (self.days.key, self.days.current, self._book.today())
        self._below.show_if(key, self._parts_below)
        self._show_chart()

    def _parts_below(self) -> list[Any]:
        day, words = self.days.current, self._words
        if not day or not day.finished:
            return self._way_back()
        today = self._book.today() <= day.began
        next_ = [*_rest(self._exercise, words, day), *_that_is_all(words, day)] if today else []
        return [
            *(next_ or _next(words, day, self._book.today())),
            ui.text(words("another_say"), tone="quiet"),
            ui.button(words("another"), self.days.begin),
            *self._way_back(),
        ]

    def _way_back(self) -> list[Any]:
        """To every other first day, the newest first; two of one day with their numbers."""
        words, days = self._words, self.days
        others = {day.key: words.day(day.began) for day in reversed(days.records) if day.key != days.key}
        if len(others) == 1:
            ((key, label),) = others.items()
            return [ui.button(words("earlier", day=label), lambda: days.show(key))]
        labels = [words.day(day.began) for day in days.records]
        for key, label in others.items():
            if labels.count(label) > 1:
                others[key] = words("earlier_nth", day=label, n=int(key.rpartition(".")[2] or 1))
        return [ui.choices(words.within("earlier_days"), others, days.show)] if others else []

    def _show_chart(self) -> None:
        """The chart: under the question once that is answered, else at the foot of a finished first day."""
        day = self.days.current
        pairs = any(day.expected is not None and day.actual is not None for day in self.days.records)
        above = self._compared or bool(day and day.finished and day.actual is not None)
        below = bool(day and day.finished) and not above
        for place, here in ((self._chart_above, above), (self._chart_below, below)):
            place.show_if(
                "chart" if pairs and here else None, lambda: [feelings_chart(self._book, self._words)]
            )


def _rest(exercise: Exercise, words: Words, day: FirstDay) -> list[Any]:
    """On the day itself the hold list and the small good things, to come back to."""
    labels = next(prompt.choices for prompt in exercise.prompts if prompt.id == "hold")
    words, lines = words.within("rest"), []
    if held := [labels[key] for key in day.hold if key in labels]:
        lines.append(words("hold", things=words("between").join(held)))
    small = [(thing, when) for thing, when, *_ in day.small if thing]
    if things := [words("small_thing", thing=t, when=when) if when else t for t, when in small]:
        lines.append(words("small", things=words("between").join(things)))
    return [ui.card(words("title"), lines)] if lines else []


def _that_is_all(words: Words, day: FirstDay) -> list[Any]:
    labels = words.within("next")
    lines = [labels("today"), labels("look_back_waits", day=words.day(day.look_back_from))]
    card = ui.card(labels("title_today"), [*lines, *_question_later(words, day, day.began)])
    return [card, _link(words, "letter", labels("letter_later"))]


def _next(words: Words, day: FirstDay, today: date) -> list[Any]:
    """From the day after: the pages whose day has come (guide, section 6), then those still to come."""
    labels = words.within("next")
    pages = suggested(day.began, "letter", "log", "explain", "look_back", "week")
    pages["look_back"] = max(day.look_back_from, day.began + ONE_DAY)
    days = dict(sorted(pages.items(), key=lambda page: page[1]))
    ready = [_link(words, page, labels(f"{page}_now")) for page, on in days.items() if on <= today]
    coming = {
        page: _link(words, page, labels(f"{page}_later", day=words.day(on)))
        for page, on in days.items()
        if on > today and page in ("explain", "look_back")
    }
    lines = [labels("now" if any(ready) else "nothing_now")]
    if "look_back" in coming and coming["look_back"] is None:
        lines.append(labels("look_back_waits", day=words.day(day.look_back_from)))
    lines += [*_question_later(words, day, today), labels("open_anyway")]
    return [ui.card(labels("title_now"), lines), *ready, *coming.values()]


def _question_later(words: Words, day: FirstDay, today: date) -> list[str]:
    """When the one question is asked, while that lies ahead."""
    on = day.began + QUESTION_AFTER
    asks = day.compares and day.actual is None and today < on
    return [words("next.question_later", day=words.day(on))] if asks else []


def _link(words: Words, page: str, before: str) -> Any:
    return ui.link_if_there(words(f"pages.{page}"), notebook(page), before=before)
