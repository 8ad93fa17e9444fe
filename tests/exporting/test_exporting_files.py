"""What a book writes when a person leaves with everything comes back exactly as it was."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from any_record import records
from hypothesis import given, settings
from hypothesis import strategies as st
from looked_at import cells_of

from workbook.book import record_classes
from workbook.exporting.contents import Everything
from workbook.exporting.csv_file import csv_bytes, records_of, rows_of
from workbook.exporting.excel_file import MOST_UNITS, xlsx_bytes
from workbook.exporting.json_file import json_bytes, json_records
from workbook.importing.own_export import own_cells
from workbook.interviews.model import Application
from workbook.storage import Stored

AT = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
CLASSES = sorted(record_classes(), key=lambda cls: cls.kind)
several = st.sampled_from(CLASSES).flatmap(lambda cls: st.lists(records(cls), min_size=1, max_size=4))


def stored(found: list[Any]) -> list[Stored[Any]]:
    return [Stored(f"id{n}", 1, record, AT) for n, record in enumerate(found)]


def whole(found: list[Any]) -> Everything:
    return Everything(AT, {type(found[0]): stored(found)}, {"language": "en"})


def read_back(data: bytes) -> list[Any]:
    """The records in the tables of an export, as the product reads them."""
    own = own_cells(cells_of(data))
    assert own is not None
    return [one.record for one in own.entries]


@settings(deadline=None)
@given(several)
def test_a_csv_file_comes_back_as_the_same_records(found: list[Any]) -> None:
    data = csv_bytes(rows_of(type(found[0]), stored(found)))
    assert read_back(data) == found


@settings(deadline=None)
@given(several)
def test_a_json_file_comes_back_as_the_same_records(found: list[Any]) -> None:
    book = json.loads(json_bytes(whole(found)))
    assert list(json_records(book, type(found[0]))) == [(f"id{n}", record) for n, record in enumerate(found)]


@settings(deadline=None)
@given(several)
def test_an_excel_file_comes_back_as_the_same_records(found: list[Any]) -> None:
    assert read_back(xlsx_bytes(whole(found))) == found


@pytest.mark.parametrize("letter", ["x", "\U0001f600", "="])
def test_a_text_longer_than_a_cell_comes_back_whole(letter: str) -> None:
    long = Application(organisation="Quillmoor", note=letter * (MOST_UNITS * 2 + 5))
    assert read_back(xlsx_bytes(whole([long]))) == [long]


def test_two_exports_of_the_same_book_are_the_same_bytes() -> None:
    book = whole([Application(organisation="Quillmoor")])
    assert xlsx_bytes(book) == xlsx_bytes(book)
    assert json_bytes(book) == json_bytes(book)


def test_an_excel_file_holds_no_formula_and_no_link() -> None:
    hostile = [
        Application(organisation=o, link=o) for o in ("=1+1", "mailto:a@b.example", "http://x.example", "+1")
    ]
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(whole(hostile))))
    cells = [cell for row in book["application"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_what_cannot_be_read_is_named_by_row_and_column() -> None:
    with pytest.raises(ValueError, match="row 2, column sent_on"):
        list(records_of(Application, [["id", "organisation", "sent_on"], ["1", "Quillmoor", "soon"]]))
