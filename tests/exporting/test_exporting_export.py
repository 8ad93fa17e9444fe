"""An export holds everything, is its owner's alone, and overwrites nothing."""

from __future__ import annotations

import json
import os
import stat
from html.parser import HTMLParser
from pathlib import Path

import pytest
from wording import words

from workbook.answers import Day, ExerciseEntry, Problem, admit
from workbook.book import Book, record_classes
from workbook.exporting.contents import Everything, everything
from workbook.exporting.export import export, files_of
from workbook.exporting.report import report_bytes
from workbook.interviews.model import Application, InterviewRound
from workbook.pressing.model import Pressing
from workbook.storage import Stored
from workbook.storage.errors import NoWrite

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))


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


def test_the_days_of_a_page_that_is_switched_off_are_not_in_the_calendar(book: Book) -> None:
    book.store.add(InterviewRound(book.store.add(Application("Quillmoor")).id, held_on=Day(book.today())))
    book.store.add(Pressing("visa", until=Day(book.today())))

    def titles() -> str:
        return dict(files_of(book, everything(book)))["due.ics"].decode()

    assert (titles().count("BEGIN:VEVENT"), "Quillmoor" in titles()) == (2, True)
    book.switch_page("log", on=False)
    book.switch_page("people", on=False)
    assert (titles().count("BEGIN:VEVENT"), "Quillmoor" in titles()) == (1, False)


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
    assert words("interviews.field.stage.options.final") in page
    assert "Someone was nearer." in page


def test_a_nought_is_an_answer_and_stands_in_the_report(filled: Book) -> None:
    filled.store.add(
        ExerciseEntry("zz", answers={"feeling": 0, "parts": {"worry": 0, "calm": ""}, "no": False})
    )
    page = report_bytes(filled, everything(filled)).decode()
    assert '<dt>feeling</dt><dd dir="auto">0</dd>' in page
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


def test_hostile_text_is_only_text_in_the_report(book: Book) -> None:
    tags = report_of(book, "plain").tags
    for entry in ADMITTED:
        note = "x" + str(admit(entry["value"], 200_000))
        seen = report_of(book, note)
        assert seen.tags == tags, entry["id"]
        assert note in seen.text, entry["id"]
