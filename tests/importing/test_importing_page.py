"""The page for bringing in: read, corrected, brought in and taken back by its buttons."""

from __future__ import annotations

from typing import Any

import pytest
from driver import shows
from wording import words
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
        refused = self.page.read("log.csv", data)
        if refused is None and hasattr(self.page, "looking"):
            self.page.looking.wrong.open()
        return refused

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
            row["cells"]["row"]: row["cells"]["becomes"] for row in shows(self.page.looking.table, "rows")
        }


@pytest.fixture
def person(book: Book) -> Person:
    return Person(book)


def bring(n: int) -> str:
    """The label of the button that brings in so many applications."""
    count = words(f"importing.count.applications.{'one' if n == 1 else 'other'}", n=n)
    return words("importing.page.bring", applications=count)


def order(first: str, day: str) -> str:
    """The chip that says how the ambiguous date is read."""
    return words(f"importing.answer.{first}", text="03/04/2026", day=day)


def because(verdict: str, reason: str, **values: object) -> str:
    """What becomes of a row, and why."""
    return f"{words(f'importing.verdict.{verdict}')}: {words(f'importing.reason.{reason}', **values)}"


SET_ASIDE = because("set_aside", "total")


def test_a_file_is_shown_row_by_row_before_anything_is_kept(person: Person, book: Book) -> None:
    assert person.brings(TABLE) is None
    assert words("importing.rows", read=4, used=2, merged=1, set_aside=1) in person.sees
    assert person.rows == {
        "2": words("importing.verdict.used"),
        "3": words("importing.verdict.used"),
        "4": because("merged", "repeat", row=3),
        "5": SET_ASIDE,
    }
    assert book.store.all(Application) == []


def test_the_rows_and_the_button_come_first_and_what_is_read_wrongly_behind_a_line(
    person: Person,
) -> None:
    rows = b"Abbot,Clerk,31/02/2026,Applied\nBeech,Cook,2026-01-05,Applied\n"
    person.page.read("log.csv", b"Company,Role,Applied,Status\n" + rows)
    looking = person.page.looking
    shown = list(person.page.place.children)
    places = [shown.index(getattr(part, "widget", part)) for part in (looking.table, looking.bottom)]
    assert places == sorted(places)
    assert shown[-1] is looking.wrong.widget
    assert not looking.wrong.opened
    assert words("importing.unread_days", n=1, cells="2: Applied: 31/02/2026") in person.sees


def test_a_row_says_which_rounds_it_brings_also_the_one_that_its_status_only_implies(person: Person) -> None:
    person.brings(b"Company,Role,Status\nAbbot,Clerk,2nd interview\nBeech,Cook,Applied\n")
    rounds = ", ".join(words(f"importing.stage.{stage}") for stage in ("first", "later"))
    assert person.rows == {
        "2": f"{words('importing.verdict.used')} · {rounds}",
        "3": words("importing.verdict.used"),
    }


def test_a_day_that_never_was_is_said_above_the_rows_and_stays_in_the_note(
    person: Person, book: Book
) -> None:
    person.brings(b"Company,Role,Applied\nAbbot,Clerk,31/02/2026\nBeech,Cook,2026-01-05\n")
    assert words("importing.unread_days", n=1, cells="2: Applied: 31/02/2026") in person.sees
    person.presses(bring(2))
    abbot, beech = (stored.record for stored in book.store.all(Application))
    assert (abbot.sent_on, str(beech.sent_on)) == (None, "2026-01-05")
    assert "31/02/2026" in abbot.note


def test_a_status_word_that_is_not_certain_opens_the_line_of_what_may_be_wrong(person: Person) -> None:
    person.page.read("log.csv", TABLE)
    assert person.page.looking.wrong.opened


def test_one_press_brings_it_in_and_another_takes_it_back(person: Person, book: Book) -> None:
    person.brings(TABLE)
    person.presses(bring(2))
    assert (
        words("importing.page.result", applications=words("importing.count.applications.other", n=2))
        in person.sees
    )
    assert len(book.store.all(Application)) == 2
    person.presses(words("importing.page.undo"))
    assert book.store.all(Application) == []
    person.presses(words("importing.page.another"))
    assert "accept" in person.sees


def test_a_corrected_column_changes_what_comes_in(person: Person, book: Book) -> None:
    person.brings(TABLE)
    person.chooses("Thing", "role")
    person.presses(bring(2))
    assert [stored.record.role for stored in book.store.all(Application)] == ["Clerk", "Cook"]


def test_a_corrected_word_changes_how_it_stands(person: Person) -> None:
    person.brings(TABLE)
    person.chooses("Parked", "withdrew")
    assert f"{words('importing.standing.withdrew')} 1" in person.sees


def test_a_date_of_two_readings_is_asked_about_before_anything_can_come_in(
    person: Person, book: Book
) -> None:
    person.brings(AMBIGUOUS)
    assert order("day_first", "3 April") in person.sees
    assert order("month_first", "4 March") in person.sees
    assert bring(1) not in person.sees
    person.presses(order("month_first", "4 March"))
    person.presses(bring(1))
    assert str(book.store.all(Application)[0].record.sent_on) == "2026-03-04"


def test_an_answer_can_be_changed_as_long_as_nothing_came_in(person: Person) -> None:
    person.brings(AMBIGUOUS)
    person.presses(order("month_first", "4 March"))
    person.presses(order("day_first", "3 April"))
    assert str(person.page.looking.seen.applications[0].application.sent_on) == "2026-04-03"


def test_a_refused_file_is_a_sentence_and_the_box_stays(person: Person) -> None:
    said = person.brings(b"%PDF-1.7")
    assert said is not None
    assert said.startswith(words("importing.refused.pdf"))
    assert "accept" in person.sees


def test_a_file_that_is_in_the_log_already_brings_nothing(person: Person, book: Book) -> None:
    person.brings(TABLE)
    person.presses(bring(2))
    again = Person(book)
    again.brings(TABLE)
    assert words("importing.page.nothing") in again.sees
    assert set(again.rows.values()) >= {words("importing.reason.already")}


def test_a_failure_while_writing_is_a_sentence_and_nothing_is_kept(
    person: Person, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.brings(TABLE)
    monkeypatch.setattr("workbook.importing.apply._write", lambda *_: 1 / 0)
    person.presses(bring(2))
    assert words("ui.problem.unexpected") in person.sees
    assert book.store.all(Application) == []
    assert bring(2) in person.sees


def test_a_file_of_which_no_row_can_come_in_shows_why(person: Person) -> None:
    person.brings(b"Company,Role\nTotal,2\n")
    assert person.rows == {"2": SET_ASIDE}
    assert words("importing.page.table.empty") in person.sees


def test_choosing_no_company_is_answered_in_words(person: Person) -> None:
    person.brings(b"Thing,Applied\n1,2026-01-04\n2,2026-01-05\n")
    assert words("importing.page.no_company") in person.sees
    person.chooses("Thing", "organisation")
    assert bring(2) in person.sees


PERSONAL = b"Company,Role,Contact Email,Applied\nAbbot,Clerk,a@b.example,2026-01-04\n"


def test_a_column_about_other_people_comes_in_when_it_is_ticked(person: Person, book: Book) -> None:
    person.brings(PERSONAL)
    person.ticks("Contact Email")
    person.presses(bring(1))
    assert "a@b.example" in book.store.all(Application)[0].record.note


def test_a_column_about_other_people_stays_out_unless_it_is_ticked(person: Person, book: Book) -> None:
    person.brings(PERSONAL)
    person.ticks("Contact Email")
    person.ticks("Contact Email", option="out")
    person.presses(bring(1))
    assert book.store.all(Application)[0].record.note == ""


def test_a_word_for_nothing_is_a_company_when_it_is_ticked(person: Person, book: Book) -> None:
    rows = "".join(f"{name},Job {n}\n" for n, name in enumerate(["NA", "NA", "None", "none", "Abbot"]))
    person.brings(f"Company,Role\n{rows}".encode())
    assert "2×" in person.sees
    person.ticks("NA")
    person.ticks("None")
    person.presses(bring(5))
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
    assert bring(2) in person.sees
    person.presses("2026")
    person.presses(bring(1))
    assert [stored.record.organisation for stored in book.store.all(Application)] == ["Beech"]


def test_two_alike_sheets_beside_another_list_can_be_chosen_together(person: Person, book: Book) -> None:
    head = ("Company", "Role")
    alike = {"2025": [head, ("Abbot", "Clerk")], "2026": [head, ("Beech", "Cook")]}
    person.brings(workbook({**alike, "Old": [("Company", "Job title", "Result"), ("Elm", "Cook", "No")]}))
    person.presses("2025, 2026")
    person.presses("2026")
    person.presses(words("importing.page.every_sheet"))
    person.presses(bring(2))
    names = [stored.record.organisation for stored in book.store.all(Application)]
    assert names == ["Abbot", "Beech"]
