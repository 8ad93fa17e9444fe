"""The offer of a way to start the workbook without a terminal: made once asked for, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driver import shows

from workbook.book import Book
from workbook.lab.shortcut import Shortcut
from workbook.start.shortcut import ShortcutOffer, offer


def parts(made: ShortcutOffer) -> list[Any]:
    return list(made.place.children)


def press(made: ShortcutOffer) -> None:
    (button,) = (part for part in parts(made) if shows(part, "what") == "button")
    button._receive(None, {"do": "press", "key": ""}, [])


def read(made: ShortcutOffer) -> str:
    return " ".join(str([shows(part, key, "") for key in ("label", "paragraphs")]) for part in parts(made))


def test_it_is_written_when_asked_for_and_taken_away_again(book: Book, tmp_path: Path) -> None:
    shortcut = Shortcut(book.folder, system="linux", home=tmp_path)
    made, words = ShortcutOffer(book, shortcut), book.words("start").within("shortcut")
    assert not shortcut.file.exists()
    press(made)
    assert shortcut.file.exists()
    assert str(shortcut.file) in read(made)
    assert words("menu") in read(made)
    press(made)
    assert not shortcut.file.exists()
    assert words("removed") in read(made)
    assert words("offer") in read(made)


def test_a_folder_that_cannot_be_written_is_one_sentence(book: Book, tmp_path: Path) -> None:
    (tmp_path / "Desktop").write_text("in the way", encoding="utf-8")
    shortcut = Shortcut(book.folder, system="darwin", home=tmp_path)
    made = ShortcutOffer(book, shortcut)
    press(made)
    assert book.words("start")("shortcut.not_written", file=shortcut.file) in read(made)


@pytest.mark.parametrize("variable", ["JUPYTERHUB_USER", "BINDER_REPO_URL"])
def test_on_somebody_elses_computer_it_is_not_offered(
    book: Book, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    assert len(offer.__wrapped__(book)) == 2
    monkeypatch.setenv(variable, "somebody")
    assert [part.spec.get("to") for part in offer.__wrapped__(book)] == ["close"]


def test_the_sample_book_offers_none(book: Book) -> None:
    book.store.set_setting("sample", True)
    assert [part.spec.get("to") for part in offer.__wrapped__(book)] == ["close"]
