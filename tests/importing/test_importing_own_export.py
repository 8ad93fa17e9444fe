"""An export comes back in every form it leaves in: the book is the same book again, whatever is in it."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from any_record import records
from driver import shows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from looked_at import cells_of
from wording import words
from workbooks import workbook

from workbook import open_book
from workbook.answers.csv_cells import csv_bytes
from workbook.book import Book, record_classes
from workbook.exporting.contents import columns_of, everything, rows_of
from workbook.exporting.excel_file import xlsx_bytes
from workbook.exporting.export import export, zip_bytes
from workbook.exporting.json_file import json_bytes
from workbook.exporting.merge import looked_at, parsed
from workbook.importing.command import main
from workbook.importing.own_export import OwnExport, export_in, own_cells, own_json
from workbook.importing.page import Bringing
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.lab.command import Exit
from workbook.reader.__main__ import read
from workbook.reader.limits import Bounds, Refused

AT = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
CLASSES = sorted(record_classes(), key=lambda cls: (cls is not Application, cls.kind))
book_of = st.tuples(records(Application), st.lists(st.sampled_from(CLASSES[1:]).flatmap(records), max_size=3))


def contents(book: Book) -> Any:
    """Everything that is in a book: ids, records, the order of both, and when each was saved."""
    whole = everything(book)
    kept = {cls.kind: [(s.id, s.record, s.saved_at) for s in found] for cls, found in whole.records.items()}
    return kept, dict(whole.settings)


def opened(folder: Path) -> Book:
    ticks = iter(range(10**6))
    return open_book(folder, now=lambda: AT + timedelta(minutes=next(ticks)))


def filled(folder: Path, application: Application, others: list[Any]) -> Book:
    book = opened(folder)
    book.store.add(application, id="a")
    for other in others:
        book.store.add(other)
    return book


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A new folder for every book there is."""
    return lambda: tmp_path_factory.mktemp("book")


once_more = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def own(data: bytes) -> OwnExport:
    """What the reading process makes of an export, read in this one."""
    refused = ""
    try:
        read(data, Bounds(), None)
    except Refused as said:
        refused = said.key
    found = own_json(data) if refused == "own_export" else own_cells(cells_of(data))
    assert found is not None
    return found


@once_more
@given(book_of)
def test_json_and_back_is_the_same_book(numbered: Any, given_: tuple[Application, list[Any]]) -> None:
    one, two = filled(numbered(), *given_), opened(numbered())
    one.store.set_setting("country", "IE")
    own(json_bytes(everything(one))).into(two)
    assert contents(two) == contents(one)


@once_more
@given(book_of)
def test_excel_and_back_is_the_same_book(numbered: Any, given_: tuple[Application, list[Any]]) -> None:
    one, two = filled(numbered(), *given_), opened(numbered())
    own(xlsx_bytes(everything(one))).into(two)
    assert contents(two)[0] == contents(one)[0]


@once_more
@given(book_of)
def test_csv_and_back_is_the_same_book(numbered: Any, given_: tuple[Application, list[Any]]) -> None:
    one, two = filled(numbered(), *given_), opened(numbered())
    for cls, found in everything(one).records.items():
        if found:
            own(csv_bytes(rows_of(cls, found))).into(two)
    assert contents(two)[0] == contents(one)[0]


def test_the_csv_of_a_kind_without_records_brings_nothing(numbered: Any) -> None:
    one, two = opened(numbered()), opened(numbered())
    for cls, found in everything(one).records.items():
        own(csv_bytes(rows_of(cls, found))).into(two)
    assert contents(two)[0] == contents(one)[0]
    assert not two.store.history()


@once_more
@given(book_of)
def test_a_backup_and_back_is_the_same_book(numbered: Any, given_: tuple[Application, list[Any]]) -> None:
    one = filled(numbered(), *given_)
    before, copy = contents(one), one.store.backup()
    one.store.remove(Application, "a")
    one.store.restore(copy.path)
    assert contents(one) == before


def test_a_workbook_with_a_sheet_of_ones_own_is_no_export_of_which_that_sheet_is_dropped() -> None:
    ours = columns_of(Application)
    book = workbook({"application": [ours, ["1", "Abbot"]], "My notes": [["Company"], ["Beech"]]})
    assert own_cells(cells_of(book)) is None
    assert own_cells(cells_of(workbook({"application": [ours, ["1", "Abbot"]]}))) is not None


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    book = opened(tmp_path / "old")
    a = book.store.add(Application("=Abbot", "Clerk"))
    book.store.add(InterviewRound(a.id, Stage.FINAL))
    book.store.add(OutcomeEvent(a.id, Outcome.REJECTED))
    (tmp_path / "all.zip").write_bytes(zip_bytes(book))
    return export(book, tmp_path)


@pytest.mark.parametrize("name", ["after-the-no.json", "after-the-no.xlsx", "../all.zip"])
def test_the_command_shows_an_export_before_it_brings_it_in(
    name: str, exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = ["--data", str(tmp_path / "new")]
    assert main([str(exported / name), "--dry-run", "--json", *into]) == Exit.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["rows"] == {"read": 3, "used": 3, "merged": 0, "set_aside": 0}
    assert (told["applications"], told["interview_rounds"], told["outcomes"]["rejected"]) == (1, 1, 1)
    assert told["records"][0]["company"] == "=Abbot"
    assert told["records"][0]["furthest_stage"] == "final"
    assert not (tmp_path / "new").exists()
    assert main([str(exported / name), "--yes", *into]) == Exit.DONE
    assert main([str(exported / name), "--dry-run", *into]) == Exit.DONE
    assert words("importing.export", read=3, used=0, merged=3, set_aside=0) in capsys.readouterr().out


def test_a_round_whose_application_is_nowhere_is_counted_and_left_out(exported: Path) -> None:
    found = export_in((exported / "interview_round.csv").read_bytes())
    assert looked_at(None, found.entries).unusable == ("interview_round",)


def test_the_page_brings_an_export_back_and_takes_it_away_again(exported: Path, book: Book) -> None:
    page = Bringing(book)
    page.read("after-the-no.xlsx", (exported / "after-the-no.xlsx").read_bytes())
    button = next(
        child for child in page.place.children if shows(child, "label") == words("importing.page.come_back")
    )
    button._receive(button, {"do": "press", "key": ""}, [])
    assert len(book.store.all(Application)) == 1
    undo = next(
        child for child in page.place.children if shows(child, "label") == words("importing.page.undo")
    )
    undo._receive(undo, {"do": "press", "key": ""}, [])
    assert book.store.all(Application) == []


def archive(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, data)
    return file.getvalue()


def ours(inside: bytes) -> bytes:
    return b'{"format": "after-the-no", "version": 1, ' + inside + b"}"


def long_texts(row: list[str]) -> bytes:
    head = ["sheet", "row", "column", "part", "text"]
    return workbook({"application": [columns_of(Application), ["1", "Abbot"]], "long_texts": [head, row]})


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"Company,Role\nAbbot,Clerk\n", "export_other"),
        (b'{"a": 1}', "export_other"),
        (b'{"format": "after-the-no", ', "export_damaged"),
        (ours(b'"records": []'), "export_damaged"),
        (ours(b'"records": {"application": {}}'), "export_damaged"),
        (ours(b'"settings": {}'), "export_damaged"),
        (ours(b'"records": {}, "settings": [1]'), "export_damaged"),
        (long_texts(["application", "x", "1", "1", "|a"]), "export_damaged"),
        (long_texts(["application", "1", "400", "1", "|a"]), "export_damaged"),
        (long_texts(["application", "1"]), "export_damaged"),
        (b'{"format": "after-the-no", "version": 99}', "export_newer"),
        (archive("notes.txt", b"hello"), "export_other"),
        (archive("notes.txt", b" " * 60_000_000), "export_other"),
    ],
)
def test_what_is_no_export_is_said_by_name(data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        export_in(data)
    assert refused.value.key == key


def test_an_archive_cut_or_spoilt_in_its_middle_is_damaged_whoever_reads_it() -> None:
    whole = archive("after-the-no/after-the-no.json", b'{"format": "after-the-no"}' * 50)
    for data in (whole[:-30], whole.replace(b"json", b"json\xff", 1)[:60] + whole[64:]):
        with pytest.raises(Refused, match="damaged"):
            read(data, Bounds(), None)
        with pytest.raises(Refused, match="export_damaged"):
            parsed(data)


@pytest.mark.parametrize(
    "data",
    [
        b'{"format": "after-the-no", "version": 1, "records": ' + b"[" * 3_000_000,
        b'{"format": "after-the-no", "version": 1, "x": [' + b"{}," * 6_000_000 + b"{}]}",
        archive("after-the-no/after-the-no.json", b" " * 60_000_000),
    ],
    ids=["deep", "wide", "bomb"],
)
def test_an_export_that_means_harm_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(Refused):
        export_in(data)
