"""Which interview the page is about: one of the log, one that has left it, or one that is not there yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import ReferenceAnswer, not_ahead
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.model import Action
from workbook.debrief.story import debriefs
from workbook.interviews.model import Application, InterviewRound, Outcome
from workbook.interviews.story import Story, newest_no, stories
from workbook.path import link_to
from workbook.storage import Stored
from workbook.which_application.story import belongs_to, fitting, joined

CHOSEN = "debrief.about"  # the interview looked at last
SHOWN = 3
OTHER = "other"


@dataclass(frozen=True)
class Interview:
    """One interview; `round` is None once it has left the log.

    `name` is how it is called on the page, `short` where there is little room.
    """

    id: str
    name: str
    short: str
    round: Stored[InterviewRound] | None = None

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
    rounds = book.store.all(InterviewRound)
    over = [one for one in rounds if not one.record.lies_ahead(today)]
    over.sort(key=lambda stored: _newest(stored.record, log), reverse=True)
    logged = []
    for stored in over:
        where = log[stored.record.application_id].application.organisation
        stage, day = stages.get(str(stored.record.stage)), words.near_day(stored.record.held_on, today)
        name = words("interview.between").join(part for part in (where, stage, day) if part)
        short = words("interview.with_day", name=where, day=day) if day else where
        logged.append(Interview(stored.id, name, short, stored))
    return logged + _gone(book, {stored.id for stored in rounds}, words)


def _newest(round_: InterviewRound, log: Mapping[str, Story]) -> tuple[date, date]:
    """When something happened about an interview last, an offer aside, and then its own day."""
    held = round_.held_on.latest if round_.held_on else date.min
    heard = (n.heard_on for n in log[round_.application_id].news if n.outcome is not Outcome.OFFER)
    return max([held, *(day.latest for day in heard if day)]), held


def _gone(book: Book, logged: set[str], words: Words) -> list[Interview]:
    """The interviews that were written about and are no longer in the log, the newest first."""
    written = [*(stored.record.about for stored in book.store.all(Action)), *debriefs(book)]
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
        wanted = [one for one in known if one.application and one.application == self._application]
        wanted += [one for one in known if one.id == last]
        chosen = next(iter([*wanted, *known]), None)
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
            name, held_on = {"organisation": values.pop("organisation")}, values["held_on"]
            with book.store.batch() as step:
                log = fitting(step, name)
                led = next((story for story in log if story.id == self._application), None)
                told = [s for s in log if s.no_on and held_on and not held_on.after(s.no_on.latest)]
                story = led or belongs_to(log, name, book.today()) or newest_no(told)
                id = joined(step, story, name, sent=False).id
                round_ = step.add(InterviewRound(id, had=True, **values))
            self.choose(round_.id)

        questions = ui.questions(Application, log, ["organisation"])
        questions += ui.questions(InterviewRound, log, ["stage", "held_on"])
        name, check = "debrief.new_interview", not_ahead("held_in_future", "held_on", book.today)
        start = {"organisation": organisation}
        return ui.Form(book, questions, words, name=name, keep=keep, check=check, start=start)
