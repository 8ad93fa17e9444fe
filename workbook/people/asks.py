"""Asking: the message to one person, two a week, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem, answers_of, choice, short_text
from workbook.book import Book
from workbook.content import Words
from workbook.people.model import NEEDS, Ask, Person, names, problems
from workbook.standing.model import Requirement
from workbook.storage import Stored

A_WEEK = 2  # asks (guide, exercise J)
# What is asked for → the words to begin with.
FIRST = {"conversation": "questions", "comment": "cv", "practice": "practice", "introduction": "someone"}
BEGIN = {**FIRST, "got_in": "graduate", "in_my_place": "manager", "company": "walk", "practical": "own"}
BEGINNINGS = choice((*BEGIN.values(), "returner", "union")).metadata["answer"]
WORK = "people.work"  # the setting that remembers the kind of work


def week_of(book: Book) -> date:
    """The first day of this week, as weeks go where the person lives."""
    return book.week_of(book.today())


def enough(book: Book) -> bool:
    """Whether two asks went out this week already."""
    days = (stored.record.asked_on for stored in book.store.all(Ask))
    return len([on for on in days if on and week_of(book) <= on.on <= book.today()]) >= A_WEEK


class AskingPart:
    """One message, made from answers and then by hand; it sends nothing. `done(sentence)` runs at its end.

    `kept` is an ask that waited for its day; otherwise `start` is what is known, and `text` the words.
    """

    def __init__(
        self,
        book: Book,
        words: Words,
        done: Callable[[str], Any],
        *,
        kept: Stored[Ask] | None = None,
        start: Mapping[str, Any],
        text: str = "",
    ) -> None:
        """Begins with what is known, and with the draft where one was left."""
        self._book, self._words, self._room, self._done = book, words.within("ask"), words, done
        self._kept, self._text = kept, kept.record.draft if kept else text
        self._names = names(book.store.all(Person), words)
        self._gaps = {name: f"⟨{label}⟩" for name, label in self._words.options("gap").items()}
        known = {"work": book.store.setting(WORK, ""), **start}
        known |= {"whom": kept.record.whom, "what": kept.record.what} if kept else {}
        draft, labels = f"people.ask.{kept.id if kept else known['whom']}", self._words.within("form")
        asked, on, more = self._questions(), self._answered, ("work", "begin")
        self.form = ui.LiveForm(book, asked, labels, name=draft, on_change=on, start=known, more=more)
        self._about, self._acts = ui.swap(), ui.swap()
        self.editor = ui.OwnText(book, self._words, f"{draft}.text", gaps=self._gaps.values())
        self.editor.begin(*self._made())
        title = ui.text(self._words("say"), title=self._words("title"), arrive=True)
        quiet = ui.text(self._words("sends_nothing"), tone="quiet")
        self.widget = ui.stack(title, self.form, self._about, self.editor, quiet, self._acts)
        self._answered()

    def _questions(self) -> list[ui.Question]:
        """Whom, for what, with which words; a person who was removed can be chosen no longer."""
        answers = {**answers_of(Ask), "begin": BEGINNINGS, "work": short_text(limit=80).metadata["answer"]}
        asked = (
            ui.question(name, answers[name], self._room.within(f"field.{name}"))
            for name in ("whom", "what", "begin", "work")
        )
        return [replace(one, options=self._names) if one.name == "whom" else one for one in asked]

    @property
    def _person(self) -> Stored[Person] | None:
        return self._book.store.get(Person, self.form.answers.get("whom") or "")

    def _made(self) -> tuple[str, str]:
        """The subject and the message as the answers make them, with marks where something is open."""
        answers, person = self.form.answers, self._person
        begin = answers.get("begin")
        if self._text and not begin:
            return self._room("draft.own.subject"), self._text
        values = dict(self._gaps) | ({"n": person.record.name} if person else {})
        values |= {"field": work} if (work := answers.get("work")) else {}
        draft = self._room.within(f"draft.{begin or BEGIN.get(answers.get('what') or '', 'own')}")
        return draft("subject", **values), draft("text", **values)

    def _answered(self) -> None:
        """After an answer: the message, which keeps what was changed by hand, and who it is not for."""
        answers, words, person = self.form.answers, self._words, self._person
        known = {self._gaps["n"]: person.record.name} if person else {}
        known |= {self._gaps["field"]: work} if (work := answers.get("work")) else {}
        self.editor.make(*self._made(), known)
        lines = [words("gone")] if self._kept and not person else []
        if from_id := self._kept and self._kept.record.from_id:
            gap = self._book.store.get(Requirement, from_id)
            lines.append(words("from_gap", skill=gap.record.skill) if gap else words("from_gone"))
        if person and NEEDS.get(answers.get("what") or "") in person.record.not_for:
            lines.append(words("not_for", name=person.record.name))
        self._about.show_if(lines or None, lambda: [ui.text(*lines)])
        full = enough(self._book)
        self._acts.show_if(str(full), lambda: self._ways(full=full))

    def _ways(self, *, full: bool) -> list[Any]:
        """How it leaves; a third in a week is kept for the next, and what was sent was sent."""
        words, today = self._words, Day(self._book.today())
        monday = Day(week_of(self._book) + timedelta(weeks=1))
        said = words.said_day(monday, today.on)
        back = {"back": (words("back"), lambda: self._done(""))}
        sent = {
            "sent": (words("sent_anyway" if full else "sent"), lambda: self._keep("saved", asked_on=today))
        }
        if not full:
            return [ui.buttons(sent | back, plain=["back"])]
        card = ui.card(words("third_title"), [words("third", day=said), self._room("asks.no")], "enough")
        keep = {"keep": (words("keep", day=said), lambda: self._keep("kept", kept_until=monday))}
        return [card, ui.buttons(keep | sent | back, plain=["sent", "back"])]

    def _keep(self, said: str, **days: Any) -> str | None:
        """Keeps the message; or returns what is still open in it."""
        book, answers, person = self._book, self.form.answers, self._person
        self.editor.refresh()
        if held := self.editor.looked.held or ("" if person else self._room("problem.no_whom")):
            return held
        assert person is not None
        ask = replace(self._kept.record if self._kept else Ask(person.id), draft=self.editor.text[1], **days)
        book.store.keep(replace(ask, whom=person.id, what=answers.get("what")), self._kept)
        book.store.set_setting(WORK, answers.get("work") or "")
        self.form.drop()
        self.editor.drop()
        day = self._words.said_day(ask.kept_until, book.today())
        self._done(self._words(said, name=self._names.get(person.id, person.record.name), day=day))
        return None


def answer_form(book: Book, words: Words, stored: Stored[Ask], done: Callable[[], Any]) -> ui.Form:
    """Asks what came of an ask; an answer is not dated before its question."""

    def check(values: dict[str, Any]) -> dict[str, Problem]:
        missing = {"result": Problem("no_result")} if values["result"] is None else {}
        return problems({"asked_on": stored.record.asked_on, **values}, book.today()) | missing

    def keep(values: dict[str, Any]) -> None:
        book.store.revise(stored, **values)
        done()

    asked = ui.questions(Ask, words, ("result", "answered_on", "learned"))
    start, name = {"answered_on": Day(book.today())}, f"people.answer.{stored.id}"
    form = ui.Form(book, asked, words.within("asks"), name=name, keep=keep, check=check, start=start)
    form.on_cancel(done)
    return form
