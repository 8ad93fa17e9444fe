"""The data dictionary is that of the tables as they are, and every example runs on the sample book."""

from __future__ import annotations

import json
from typing import Any

import matplotlib as mpl
import pytest
from wording import words

from workbook.book import Book, record_classes
from workbook.content.files import example
from workbook.curious.dictionary import dictionary
from workbook.curious.page import EXAMPLES, columns, notebook_bytes, parts
from workbook.sample import fill

KINDS = {cls.kind: cls for cls in record_classes()}


def pandas_name(dtype: Any) -> str:
    """The type of a column as the dictionary says it."""
    return "category, ordered" if getattr(dtype, "ordered", False) else str(dtype)


@pytest.mark.english
@pytest.mark.parametrize("kind", KINDS)
def test_the_dictionary_names_every_column_of_a_table_with_its_type_and_its_meaning(
    book: Book, kind: str
) -> None:
    listed = list(dictionary(KINDS[kind], book.words))
    frame = book.frame(kind)
    assert {column.name: column.dtype for column in listed} == {
        name: pandas_name(dtype) for name, dtype in frame.dtypes.items()
    }
    assert [column.name for column in listed] == list(frame.columns)
    assert all(column.meaning for column in listed)


def test_options_are_listed_in_their_order(book: Book) -> None:
    (stage,) = (c for c in dictionary(KINDS["interview_round"], book.words) if c.name == "stage")
    options = words("curious.between").join(book.frame("interview_round")["stage"].cat.categories)
    assert stage.holds == words("curious.one_of", options=options)
    assert stage.meaning == words("interviews.field.stage.ask")


@pytest.fixture
def sample(book: Book, monkeypatch: pytest.MonkeyPatch) -> Book:
    """The sample book, where `open_book()` finds it, and drawings that open no window."""
    fill(book)
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    monkeypatch.setenv("AFTER_THE_NO_NOW", book.now().isoformat())
    mpl.use("agg")
    return book


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_prints_a_table_and_draws_what_it_counted(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found: dict[str, Any] = {}
    exec(example(name), found)
    assert len(capsys.readouterr().out.splitlines()) > 3
    axes = found["figure"].axes
    assert all(each.lines or each.patches for each in axes)
    assert int(axes[0].get_title().split()[0]) > 0


def test_the_examples_can_be_saved_as_a_notebook(book: Book) -> None:
    import nbformat

    notebook = nbformat.reads(notebook_bytes(book.words("curious")).decode(), as_version=4)
    nbformat.validate(notebook)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert code == [example(name) for name in EXAMPLES]
    assert "workbook" not in json.loads(notebook_bytes(book.words("curious")))["metadata"]


def test_the_line_opens_every_kind_and_the_examples(book: Book) -> None:
    shown = parts(book, book.words("curious"))
    chips = next(part for part in shown if getattr(part, "spec", {}).get("what") == "choices")
    assert set(dict(chips.spec["options"])) == set(KINDS)
    table = columns(book, book.words("curious"), "application")
    assert table.spec["title"] == words("curious.frame", kind="application")
