"""The sessions of one interview: the one that goes on, what stands between them, and the third attempt."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Day, ExerciseEntry, needed
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words, load_exercise
from workbook.debrief.due import Second, second_session
from workbook.debrief.interviews import Interview
from workbook.debrief.lists import sentence
from workbook.debrief.model import SESSIONS, Action, LookBack
from workbook.debrief.story import EXERCISE, Debrief, debrief_of, keep_changes
from workbook.interviews.model import InterviewRound
from workbook.path import link_to
from workbook.storage import Draft, Stored
from workbook.storage.errors import Conflict

CHANGES = "changes"  # the half that is left out on a low day (guide, section 5)


class Sessions:
    """The sessions of one interview; a form on the page stays while other things change."""

    def __init__(self, book: Book, words: Words, *, to_worry_time: Callable[[], Any]) -> None:
        """`to_worry_time` opens the worry time."""
        self._book, self._words, self._labels = book, words, words.within("look")
        self._asked = load_exercise(EXERCISE, book.language)
        self._to_worry_time = to_worry_time
        self._interview: Interview | None = None
        self._changes_anyway, self._unfinished = False, False
        self.widget = ui.swap()

    @property
    def debrief(self) -> Debrief:
        """The debrief of the interview on the page, as it is kept now."""
        return debrief_of(self._book, self._interview.id if self._interview else "")

    @property
    def _draft(self) -> Draft | None:
        """What is half written of its session."""
        return self._book.store.draft(f"exercise:{EXERCISE}:{self.debrief.about}")

    def show(self, interview: Interview | None, *, arrive: bool = False) -> None:
        """Shows where the sessions of this interview stand; nothing without one."""
        if interview is None or self._interview is None or interview.id != self._interview.id:
            self._changes_anyway, self._unfinished = False, False
        self._interview = interview
        debrief, running = self.debrief, self.debrief.running(self._book.now())
        goes_on = running is not None or self._unfinished
        ui.beside(self._book).show(whether=not goes_on)  # a session is alone on the page
        if interview is None:
            self.widget.show()
        elif goes_on:
            key: Any = (debrief.about, running.id if running else "", self._changes_anyway)
            self.widget.show_if(key, lambda: self._session(running, arrive=arrive))
        else:
            left, second = self._draft is not None, second_session(self._book, debrief)
            key = (interview, debrief.sessions, debrief.notes, second, left)
            self.widget.show_if(key, lambda: self._rest(interview, second, arrive=arrive))

    def begin(self, number: int, new_information: str = "") -> None:
        """Begins this session if it is the next; one after the two only with new information, and once."""
        debrief, now = self.debrief, self._book.now()
        informed = number <= SESSIONS or (debrief.used == SESSIONS and new_information)
        if number == debrief.used + 1 and informed:
            id = f"look-back-{number}-{debrief.about}"  # the same from every window, so that it begins once
            self._timer(id).do("start")
            session = LookBack(debrief.about, number, Day(now.date()), now.isoformat(timespec="seconds"))
            with suppress(Conflict):
                self._book.store.add(replace(session, new_information=new_information), id=id)
        self.show(self._interview, arrive=True)

    def close(self) -> None:
        """Closes the debrief: the person has what they need from this interview."""
        notes = self.debrief.notes
        entry = notes.record if notes else ExerciseEntry(EXERCISE, self.debrief.about, finished=True)
        self._book.store.keep(replace(entry, answers={**entry.answers, "close": True}), notes)
        self.show(self._interview, arrive=True)

    def _timer(self, session: str) -> ui.TimeBox:
        return ui.TimeBox(self._book, f"debrief:{session}", self._asked.time_box_min or 0)

    def _session(self, running: Stored[LookBack] | None, *, arrive: bool) -> list[Any]:
        """The session that goes on, or what was half written; on a low day without the changes to come."""
        labels, asked, steps, low = self._labels, self._asked, self._asked.steps, list[Any]()
        if self._softer:
            steps = tuple(step for step in steps if CHANGES not in {prompt.id for prompt in step.prompts})
            anyway = ui.button(labels("low_anyway"), self._with_changes)
            low = [ui.text(labels("low"), tone="quiet"), anyway]
        how = asked.intro.split("\n")[-1]  # what two sessions are was said before the first began
        minutes = asked.time_box_min if running else None
        exercise = ui.ExerciseForm(
            self._book,
            replace(asked, intro=how, steps=steps, time_box_min=minutes),
            about=self.debrief.about,
            again=running is None or running.record.session != 1,
            time_box=f"debrief:{running.id}" if running else "",
            on_finished=lambda _entry: self._ended(),
        )
        heading = labels(f"session_{running.record.session}" if running else "half_written")
        return [ui.text(title=heading, arrive=arrive), *low, exercise]

    @property
    def _softer(self) -> bool:
        """Whether the changes are left out: on a low day, unless they were begun or asked for."""
        typed = (self._draft.values.get(CHANGES) or ()) if self._draft else ()
        begun = bool(self.debrief.changes) or any(any(row) for row in typed)
        return Mood(self._book).low and not (begun or self._changes_anyway)

    def _with_changes(self) -> None:
        self._changes_anyway = True
        self.show(self._interview)

    def _ended(self) -> None:
        """After the last part: the session is over, and its changes become actions."""
        debrief, self._unfinished = self.debrief, False
        if running := debrief.running(self._book.now()):
            timer, ended_at = self._timer(running.id), self._book.now().isoformat(timespec="seconds")
            self._book.store.revise(running, ended_at=ended_at, minutes=timer.spent())
            timer.do("off")
        keep_changes(self._book, self.debrief)
        self.show(self._interview, arrive=True)

    def finish_draft(self) -> None:
        """Opens what was half written when a session ended, without a timer."""
        self._unfinished = True
        self.show(self._interview, arrive=True)

    def _rest(self, interview: Interview, second: Second | None, *, arrive: bool) -> list[Any]:
        """Before, between and after the sessions: how to begin, or what there is so far and the ways on."""
        labels, asked, debrief = self._labels, self._asked, self.debrief
        if not debrief.used:
            claim, known = f"exercises/{EXERCISE} why_it_helps", bool(self._book.store.all(LookBack))
            why = ui.reason(self._book, asked.why_it_helps, claim, known=known)
            begins = ui.button(labels("begin_1"), lambda: self.begin(1), primary=True)
            return [ui.card(asked.title, asked.intro.split("\n")), begins, why]
        state = "closed" if debrief.closed else "both" if debrief.used >= SESSIONS else "open"
        today = debrief.closed or debrief.sessions[-1].record.held_on == Day(self._book.today())
        says = [labels("closed_say" if debrief.closed else "today_say")] if today else []
        minutes = self._words.count("minutes", debrief.minutes or 0)
        used = f"used_{debrief.used}" if debrief.minutes is None else f"used_minutes_{debrief.used}"
        line = interview.round and not interview.line and state != "open"
        left = [ui.text(labels("draft_left")), ui.button(labels("draft_finish"), self.finish_draft)]
        return [
            ui.text(title=labels(f"{state}_title"), arrive=arrive),
            ui.card("", [*says, labels(used, minutes=minutes)], tone="enough"),
            *self._kept(),
            self._line_form(interview.round) if interview.round and line else None,
            *(left if self._draft else []),
            *(self._second(second) if second else [self._third()]),
        ]

    def _kept(self) -> list[Any]:
        """The keeps and the changes, under the words they were asked in."""
        asks = {prompt.id: prompt.ask for prompt in self._asked.prompts}
        changes = [(sentence(Action(when, will), self._words), "") for when, will in self.debrief.changes]
        rows = (("keeps", self.debrief.answers.get("keeps", ())), (CHANGES, changes))
        return [ui.notes(asks[name], kept) for name, kept in rows if kept]

    def _second(self, second: Second) -> list[Any]:
        """The way to the second session, and to closing the debrief without it."""
        labels, closed = self._labels, self.debrief.closed
        key = "open_anyway" if second.opens else "begin_2_again" if closed else "begin_2"
        close = {} if closed else {"close": (labels("close"), self.close)}
        acts = {**close, "second": (labels(key), lambda: self.begin(SESSIONS))}
        line = ui.text(second.line(labels), tone="quiet") if second.opens or not closed else None
        return [line, ui.buttons(acts, plain=["second"] if second.opens or closed else [])]

    def _third(self) -> Any:
        """One quiet button, and what it brings: never a third session without new information."""
        place = ui.swap(ui.button(self._labels("once_more"), lambda: place.show(*self._instead())))
        return place

    def _instead(self) -> list[Any]:
        """What there is to do instead of a third session; new information opens one more, once."""
        labels, more, below = self._labels, self._asked.more["on_third_attempt"], ui.swap()
        say = ui.text(labels("practise_say" if self.debrief.changes else "practise_none"))
        page = link_to(self._book, "practise", labels("practise_page"))
        rest, rule = ui.card(labels("rest_title"), labels("rest_say"), tone="enough"), str(more["rule"])
        acts: dict[str, Callable[[], Any]] = {
            "parking": self._to_worry_time,
            "practise": lambda: below.show(say, page),
            "rest": lambda: below.show(rest),
            "new_information": lambda: below.show(ui.text(rule, tone="quiet"), self._ask_new_information()),
        }
        if self.debrief.used > SESSIONS:
            del acts["new_information"]
        offered = ui.buttons({key: (str(more["choices"][key]), act) for key, act in acts.items()})
        return [ui.card(labels("third_title"), str(more["say"]).split("\n")), offered, below]

    def _ask_new_information(self) -> ui.Form:
        """The new information in one line, which opens one more session."""
        number, about, key = self.debrief.used + 1, self.debrief.about, "new_information"
        words, asked = self._words.within(key), ui.questions(LookBack, self._words, [key])
        keep, check = lambda given: self.begin(number, str(given[key])), needed("no_information", key)
        return ui.Form(self._book, asked, words, name=f"debrief.{key}:{about}", keep=keep, check=check)

    def _line_form(self, round_: Stored[InterviewRound]) -> ui.Form:
        """The one line to keep from an interview, asked once its sessions have come to an end."""

        def keep(values: dict[str, Any]) -> None:
            self._book.store.revise(form.editing or round_, **values)

        questions = ui.questions(InterviewRound, self._book.words("interviews"), ["learning_line"])
        words, name = self._words.within("line"), f"debrief.line:{round_.id}"
        check = needed("no_line", "learning_line")
        form = ui.Form(self._book, questions, words, name=name, keep=keep, check=check)
        return form
