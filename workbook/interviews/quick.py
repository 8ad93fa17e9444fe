"""Quick entry: four short forms, one for each thing a person comes to write down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbook import ui
from workbook.answers import Answer, Day, Kind, Problem
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.keeping import Kept, News, keep
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent, job
from workbook.interviews.problems import application_problems, news_problems, round_problems

NEWS = Answer(Kind.CHOICE, options=News)


@dataclass(frozen=True)
class Entry:
    """What one form of quick entry asks: at once, and behind "More details"; `today` begins as today."""

    asked: tuple[str, ...]
    more: tuple[str, ...]
    needed: tuple[str, ...]
    today: str = ""


ENTRIES = {
    "interview": Entry(
        ("organisation", "role", "held_on", "stage"),
        (
            *("format", "who", "source", "prep_hours", "questions", "showed", "liked", "promised_by"),
            *("news", "heard_on", "reason", "learning_line"),
        ),
        ("organisation", "stage"),
        today="held_on",
    ),
    "heard": Entry(
        ("organisation", "role", "heard_on", "news"),
        ("reason", "stage", "held_on"),
        ("organisation", "news"),
        today="heard_on",
    ),
    "sent": Entry(
        ("organisation", "role", "sent_on"),
        ("source", "place", "link", "pay", "note", "only_saved"),
        ("organisation",),
        today="sent_on",
    ),
    "coming": Entry(
        ("organisation", "role", "held_on", "stage"), ("format", "who"), ("organisation", "stage", "held_on")
    ),
}


def quick_form(book: Book, words: Words, name: str) -> ui.Form:
    """The form of one kind of quick entry; what it says after saving tells where the entry went."""
    entry = ENTRIES[name]
    own = form_words(words, f"quick.{name}")
    start = {entry.today: Day(book.today())} if entry.today else {}

    def store(values: dict[str, Any]) -> str:
        applying = name == "sent" and not values.get("only_saved")
        if values.get("only_saved"):
            values = values | {"sent_on": None}  # a plan has no day yet; the day was only prefilled
        kept = keep(book, values, label=words(f"quick.options.{name}"), applying=applying)
        return kept_sentence(kept, words)

    return ui.Form(
        book,
        _questions(words, name),
        own,
        name=f"interviews.quick.{name}",
        keep=store,
        check=lambda values: _problems(book, name, values),
        start=start,
        more=entry.more,
    )


def form_words(words: Words, key: str) -> Words:
    """The words of one form, with the room's problems."""
    own = words.within(key)
    return replace(own, data={**own.data, "problem": words.table("problem")})


def kept_sentence(kept: Kept, words: Words) -> str:
    """Where an entry went, and what is notable about it."""
    values = {
        "what": job(kept.application, words),
        "role": kept.application.role,
        "day": words.day(kept.before),
        "n": kept.number,
    }
    return " ".join(words(_sentence_key(key, kept, words), **values) for key in kept.said)


def _sentence_key(key: str, kept: Kept, words: Words) -> str:
    if key == "again":
        key = "again_many" if kept.number > 2 else "again" if kept.before else "again_no_day"
    return f"kept.{key}" if words.has(f"kept.{key}") else f"notice.{key}"


def _questions(words: Words, name: str) -> list[ui.Question]:
    entry = ENTRIES[name]
    made = (_question(words, name, field) for field in (*entry.asked, *entry.more))
    return [replace(q, answer=_answer(q, entry, name == "coming")) for q in made]


def _answer(q: ui.Question, entry: Entry, coming: bool) -> Answer:
    ahead = q.answer.ahead or (coming and q.name == "held_on")
    return replace(q.answer, required=q.name in entry.needed, ahead=ahead)


def _question(words: Words, form: str, name: str) -> ui.Question:
    """A field's question, asked in the form's own shorter words where it has some."""
    if name == "news":
        asked = ui.question(name, NEWS, words.within("field.news"))
    else:
        record = next(r for r in (Application, InterviewRound, OutcomeEvent) if hasattr(r, name))
        (asked,) = ui.questions(record, words, only=[name])
    for place in (f"quick.{form}", "quick.short"):
        if words.has(f"{place}.{name}"):
            own = words.within(place)
            hint = own.get(f"{name}_hint")
            wide = asked.wide and asked.answer.kind is Kind.CHOICE
            return replace(asked, ask=own(name), hint=hint, wide=wide)
    return asked


def _problems(book: Book, name: str, values: Mapping[str, Any]) -> dict[str, Problem]:
    """What contradicts itself in a quick entry."""
    today = book.today()
    found = round_problems(values, today) | news_problems(values, today)
    if name == "sent" and not values.get("only_saved"):
        found |= application_problems(values, today)
    held = values.get("held_on")
    if name == "coming" and held and held.latest < today:
        found["held_on"] = Problem("held_in_past")
    if name == "heard" and held and not values.get("stage"):
        found["stage"] = Problem("stage_missing")
    if name == "interview" and not values.get("news") and (values.get("heard_on") or values.get("reason")):
        found["news"] = Problem("news_missing")
    return found
