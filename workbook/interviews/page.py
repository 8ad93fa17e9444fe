"""Notebook 02's page: quick entry, the table of applications with each one's events, and the two charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from workbook import ui
from workbook.answers import fold
from workbook.book import Book
from workbook.content import Words, how_sure
from workbook.interviews.charts import log_picture, reach_picture
from workbook.interviews.forms import ENTRIES, NAMES, quick_form, record_form
from workbook.interviews.lists import ApplicationRows, application_columns, event_columns, event_rows, stands
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent, job
from workbook.interviews.story import KINDS, OPEN, Story, numbered, stories
from workbook.storage import Change, Stored

MINUTES = 10  # for writing an interview down (guide, X0)
OFFERED = 200  # names suggested while typing


@ui.page
def page(book: Book) -> ui.Page:
    """Show the interview log; what reads the whole log waits until the first form is there."""
    words = book.words("interviews")
    quick = QuickForms(book, words)
    parts = (quick, LogTable(book, words), reach_chart(book, words), log_chart(book, words))
    return ui.Page(parts, after=(quick.offer,))


class QuickForms:
    """Chips that switch between the short forms, and the form that is chosen."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with the first form; names are suggested once `offer` is called."""
        self._book, self._words = book, words
        first = next(iter(ENTRIES))
        self.form = quick_form(book, words, first)
        self._place = ui.swap(self.form)
        options = {name: words(f"quick.options.{name}") for name in ENTRIES}
        self.chips = ui.choices(words.within("quick"), options, self.choose, chosen=first)
        self.widget = ui.stack(self.chips, self._place, ui.text(words("quick.others"), tone="quiet"))

    def choose(self, name: str) -> None:
        """Shows another form in place of the one that is there."""
        self.form = quick_form(self._book, self._words, name)
        self._place.show(self.form)
        self.offer()

    def offer(self) -> None:
        """Suggests the names that are in the log."""
        for name, known in known_names(self._book).items():
            self.form.offer(name, known)


def known_names(book: Book) -> dict[str, tuple[str, ...]]:
    """Organisations and roles to offer while typing: of open applications first, then the newest."""
    today = book.today()
    places = (
        (story.standing(today) in OPEN, place, story) for place, story in enumerate(stories(book).values())
    )
    newest = [story.application for *_, story in sorted(places, key=lambda p: p[:2], reverse=True)]
    return {name: _first(getattr(a, name) for a in newest) for name in ("organisation", "role")}


def _first(names: Iterable[str]) -> tuple[str, ...]:
    """The names without repetition, whatever their capitals, as many as help."""
    offered: dict[str, str] = {}
    for name in names:
        if name and len(offered) < OFFERED:
            offered.setdefault(fold(name), name)
    return tuple(offered.values())


class LogTable:
    """The table of all applications; opening a row puts that application in its place."""

    def __init__(self, book: Book, words: Words) -> None:
        """Nothing is read before the browser has the table."""
        self._book, self._words = book, words
        self.table = ui.RecordTable(
            book,
            application_columns(words),
            self._rows,
            words.within("log"),
            listen=KINDS,
            on_open=self.open,
            on_remove=self._remove,
        )
        self._made = ApplicationRows(words)
        self._opened: Opened | None = None
        self._shown = ""
        self.widget = ui.swap(self.table)

    def open(self, id: str) -> Opened:
        """Shows one application with its events."""
        if self._opened is None:
            self._opened = Opened(self._book, self._words, back=self.close)
        self._opened.show(id)
        self._shown = id
        self.widget.show(self._opened)
        return self._opened

    def close(self) -> None:
        """Shows the table again, with the focus on the row that was opened."""
        if self._opened:
            self._opened.leave()
        self.table.return_to(self._shown)
        self.widget.show(self.table)

    def _rows(self) -> list[ui.Row]:
        return self._made.of(stories(self._book).values(), self._book.today())

    def _remove(self, id: str) -> Change | None:
        return self._book.store.remove(Application, id)


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
        form = record_form(self._book, self._words, self._id, kind, done=self._changed)
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


def reach_chart(book: Book, words: Words) -> ui.LiveChart:
    """How far applications got."""
    return _chart(book, words, "reach", reach_picture)


def log_chart(book: Book, words: Words) -> ui.LiveChart:
    """The log over time."""
    return _chart(book, words, "over_time", log_picture)


def _chart(book: Book, words: Words, key: str, picture: Callable[..., ui.Picture | None]) -> ui.LiveChart:
    def of_the_log() -> ui.Picture | None:
        return picture(stories(book).values(), book.today(), words)

    return ui.chart(book, words, key, of_the_log, listen=KINDS)
