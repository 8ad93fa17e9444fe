"""The log's forms: four short ones for what a person comes to write down, and the full one of each record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbook import ui
from workbook.answers import ChoiceAnswer, Day, Problem, answers_of
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.keeping import Kept, News, keep, notices
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent, job, problems
from workbook.storage import Stored

NEWS = ChoiceAnswer(options=News)
NAMES: dict[type[Any], str] = {Application: "application", InterviewRound: "round", OutcomeEvent: "news"}


@dataclass(frozen=True)
class QuickEntry:
    """What a short form asks: at once, and behind "More details"; `today` begins as today."""

    asked: tuple[str, ...]
    more: tuple[str, ...]
    needed: tuple[str, ...]
    today: str = ""


_ROUND = ("format", "who", "source", "prep_hours", "questions", "showed", "liked", "promised_by")
_HELD = ("organisation", "role", "held_on", "stage")
ENTRIES = {
    "interview": QuickEntry(
        _HELD,
        (*_ROUND, "news", "heard_on", "reason", "learning_line"),
        ("organisation", "stage"),
        "held_on",
    ),
    "heard": QuickEntry(
        ("organisation", "role", "heard_on", "news"),
        ("reason", "stage", "held_on"),
        ("organisation", "news"),
        "heard_on",
    ),
    "sent": QuickEntry(
        ("organisation", "role", "sent_on"),
        ("source", "place", "link", "pay", "note", "only_saved"),
        ("organisation",),
        "sent_on",
    ),
    "coming": QuickEntry(_HELD, ("format", "who"), ("organisation", "stage", "held_on")),
}


def quick_form(book: Book, words: Words, name: str) -> ui.Form:
    """A short form of ENTRIES; what it says after saving tells where the entry went."""
    entry = ENTRIES[name]

    def store(values: dict[str, Any]) -> str:
        applying = name == "sent" and not values.get("only_saved")
        label = words(f"quick.options.{name}")
        return kept_sentence(keep(book, _planned(values), label=label, applying=applying), words)

    return ui.Form(
        book,
        [_question(words, name, field) for field in (*entry.asked, *entry.more)],
        _form_words(words, f"quick.{name}"),
        name=f"interviews.quick.{name}",
        keep=store,
        check=lambda values: _quick_problems(book, name, values),
        start={entry.today: Day(book.today())} if entry.today else {},
        more=entry.more,
    )


def record_form(
    book: Book, words: Words, id: str, kind: type[Any], *, done: Callable[[str, str], Any]
) -> ui.Form:
    """The full form of one kind of record, of the application with this id (guide, X0).

    Adding leaves the form open for the next one; after changing a record `done(id, sentence)` is called.
    """

    def store(values: dict[str, Any]) -> str:
        return _keep_record(book, words, id, kind(**values, **own), form.editing, done)

    own = {} if kind is Application else {"application_id": id}
    form = ui.Form(
        book,
        ui.questions(kind, words, only=[name for name in answers_of(kind) if name != "application_id"]),
        _form_words(words, f"opened.{NAMES[kind]}"),
        name=f"interviews.{NAMES[kind]}.{id}",
        keep=store,
        check=lambda values: problems(values, book.today(), _sent_on(book, id, kind)),
        start={"heard_on": Day(book.today())} if kind is OutcomeEvent else {},
    )
    return form


def _keep_record(
    book: Book,
    words: Words,
    id: str,
    record: Any,
    changed: Stored[Any] | None,
    done: Callable[[str, str], Any],
) -> str:
    """Stores a record of an application, new or changed; returns what is unusual about it."""
    kind = type(record)
    stored = [] if kind is Application else book.store.where(kind, application_id=id)
    others = [other.record for other in stored if not (changed and other.id == changed.id)]
    sentences = [words(f"notice.{key}") for key in notices(record, others, _sent_on(book, id, kind))]
    if changed is None:
        book.store.add(record)
        return " ".join(sentences)
    book.store.update(changed.id, record, changed.rev)
    sentence = " ".join([words("kept.changed"), *sentences])
    done(changed.id, sentence)
    return sentence


def _sent_on(book: Book, id: str, kind: type[Any]) -> Day | None:
    """When the application was sent that a round or a piece of news belongs to."""
    application = None if kind is Application else book.store.get(Application, id)
    return application.record.sent_on if application else None


def kept_sentence(kept: Kept, words: Words) -> str:
    """Where an entry went, and what is notable about it."""
    values = {
        "what": job(kept.application, words),
        "role": kept.application.role,
        "day": words.day(kept.before),
        "n": kept.number,
    }
    again = "again_many" if kept.number > 2 else "again" if kept.before else "again_no_day"
    keys = [again if key == "again" else key for key in kept.said]
    return " ".join(words.get(f"kept.{key}", **values) or words(f"notice.{key}", **values) for key in keys)


def _form_words(words: Words, key: str) -> Words:
    """The words of one form, with the room's problems."""
    own = words.within(key)
    return replace(own, data={**own.data, "problem": words.table("problem")})


def _planned(values: dict[str, Any]) -> dict[str, Any]:
    """The answers, without the day of sending where it is only a plan: that day was only prefilled."""
    return values | {"sent_on": None} if values.get("only_saved") else values


def _question(words: Words, form: str, name: str) -> ui.Question:
    """A field's question, asked in the form's own shorter words where it has some."""
    if name == "news":
        asked = ui.question(name, NEWS, words.within("field.news"))
    else:
        record = next(r for r in NAMES if hasattr(r, name))
        (asked,) = ui.questions(record, words, only=[name])
    ahead = asked.answer.ahead or (form == "coming" and name == "held_on")
    asked = replace(asked, answer=replace(asked.answer, required=name in ENTRIES[form].needed, ahead=ahead))
    for place in (f"quick.{form}", "quick.short"):
        if words.has(f"{place}.{name}"):
            own = words.within(place)
            wide = asked.wide and bool(asked.answer.options)
            return replace(asked, ask=own(name), hint=own.get(f"{name}_hint"), wide=wide)
    return asked


def _quick_problems(book: Book, name: str, values: Mapping[str, Any]) -> dict[str, Problem]:
    """What contradicts itself in a short form."""
    held, answers = values.get("held_on"), _planned(dict(values))
    contradictions = problems(answers, book.today())
    if name == "coming" and held and held.latest < book.today():
        contradictions["held_on"] = Problem("held_in_past")
    if name == "heard" and held and not values.get("stage"):
        contradictions["stage"] = Problem("stage_missing")
    if name == "interview" and not values.get("news") and (values.get("heard_on") or values.get("reason")):
        contradictions["news"] = Problem("news_missing")
    return contradictions
