"""One application with everything about it in one card, and what helps after a no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.model import Action, Feedback
from workbook.interviews.forms import NAMES, recent_no, record_form
from workbook.interviews.lists import EVENTS, event_row, stands
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent, job
from workbook.interviews.story import numbered, stories
from workbook.messages.correspondence import correspondence
from workbook.path import lead_to, link_to, notebook
from workbook.storage import Change, Stored

MINUTES = 10  # for writing an interview down (guide, X0)
STEPS = ("letter", "explain", "look_back")  # the pages that an application leads to


def after_no(book: Book, words: Words, id: str, heard_on: Day, sentence: str) -> list[Any]:
    """What is said once a no is written down, and the one page that helps: today's, or that of the letter."""
    labels = words.within("after_no")
    came_today = heard_on.exact and heard_on.on == book.today()
    page, lines = ("today", [labels("then")]) if came_today else ("letter", [])
    link = link_to(book, page, labels(page), primary=True, lead=(page, id))
    return [ui.card(labels("title"), [sentence, *lines], arrive=True), link]


class Opened:
    """Shows one application at a time; built once, so that opening many costs no more than one."""

    def __init__(self, book: Book, words: Words, *, back: Callable[[], Any]) -> None:
        """`back` shows the table of all applications again."""
        self._book, self._words, self._back = book, words, back
        self.id = ""
        self._head, self._about, self._acts, self._form = (ui.swap() for _ in range(4))
        self._labels = words.within("opened")
        listen, remove = (InterviewRound, OutcomeEvent), self._remove_event
        self.events = ui.RecordTable(
            book, EVENTS, self._rows, self._labels, listen=listen, on_open=self.change_event, on_remove=remove
        )
        self.widget = ui.stack(self._head, self.events, self._about, self._acts, self._form, framed=True)
        book.store.listen(None, lambda _change: self._show_head())

    def show(self, id: str) -> None:
        """Opens the application with this id."""
        self.id = id
        options, kinds = self._labels.options("acts"), {name: kind for kind, name in NAMES.items()}
        self._acts.show(ui.choices(options, options, lambda name: self.form(kinds[name])))
        self._form.show()
        self._show_head(arrive=True)
        self.events.refresh()

    def leave(self) -> None:
        """Shows nothing any more, until another application is opened."""
        self.id = ""

    def change_event(self, id: str) -> None:
        """Shows the form with a round or a piece of news that is there."""
        if stored := self._event(id):
            self.form(type(stored.record), stored)

    def _event(self, id: str) -> Stored[Any] | None:
        get = self._book.store.get
        return get(InterviewRound, id) or get(OutcomeEvent, id)

    def form(self, kind: type[Any], stored: Stored[Any] | None = None) -> None:
        """Shows the form for a new round or piece of news, for one that is there, or for the application."""
        if kind is Application:
            stored = self._book.store.get(Application, self.id)
        book, labels = self._book, self._labels.within(NAMES[kind])
        form = record_form(book, self._words, self.id, kind, after=self._after, changing=stored)
        title = ui.text(title=labels("heading"), arrive=True)
        if stored:
            self._form.show(*form.headed(self._form.show, stored=stored))
        elif kind is InterviewRound:
            why = ui.reason(book, labels("why"), "interviews opened.round.why")
            box = ui.Timer(book, key=f"interviews.round:{self.id}", minutes=MINUTES)
            self._form.show(title, box, form, ui.card("", labels("enough"), tone="enough"), why)
        else:
            self._form.show(title, form)

    def _after(self, stored: Stored[Any], changed: bool, sentence: str) -> None:
        """After a change the form goes and the row has the focus; after a no it makes room for what helps."""
        if changed:
            self._form.show()
            self.events.say(sentence, row="" if stored.id == self.id else stored.id)
        elif day := recent_no(self._book, stored.record):
            self._form.show(*after_no(self._book, self._words, self.id, day, sentence))

    def _show_head(self, *, arrive: bool = False) -> None:
        if not self.id:
            return
        words, labels, story = self._words, self._labels, stories(self._book).get(self.id)
        back = ui.button(labels("back"), self._back)
        if story is None:
            self._head.show(ui.text(labels("gone")), back)
            self._about.show()
            return
        application = story.application
        key = "not_sent" if application.only_saved else "sent" if application.sent_on else "sent_unknown"
        facts = [labels(key, day=words.day(application.sent_on)), stands(story, self._book.today(), words)]
        number = numbered(stories(self._book).values())[self.id]
        facts += [labels("number", n=number)] if number > 1 else []
        title = ui.text(title=job(application, words), arrive=arrive)
        more = [text for text in (application.place, application.pay, application.note) if text]
        self._head.show(title, ui.text(labels("between").join(facts), *more, tone="quiet"), back)
        self._about.show(*self._everything(), self._steps())

    def _everything(self) -> list[Any]:
        """The letter and where it stands, the feedback in their words, and what the person takes from it."""
        book, labels, request = self._book, self._labels, correspondence(self._book).requests[self.id]
        rounds = book.store.where(InterviewRound, application_id=self.id)
        about = {stored.id for stored in rounds}
        said_by = book.words("debrief").options("field.source")
        feedback = []
        for f in book.store.records(Feedback):
            if f.about in about and f.quote and not f.sealed:
                arrived = self._words.near_day(f.arrived_on, book.today())
                under = filter(None, [said_by.get(str(f.source), ""), arrived])
                feedback.append((f.quote, labels("between").join(under)))
        lessons = [(r.record.learning_line, "") for r in rounds if r.record.learning_line]
        actions = [action for action in book.store.records(Action) if action.about in about]
        lessons += [(action.text, action.cue) for action in actions]
        return [
            ui.text(request.said(book.today(), book.words("messages")), title=labels("letter")),
            ui.notes(labels("feedback"), feedback, quoted=True) if feedback else None,
            ui.notes(labels("lesson"), lessons) if lessons else None,
        ]

    def _steps(self) -> Any:
        """The pages that can be about this application, as links that lead there with it."""
        pages = {p: (self._labels(f"steps.{p}"), notebook(p, self._book)) for p in STEPS}
        return ui.links(pages, lambda page: lead_to(self._book, page, self.id))

    def _rows(self) -> list[ui.Row]:
        """One row per round and piece of news, the newest first and those without a day last."""
        store, today = self._book.store, self._book.today()
        stored: list[Stored[Any]] = [*store.where(InterviewRound, application_id=self.id)]
        stored += store.where(OutcomeEvent, application_id=self.id)
        rows = [event_row(event, today, self._words) for event in stored]
        return sorted(rows, key=lambda row: row.sort["on"] or date.min, reverse=True)

    def _remove_event(self, id: str) -> Change | None:
        self._form.show()
        stored = self._event(id)
        return self._book.store.remove(type(stored.record), id) if stored else None
