"""What this room keeps goes out, comes back, is shared, erased and framed without code of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from standing_by_hand import keep_adverts, keep_map

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book, record_classes
from workbook.exporting.contents import everything
from workbook.exporting.export import files_of
from workbook.exporting.json_file import json_bytes
from workbook.exporting.report import report_bytes
from workbook.exporting.share import share_bytes
from workbook.importing.own_export import own_json
from workbook.limits.model import Constraint, LimitKind
from workbook.standing.model import Advert, Rating, Requirement, TargetJob
from workbook.strengths.model import Strength, StrengthUse

KINDS = (TargetJob, Advert, Requirement, Rating, Constraint, Strength, StrengthUse)


@pytest.fixture
def full(book: Book) -> Book:
    """A book with one record of every kind of this room."""
    today = Day(book.today())
    keep_adverts(book, keep_map(book, ("SQL", 2, 3)), "We use SQL.")
    book.store.add(
        Constraint("Eyesight", LimitKind.FIXED, "The authority", today, giving="Machines",
                   same_field=(("Dispatch", "One day"),), next_step="Ask", next_on=today, farewell="Bye")
    )  # fmt: skip
    strength = book.store.add(Strength("Patience", "Two trainees", today))
    book.store.add(StrengthUse(strength.id, "At the call", today, today))
    return book


def contents(book: Book) -> dict[Any, Any]:
    return {cls: {s.id: s.record for s in book.store.all(cls)} for cls in KINDS}


def test_the_book_knows_every_kind() -> None:
    assert set(KINDS) <= set(record_classes())


def test_an_export_comes_back_as_it_was(full: Book, tmp_path: Path) -> None:
    other = open_book(tmp_path / "other", now=full.now)
    own_json(json_bytes(everything(full))).into(other)
    assert contents(other) == contents(full)


def test_a_skill_whose_job_did_not_come_along_is_left_out_and_harms_nothing(
    full: Book, tmp_path: Path
) -> None:
    other, whole = open_book(tmp_path / "other", now=full.now), everything(full)
    whole.records[TargetJob].clear()  # type: ignore[attr-defined]
    own_json(json_bytes(whole)).into(other)
    assert other.store.all(Requirement) == other.store.all(Rating) == []
    assert len(other.store.all(Strength)) == 1


def test_frames_have_real_types(full: Book) -> None:
    ratings, asked = full.frame("rating"), full.frame("requirement")
    assert str(ratings["have"].dtype) == "Int64"
    assert list(asked["weight"].cat.categories) == ["needed", "wanted", "nice"]
    assert [len(full.frame(cls)) for cls in KINDS] == [1] * len(KINDS)


def test_the_report_tells_of_it_and_a_copy_for_a_coach_holds_no_word_unless_ticked(full: Book) -> None:
    report = report_bytes(full, everything(full)).decode()
    assert "Eyesight" in report
    shared = share_bytes(full, ticked=()).decode()
    for private in ("Eyesight", "Patience", "SQL", "Machines", "At the call"):
        assert private not in shared
    assert "Patience" in share_bytes(full, ticked=("strength.strength",)).decode()


def test_erasing_a_map_wipes_all_that_belongs_to_it_and_leaves_the_rest(full: Book) -> None:
    full.store.erase(TargetJob, full.store.all(TargetJob)[0].id)
    assert [len(full.store.all(cls)) for cls in KINDS] == [0, 0, 0, 0, 1, 1, 1]
    assert b"We use SQL" not in full.path.read_bytes()


def test_undo_takes_back_a_removal_with_everything(full: Book) -> None:
    before = contents(full)
    full.store.remove(TargetJob, full.store.all(TargetJob)[0].id)
    full.store.undo()
    assert contents(full) == before


def test_a_backup_brings_it_back(full: Book) -> None:
    before = contents(full)
    copy = full.store.backup()
    full.store.remove(TargetJob, full.store.all(TargetJob)[0].id)
    full.store.restore(copy.path)
    assert contents(full) == before


def test_the_calendar_file_has_its_days_without_a_word_that_anybody_wrote(full: Book) -> None:
    files = dict(files_of(full, everything(full)))
    calendar = files["due.ics"].decode()
    assert full.words("limits")("calendar.step").split()[0] in calendar
    assert "Eyesight" not in calendar
    assert "Ask" not in calendar
