"""Notebook 03's page: one application with its letter, what is due, all letters and waits, and charts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, capital, given, not_ahead
from workbook.book import Book
from workbook.check_ins.model import CheckIn, Mood
from workbook.content import Words
from workbook.interviews.model import Application, Outcome, OutcomeEvent, job
from workbook.messages.case import CasePart
from workbook.messages.charts import FEEDBACK, INTERVIEW, pictures, waits
from workbook.messages.correspondence import KINDS, Correspondence, correspondence
from workbook.messages.due import calendar_days
from workbook.messages.due import due as letters_due
from workbook.messages.keeping import close_door
from workbook.messages.model import Message, Purpose
from workbook.messages.request import FeedbackRequest, RequestState
from workbook.path import led_to, link_to, sentence
from workbook.quiet.due import way as to_the_quiet
from workbook.quiet.story import AwaitedDecision, DecisionState

FRESH = timedelta(days=28)  # a no within these days is what somebody has come about
MOST = 200  # applications in the box
NAMES = ("organisation", "role")
ANSWERS_FROM = 5  # letters and waits from which pictures are offered
WAITS_FROM = 3  # waits from which a picture says more than the table
OUTLOOK = ("curve", "split")  # the charts that wait on a low day
LEDGER = [
    ui.Column("job", sub="role"),
    ui.Column("last", sub="sent", wide=True),
    ui.Column("until", kind="day"),
    ui.Column("stands", kind="tag"),
]
DOORS = [
    ui.Column("job", sub="role"),
    ui.Column("to", wide=True),
    ui.Column("left", kind="day"),
    ui.Column("since"),
]
Stands = tuple[date | None, str, bool]  # the last day, where it stands, and whether an answer is awaited


@ui.page_of("letter")
def page(book: Book) -> list[Any]:
    """Show the letters; what reads the whole book waits until the first form is there."""
    return [Room(book, book.words("messages"))]


class Room:
    """Everything on the page, and what happens when a record changes."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with the application somebody has most likely come about."""
        self._book, self._words = book, words
        self.case = CasePart(book, words, self._turned)
        self.place = ui.WorkingDaysChoice(book, words.within("place"), self._place_changed)
        self.kind = INTERVIEW  # the waits that the curve is of
        self.charts = self._charts()
        self.ledger, self.doors = self._ledger(), self._doors()
        self._calendar = ui.download(book, words("due.save"), self._calendar_file)
        self._chooser, self._due, self._few, self._all, self._quiet = (ui.swap() for _ in range(5))
        self._answers_fold = ui.Fold("", lambda: [self.charts, self._quiet])
        self._letters_fold = ui.Fold("", lambda: [self.ledger])
        self._doors_fold = ui.Fold("", lambda: [ui.text(words("doors.say"), tone="quiet"), self.doors])
        known = bool(book.store.all(Message))
        why = ui.reason(book, words("why_it_helps"), "messages why_it_helps", known=known)
        folds = ui.stack(self._letters_fold, self._doors_fold, self._few, self._answers_fold)
        self.rest = ui.stack(self._all, why, self._due, self.place, folds)
        self.box: ui.Selects | None = None
        self.choose(led_to(book, "letter") or to_begin_with(correspondence(book)))
        self.widget = ui.stack(self._chooser, self.case, self.rest)
        ui.beside(book).holds(self._chooser, self.rest)
        soon = ui.Soon(self._changed, failed=book.store.listener_failed)
        book.store.listen(KINDS, soon.ask)

    def when_shown(self) -> None:
        """What is shown once the browser has the first form."""
        self.place.line()
        self._show_rest()

    def _turned(self) -> None:
        """While a letter is being written, nothing else is on the page."""
        ui.beside(self._book).show(whether=not self.case.is_writing)

    def choose(self, id: str, *, arrive: bool = False) -> None:
        """Shows an application with its letters."""
        self.case.show(id, arrive=arrive)
        log = partial(link_to, self._book, "log", self._words("choose.log"), lead=("log", id))
        self._all.show_if(id or None, lambda: [log()])
        (self._changed if arrive else self._offer)()

    def _offer(self) -> None:
        """The box of applications, built anew when they changed; without any, what to do first."""
        names = choosable(correspondence(self._book), self._words)
        chosen = self.case.id if self.case.id in names else ""
        if not names or list(names) == [self.case.id]:
            self.box = None
            self._chooser.show_if("nobody" if not names else None, self._nobody)
            return
        self._chooser.show_if(tuple(names.items()), lambda: [self._choosing(names, chosen)])
        if self.box:
            self.box.show({"application": chosen})

    def _nobody(self) -> list[Any]:
        words = self._words.within("nobody")
        log = link_to(self._book, "log", words("log_name"), before=words("log"))
        return [ui.card(words("title"), words.list("say"), tone="empty"), self._no_form(), log]

    def _no_form(self) -> ui.Form:
        """The facts of a no that isn't in the log yet; a letter about it is then one press away."""
        book, words = self._book, self._words.within("nobody.form")

        def keep(values: dict[str, Any]) -> None:
            with book.store.batch() as step:
                id = step.add(Application(**given(Application, values))).id
                step.add(OutcomeEvent(id, Outcome.REJECTED, values["heard_on"]))
            self.choose(id, arrive=True)

        log, start = book.words("interviews"), {"heard_on": Day(book.today())}
        (heard,) = ui.questions(OutcomeEvent, log, ["heard_on"])
        asked = [*ui.questions(Application, log, NAMES), replace(heard, ask=words("heard_on"))]
        check = not_ahead("heard_in_future", "heard_on", book.today)
        return ui.Form(book, asked, words, name="messages.nobody", keep=keep, check=check, start=start)

    def _choosing(self, names: dict[str, str], chosen: str) -> ui.Selects:
        words = self._words.within("choose")
        self.box = ui.Selects(
            self._book,
            [ui.Choosable("application", words("ask"), "", chosen)],
            {"": words("none"), **names},
            lambda _key, id: self.choose(id, arrive=True),
            title=words("title"),
            hint=words("hint"),
            level=2,
            stacked=True,
        )
        return self.box

    def _changed(self) -> None:
        self._offer()
        self.case.refresh()
        self._show_rest()

    def _place_changed(self) -> None:
        self.ledger.refresh()
        self.charts.changed()
        self._changed()

    def _show_rest(self) -> None:
        """What is due, and behind lines the tables and charts there is something for."""
        now, words = correspondence(self._book), self._words
        doors, rows = len(door_rows(now, words)), len(ledger_rows(now, words))
        key = (self._said(), any(now.days()))
        self._due.show_if(key if rows else None, lambda: self._what_is_due(*key))
        self._letters_fold.say(words.count("letters", rows), empty=not rows)
        self._doors_fold.say(words.count("doors", doors), empty=not doors)
        self._answers_fold.say(words.count("answers", rows), empty=rows < ANSWERS_FROM)
        few = 0 < rows < ANSWERS_FROM
        self._few.show_if(few or None, lambda: [ui.text(words("few_answers"), tone="quiet")])
        self._quiet.show(to_the_quiet(self._book) if rows >= ANSWERS_FROM else None)
        self.charts.refresh()

    def _said(self) -> list[str]:
        """What is due of the letters, in the sentences of Start; the application above says its own."""
        above = case.request.story.application.names if (case := self.case.case) else {"": ""}
        dues = [due for due in letters_due(self._book) if not above.items() <= due.values.items()]
        return [capital(sentence(due, self._book)) for due in dues]

    def _what_is_due(self, said: list[str], any_days: bool) -> list[Any]:
        words = self._words.within("due")
        save = [self._calendar, ui.text(words("hint"), tone="quiet")] if any_days else []
        return [ui.card(words("title"), said or [words("nothing")]) if said or not any_days else None, *save]

    def _calendar_file(self) -> tuple[str, str, bytes]:
        book, name = self._book, self._words("calendar.name")
        data = ui.calendar_bytes(calendar_days(book), book.now(), name=name)
        return self._words("due.file"), ui.CALENDAR_TYPE, data

    def _ledger(self) -> ui.RecordTable:
        book, words = self._book, self._words
        return ui.RecordTable(
            book,
            LEDGER,
            lambda: ledger_rows(correspondence(book), words),
            words.within("ledger"),
            listen=KINDS,
            on_open=lambda id: self.choose(id, arrive=True),
        )

    def _doors(self) -> ui.RecordTable:
        book, words = self._book, self._words

        def opened(id: str) -> None:
            self.choose(id)
            self.case.later_note()

        return ui.RecordTable(
            book,
            DOORS,
            lambda: door_rows(correspondence(book), words),
            words.within("doors"),
            listen=KINDS,
            on_open=opened,
            on_remove=lambda id: close_door(book, id),
        )

    def _charts(self) -> ui.Charts:
        """The charts; on a low day those of waits stay behind a button (guide, 5, care rules)."""
        book, words = self._book, self._words
        kinds = {kind: words(f"curve.kind.{kind}") for kind in (INTERVIEW, FEEDBACK)}
        chips = ui.choices(words.within("curve"), kinds, self.switch, chosen=INTERVIEW)
        charts = ui.Charts(
            book,
            words,
            pictures(book, words, lambda: self.kind),
            listen=KINDS,
            there={"curve": lambda: sum(bool(w) for kind in kinds for w in waits(book, kind)) >= WAITS_FROM},
            over={"curve": chips},
            later=lambda: OUTLOOK if Mood(book).low else (),
            later_words=words.within("low"),
        )
        book.store.listen(CheckIn, ui.Soon(charts.refresh, failed=book.store.listener_failed).ask)
        return charts

    def switch(self, kind: str) -> None:
        """Draws the curve of the other kind of wait."""
        self.kind = kind
        self.charts.charts["curve"].refresh()


def to_begin_with(now: Correspondence) -> str:
    """The newest no nothing was sent about; else what is due; else the one no without a day, or none ("")."""
    today = now.today
    silent = [request for request in now.requests.values() if request.state(today) is RequestState.NOTHING]
    told = {request.story.id: request.told_on for request in silent}
    fresh = {id: told_on for id, told_on in told.items() if told_on and today - FRESH <= told_on <= today}
    if fresh:
        return max(reversed(fresh), key=lambda id: fresh[id])  # of one day, the one that was logged last
    if came := [(day.on, day.story.id) for day in now.days() if day.came]:
        return min(came)[1]
    undated = [id for id in told if now.requests[id].news is Outcome.REJECTED and not told[id]]
    return undated[0] if len(undated) == 1 else ""


def choosable(now: Correspondence, words: Words) -> dict[str, str]:
    """Application id → how it is named in the box: those with a no first, the newest on top."""

    def rank(request: FeedbackRequest) -> tuple[bool, bool, date]:
        wait = now.decisions.get(request.story.id)
        day = request.told_on or (wait.since if wait else date.min)
        return request.news is Outcome.REJECTED, wait is not None, day

    applied = [
        request
        for request in reversed([*now.requests.values()])
        if request.news or not request.story.application.only_saved
    ]
    ranked = [request.story.id for request in sorted(applied, key=rank, reverse=True)[:MOST]]
    return {id: _name(now.requests[id], now.decisions.get(id), words) for id in ranked}


def _name(request: FeedbackRequest, wait: AwaitedDecision | None, words: Words) -> str:
    name, told_on, labels = job(request.story.application, words), request.told_on, words.within("choose")
    if request.news is Outcome.REJECTED:
        return labels("told" if told_on else "told_no_day", name=name, day=told_on)
    return labels("waiting" if wait else "other", name=name, day=wait and wait.since)


def ledger_rows(now: Correspondence, words: Words) -> list[ui.Row]:
    """One row for each application with a message, an ending or a wait; what is open comes first."""
    rows = []
    for id, request in now.requests.items():
        wait = now.decisions.get(id)
        if request.sent or request.endings or request.replies or wait:
            rows.append(_row(request, wait, now.today, words))
    return sorted(rows, key=lambda row: (row.tag_tone == "now", row.sort["until"] or date.min), reverse=True)


def _row(request: FeedbackRequest, wait: AwaitedDecision | None, today: date, words: Words) -> ui.Row:
    last = request.sent[-1] if request.sent else None
    sent = last.sent_on if last else None
    if wait and request.state(today) in (RequestState.NOTHING, RequestState.THANKED):
        until, stands, is_open = _wait_stands(wait, today, words)
    else:
        until, stands, is_open = _request_stands(request, today, words)
    cells = {
        "job": request.story.application.organisation,
        "role": request.story.application.role,
        "last": words(f"ledger.purpose.{last.purpose}") if last and last.purpose else "",
        "sent": words.near_day(sent, today),
        "until": words.near_day(until, today),
        "stands": stands,
    }
    sort = {"until": until, "last": sent.on if sent else None}
    return ui.Row(request.story.id, cells, sort=sort, tag_tone="now" if is_open else "quiet")


def _request_stands(request: FeedbackRequest, today: date, words: Words) -> Stands:
    if request.ended_as(today):
        return request.ended_on(today), request.said(today, words), False
    return request.let_go_on, request.said(today, words), request.ask is not None and request.waits


def _wait_stands(wait: AwaitedDecision, today: date, words: Words) -> Stands:
    state = wait.state(today)
    day = wait.enquire_on if state is DecisionState.WAITING else wait.let_go_on
    return wait.let_go_on, words(f"stands.{state}", day=words.short_day(day)), not wait.over(today)


def door_rows(now: Correspondence, words: Words) -> list[ui.Row]:
    """One row for each application whose door was left open, the longest ago first."""
    rows = []
    for request in now.requests.values():
        if request.doors:
            door = request.doors[0]
            roles = [m.new_role for m in request.sent if m.purpose is Purpose.LATER_NOTE and m.new_role]
            cells = {
                "job": request.story.application.organisation,
                "role": request.story.application.role,
                "to": door.contact,
                "left": words.near_day(door.sent_on, now.today),
                "since": ", ".join(words("doors.noted", role=role) for role in roles),
            }
            left = door.sent_on.on if door.sent_on else date.min
            rows.append(ui.Row(request.story.id, cells, sort={"left": left}))
    return sorted(rows, key=lambda row: row.sort["left"])
