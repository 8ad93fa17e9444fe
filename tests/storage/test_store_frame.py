"""The frame of a kind: one row per record with real types, also when there are none."""

from __future__ import annotations

import pandas as pd
import pytest
from many import add_all

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, Format, InterviewRound, Source, Stage

ROUND_TYPES = {
    "id": "str",
    "rev": "Int64",
    "saved_at": "datetime64[ms, UTC]",
    "application_id": "str",
    "stage": "category",
    "held_on": "datetime64[s]",
    "held_on_precision": "category",
    "had": "bool",
    "promised_by": "datetime64[s]",
    "promised_by_precision": "category",
    "format": "object",
    "who": "object",
    "prep_hours": "Float64",
    "questions": "str",
    "showed": "Int64",
    "liked": "Int64",
    "learning_line": "str",
}


def types(frame: pd.DataFrame) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


def test_types_are_the_same_with_no_rows_one_row_and_an_empty_row(book: Book) -> None:
    assert types(book.frame("interview_round")) == ROUND_TYPES
    application = book.store.add(Application(organisation="Quill"))
    book.store.add(InterviewRound(application_id=application.id))
    assert types(book.frame("interview_round")) == ROUND_TYPES
    assert str(book.frame("application")["only_saved"].dtype) == "bool"


def test_stages_are_ordered_from_the_least_far(book: Book) -> None:
    application = book.store.add(Application(organisation="Quill"))
    add_all(
        book.store,
        [InterviewRound(application_id=application.id, stage=s) for s in (Stage.FINAL, Stage.TASK)],
    )
    stages = book.frame("interview_round")["stage"]
    assert list(stages.cat.categories) == [str(stage) for stage in Stage]
    assert stages.min() == "task"


@pytest.mark.parametrize(
    "day, on, precision",
    [
        ("2026-03-12", "2026-03-12", "day"),
        ("2026-03", "2026-03-01", "month"),
        ("2025", "2025-01-01", "year"),
        ("/2025-01-24", "2025-01-24", "before"),
    ],
)
def test_a_day_has_its_date_and_how_well_it_is_known(book: Book, day: str, on: str, precision: str) -> None:
    book.store.add(Application(sent_on=Day.parse(day)))
    row = book.frame(Application).iloc[0]
    assert (row["sent_on"], row["sent_on_precision"]) == (pd.Timestamp(on), precision)


def test_what_was_not_answered_is_missing_and_no_text_is(book: Book) -> None:
    book.store.add(Application(organisation="NA"))
    row = book.frame("application").iloc[0]
    assert row[["sent_on", "sent_on_precision", "source"]].isna().all()
    assert (row["organisation"], row["place"]) == ("NA", "")


def test_values_are_those_of_the_records(book: Book) -> None:
    stored = book.store.add(Application(organisation="Quill", source=Source.INTERNAL))
    held = InterviewRound(
        application_id=stored.id, format=(Format.PANEL,), who=("Jo",), prep_hours=1.5, showed=4
    )
    book.store.add(held)
    row = book.frame(InterviewRound).iloc[0]
    assert (row["format"], row["who"], row["prep_hours"], row["showed"]) == (("panel",), ("Jo",), 1.5, 4)
    assert book.frame(Application)["source"].tolist() == ["internal"]
    assert book.frame(Application)["id"].tolist() == [stored.id]
