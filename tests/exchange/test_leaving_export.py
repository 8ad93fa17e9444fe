"""An export holds everything, is its owner's alone, and overwrites nothing."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, ClassVar

import pytest

from workbook.answers import Day, ExerciseEntry, Problem, admit, choice, day, long_text, scale
from workbook.book import Book, record_classes
from workbook.exchange.leaving.everything import Everything, everything
from workbook.exchange.leaving.export import export
from workbook.exchange.leaving.report import report_bytes
from workbook.exchange.leaving.share import private_fields, share_bytes
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.storage import Stored
from workbook.storage.errors import NoWrite

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))


@pytest.fixture
def filled(book: Book) -> Book:
    """A book with one application, its round, its news and an exercise."""
    sent = Day(date(2026, 1, 5))
    note, link = "They were kind.", "https://quillmoor.example/jobs/7"
    a = book.store.add(Application("Quillmoor", "Data analyst", sent, link=link, note=note))
    book.store.add(InterviewRound(a.id, Stage.FINAL, Day(date(2026, 2, 5)), who=("Ada",), showed=4))
    book.store.add(OutcomeEvent(a.id, Outcome.REJECTED, Day(date(2026, 2, 9)), reason="Someone was nearer."))
    book.store.add(ExerciseEntry("a", answers={"story": "I am no good at this.", "told_how": "call"}))
    return book


def test_an_export_holds_every_kind_and_every_form(filled: Book, tmp_path: Path) -> None:
    names = {f.name for f in export(filled, tmp_path / "out").iterdir()}
    assert {f"{cls.kind}.csv" for cls in record_classes()} <= names
    assert {
        "after-the-no.xlsx",
        "after-the-no.json",
        "report.html",
        "due.ics",
        "flow.txt",
        "README.txt",
    } <= names


def test_a_second_export_leaves_the_first_alone(filled: Book, tmp_path: Path) -> None:
    first = export(filled, tmp_path)
    before = (first / "after-the-no.json").read_bytes()
    assert export(filled, tmp_path) != first
    assert (first / "after-the-no.json").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps who may read a file in another way")
def test_the_files_of_an_export_are_the_owners_alone(filled: Book, tmp_path: Path) -> None:
    place = export(filled, tmp_path)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(f.stat().st_mode) for f in place.iterdir()} == {0o600}


def test_a_folder_that_cannot_be_made_is_said_by_name(filled: Book, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(NoWrite):
        export(filled, tmp_path / "file" / "out")


def test_the_report_shows_questions_and_answers_in_words(filled: Book) -> None:
    page = report_bytes(filled, everything(filled)).decode()
    assert "Quillmoor · Data analyst" in page
    assert "Final round" in page
    assert "Someone was nearer." in page


def test_a_nought_is_an_answer_and_stands_in_the_report(filled: Book) -> None:
    filled.store.add(
        ExerciseEntry("zz", answers={"feeling": 0, "parts": {"worry": 0, "calm": ""}, "no": False})
    )
    page = report_bytes(filled, everything(filled)).decode()
    assert "<dt>feeling</dt><dd>0</dd>" in page
    assert "worry: 0" in page
    assert "calm" not in page
    assert "<dt>no</dt>" not in page


ADMITTED = [e for e in HOSTILE if not isinstance(admit(e["value"], 200_000), Problem)]


class Seen(HTMLParser):
    """The tags and the text a browser finds in a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(f"{tag} {attrs}")

    def handle_data(self, data: str) -> None:
        self.text += data


def report_of(book: Book, note: str) -> Seen:
    one = Stored("a", 1, Application(organisation="Quillmoor", note=note), book.now())
    return Seen(report_bytes(book, Everything(book.now(), {Application: [one]}, {})))


@pytest.mark.parametrize("entry", ADMITTED, ids=lambda e: e["id"])
def test_hostile_text_is_only_text_in_the_report(book: Book, entry: dict[str, str]) -> None:
    note = "x" + str(admit(entry["value"], 200_000))
    seen = report_of(book, note)
    assert seen.tags == report_of(book, "plain").tags
    assert note in seen.text


def test_a_copy_to_share_holds_no_name_feeling_or_writing_unless_ticked(filled: Book) -> None:
    page = share_bytes(filled, ticked=()).decode()
    for private in ("Quillmoor", "analyst", "Ada", "kind", "nearer", "no good", "quillmoor.example"):
        assert private not in page
    assert "Final round" in page


def test_each_private_field_goes_in_by_its_own_tick(filled: Book) -> None:
    page = share_bytes(filled, ticked=("application.role",)).decode()
    assert "Data analyst" in page
    assert "Quillmoor" not in page


def test_the_ticks_offered_are_the_private_fields_with_something_in_them(filled: Book) -> None:
    keys = {field.key for field in private_fields(filled, everything(filled))}
    assert {"application.organisation", "outcome_event.reason", "exercise_entry.a"} <= keys
    assert "application.sent_on" not in keys
    assert "application.place" not in keys


class Answer(StrEnum):
    """An option of the invented kind."""

    LOW = "sombre"


@dataclass(frozen=True)
class Diary:
    """A kind of entry that nobody has thought of yet."""

    kind: ClassVar[str] = "diary"

    written_on: Day | None = day()
    mood: Answer | None = choice(Answer)
    told: str = long_text()
    how: int | None = scale(1, 7)


@dataclass(frozen=True)
class Walk:
    """A kind of entry with nothing written in it."""

    kind: ClassVar[str] = "walk"

    walked_on: Day | None = day()


def invented(book: Book) -> Everything:
    on = Day(date(2026, 1, 7))
    kinds = {Diary: Diary(on, Answer.LOW, "I cried.", 2), Walk: Walk(on)}
    records: dict[type[Any], Any] = {cls: [Stored("d", 1, kinds[cls], book.now())] for cls in kinds}
    return Everything(book.now(), {Application: [], **records}, {})


@pytest.fixture
def _in_a_room(monkeypatch: pytest.MonkeyPatch) -> None:
    for cls in (Diary, Walk):
        monkeypatch.setattr(cls, "__module__", "workbook.today.model")


@pytest.mark.usefixtures("_in_a_room")
def test_a_kind_nobody_has_thought_of_stays_out_as_a_whole_unless_it_is_ticked(book: Book) -> None:
    whole = invented(book)
    page = share_bytes(book, (), whole).decode()
    for private in ("cried", "7 January 2026", "sombre"):
        assert private not in page
    keys = [field.key for field in private_fields(book, whole)]
    assert keys == ["diary.told", "diary.how", "walk.walked_on"]


def test_an_exercise_goes_in_by_its_own_tick_and_is_read_with_its_questions(filled: Book) -> None:
    filled.store.add(ExerciseEntry("zz", answers={"other": "Something else."}))
    page = share_bytes(filled, ticked=("exercise_entry.a",)).decode()
    assert "The first day" in page
    assert "no good at this" in page
    assert "story:" not in page
    assert "Something else." not in page
    assert "Something else." in report_bytes(filled, everything(filled)).decode()
