"""The log's forms: four short ones for what a person comes to write down, and the full one of each record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from workbook import ui
from workbook.answers import ChoiceAnswer, Day, Problem, answers_of
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.keeping import NEWS, Kept, keep, notices
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, job, problems
from workbook.storage import Stored

NAMES: dict[type[Any], str] = {Application: "application", InterviewRound: "round", OutcomeEvent: "news"}
ANSWERS: dict[str, Any] = {name: answer for kind in NAMES for name, answer in answers_of(kind).items()}
ANSWERS["news"] = ChoiceAnswer(options=tuple(NEWS))
_OWN = {"application_id", "had"}  # not asked; whether it is over is asked of an interview that is today
FRESH = timedelta(days=28)  # a no within these days is what somebody is living through


@dataclass(frozen=True)
class QuickEntry:
    """What a short form asks: at once, and behind "More details"; `today` begins as today."""

    asked: tuple[str, ...]
    more: tuple[str, ...]
    needed: tuple[str, ...]
    today: str = ""


_JOB = ("organisation", "role")
_HELD = (*_JOB, "held_on", "stage")
_ROUND = ("format", "who", "source", "prep_hours", "questions", "showed", "liked", "promised_by")
_SENT = ("source", "place", "link", "pay", "note", "only_saved")
_ANSWER = ("news", "heard_on", "reason")
ENTRIES = {
    "interview": QuickEntry(
        _HELD, (*_ROUND, *_ANSWER, "learning_line"), ("organisation", "stage"), "held_on"
    ),
    "heard": QuickEntry(
        (*_JOB, "heard_on", "news"), ("reason", "stage", "held_on"), ("organisation", "news"), "heard_on"
    ),
    "sent": QuickEntry((*_JOB, "sent_on"), _SENT, ("organisation",), "sent_on"),
    "coming": QuickEntry(_HELD, ("format", "who"), ("organisation", "stage", "held_on")),
}


OnNo = Callable[[str, Day, str], Any]  # called with the application's id, the day of a no, what to say


def quick_form(book: Book, words: Words, name: str, *, on_no: OnNo | None = None) -> ui.Form:
    """A short form of ENTRIES; what it says after saving tells where the entry went.

    `on_no` is called once a no that came lately is kept.
    """
    entry = ENTRIES[name]

    def keep_entry(values: dict[str, Any]) -> str:
        applying = name == "sent" and not values.get("only_saved")
        label, held = words(f"quick.options.{name}"), values.get("held_on")
        values["had"] = name != "coming" and not (held and held.after(book.today()))
        kept = keep(book, _planned(values), label=label, applying=applying)
        sentence = kept_sentence(kept, words)
        if on_no and (day := recent_no(book, kept.news)):
            on_no(kept.id, day, sentence)
        return sentence

    return ui.Form(
        book,
        [_question(words, name, field) for field in (*entry.asked, *entry.more)],
        words.within(f"quick.{name}"),
        name=f"interviews.quick.{name}",
        keep=keep_entry,
        check=lambda values: _quick_problems(book, name, values),
        start={entry.today: Day(book.today())} if entry.today else {},
        more=entry.more,
        travels="interviews.quick",
    )


def recent_no(book: Book, news: Any) -> Day | None:
    """The day of a no of the past weeks, else None: about an older one nothing needs to be said."""
    heard_on = news.heard_on if isinstance(news, OutcomeEvent) and news.outcome is Outcome.REJECTED else None
    return heard_on if heard_on and book.today() - heard_on.latest < FRESH else None


def record_form(
    book: Book,
    words: Words,
    id: str,
    kind: type[Any],
    *,
    after: Callable[[Stored[Any], bool, str], Any],
    changing: Stored[Any] | None = None,
) -> ui.Form:
    """The full form of one kind of record of an application; `after(stored, changed, sentence)` follows."""
    today, labels = Day(book.today()), words.within(f"opened.{NAMES[kind]}")
    own = {"application_id"} if changing and getattr(changing.record, "held_on", None) == today else _OWN

    def keep(values: dict[str, Any]) -> str:
        record, changed = kind(**values | _known(kind, id, form.editing, values, today)), form.editing
        keys = [f"notice.{key}" for key in _notices(book, id, record, changed)]
        sentence = " ".join(map(words, ["kept.changed", *keys] if changed else keys))
        after(book.store.keep(record, changed), changed is not None, sentence)
        return sentence

    form = ui.Form(
        book,
        ui.questions(kind, words, only=[name for name in answers_of(kind) if name not in own]),
        labels.within("changed") if changing and labels.has("changed") else labels,
        name=f"interviews.{NAMES[kind]}.{id}",
        keep=keep,
        check=lambda values: problems(values, book.today(), _sent_on(book, id)),
        start={"heard_on": today} if kind is OutcomeEvent else {},
    )
    return form


def _known(kind: type[Any], id: str, changed: Any, values: Mapping[str, Any], today: Day) -> dict[str, Any]:
    """What a record has without being asked; an interview is over unless it is to come."""
    if kind is not InterviewRound:
        return {} if kind is Application else {"application_id": id}
    held, over = values["held_on"], values.get("had", changed.record.had if changed else True)
    return {"application_id": id, "had": over and not (held and held.after(today.on))}


def _notices(book: Book, id: str, record: Any, changed: Stored[Any] | None) -> list[str]:
    """Keys of what is unusual about a record of an application, which is new or a changed one."""
    kind = type(record)
    stored = [] if kind is Application else book.store.where(kind, application_id=id)
    others = [other.record for other in stored if not (changed and other.id == changed.id)]
    return notices(record, others, _sent_on(book, id))


def _sent_on(book: Book, id: str) -> Day | None:
    """When an application was sent, as it is kept now."""
    application = book.store.get(Application, id)
    return application.record.sent_on if application else None


def kept_sentence(kept: Kept, words: Words) -> str:
    """Where an entry went, and what is notable about it."""
    application, day = kept.application, words.day(kept.before)
    values = {"what": job(application, words), "role": application.role, "day": day, "n": kept.number}
    again = "again_many" if kept.number > 2 else "again" if kept.before else "again_no_day"
    keys = [again if key == "again" else key for key in kept.notes]
    return " ".join(words.get(f"kept.{key}", **values) or words(f"notice.{key}") for key in keys)


def _planned(values: dict[str, Any]) -> dict[str, Any]:
    """The answers, without the day of sending where it is only a plan: that day was only prefilled."""
    return values | {"sent_on": None} if values.get("only_saved") else values


def _question(words: Words, form: str, name: str) -> ui.Question:
    """A field's question, asked in the form's own shorter words where it has some."""
    asked = ui.question(name, ANSWERS[name], words.within(f"field.{name}"))
    ahead = asked.answer.ahead or (form == "coming" and name == "held_on")
    asked = replace(asked, answer=replace(asked.answer, required=name in ENTRIES[form].needed, ahead=ahead))
    for place in (f"quick.{form}", "quick.short"):
        if words.has(f"{place}.{name}"):
            own = words.within(place)
            wide = asked.wide and bool(asked.answer.options)
            return replace(asked, ask=own(name), hint=own.get(f"{name}_hint"), wide=wide)
    return asked


def _quick_problems(book: Book, name: str, values: dict[str, Any]) -> dict[str, Problem]:
    """What contradicts itself in a short form."""
    held, contradictions = values.get("held_on"), problems(_planned(values), book.today())
    if name == "coming" and held and held.latest < book.today():
        contradictions["held_on"] = Problem("held_in_past")
    return contradictions
