"""Your data, as a page: each thing can be done by its button, and a damaged book leads to its backups."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from driver import shows
from wording import words

from workbook import open_book, ui
from workbook.book import Book
from workbook.exporting.backups import BackupsPart, choose_copy, recovery
from workbook.exporting.export import zip_bytes
from workbook.exporting.page import erasing, parts, returning, sharing
from workbook.interviews.model import Application


def widgets(part: Any) -> list[Any]:
    """A part's widget and all that are inside it."""
    widget = getattr(part, "widget", part)
    return [widget, *(inner for child in getattr(widget, "children", ()) for inner in widgets(child))]


def said(part: Any) -> str:
    """Everything a part shows, as text."""
    return " ".join(f"{getattr(w, 'spec', '')} {getattr(w, 'state', '')}" for w in widgets(part))


def press(part: Any, label: str) -> None:
    """Press the button or chip with this label."""
    for widget in widgets(part):
        spec = getattr(widget, "spec", {})
        if spec.get("label") == label:
            widget._receive(widget, {"do": "press", "key": ""}, [])
            return
        for key, text in spec.get("options", []):
            if text == label:
                widget._receive(widget, {"do": "press", "key": key}, [])
                return
    raise AssertionError(f"no button {label}")


def form_in(part: Any) -> Any:
    return next(w for w in widgets(part) if "questions" in getattr(w, "spec", {}))


def saved_by(download: Any) -> bytes:
    """What a button hands to the browser to save."""
    files: list[bytes] = []
    download.send = lambda _content, buffers=(): files.extend(buffers)
    download._receive(download, {"do": "make"}, [])
    return files[0]


@pytest.fixture
def exporting(book: Book) -> Any:
    return book.words("exporting")


def test_the_archive_holds_every_file_of_an_export(book: Book) -> None:
    names = zipfile.ZipFile(io.BytesIO(zip_bytes(book))).namelist()
    assert {"after-the-no/report.html", "after-the-no/after-the-no.json"} <= set(names)


@pytest.mark.parametrize("way", ["take", "share", "keep", "back", "erase"])
def test_every_way_opens_below_its_chip_and_comes_into_view_also_with_an_empty_book(
    book: Book, way: str
) -> None:
    chips, place = parts(book)
    press(chips, words(f"exporting.ways.options.{way}"))
    assert len(widgets(place)) > 1
    arrives = [shows(w, "title") for w in widgets(place) if shows(w, "arrive")]
    assert arrives == [words(f"exporting.ways.options.{way}")]
    assert not shows(chips, "said")


def test_a_backup_is_made_by_its_button_and_counted(book: Book, exporting: Any) -> None:
    part = BackupsPart(book, exporting)
    press(part, exporting("keep.now"))
    assert len(book.store.backups()) == 1
    assert words(
        "exporting.keep.other", count=words("exporting.count.copies.one"), day="12 March", time="10:00"
    ) in said(part)


def test_the_check_says_that_all_is_well(book: Book, exporting: Any) -> None:
    part = BackupsPart(book, exporting)
    press(part, exporting("keep.check"))
    assert words("exporting.keep.sound", entries=words("storage.count.entries.zero")) in said(part)


def test_a_drill_is_told_once_and_its_failure_only_until_there_is_a_newer_backup(
    book: Book, exporting: Any
) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    copy = book.store.backup().path
    copy.write_bytes(copy.read_bytes().replace(b"Quillmoor", b"Quillmoos"))
    part = BackupsPart(book, exporting)
    press(part, exporting("keep.check"))
    assert said(part).count(words("exporting.keep.drill_failed", day="12 March", time="10:00")) == 1
    press(part, exporting("keep.now"))
    assert words("exporting.keep.drill_failed", day="12 March", time="10:00") not in said(part)
    press(part, exporting("keep.check"))
    assert said(part).count(words("exporting.keep.drill", day="12 March", time="10:00")) == 1


def test_going_back_asks_first_and_then_shows_what_was(book: Book, exporting: Any) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    book.store.backup()
    book.store.add(Application(organisation="Thornvale"))
    part = BackupsPart(book, exporting)
    press(part, exporting("keep.restore"))
    press(part, "12 March, 10:00")
    assert len(book.store.all(Application)) == 2
    press(part, exporting("keep.yes"))
    assert [a.record.organisation for a in book.store.all(Application)] == ["Quillmoor"]
    press(part, exporting("keep.undo"))
    assert len(book.store.all(Application)) == 2


def test_what_a_backup_replaced_is_the_first_line_to_go_back_to(
    book: Book, clock: Any, exporting: Any
) -> None:
    book.store.backup()
    book.store.add(Application(organisation="Quillmoor"))
    clock.forward(hours=2)
    book.store.restore(book.store.backups()[0].path)
    assert book.store.all(Application) == []
    part = BackupsPart(book, exporting)
    press(part, exporting("keep.restore"))
    chips = next(w for w in widgets(part) if shows(w, "what") == "choices")
    first = exporting("keep.replaced", day=book.today(), time="12:00")
    assert shows(chips, "options")[0][1] == first
    press(part, first)
    press(part, exporting("keep.yes"))
    assert len(book.store.all(Application)) == 1


def test_a_copy_to_share_offers_a_tick_for_each_private_field(book: Book, exporting: Any) -> None:
    book.store.add(Application(organisation="Quillmoor", note="kind people"))
    part = sharing(book, exporting)
    ticks, *fine = shows(form_in(part), "questions")
    assert [key for key, _label in ticks["options"]] == ["names", "interviews"]
    keys = [[key for key, _label in question["options"]] for question in fine]
    assert keys == [["application.organisation"], ["application.note"]]


@pytest.mark.parametrize(
    "values", [{"ticked": ["names"]}, {"ticked": [], "names": ["application.organisation"]}]
)
def test_a_tick_takes_all_that_belongs_to_it_and_a_fine_one_only_itself(
    book: Book, exporting: Any, values: dict[str, Any]
) -> None:
    book.store.add(Application(organisation="Quillmoor", role="Analyst", note="kind people"))
    part = sharing(book, exporting)
    form = form_in(part)
    form._receive(form, {"do": "save", "token": "t", "values": values}, [])
    copy, page = (saved_by(one) for one in widgets(part) if shows(one, "making"))
    assert b"Quillmoor" in copy
    assert (b"Analyst" in copy) == ("names" not in values)
    assert b"kind people" not in copy + page


def test_an_export_is_shown_before_it_comes_in_and_taken_out_again_beside_it(
    book: Book, exporting: Any, tmp_path: Path
) -> None:
    other = open_book(tmp_path / "other")
    other.store.add(Application(organisation="Quillmoor"))
    part = returning(book, exporting)
    upload = next(w for w in widgets(part) if "piece" in getattr(w, "spec", {}))
    piece = {"do": "piece", "reading": "r", "number": 0, "of": 1, "name": "x"}
    upload._receive(upload, piece, [zip_bytes(other)])
    assert exporting("back.would", added=1, same=0) in said(part)
    assert book.store.all(Application) == []
    press(part, exporting("back.bring"))
    assert exporting("back.done", added=1, same=0) in said(part)
    upload._receive(upload, {**piece, "reading": "s"}, [zip_bytes(other)])
    assert exporting("back.nothing") in said(part)
    with pytest.raises(AssertionError):
        press(part, exporting("back.bring"))


def test_what_came_back_is_taken_out_by_the_button_beside_it(
    book: Book, exporting: Any, tmp_path: Path
) -> None:
    other = open_book(tmp_path / "other")
    other.store.add(Application(organisation="Quillmoor"))
    part = returning(book, exporting)
    upload = next(w for w in widgets(part) if "piece" in getattr(w, "spec", {}))
    upload._receive(
        upload, {"do": "piece", "reading": "r", "number": 0, "of": 1, "name": "x"}, [zip_bytes(other)]
    )
    press(part, exporting("back.bring"))
    press(part, exporting("back.undo"))
    assert exporting("back.undone") in said(part)
    assert book.store.all(Application) == []


def test_an_export_that_is_none_is_refused_in_a_sentence(book: Book, exporting: Any) -> None:
    upload = next(w for w in widgets(returning(book, exporting)) if "piece" in getattr(w, "spec", {}))
    upload._receive(upload, {"do": "piece", "reading": "r", "number": 0, "of": 1, "name": "x"}, [b"{}"])
    assert shows(upload, "said") == exporting("problem.export_other")


@pytest.mark.parametrize("typed, left", [("erase", 1), (words("exporting.erase.word"), 0)])
def test_erasing_takes_the_word_in_capitals(book: Book, exporting: Any, typed: str, left: int) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    part = erasing(book, exporting)
    form = form_in(part)
    form._receive(form, {"do": "save", "token": "t", "values": {"word": typed}}, [])
    assert len(book.store.all(Application)) == left
    assert ("word" in shows(form, "problems", {})) == bool(left)


def test_a_book_that_does_not_open_can_go_back_to_a_backup(
    book: Book, exporting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    book.store.backup()
    book.path.write_bytes(b"<html>not a book</html>")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    shown = recovery()
    press(shown[1], "12 March 2026, 10:00")
    press(shown[1], exporting("keep.yes"))
    from workbook import open_book

    assert [a.record.organisation for a in open_book().store.all(Application)] == ["Quillmoor"]


def test_without_a_sound_backup_what_can_be_read_comes_into_a_new_book(
    book: Book, exporting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Quillmoor", "Thornvale"):
        book.store.add(Application(organisation=name))
    with closing(sqlite3.connect(book.path)) as connection, connection:
        connection.execute("UPDATE application SET organisation = 'Quilt' WHERE seq = 1")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    monkeypatch.setenv("AFTER_THE_NO_NOW", book.now().isoformat())
    shown = ui.stack(*recovery())
    press(shown, exporting("recovery.salvage"))
    place = next((book.folder / "backups").glob("replaced*"))
    assert words("exporting.recovery.salvaged", kept=2, all=2, place=place) in said(shown)
    from workbook import open_book

    again = open_book()
    assert [a.record.organisation for a in again.store.all(Application)] == ["Quillmoor", "Thornvale"]
    assert list((book.folder / "backups").glob("replaced-*.db"))


def test_of_what_is_no_book_nothing_is_read_and_it_stays(
    book: Book, exporting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.path.write_bytes(b"<html>not a book</html>")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    shown = ui.stack(*recovery())
    press(shown, exporting("recovery.salvage"))
    assert exporting("recovery.nothing_read") in said(shown)
    assert book.path.read_bytes() == b"<html>not a book</html>"


def test_without_a_backup_nothing_is_offered_to_choose(exporting: Any) -> None:
    assert exporting("keep.none") in said(choose_copy(exporting, [], print))
