"""Looking back at one interview: the session that goes on, with its time box, and what ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Exercise, Words, load_exercise
from workbook.debrief.between import Between
from workbook.debrief.box import EXERCISE, Box, begin, box_of, session_id
from workbook.debrief.changes import keep_changes
from workbook.debrief.due import second_session
from workbook.debrief.known import Interview
from workbook.debrief.model import LookBack
from workbook.storage import Stored
from workbook.today.model import CheckIn, low_day

CHANGES = "changes"  # the half that is left out on a low day (guide, section 5)


class Looking:
    """The two sessions of one interview; a form on the page stays while other things change."""

    def __init__(self, book: Book, words: Words, *, to_parking: Callable[[], Any]) -> None:
        """`to_parking` opens the parking slot further down the page."""
        self._book, self._words = book, words
        self._full = load_exercise(EXERCISE, book.language)
        self.to_parking = to_parking
        self._interview: Interview | None = None
        self._shown: Any = None
        self._changes_anyway, self._unfinished = False, False
        self.exercise: ui.Exercise | None = None
        self.between = Between(book, words, self._full, self)
        self.widget = ui.swap()

    @property
    def box(self) -> Box:
        """The box of the interview on the page, as it is kept now."""
        return box_of(self._book, self._interview.id if self._interview else "")

    def show(self, interview: Interview | None, *, arrive: bool = False) -> None:
        """Shows where this interview's looking back stands; nothing without one."""
        if interview is None or self._interview is None or interview.id != self._interview.id:
            self._changes_anyway, self._unfinished = False, False
        self._interview = interview
        if interview is None:
            self._shown = None
            self.widget.show()
            return
        box = self.box
        running = box.running(self._book.now())
        if running or self._unfinished:
            self._show_session(box, running, arrive=arrive)
        else:
            self._show_rest(interview, box, arrive=arrive)

    def begin(self, number: int, new_information: str = "") -> None:
        """Begins this session with its twenty-five minutes, once, however often it is pressed."""
        box = self.box
        if box.may_begin(number, new_information):
            self._timer(session_id(box.about, number)).do("start")
            begin(self._book, box, new_information)
        self.show(self._interview, arrive=True)

    def close(self) -> None:
        """Closes the box: the person has what they need from this one."""
        notes = self.box.notes
        if notes:
            answers = {**notes.record.answers, "close": True}
            self._book.store.update(notes.id, replace(notes.record, answers=answers), notes.rev)
        else:
            about = self._interview.id if self._interview else ""
            self._book.store.add(ExerciseEntry(EXERCISE, about, {"close": True}, True))
        self.show(self._interview, arrive=True)

    def _timer(self, session: str) -> ui.TimeBox:
        return ui.TimeBox(self._book, _timer_name(session), self._full.time_box_min or 0)

    def _show_session(self, box: Box, running: Stored[LookBack] | None, *, arrive: bool) -> None:
        key = (box.about, running.id if running else "", self._changes_anyway)
        if self._shown == key:
            return
        self._shown = key
        asked, left_out = self._asked(box)
        say = self._words.within("look")
        self.exercise = ui.Exercise(
            self._book,
            asked,
            about=box.about,
            again=running is None or running.record.session != 1,
            time_box=_timer_name(running.id) if running else "",
            on_finished=lambda _entry: self._ended(),
        )
        number = running.record.session if running else 0
        head = say(f"session_{number}") if running else say("half_written")
        softer = [ui.text(say("low"), tone="quiet"), ui.button(say("low_anyway"), self._with_changes)]
        title = ui.text(title=head, arrive=arrive)
        self.widget.show(title, *(softer if left_out else []), self.exercise)

    def _asked(self, box: Box) -> tuple[Exercise, bool]:
        """The exercise, and whether the changes are left out of it: on a low day, while there are none."""
        draft = self._book.store.draft(self._draft(box))
        begun = box.changes or (draft and any(any(row) for row in draft.values.get(CHANGES) or ()))
        low = low_day((s.record for s in self._book.store.all(CheckIn)), self._book.today())
        how = self._full.intro.split("\n")[-1]  # what two sessions are was said before the first began
        full = replace(self._full, intro=how)
        timed = full if box.running(self._book.now()) else replace(full, time_box_min=None)
        if not low or begun or self._changes_anyway:
            return timed, False
        steps = tuple(step for step in timed.steps if CHANGES not in {p.id for p in step.prompts})
        return replace(timed, steps=steps), True

    def _with_changes(self) -> None:
        self._changes_anyway = True
        self.show(self._interview)

    def _draft(self, box: Box) -> str:
        return f"exercise:{EXERCISE}:{box.about}"

    def _ended(self) -> None:
        """After the last part: the session is over, and its changes become actions."""
        box = self.box
        self._unfinished = False
        if running := box.running(self._book.now()):
            minutes = _spent(self._timer(running.id))
            ended = self._book.now().isoformat(timespec="seconds")
            record = replace(running.record, ended_at=ended, minutes=minutes)
            self._book.store.update(running.id, record, running.rev)
            self._timer(running.id).do("off")
        keep_changes(self._book, self.box)
        self.show(self._interview, arrive=True)

    def _show_rest(self, interview: Interview, box: Box, *, arrive: bool) -> None:
        second = second_session(self._book, box)
        draft = bool(self._book.store.draft(self._draft(box)))
        key = (interview, box.sessions, box.notes, second, draft)
        if self._shown == key:
            return
        self._shown, self.exercise = key, None
        self.widget.show(*self.between.parts(interview, box, second, draft=draft, arrive=arrive))

    def finish_draft(self) -> None:
        """Opens what was half written when a session ended, without a timer."""
        self._unfinished = True
        self.show(self._interview, arrive=True)


def _timer_name(session: str) -> str:
    return f"debrief:{session}"


def _spent(timer: ui.TimeBox) -> int | None:
    """The whole minutes a timer has counted; None where it was not used."""
    state = timer.state()
    seconds = timer.minutes * 60 - int(state["left"])
    return None if state["phase"] == "ready" else -(-seconds // 60)
