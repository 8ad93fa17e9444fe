"""Notebook 05's page: the look-back day, two sessions, feedback, what it adds up to, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, capital
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words, how_sure
from workbook.debrief.charts import pictures
from workbook.debrief.feedback import Intake, heard_table
from workbook.debrief.inbox import Inbox
from workbook.debrief.interviews import Choosing, Interview, interviews
from workbook.debrief.lists import WorryTime, actions
from workbook.debrief.model import Action, Feedback, FeedbackPoint, LeadsTo, LookBack, waiting_for
from workbook.debrief.sessions import Sessions
from workbook.debrief.story import OPENED_ANYWAY, waits_until
from workbook.interviews.story import MANY_FINAL_NOES, final_noes, stories
from workbook.path import gate, led_to, link_to, suggested, ways_on, what_presses
from workbook.perspective.model import looked_at
from workbook.today.model import QUESTION_AFTER, first_days


@ui.page_of("look_back")
def page(book: Book) -> list[Any]:
    """Show the page; before the look-back day only what cannot wait, and the way to open it anyway."""
    return [DebriefPart(book, book.words("debrief"))]


class DebriefPart:
    """The whole page, kept up to date with the store; forms that are open stay as they are."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the gate, or everything."""
        self._book, self._words = book, words
        self.intake = Intake(book, words)
        self.heard = heard_table(book, words, open_=self.intake.open)
        self.worry_time = WorryTime(book, words)
        self.sessions = Sessions(book, words, to_worry_time=self._to_worry_time)
        self._soft = ui.Softer(book, Mood(book, "look_back"), lambda: [words("low")])
        self.choosing = Choosing(book, words, led_to(book, "look_back"), on_choose=self.refresh)
        self.actions = actions(book, words)
        drawn, kinds = pictures(book, words), (Feedback, FeedbackPoint, LookBack, ExerciseEntry)
        self._chart = cache(lambda key: ui.LiveChart(book, words, key, drawn[key], listen=kinds, level=3))
        self.inbox = Inbox(book, words, take_in=self.intake.before)
        self._adds_up, self._advice, self.next, self._below = (ui.swap() for _ in range(4))
        counted = partial(ui.counted_fold, book, always=False)
        self.folds = {
            "heard": counted(Feedback, partial(words.count, "heard"), lambda: [self.heard]),
            "actions": counted(Action, partial(words.count, "actions"), lambda: [self.actions]),
            "sums": ui.Fold("", lambda: [self._adds_up]),
            "parked": ui.Fold("", lambda: [self.worry_time]),
        }
        if self.worry_time.begun:
            self.folds["parked"].open()
        self._open, self.widget = False, ui.swap()
        over = (self._soft.widget, self._advice, self.inbox.widget, self.choosing.widget)
        ui.beside(book).holds(*over, self._below)
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Shows everything as it is kept now."""
        book, known = self._book, interviews(self._book, self._words)
        interview = self.choosing.show(known)
        self.intake.about = interview.id if interview else ""
        self.sessions.show(interview)
        self._soft.refresh()
        self.inbox.show()
        self._show_sums([interview for interview in known if interview.line])
        self._show_next()
        day = None if self._open else waits_until(book)  # once open, it stays open here
        self._open = day is None
        self.widget.show_if(str(day), lambda: self._parts(day))

    def _parts(self, day: date | None) -> list[Any]:
        """The parts of the page in their order; while it waits for a day, only what cannot wait."""
        section = ui.text(title=self._words("feedback.section"), tone="section")
        if day:
            return [*self._gate(day), section, self.intake, self.folds["heard"]]
        self._below.show(section, self.intake, *self.folds.values(), self.next)
        return [self._soft.open(), self._advice, self.inbox, self.choosing, self.sessions, self._below]

    def _to_worry_time(self) -> None:
        self.folds["parked"].open()
        self.worry_time.open(arrive=True)

    def _gate(self, day: date) -> list[Any]:
        """When the page opens and why, and that it can be opened all the same."""
        words, newest = self._words.within("gate"), first_days(self._book.store)[-1:]
        ways = ["chosen" if first.chosen else "suggested" for first in newest if first.look_back_from == day]
        says = (words([*ways, "heard"][0]), words("why"), words("keeps"), *what_presses(self._book))

        def open_() -> None:
            self._book.store.set_setting(OPENED_ANYWAY, str(day))  # it stays open, also after a reload
            self.refresh()

        card, *in_ = gate(self._book, "look_back", open_, *says, day=words.said_day(day, self._book.today()))
        return [card, ui.text(how_sure(self._book.words("evidence"), "debrief gate.why"), tone="quiet"), *in_]

    def _show_sums(self, lines: Sequence[Interview]) -> None:
        """How much is in each fold, and what it adds up to: pictures, and the lines kept from interviews."""
        words, all_ = self._words, self._book.store.all
        self.folds["sums"].say(words.count("sums", len(lines)))
        self.folds["parked"].say(words.count("parked", len(self.worry_time.parked)))
        drawn = {"themes": any(s.record.theme for s in all_(FeedbackPoint)), "boxes": bool(all_(LookBack))}

        def parts() -> list[Any]:
            sums = [self._chart(key) for key in drawn if drawn[key]]
            if lines:
                count = words.count("lines", len(lines), lines=words.number(len(lines)))
                sums.append(ui.notes(capital(count), [(kept.line, kept.name) for kept in lines]))
            return sums or [ui.text(words("adds_up.empty"), tone="quiet")]

        key = ([(interview.id, interview.name, interview.line) for interview in lines], drawn)
        self._adds_up.show_if(key, parts)

    def _show_next(self) -> None:
        """What comes next and when, by the person's own dates."""
        book, words, today = self._book, self._words.within("next"), self._book.today()
        days, changes = pages_after(book), waiting_for(book.store.all(Action), LeadsTo.PRACTICE)
        what = {"today": "question", **({"practise": "changes"} if changes else {})}

        def parts() -> list[Any]:
            links = ways_on(book, self._words, days, what)
            line = words("open_anyway" if max([today, *days.values()]) > today else "now")
            return [ui.text(title=words("title"), tone="section"), ui.text(line), *links] if links else []

        explain, before = self._words("pages.explain"), words("many_final_noes")
        many = len(final_noes(stories(book).values(), today)) >= MANY_FINAL_NOES or None
        self._advice.show_if(many, lambda: [link_to(book, "explain", explain, before=before)])
        self.next.show_if((days, what, today), parts)


def pages_after(book: Book) -> dict[str, date]:
    """The pages after this one with their days; that of the first day while its question is to be asked."""
    today, first, days = book.today(), first_days(book.store), dict[str, date]()
    held = [stored.record.held_on.on for stored in book.store.all(LookBack) if stored.record.held_on]
    start = first[-1].began if first else min(held, default=None)
    if start is None:
        return {}
    asked_on = start + QUESTION_AFTER
    if first and first[-1].asks(max(today, asked_on)):
        days["today"] = asked_on
    if waiting_for(book.store.all(Action), LeadsTo.MILESTONE):
        days["plan"] = today
    days |= suggested(start, "explain", "week", "practise", "people", "standing")
    if looked_at(book.store, start):
        del days["explain"]
    return days
