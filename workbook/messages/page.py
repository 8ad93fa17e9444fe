"""Notebook 03's page: one application with its letter, what is due, all letters and waits, and charts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words, how_sure
from workbook.messages.case_page import CasePart
from workbook.messages.charts import curve_picture, loops_picture, sent_picture, split_picture
from workbook.messages.choosing import choosable, to_begin_with
from workbook.messages.correspondence import KINDS, LetterDay, correspondence
from workbook.messages.due import calendar_button, due_sentences
from workbook.messages.keeping import close_door
from workbook.messages.place_page import PlacePart
from workbook.messages.rows import door_columns, door_rows, ledger_columns, ledger_rows
from workbook.messages.standing import Case
from workbook.messages.waits import FEEDBACK, INTERVIEW, waits
from workbook.path import notebook
from workbook.today.model import CheckIn, low_day

BOX = "application"


@ui.page
def page(book: Book) -> ui.Page:
    """Show the letters; what reads the whole book waits until the first form is there."""
    room = Room(book, book.words("messages"))
    return ui.Page((room,), after=(room.rest,))


class Room:
    """Everything on the page, and what happens when a record changes."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with the application somebody has most likely come about."""
        self._book, self._words = book, words
        self.case = CasePart(book, words, self._hardly)
        self.place = PlacePart(book, words, self._place_changed)
        self.charts = Charts(book, words)
        self.ledger, self.doors = self._ledger(), self._doors()
        self._calendar = calendar_button(book, words, lambda: correspondence(book).days())
        self._chooser, self._due, self._tables = ui.swap(), ui.swap(), ui.swap()
        self._shown = (False, False)
        self.box: ui.Selects | None = None
        self._named: dict[str, str] = {}
        self.choose(to_begin_with(correspondence(book)))
        sure = how_sure(book.words("evidence"), "messages why_it_helps")
        why = ui.text(words("why_it_helps"), sure, tone="quiet")
        below = (self._due, self._tables, self.charts, self.place, why)
        self.widget = ui.stack(self._chooser, self.case, *below)
        soon = ui.Soon(self._changed)
        for kind in KINDS:
            book.store.listen(kind, soon.ask)

    def rest(self) -> None:
        """What is shown once the browser has the first form."""
        self.place.line()
        self._show_rest()

    def choose(self, id: str, *, arrive: bool = False) -> None:
        """Puts an application on the desk."""
        self.case.show(id, arrive=arrive)
        self._offer()

    def _offer(self) -> None:
        """The box of applications, built anew when they changed; without any, what to do first."""
        say, named = self._words.within("choose"), dict(choosable(correspondence(self._book), self._words))
        if not named:
            say = self._words.within("nobody")
            log = ui.link_if_there(say("log_name"), notebook("log"), before=say("log"))
            self._chooser.show(ui.card(say("title"), say.list("say")), log)
            self.box, self._named = None, {}
            return
        if list(named) == [self.case.id]:  # nothing to choose between
            self._chooser.show()
            self.box, self._named = None, {}
            return
        chosen = self.case.id if self.case.id in named else ""
        if self.box is not None and named == self._named:
            self.box.show({BOX: chosen})
            return
        self._named = named
        self.box = ui.Selects(
            self._book,
            [ui.Choosable(BOX, say("ask"), "", chosen)],
            {"": say("none"), **named},
            lambda _key, id: self.choose(id, arrive=True),
            title=say("title"),
            hint=say("hint"),
            level=2,
            stacked=True,
        )
        self._chooser.show(self.box)

    def _changed(self) -> None:
        self._offer()
        self.case.refresh()
        self._show_rest()

    def _place_changed(self) -> None:
        self.case.refresh()
        self.ledger.refresh()
        self.charts.changed()
        self._show_rest()

    def _show_rest(self) -> None:
        """What is due, and the tables and charts there is something for."""
        now, words = correspondence(self._book), self._words
        rows = ledger_rows(now, words)
        self._show_due(list(now.days()), any_rows=bool(rows))
        any_doors = any(request.doors for request in now.requests.values())
        ledger, doors = bool(rows) or self._shown[0], any_doors or self._shown[1]  # a table keeps its Undo
        if (ledger, doors) != self._shown:
            self._shown = (ledger, doors)
            say = words.within("doors")
            above = ui.text(say("say"), title=say("title"))
            letters = [ui.text(title=words("ledger.title")), self.ledger] if ledger else []
            self._tables.show(*letters, *([above, self.doors] if doors else []))
        self.charts.refresh()

    def _show_due(self, days: list[LetterDay], *, any_rows: bool) -> None:
        words = self._words
        if not any_rows:
            self._due.show()
            return
        card = ui.card(words("due.title"), due_sentences(days, words))
        save = [self._calendar, ui.text(words("due.hint"), tone="quiet")] if days else []
        self._due.show(card, *save)

    def _ledger(self) -> ui.RecordTable:
        words = self._words

        def rows() -> list[ui.Row]:
            return ledger_rows(correspondence(self._book), words)

        return ui.RecordTable(
            self._book,
            ledger_columns(words),
            rows,
            words.within("ledger"),
            listen=KINDS,
            on_open=lambda id: self.choose(id, arrive=True),
        )

    def _doors(self) -> ui.RecordTable:
        words = self._words

        def opened(id: str) -> None:
            self.choose(id)
            self.case.later_note()

        return ui.RecordTable(
            self._book,
            door_columns(words),
            lambda: door_rows(correspondence(self._book).requests.values(), words),
            words.within("doors"),
            listen=KINDS,
            on_open=opened,
            on_remove=lambda id: close_door(self._book, id),
        )

    def _hardly(self, case: Case) -> bool:
        """Whether hardly an answer came in the person's own waits after one as long as this."""
        from workbook.estimates.waits import hardly_an_answer, reply_curve

        wait = case.wait
        if wait is None:
            return False
        points = reply_curve([wait for wait in waits(self._book, INTERVIEW) if wait])
        return hardly_an_answer(points, (case.today - wait.since).days)


WAITS_FROM = 3  # waits from which a picture says more than the table
OUTLOOK = ("curve", "split")


class Charts:
    """The four charts, each there once it has something to show.

    On a low day those on how long answers take, and which, wait behind a button (guide, 5, care rules).
    """

    def __init__(self, book: Book, words: Words) -> None:
        """Nothing is read before `refresh`."""
        self._book, self._words, self._anyway = book, words, False
        self.kind = INTERVIEW  # the waits that the curve is of
        self.shown: tuple[str, ...] = ()
        self._pictures: dict[str, Callable[[], ui.Picture | None]] = {
            "loops": lambda: loops_picture(correspondence(book), words),
            "sent_counts": lambda: sent_picture(correspondence(book), words),
            "curve": lambda: curve_picture(waits(book, self.kind), self.kind, words),
            "split": lambda: split_picture(waits(book, INTERVIEW), words),
        }
        self.charts = {
            key: ui.chart(book, words, key, picture, listen=KINDS) for key, picture in self._pictures.items()
        }
        kinds = {kind: words(f"curve.kind.{kind}") for kind in (INTERVIEW, FEEDBACK)}
        self.chips = ui.choices(words.within("curve"), kinds, self.choose, chosen=INTERVIEW)
        self.widget = ui.swap()
        book.store.listen(CheckIn, ui.Soon(self.refresh).ask)

    def refresh(self, *_change: object) -> None:
        """Shows the charts there is something for; those that are there already stay where they are."""
        is_there = [key for key in self.charts if self._has(key)]
        check_ins = (stored.record for stored in self._book.store.all(CheckIn))
        low = not self._anyway and low_day(check_ins, self._book.today())
        self.shown = tuple(key for key in is_there if not (low and key in OUTLOOK))
        self.widget.show_if((tuple(is_there), self.shown), lambda: self._parts(len(is_there)))

    def anyway(self) -> None:
        """Shows on a low day what waits behind the button."""
        self._anyway = True
        self.refresh()

    def choose(self, kind: str) -> None:
        """Draws the other kind of wait."""
        self.kind = kind
        self.charts["curve"].refresh()

    def changed(self) -> None:
        """Has every chart drawn again, for a change that is none of a record: another country's days."""
        for chart in self.charts.values():
            chart.changed()

    def _has(self, key: str) -> bool:
        if key == "curve":
            every = [wait for kind in (INTERVIEW, FEEDBACK) for wait in waits(self._book, kind) if wait]
            return len(every) >= WAITS_FROM
        return self._pictures[key]() is not None

    def _parts(self, count: int) -> list[Any]:
        parts: list[Any] = []
        for key in self.shown:
            chart = self.charts[key]
            parts.append(ui.stack(self.chips, chart) if key == "curve" else chart)
        if len(self.shown) < count:
            words = self._words.within("low")
            parts += [ui.text(words("say"), tone="quiet"), ui.button(words("anyway"), self.anyway)]
        return parts
