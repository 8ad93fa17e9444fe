"""A file arrives in pieces and is handed over whole, or not at all."""

from __future__ import annotations

from typing import Any

from driver import Browser

from workbook import ui
from workbook.book import Book


def send(browser: Browser, name: str, *pieces: bytes, reading: str = "r1", of: int = 0) -> None:
    for number, piece in enumerate(pieces):
        browser.send(
            "piece", [memoryview(piece)], reading=reading, number=number, of=of or len(pieces), name=name
        )


def test_pieces_are_joined_in_order_and_handed_over_once(book: Book) -> None:
    got: list[Any] = []
    browser = Browser(ui.Upload(book, lambda name, data: got.append((name, data))))
    send(browser, "log.csv", b"a,b\n", b"1,2\n")
    assert got == [("log.csv", b"a,b\n1,2\n")]


def test_the_next_piece_waits_until_the_last_has_arrived(book: Book) -> None:
    browser = Browser(ui.Upload(book, lambda *_: None))
    send(browser, "log.csv", b"a", b"b", of=3)
    assert [m["patch"]["got"] for m in browser.heard if "got" in m["patch"]] == [1, 2]


def test_what_the_room_says_is_shown(book: Book) -> None:
    browser = Browser(ui.Upload(book, lambda *_: "40 rows read."))
    send(browser, "log.csv", b"a")
    assert browser.said == "40 rows read."


def test_a_missing_piece_stops_the_reading_with_a_sentence(book: Book) -> None:
    got: list[Any] = []
    browser = Browser(ui.Upload(book, lambda *given: got.append(given)))
    browser.send("piece", [b"b"], reading="r1", number=1, of=2, name="log.csv")
    assert browser.said.startswith("The reading stopped")
    assert got == []


def test_more_than_the_limit_is_never_gathered(book: Book) -> None:
    got: list[Any] = []
    browser = Browser(ui.Upload(book, lambda *given: got.append(given), limit_mb=1))
    send(browser, "log.csv", b"x" * 600_000, b"x" * 600_000)
    assert got == []
    assert browser.said.startswith("The reading stopped")


def test_a_file_that_cannot_be_read_becomes_a_sentence(book: Book) -> None:
    def read(_name: str, _data: bytes) -> str:
        raise ValueError("line 7")

    browser = Browser(ui.Upload(book, read))
    send(browser, "log.csv", b"a")
    assert browser.said.startswith("Something went wrong here.")
