"""A hostile text in every form of the page, and every one of them sealed: kept as typed, or refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from debrief_by_hand import (
    actions,
    begin,
    exercise,
    form,
    heard,
    interview,
    page,
    points,
    read_point,
    take_in,
)
from driver import Browser, press, shown, shows
from jupyter_client.session import json_packer
from wording import words

from workbook.answers import Day, ExerciseEntry, admit, blank
from workbook.book import Book
from workbook.debrief.model import Action, Feedback, LookBack, opened, sealed
from workbook.debrief.page import DebriefPart
from workbook.debrief.story import debrief_of
from workbook.interviews.model import Application, InterviewRound

ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures/hostile_inputs.json").read_text("utf-8"))
INPUTS = {e["id"]: e["value"].replace("ID", e["id"]) * e.get("repeat", 1) for e in ENTRIES}
FAILED = words("ui.problem.unexpected")
HALVES = re.compile("[\ud800-\udfff]")  # half characters, which no browser can be sent


@dataclass
class Visit:
    """A visit to the page with a fresh interview on it."""

    book: Book
    about: str
    part: DebriefPart

    @property
    def notes(self) -> dict[str, Any]:
        return dict(debrief_of(self.book, self.about).answers)

    def looked_back(self, sessions: int, **answers: Any) -> DebriefPart:
        """The page again, after so many sessions of this interview."""
        for number in range(1, sessions + 1):
            now = self.book.now().isoformat()
            self.book.store.add(LookBack(self.about, number, Day(self.book.today()), now, now))
        self.book.store.add(ExerciseEntry("e", self.about, answers, True))
        self.book.store.forget_listeners()
        self.part = page(self.book)
        return self.part

    def sessions(self) -> list[LookBack]:
        return [stored.record for stored in self.book.store.all(LookBack)]

    def round(self) -> InterviewRound:
        stored = self.book.store.get(InterviewRound, self.about)
        assert stored
        return stored.record


def before(visit: Visit) -> Any:
    visit.part.intake.before()
    return form(visit.part.intake)


def their_words(visit: Visit) -> Any:
    Browser(before(visit)).press(steady=8)
    return form(visit.part.intake)


def reading(visit: Visit) -> Any:
    take_in(visit.part)
    return form(visit.part.intake)


def outcome(visit: Visit) -> Any:
    take_in(visit.part)
    read_point(visit.part)
    return form(visit.part.intake)


def session(visit: Visit) -> Any:
    begin(visit.part)
    return exercise(visit.part.sessions)


def line(visit: Visit) -> Any:
    return form(visit.looked_back(1, close=True).sessions)


def new_information(visit: Visit) -> Any:
    press(visit.looked_back(2), words("debrief.look.once_more"))
    press(visit.part, words("exercises/e.on_third_attempt.choices.new_information"))
    return form(visit.part.sessions)


def parking(visit: Visit) -> Any:
    visit.part.worry_time.open()
    return exercise(visit.part.worry_time)


def parked_action(visit: Visit) -> Any:
    Browser(parking(visit)).press("rest", slot_end="one_small")
    return form(visit.part.worry_time)


def new_interview(visit: Visit) -> Any:
    visit.part.choosing.ask_new()
    return form(visit.part.choosing)


def arrived(visit: Visit) -> Any:
    answers = {"hot_thought": "I froze", "one_changeable": "Ask for the brief"}
    visit.book.store.add(ExerciseEntry("c", f"{visit.book.today().isoformat()}.{visit.about}", answers, True))
    press(visit.part.inbox, words("debrief.arrived.act"))
    return form(visit.part.inbox)


def action(visit: Visit) -> Any:
    visit.part.actions.open(visit.book.store.add(Action(text="Ring Ada")).id)
    return form(visit.part.actions)


def last_action(visit: Visit) -> str:
    return actions(visit.book)[-1].text


def last_organisation(visit: Visit) -> str:
    newest = visit.book.store.all(InterviewRound)[-1].record.application_id
    stored = visit.book.store.get(Application, newest)
    return stored.record.organisation if stored else ""


def slot(visit: Visit) -> str:
    entries = [s.record for s in visit.book.store.all(ExerciseEntry) if s.record.exercise == "parking"]
    return str(entries[-1].answers.get("slot_time", ""))


# Form → how it is reached, the box for the text, what else is needed, and what is kept of it.
FORMS: dict[str, tuple[Callable[[Visit], Any], str, dict[str, Any], Callable[[Visit], str]]] = {
    "before": (before, "buffer", {"steady": 8}, lambda v: heard(v.book)[-1].buffer),
    "words": (their_words, "quote", {}, lambda v: heard(v.book)[-1].quote),
    "point": (reading, "part", {"theme": "level"}, lambda v: points(v.book)[-1].part),
    "outcome": (outcome, "text", {"by": "20 March 2026"}, last_action),
    "session": (session, "aim", {}, lambda v: v.notes.get("aim", "")),
    "notes": (session, "what_happened", {}, lambda v: v.notes.get("what_happened", "")),
    "line": (line, "learning_line", {}, lambda v: v.round().learning_line),
    "new information": (new_information, "new_information", {}, lambda v: v.sessions()[-1].new_information),
    "parking": (parking, "slot_time", {"slot_end": "rest"}, slot),
    "parked action": (parked_action, "text", {}, last_action),
    "new interview": (new_interview, "organisation", {"stage": "final", "held_on": ""}, last_organisation),
    "arrived": (arrived, "text", {"leads_to": "milestone"}, last_action),
    "action": (action, "text", {"cue": "asked"}, last_action),
}


def visits(book: Book, name: str, full: bool, start: int) -> Iterator[tuple[Visit, str]]:
    """A visit with one of the texts, another in each form; in the long run one with each of them."""
    texts = list(INPUTS.values())
    for n, text in enumerate(texts if full else texts[start + list(FORMS).index(name) :: len(texts)]):
        book.store.forget_listeners()  # of the page of the visit before
        about = interview(book, f"Employer {n}")
        part = page(book)
        part.choosing.choose(about)
        yield Visit(book, about, part), text


def wild(question: dict[str, Any], text: str) -> Any:
    """The text as an answer to a question of any kind."""
    if question["kind"] == "table":
        return [[text] * len(question["columns"])]
    return [text] if question["kind"] == "tags" else text


def button(reach: Callable[[Visit], Any]) -> str:
    return "rest" if reach in (session, parking) else "save"


@pytest.mark.parametrize("name", FORMS)
def test_a_hostile_text_in_every_box_at_once_is_no_failure(book: Book, full: bool, name: str) -> None:
    reach, *_ = FORMS[name]
    for visit, text in visits(book, name, full, 0):
        browser = Browser(reach(visit))
        questions = shows(browser, "questions")
        browser.press(button(reach), **{question["name"]: wild(question, text) for question in questions})
        assert FAILED not in browser.said + shown(visit.part)
        json_packer(json.loads(json.dumps(browser.heard)))


@pytest.mark.parametrize("name", FORMS)
def test_a_hostile_text_is_kept_as_typed_or_refused_and_still_there(
    book: Book, full: bool, name: str
) -> None:
    reach, box, more, kept = FORMS[name]
    for visit, text in visits(book, name, full, 100):
        browser = Browser(reach(visit))
        (question,) = [q for q in shows(browser, "questions") if q["name"] == box]
        browser.press(button(reach), **{box: text, **more})
        assert FAILED not in browser.said
        admitted = admit(text, 200_000, one_line=question["kind"] == "short_text")
        if browser.problems:
            assert browser.boxes[box] == HALVES.sub("\ufffd", text)
        elif not blank(text):
            assert kept(visit) == admitted


def test_every_hostile_text_is_the_same_after_it_was_sealed() -> None:
    for name, text in INPUTS.items():
        admitted = admit(text, 200_000)
        if isinstance(admitted, str):
            put_away = sealed(Feedback(quote=admitted), date(2026, 3, 13))
            assert opened(put_away).quote == admitted, name
            assert admitted not in put_away.quote or len(admitted) < 2, name
