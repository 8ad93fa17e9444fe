"""Which interview the page is about: one of the newest, an earlier one, or one that is not in the log yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workbook import ui
from workbook.answers import Kind, Problem
from workbook.answers.kinds import Answer
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.known import CHOSEN, Interview, add
from workbook.interviews.model import Application, InterviewRound

SHOWN = 3
OTHER = "other"


class Choosing:
    """Chips for the newest interviews; where the log has none, the two facts that name one."""

    def __init__(self, book: Book, words: Words, *, on_choose: Callable[[], Any]) -> None:
        """`on_choose()` runs after another interview was chosen."""
        self._book, self._words, self._on_choose = book, words, on_choose
        self._say = words.within("choose")
        self._shown: Any = None
        self._place = ui.swap()
        self._earlier: Sequence[Interview] = ()
        self.form: ui.Form | None = None
        self.widget = ui.swap()

    def show(self, known: Sequence[Interview], chosen: Interview | None) -> None:
        """Shows the choice; a form that is open stays while the choice is the same."""
        key = ([(one.id, one.name) for one in known], chosen.id if chosen else "")
        if key == self._shown:
            return
        self._shown, self.form = key, None
        self._place.show()
        if chosen is None:
            self._place.show(ui.text(self._say("none")), self._new_form())
            self.widget.show(self._place)
            return
        near = [one for one in known[:SHOWN] if one.id != chosen.id][: SHOWN - 1]
        options = {one.id: one.name for one in known if one is chosen or one in near}
        self._earlier = [one for one in known if one.id not in options]
        options[OTHER] = self._say("other")
        chips = ui.choices(self._say, options, self.choose, chosen=chosen.id)
        gone = [] if chosen.round else [ui.text(self._say("gone"), tone="quiet")]
        self.widget.show(chips, *gone, self._place)

    def choose(self, id: str) -> None:
        """Looks at another interview, or offers the earlier ones and a new one."""
        if id == OTHER:
            self._others()
            return
        self._book.store.set_setting(CHOSEN, id)
        self._on_choose()

    def _others(self) -> None:
        """The earlier interviews in one list, and the way to one that is not in the log."""
        if not self._earlier:
            self._new()
            return
        new = ui.button(self._say("not_in_log"), self._new)
        say = self._say.within("earlier")
        question = ui.Question(
            "interview",
            Answer(Kind.REFERENCE, required=True),
            say("ask"),
            options={one.id: one.name for one in self._earlier},
        )

        def keep(values: dict[str, Any]) -> str:
            self.choose(str(values["interview"]))
            return ""

        self.form = ui.Form(self._book, [question], say, name="debrief.earlier", keep=keep)
        self._place.show(self.form, new)

    def _new(self) -> None:
        self._place.show(ui.text(title=self._say("new_title"), arrive=True), self._new_form())

    def _new_form(self) -> ui.Form:
        """The facts that put an interview into the log; more of them can wait."""
        log = self._book.words("interviews")
        questions = [
            *ui.questions(Application, log, ["organisation"]),
            *ui.questions(InterviewRound, log, ["stage", "held_on"]),
        ]
        form = ui.Form(
            self._book,
            questions,
            self._say.within("new"),
            name="debrief.new_interview",
            keep=self._keep_new,
            check=self._to_come,
        )
        self.form = form
        return form

    def _keep_new(self, values: dict[str, Any]) -> str:
        self.choose(add(self._book, values["organisation"], values["stage"], values["held_on"]))
        return ""

    def _to_come(self, values: dict[str, Any]) -> dict[str, Problem]:
        held = values.get("held_on")
        late = held is not None and held.after(self._book.today())
        return {"held_on": Problem("held_in_future")} if late else {}
