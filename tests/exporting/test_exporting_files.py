"""What a book writes when a person leaves with everything comes back exactly as it was."""

from __future__ import annotations

import html
import io
import json
import re
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from any_record import records
from hypothesis import given, settings
from hypothesis import strategies as st
from looked_at import cells_of

from workbook.answers.csv_cells import csv_bytes
from workbook.book import Book, record_classes
from workbook.exporting.contents import Everything, everything, rows_of
from workbook.exporting.excel_file import MOST_UNITS, xlsx_bytes
from workbook.exporting.json_file import json_bytes
from workbook.exporting.merge import Returning, returning, returning_row
from workbook.exporting.report import report_bytes
from workbook.importing.own_export import own_cells
from workbook.interviews.model import Application
from workbook.sample import fill
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
    kind = type(found[0]).kind
    assert returning(book) == [Returning(kind, f"id{n}", record, AT) for n, record in enumerate(found)]


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


def test_a_row_that_cannot_be_read_holds_no_record() -> None:
    row = {"id": "1", "organisation": "Quillmoor", "sent_on": "soon"}
    assert returning_row(Application, row) == Returning("application")


def test_no_answer_of_the_report_is_an_inner_code(book: Book) -> None:
    fill(book)
    everything_in_it = report_bytes(book, everything(book)).decode().partition("<main>")[2]
    text = html.unescape(re.sub(r"<[^>]+>", "\n", everything_in_it))
    assert re.findall(r"\b[a-z]+(?:_[a-z0-9]+)+\b", text) == []  # the key of an option or a card
    assert re.findall(r"(?m)^[A-Z]\d+$", text) == []  # the name of a letter's file
    assert re.findall(r"\b\d{4}-\d\d-\d\d\b", text) == []  # a day as it is kept
