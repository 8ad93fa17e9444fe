"""Notebook 01's page: the first day, the question a week later, free writing, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, Problem, day_of
from workbook.book import Book
from workbook.content import Exercise, Words, load_exercise
from workbook.fairness.model import LED as UNFAIR
from workbook.goals.model import Goal, plans_for_the_next_no
from workbook.path import ONE_DAY, led_to, link_to, no_today, suggested, ways_on, what_presses
from workbook.people.model import COMPANY
from workbook.perspective.model import looked_at
from workbook.storage.errors import Conflict
from workbook.today.charts import pictures
from workbook.today.model import FIRST_DAY, HIGH_DISTRESS, QUESTION_AFTER, FirstDay, first_days
from workbook.today.writing import Writing

WAITING = ("hold", "look_back_from")  # prompts that advise to leave alone or to wait
FRESH_FOR = timedelta(days=14)  # how long the page says what is next after a first day
WAYS = {"company": ("people", ("people", COMPANY)), "unfair": ("letter", (UNFAIR, UNFAIR))}  # where, to what


@ui.page_of("today")
def page(book: Book) -> list[Any]:
    """Show the first day. No funnel, gap or job forecast is ever on this page (guide, section 5)."""
    return [FirstDayPart(book, book.words("today"))]


class FirstDayPart:
    """The first day this visit is about, with all that belongs to it; other first days are behind a line."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the first day of today, or one that is going on; a fresh one where somebody heard again."""
        self._book, self._words = book, words
        self._exercise = load_exercise(FIRST_DAY, book.language)
        above = self._care, self._question, self._chart, self._planned = [ui.swap() for _ in range(4)]
        below = self._next, self._place, self._meanwhile, self._earlier = [ui.swap() for _ in range(4)]
        self.widget = ui.stack(*above, *below)
        self._compared = False  # whether a guess was answered in this visit
        self._finished = ""  # the key of the first day that was finished in this visit
        self._distress: int | None = None  # as last seen, so that only a new answer brings the card
        self.form: ui.Form | None = None
        self.writing = Writing(book, words)
        self.days = ui.DatedExercise(
            book,
            FIRST_DAY,
            lambda: first_days(book.store),
            show=lambda arrive: self._show(arrive=arrive),
            another=lambda newest: newest.began < book.today(),
        )
        self._ask_again()
        led, begun = led_to(book, "today"), self.days.current or self.days.draft
        if led and (self._is_over or day_of(self.days.key) != book.today()):
            self.days.begin()
        elif not (led or begun) and (self._newest or (self._question.children and not self._quiet)):
            self._place.show(ui.Fold(words("another"), lambda: [self._open(arrive=True)]))
            self._show_around()  # the task of this moment is the question, or what is next
        else:
            self._show()
        book.store.listen(ExerciseEntry, lambda _change: self._changed())

    def _show(self, *, arrive: bool = False) -> None:
        """Shows the first day to fill in; once that is done, only that it is enough for today."""
        self._place.show(self.days)
        if (day := self.days.current) and self._is_over:
            change = ui.button(self._words("change"), self._open, plain=True)
            presses = what_presses(self._book) if day.hold else []
            self.days.widget.show(_enough(self._exercise, self._words, day, presses, arrive=arrive), change)
        else:
            self._open(arrive=arrive)
        self._care_if_high(arrive=False)
        self._show_around()

    @property
    def _is_over(self) -> bool:
        """Whether the first day on the screen was finished, today or in this visit."""
        day = self.days.current
        return bool(day and day.finished and (day.began >= self._book.today() or day.key == self._finished))

    def _open(self, *, arrive: bool = False) -> ui.DatedExercise[FirstDay]:
        """Shows the exercise itself; the question of day 7 has a form of its own."""
        presses = dict.fromkeys(WAITING, " ".join(what_presses(self._book)))
        exercise = replace(self._exercise, later=()).hinted(presses)
        return self.days.ask(exercise, done=self._done, arrive=arrive)

    def _done(self) -> None:
        self._finished = self.days.key
        self._show(arrive=True)

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

        def keep(values: dict[str, Any]) -> None:
            with book.store.batch() as step:
                stored = step.get(ExerciseEntry, day.id)
                if stored is None:  # removed since the check; what to say about it is the check's to say
                    raise Conflict
                answers = {**stored.record.answers, prompt.id: values[prompt.id]}
                step.revise(stored, answers=answers)
            self._answered(day.key)

        return ui.Form(book, [question], words, name=f"today.day7.{day.key}", keep=keep, check=check)

    def _answered(self, key: str) -> None:
        """After the question: thanks, both dots, and the first day with the answer in it."""
        self._ask_again()
        if key == self.days.key:
            self._show()
        day = next(day for day in self.days.records if day.key == key)
        self._compared = self._compared or day.expected is not None
        self._show_around()
        if day.needs_care:
            self._care.show(ui.care_card(self._book, arrive=True))
        if self.form is None:
            words = self._words.within("day7")
            self._question.show(ui.text(words("done"), title=words("done_title"), arrive=not day.needs_care))

    def _changed(self) -> None:
        self._care_if_high(arrive=True)
        self._show_around()

    def _care_if_high(self, *, arrive: bool) -> None:
        """The care card when how bad it is was answered with 9 or 10: at once, and on visits of that day."""
        day, before = self.days.current, self._distress
        self._distress = day.distress if day else None
        if day is None or day.distress is None or day.distress < HIGH_DISTRESS:
            return
        new = day.distress != before if arrive else day.began == self._book.today()
        if new:
            self._care.show(ui.care_card(self._book, arrive=arrive))

    @property
    def _quiet(self) -> bool:
        """Whether nothing of other days is on the page: on the day of a no, and while its page is."""
        day = self.days.current
        return no_today(self._book) or (day is not None and day.began >= self._book.today())

    @property
    def _newest(self) -> FirstDay | None:
        """The first day after which the page says what is next: from the day after it, for two weeks."""
        if self._quiet or self._is_over:
            return None
        today, finished = self._book.today(), [day for day in self.days.records if day.finished]
        fresh = [day for day in finished if timedelta(0) < today - day.began < FRESH_FOR]
        return fresh[-1] if fresh else None

    def _show_around(self) -> None:
        """What stands around the first day: plans for it, what is next, what else there is, earlier days."""
        book, words, today, newest = self._book, self._words, self._book.today(), self._newest
        if newest:
            looked = looked_at(book.store, newest.began)
            self._next.show_if((newest, today, looked), partial(_next, book, words, newest))
        else:
            self._next.show()
        is_day = day_of(self.days.key) == today and newest is None
        plans = plans_for_the_next_no(book.store.all(Goal)) if is_day else []
        self._planned.show_if(plans or None, lambda: [ui.card(words("planned"), plans, tone="quote")])
        company = partial(_way_to, book, words, "company")
        self._meanwhile.show_if(None if self._is_over else "there", lambda: [self.writing, company()])
        self._show_earlier()

    def _show_earlier(self) -> None:
        """The line that opens the earlier days, and the chart where a guess was answered in this visit."""
        days = self.days
        others = [] if self._quiet else [record for record in days.records if record.key != days.key]
        label = self._words("earlier", n=len(others))
        key = (others, days.key, days.current is None) if others else None
        self._earlier.show_if(key, lambda: [ui.Fold(label, partial(self._earlier_days, others))])
        chart = "chart" if self._compared and not self._quiet else None
        self._chart.show_if(chart, lambda: [self._feelings()])

    def _feelings(self) -> ui.LiveChart:
        picture = pictures(self._book, self._words)["feelings"]
        return ui.LiveChart(self._book, self._words, "feelings", picture, listen=[ExerciseEntry])

    def _earlier_days(self, others: Sequence[FirstDay]) -> list[Any]:
        """The way to each other first day, the newest first, and the chart of guesses and answers."""
        words, labels = self._words, [self._words.day(day.began) for day in self.days.records]
        options = {}
        for day in reversed(others):
            label, n = words.day(day.began), int(day.key.rpartition(".")[2] or 1)
            options[day.key] = words("earlier_nth", day=label, n=n) if labels.count(label) > 1 else label
        compared = any(day.compared for day in self.days.records)
        return [
            ui.button(words("another"), self.days.begin) if self.days.current else None,
            ui.choices(words.within("earlier_days"), options, self.days.show),
            self._feelings() if compared and not self._compared else None,
        ]


def _way_to(book: Book, words: Words, what: str) -> Any:
    """The way to a part of another page: company on a hard day, or the record of what seemed unfair."""
    page, lead = WAYS[what]
    return link_to(book, page, words(f"pages.{what}"), before=words(f"next.{what}"), lead=lead)


def _enough(exercise: Exercise, words: Words, day: FirstDay, presses: list[str], *, arrive: bool) -> Any:
    """On the day itself: what the person leaves alone, the small good things, and to close the laptop."""
    labels = next(prompt.choices for prompt in exercise.prompts if prompt.id == "hold")
    words, lines = words.within("rest"), []
    if held := [labels[key] for key in day.hold if key in labels]:
        lines.append(words("hold", things=words("between").join(held)))
    small = [(thing, when) for thing, when, *_ in day.small if thing]
    if things := [words("small_thing", thing=t, when=when) if when else t for t, when in small]:
        lines.append(words("small", things=words("between").join(things)))
    return ui.card(words("title"), [*lines, *presses, words("close")], arrive=arrive)


def _next(book: Book, words: Words, day: FirstDay) -> list[Any]:
    """From the day after: the pages whose day has come (guide, section 6), then those still to come."""
    labels, today = words.within("next"), book.today()
    days = suggested(day.began, "letter", "log", "explain", "look_back", "week")
    days["look_back"] = max(day.look_back_from, day.began + ONE_DAY)
    if looked_at(book.store, day.began):
        del days["explain"]
    ready = ways_on(book, words, {page: on for page, on in days.items() if on <= today})
    coming = ways_on(book, words, {page: on for page, on in days.items() if on > today})
    lines, asked_on = [labels("now" if ready else "nothing_now")], day.began + QUESTION_AFTER
    if day.compares and day.actual is None and today < asked_on:
        lines.append(labels("question_later", day=words.said_day(asked_on, today)))
    lines += [labels("open_anyway")] if coming or lines[1:] else []  # where a day was said
    return [ui.card(labels("title_now"), lines), *ready, *coming, _way_to(book, words, "unfair")]
