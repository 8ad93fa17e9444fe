"""The page for bringing in: read, corrected, brought in and taken back by its buttons."""

from __future__ import annotations

from typing import Any

import pytest
from workbooks import workbook

from workbook.book import Book
from workbook.importing.page import Bringing
from workbook.interviews.model import Application

TABLE = (
    b"Company,Thing,Applied,Status\n"
    b"Abbot,Clerk,2026-01-04,Parked\n"
    b"Beech,Cook,2026-01-05,Applied\n"
    b"Beech,Cook,2026-01-05,Applied\n"
    b"Total,2,,\n"
)
AMBIGUOUS = b"Company,Role,Applied,Status\nAbbot,Clerk,03/04/2026,Applied\n"


def _widgets(part: Any) -> list[Any]:
    widget = getattr(part, "widget", part)
    return [widget, *(inner for child in getattr(widget, "children", ()) for inner in _widgets(child))]


class Person:
    """Somebody at the page: sees texts, chooses and presses."""

    def __init__(self, book: Book) -> None:
        self.page = Bringing(book)

    @property
    def sees(self) -> str:
        return " ".join(
            f"{getattr(w, 'spec', '')} {getattr(w, 'state', '')}" for w in _widgets(self.page.place)
        )

    def brings(self, data: bytes) -> str | None:
        return self.page.read("log.csv", data)

    def presses(self, label: str) -> None:
        for widget in _widgets(self.page.place):
            spec = getattr(widget, "spec", {})
            keys = [key for key, text in spec.get("options", []) if text.startswith(label)]
            if spec.get("label", "").startswith(label) or (keys and spec.get("what") == "choices"):
                widget._receive(widget, {"do": "press", "key": keys[0] if keys else ""}, [])
                return
        raise AssertionError(f"no {label} in {self.sees}")

    def chooses(self, thing: str, option: str) -> None:
        for widget in _widgets(self.page.place):
            for key, label, _ in getattr(widget, "spec", {}).get("things", []):
                if label == thing:
                    widget._receive(widget, {"do": "choose", "key": key, "option": option}, [])
                    return
        raise AssertionError(f"no {thing} in {self.sees}")

    def ticks(self, thing: str, option: str = "in") -> None:
        for widget in _widgets(self.page.place):
            spec = getattr(widget, "spec", {})
            for key, label, _ in spec.get("things", []) if spec.get("ticks") else []:
                if label == thing:
                    widget._receive(widget, {"do": "choose", "key": key, "option": option}, [])
                    return
        raise AssertionError(f"no tick for {thing} in {self.sees}")

    @property
    def rows(self) -> dict[str, str]:
        self.page.looking.table.refresh()
        return {
            row["cells"]["row"]: row["cells"]["becomes"]
            for row in self.page.looking.table.widget.state["rows"]
        }


@pytest.fixture
def person(book: Book) -> Person:
    return Person(book)


def test_a_file_is_shown_row_by_row_before_anything_is_kept(person: Person, book: Book) -> None:
    assert person.brings(TABLE) is None
    assert "4 rows: 2 used, 1 merged, 1 set aside." in person.sees
    assert person.rows == {
        "2": "Comes in",
        "3": "Comes in",
        "4": "Merged: the same as row 3",
        "5": "Set aside: it adds up other rows",
    }
    assert book.store.all(Application) == []


def test_one_press_brings_it_in_and_another_takes_it_back(person: Person, book: Book) -> None:
    person.brings(TABLE)
    person.presses("Bring in 2 applications")
    assert "2 applications came in." in person.sees
    assert len(book.store.all(Application)) == 2
    person.presses("Undo the whole import")
    assert book.store.all(Application) == []
    person.presses("Bring in another file")
    assert "accept" in person.sees


def test_a_corrected_column_changes_what_comes_in(person: Person, book: Book) -> None:
    person.brings(TABLE)
    person.chooses("Thing", "role")
    person.presses("Bring in")
    assert [stored.record.role for stored in book.store.all(Application)] == ["Clerk", "Cook"]


def test_a_corrected_word_changes_how_it_stands(person: Person) -> None:
    person.brings(TABLE)
    person.chooses("Parked", "withdrew")
    assert "You withdrew 1" in person.sees


def test_a_date_of_two_readings_is_asked_about_before_anything_can_come_in(
    person: Person, book: Book
) -> None:
    person.brings(AMBIGUOUS)
    assert "Day first: 03/04/2026 is 3 April 2026" in person.sees
    assert "Month first: 03/04/2026 is 4 March 2026" in person.sees
    assert "Bring in 1 application" not in person.sees
    person.presses("Month first")
    person.presses("Bring in 1 application")
    assert str(book.store.all(Application)[0].record.sent_on) == "2026-03-04"


def test_an_answer_can_be_changed_as_long_as_nothing_came_in(person: Person) -> None:
    person.brings(AMBIGUOUS)
    person.presses("Month first")
    person.presses("Day first")
    assert str(person.page.looking.seen.applications[0].application.sent_on) == "2026-04-03"


def test_a_refused_file_is_a_sentence_and_the_box_stays(person: Person) -> None:
    said = person.brings(b"%PDF-1.7")
    assert said is not None
    assert said.startswith("This is a PDF")
    assert "accept" in person.sees


def test_a_file_that_is_in_the_log_already_brings_nothing(person: Person, book: Book) -> None:
    person.brings(TABLE)
    person.presses("Bring in 2 applications")
    again = Person(book)
    again.brings(TABLE)
    assert "Everything in this file is in your log already." in again.sees
    assert set(again.rows.values()) >= {"already in your log"}


def test_a_failure_while_writing_is_a_sentence_and_nothing_is_kept(
    person: Person, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.brings(TABLE)
    monkeypatch.setattr("workbook.importing.apply._write", lambda *_: 1 / 0)
    person.presses("Bring in")
    assert "Something went wrong here" in person.sees
    assert book.store.all(Application) == []
    assert "Bring in 2 applications" in person.sees


def test_a_file_of_which_no_row_can_come_in_shows_why(person: Person) -> None:
    person.brings(b"Company,Role\nTotal,2\n")
    assert person.rows == {"2": "Set aside: it adds up other rows"}
    assert "No row of this file can come in." in person.sees


def test_choosing_no_company_is_answered_in_words(person: Person) -> None:
    person.brings(b"Thing,Applied\n1,2026-01-04\n2,2026-01-05\n")
    assert "No column names the company yet" in person.sees
    person.chooses("Thing", "organisation")
    assert "Bring in 2 applications" in person.sees


PERSONAL = b"Company,Role,Contact Email,Applied\nAbbot,Clerk,a@b.example,2026-01-04\n"


def test_a_column_about_other_people_comes_in_when_it_is_ticked(person: Person, book: Book) -> None:
    person.brings(PERSONAL)
    person.ticks("Contact Email")
    person.presses("Bring in 1 application")
    assert "a@b.example" in book.store.all(Application)[0].record.note


def test_a_column_about_other_people_stays_out_unless_it_is_ticked(person: Person, book: Book) -> None:
    person.brings(PERSONAL)
    person.ticks("Contact Email")
    person.ticks("Contact Email", option="out")
    person.presses("Bring in 1 application")
    assert book.store.all(Application)[0].record.note == ""


def test_a_word_for_nothing_is_a_company_when_it_is_ticked(person: Person, book: Book) -> None:
    rows = "".join(f"{name},Job {n}\n" for n, name in enumerate(["NA", "NA", "None", "none", "Abbot"]))
    person.brings(f"Company,Role\n{rows}".encode())
    assert "2×" in person.sees
    person.ticks("NA")
    person.ticks("None")
    person.presses("Bring in")
    names = [stored.record.organisation for stored in book.store.all(Application)]
    assert names == ["NA", "NA", "None", "none", "Abbot"]


def test_a_long_list_shows_how_far_its_reading_is(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    shares: list[float] = []
    monkeypatch.setattr("workbook.ui.Progress.show", lambda _bar, share: shares.append(share))
    monkeypatch.setattr("workbook.importing.page.LARGE", 100)
    person.brings(b"Company,Role\n" + b"".join(b"Abbot,Clerk %d\n" % n for n in range(1200)))
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert shares[-1] == 1


def test_one_of_two_alike_sheets_can_be_chosen_on_the_page(person: Person, book: Book) -> None:
    head = ("Company", "Role")
    person.brings(workbook({"2025": [head, ("Abbot", "Clerk")], "2026": [head, ("Beech", "Cook")]}))
    assert "Bring in 2 applications" in person.sees
    person.presses("2026")
    person.presses("Bring in 1 application")
    assert [stored.record.organisation for stored in book.store.all(Application)] == ["Beech"]


def test_two_alike_sheets_beside_another_list_can_be_chosen_together(person: Person, book: Book) -> None:
    head = ("Company", "Role")
    alike = {"2025": [head, ("Abbot", "Clerk")], "2026": [head, ("Beech", "Cook")]}
    person.brings(workbook({**alike, "Old": [("Company", "Job title", "Result"), ("Elm", "Cook", "No")]}))
    person.presses("2025, 2026")
    person.presses("2026")
    person.presses("All of them")
    person.presses("Bring in 2 applications")
    names = [stored.record.organisation for stored in book.store.all(Application)]
    assert names == ["Abbot", "Beech"]
