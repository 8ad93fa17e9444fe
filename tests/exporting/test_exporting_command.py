"""Export from the command line: what it prints, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from wording import words

from workbook import open_book
from workbook.exporting import command
from workbook.interviews.model import Application


@pytest.fixture
def data(tmp_path: Path) -> str:
    """A folder with a book of one application, and a backup of it."""
    book = open_book(tmp_path / "data")
    book.store.add(Application(organisation="Quillmoor"))
    book.store.backup()
    return str(tmp_path / "data")


def test_export_says_where_everything_is(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.export([str(tmp_path / "out"), "--data", data]) == 0
    (place,) = (tmp_path / "out").iterdir()
    assert str(place) in capsys.readouterr().out
    assert (place / "report.html").exists()


def test_export_into_a_file_is_one_sentence(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("")
    assert command.export([str(tmp_path / "out"), "--data", data]) == 5
    refused = words("storage.problem.no_write", folder=tmp_path / "out")
    assert refused in capsys.readouterr().err
