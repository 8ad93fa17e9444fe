"""Which interview the page is about: one of the log, one that has left it, or one that is not there yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import Day, ExerciseEntry, ReferenceAnswer, not_ahead
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.box import EXERCISE
from workbook.debrief.model import Action, Feedback, LookBack
from workbook.interviews.model import Application, InterviewRound, Outcome
from workbook.interviews.story import Story, belongs_to, fitting, stories
from workbook.path import link_to
from workbook.storage import Stored

CHOSEN = "debrief.about"  # the interview looked at last
SHOWN = 3
OTHER = "other"


@dataclass(frozen=True)
class Interview:
    """One interview; `round` is None once it has left the log.

    `name` is how it is called on the page, `short` where there is little room. `newest` is the day of the
    newest thing that happened, then its own day; a no is news of every round before it.
    """

    id: str
    name: str
    short: str
    round: Stored[InterviewRound] | None = None
    newest: tuple[date, date] = (date.min, date.min)

    @property
    def application(self) -> str:
        """The id of the application it belongs to."""
        return self.round.record.application_id if self.round else ""

    @property
    def line(self) -> str:
        """The one line the person keeps from it."""
        return self.round.record.learning_line.strip() if self.round else ""


def interviews(book: Book, words: Words) -> list[Interview]:
    """All of them, the one something happened about last first; one still to come is not looked back at."""
    today, log, stages = book.today(), stories(book), book.words("interviews").options("field.stage")
    rounds, logged = book.store.all(InterviewRound), []
    for stored in rounds:
        held_on, stage = stored.record.held_on, stages.get(str(stored.record.stage), "")
        if held_on and held_on.after(today):
            continue
        story = log.get(stored.record.application_id)
        where = story.application.organisation if story else words("interview.unknown")
        news = [event.heard_on for event in story.news if event.heard_on] if story else []
        heard_on = max(news, key=lambda day: (day.on, day.latest), default=None)
        held, heard = (on.latest if on else date.min for on in (held_on, heard_on))
        day = words.near_day(held_on, today)
        name = words("interview.between").join(part for part in (where, stage, day) if part)
        short = words("interview.with_day", name=where, day=day) if day else where
        logged.append(Interview(stored.id, name, short, stored, (max(held, heard), held)))
    logged.sort(key=lambda interview: interview.newest, reverse=True)
    return logged + _gone(book, {stored.id for stored in rounds}, words)


def _gone(book: Book, logged: set[str], words: Words) -> list[Interview]:
    """The interviews that were written about and are no longer in the log, the newest first."""
    kinds: tuple[type[Any], ...] = (LookBack, Feedback, Action)
    written = [stored.record.about for kind in kinds for stored in book.store.all(kind)]
    written += [stored.record.about for stored in book.store.where(ExerciseEntry, exercise=EXERCISE)]
    gone = dict.fromkeys(about for about in reversed(written) if about and about not in logged)
    key = "interview.gone_n" if len(gone) > 1 else "interview.gone"
    return [Interview(about, name := words(key, n=n), name) for n, about in enumerate(gone, 1)]


class Choosing:
    """Chips for the newest interviews; where the log has none, the two facts that name one."""

    def __init__(self, book: Book, words: Words, application: str, *, on_choose: Callable[[], Any]) -> None:
        """A link led to this application, if any; `on_choose()` runs after another interview was chosen."""
        self._book, self._words, self._on_choose = book, words.within("choose"), on_choose
        self._application = application
        self._place, self.widget = ui.swap(), ui.swap()
        self._earlier: dict[str, str] = {}

    def show(self, known: Sequence[Interview]) -> Interview | None:
        """Shows the choice and returns the interview a link led to, that looked at last, or the newest.

        A form that is open stays while the choice is the same.
        """
        last = self._book.store.setting(CHOSEN)
        led = [i for i in known if i.application == self._application != ""]
        chosen = next((i for i in (*led, *known) if i in led or i.id == last), known[0] if known else None)
        key = ([(interview.id, interview.name) for interview in known], chosen.id if chosen else "")
        self.widget.show_if(key, lambda: self._parts(known, chosen))
        return chosen

    def _parts(self, known: Sequence[Interview], chosen: Interview | None) -> list[Any]:
        if chosen is None:
            led = stories(self._book).get(self._application)
            name = led.application.organisation if led else ""
            self._place.show(ui.text(self._words("none")), self._new(name))
            return [self._place]
        self._place.show()
        near = [interview.id for interview in known[:SHOWN] if interview is not chosen][: SHOWN - 1]
        names = {interview.id: interview.name for interview in known}
        options = {id: name for id, name in names.items() if id in {chosen.id, *near}}
        self._earlier = {id: name for id, name in names.items() if id not in options}
        options[OTHER] = self._words("other")
        chips = ui.choices(self._words, options, self.choose, chosen=chosen.id)
        gone = None if chosen.round else ui.text(self._words("gone"), tone="quiet")
        log = link_to(self._book, "log", self._words("log"), lead=("log", chosen.application))
        return [chips, gone, log if chosen.round else None, self._place]

    def choose(self, id: str) -> None:
        """Looks at another interview, or offers the earlier ones and a new one."""
        if id != OTHER:
            self._application = ""
            self._book.store.set_setting(CHOSEN, id)
            self._on_choose()
        elif self._earlier:
            words, answer = self._words.within("earlier"), ReferenceAnswer(required=True)
            question = ui.Question("interview", answer, words("ask"), options=self._earlier)
            name, keep = "debrief.earlier", lambda values: self.choose(str(values["interview"]))
            form = ui.Form(self._book, [question], words, name=name, keep=keep)
            self._place.show(form, ui.button(self._words("not_in_log"), self.ask_new))
        else:
            self.ask_new()

    def ask_new(self) -> None:
        """Asks for an interview that is not in the log."""
        self._place.show(ui.text(title=self._words("new_title"), arrive=True), self._new())

    def _new(self, organisation: str = "") -> ui.Form:
        """The facts that put an interview into the log; more of them can wait."""
        book, log, words = self._book, self._book.words("interviews"), self._words.within("new")

        def keep(values: dict[str, Any]) -> None:
            """Joins the application of a link, else as the log would, else one that ended later; or new."""
            name = {"organisation": values.pop("organisation")}
            with book.store.batch() as step:
                log = fitting(step, name)
                led = next((story for story in log if story.id == self._application), None)
                ended = _ended_after(log, values["held_on"])
                story = led or belongs_to(log, name, book.today()) or ended
                id = story.id if story else step.add(Application(**name)).id
                round_ = step.add(InterviewRound(id, had=True, **values))
            self.choose(round_.id)

        questions = ui.questions(Application, log, ["organisation"])
        questions += ui.questions(InterviewRound, log, ["stage", "held_on"])
        name, check = "debrief.new_interview", not_ahead("held_in_future", "held_on", book.today)
        start = {"organisation": organisation}
        return ui.Form(book, questions, words, name=name, keep=keep, check=check, start=start)


def no_heard_on(story: Story) -> date | None:
    """The day of a no that stands, where it is known."""
    newest = story.news[-1] if story.news else None
    told = newest is not None and newest.outcome is Outcome.REJECTED
    return newest.heard_on.latest if told and newest and newest.heard_on else None


def _ended_after(log: Sequence[Story], held_on: Day | None) -> Story | None:
    """The application that ended in a no last, where this interview was before that."""
    told = {story.id: no_heard_on(story) for story in log}
    noes = {id: on for id, on in told.items() if on and held_on and not held_on.after(on)}
    return max((story for story in log if story.id in noes), key=lambda story: noes[story.id], default=None)
