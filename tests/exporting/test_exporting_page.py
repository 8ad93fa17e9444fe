"""Your data, as a page: each thing can be done by its button, and a damaged book leads to its backups."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from driver import shows
from wording import words
from your_data_by_hand import press, said, widgets

from workbook import open_book
from workbook.book import Book
from workbook.exporting.export import zip_bytes
from workbook.exporting.page import erasing, parts, returning, sharing
from workbook.interviews.model import Application


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
