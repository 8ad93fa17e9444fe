"""A real spreadsheet program opens the exports and finds text in them: no formula, no link."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbook.answers import Problem, admit
from workbook.answers.csv_cells import csv_bytes
from workbook.exporting.contents import Everything, rows_of
from workbook.exporting.excel_file import xlsx_bytes
from workbook.interviews.model import Application
from workbook.storage import Stored

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
AT = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = pytest.mark.skipif(not OFFICE, reason="no LibreOffice on this machine to open the exports with")


def hostile_book() -> Everything:
    """An application for every hostile text that a book can hold."""
    texts = [admit(entry["value"], 2000, one_line=True) for entry in HOSTILE]
    records = [Application(organisation=text, note=text) for text in texts if not isinstance(text, Problem)]
    return Everything(AT, {Application: [Stored(str(n), 1, r, AT) for n, r in enumerate(records)]}, {})


def opened(file: Path) -> str:
    """What LibreOffice makes of a file, as its own flat XML."""
    home = f"-env:UserInstallation={(file.parent / 'office').as_uri()}"
    command = [
        str(OFFICE),
        home,
        "--headless",
        "--convert-to",
        "fods",
        "--outdir",
        str(file.parent),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    return file.with_suffix(".fods").read_text("utf-8")


def test_the_excel_file_holds_no_formula_and_no_link(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(xlsx_bytes(hostile_book()))
    seen = opened(file)
    assert not re.findall(r"table:formula=|<text:a ", seen)
    assert seen.count("<table:table-row") > 100


def test_the_csv_file_holds_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "application.csv"
    file.write_bytes(csv_bytes(rows_of(Application, hostile_book().records[Application])))
    seen = opened(file)
    assert "table:formula=" not in seen
    assert seen.count("<table:table-row") > 100
