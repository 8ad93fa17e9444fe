"""One application, opened: what happened in it, and the forms to add to it or change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words, how_sure
from workbook.interviews.details import NAMES, application_form
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent, job
from workbook.interviews.rows import event_columns, event_rows, stands
from workbook.interviews.story import Story, numbered, stories
from workbook.storage import Change, Stored

MINUTES = 10  # for writing an interview down (guide, X0)


class Opened:
    """Shows one application at a time; built once, so that opening many costs no more than one."""

    def __init__(self, book: Book, words: Words, *, back: Callable[[], Any]) -> None:
        """`back` shows the table of all applications again."""
        self._book, self._words, self._back = book, words, back
        self._id = ""
        self._head, self._acts, self._form = ui.swap(), ui.swap(), ui.swap()
        self.events = ui.RecordTable(
            book,
            event_columns(words),
            self._rows,
            words.within("opened"),
            listen=(InterviewRound, OutcomeEvent),
            on_open=self.change_event,
            on_remove=self._remove_event,
        )
        self.widget = ui.stack(self._head, self.events, self._acts, self._form)
        book.store.listen(None, lambda _change: self._show_head())

    def show(self, id: str) -> None:
        """Opens the application with this id."""
        self._id = id
        options = self._words.options("opened.acts")
        acts = {"round": InterviewRound, "news": OutcomeEvent, "application": Application}
        say = self._words.within("opened")
        self._acts.show(ui.choices(say.within("acts"), options, lambda key: self.form(acts[key])))
        self._form.show()
        self._show_head(arrive=True)
        self.events.refresh()

    def leave(self) -> None:
        """Shows nothing any more, until another application is opened."""
        self._id = ""

    def form(self, kind: type[Any]) -> None:
        """Shows the form for a new round, a new piece of news, or the application itself."""
        stored = self._book.store.get(Application, self._id) if kind is Application else None
        self._show_form(kind, stored)

    def change_event(self, id: str) -> None:
        """Shows the form with a round or a piece of news that is there."""
        round_ = self._book.store.get(InterviewRound, id)
        stored: Stored[Any] | None = round_ or self._book.store.get(OutcomeEvent, id)
        if stored:
            self._show_form(type(stored.record), stored)

    def _show_form(self, kind: type[Any], stored: Stored[Any] | None) -> None:
        say = self._words.within(f"opened.{NAMES[kind]}")
        form = application_form(self._book, self._words, self._id, kind, done=self._changed)
        if stored:
            form.edit(stored)
            form.on_cancel(self._form.show)
        title = ui.text(title=say("heading"), arrive=True)
        if kind is not InterviewRound:
            self._form.show(title, form)
            return
        sure = how_sure(self._book.words("evidence"), "interviews opened.round.why")
        box = ui.Timer(self._book, None, key=f"interviews.round:{self._id}", minutes=MINUTES)
        asides = [ui.card("", say("enough"), tone="enough"), ui.text(say("why"), sure, tone="quiet")]
        self._form.show(title, box, form, *asides)

    def _changed(self, id: str, said: str) -> None:
        """After a record was changed: the form goes, and the row that changed has the focus."""
        self._form.show()
        self.events.say(said, row="" if id == self._id else id)

    def _show_head(self, *, arrive: bool = False) -> None:
        if not self._id:
            return
        say = self._words.within("opened")
        back = ui.button(say("back"), self._back)
        story = stories(self._book).get(self._id)
        if story is None:
            self._head.show(back, ui.text(say("gone")))
            return
        facts = say("between").join(self._facts(story))
        title = ui.text(title=job(story.application, self._words), arrive=arrive)
        self._head.show(title, ui.text(facts, tone="quiet"), back)

    def _facts(self, story: Story) -> list[str]:
        say, application = self._words.within("opened"), story.application
        key = "not_sent" if application.only_saved else "sent" if application.sent_on else "sent_unknown"
        sent = say(key, day=self._words.day(application.sent_on))
        number = numbered(stories(self._book).values())[story.id]
        again = [say("number", n=number)] if number > 1 else []
        return [sent, stands(story, self._book.today(), self._words), *again]

    def _rows(self) -> list[ui.Row]:
        rounds = self._book.store.where(InterviewRound, application_id=self._id)
        news = self._book.store.where(OutcomeEvent, application_id=self._id)
        return event_rows(rounds, news, self._book.today(), self._words)

    def _remove_event(self, id: str) -> Change | None:
        kind = InterviewRound if self._book.store.get(InterviewRound, id) else OutcomeEvent
        self._form.show()
        return self._book.store.remove(kind, id)
