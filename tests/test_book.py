"""The open workbook: where it lies, what day it is, whose words it speaks."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from workbook import open_book
from workbook.answers import ExerciseEntry
from workbook.book import Book, record_class, record_classes, room_modules, usual_clock, usual_folder
from workbook.interviews.model import Application
from workbook.today.model import sealed_writing

ROOT = Path(__file__).parents[1]


def test_a_fresh_book_is_empty_and_on_the_day_it_was_told(book: Book, tmp_path: Path) -> None:
    assert book.today() == date(2026, 3, 12)
    assert book.folder == tmp_path / "book"
    assert book.store.all(Application) == []
    assert (book.sample, book.language) == (False, "en")


def test_opening_again_finds_what_was_kept(book: Book, clock: Any) -> None:
    stored = book.store.add(Application(organisation="Quill"))
    assert open_book(str(book.folder), now=clock).store.all(Application) == [stored]


def test_the_folder_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path / "mine"))
    assert open_book().folder == tmp_path / "mine"


def test_without_one_it_is_the_persons_own_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AFTER_THE_NO_HOME", raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert usual_folder().name == "after-the-no"
    assert usual_folder().is_relative_to(tmp_path) or sys.platform == "win32"


def test_a_clock_that_was_set_runs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTER_THE_NO_NOW", "2026-03-12T10:00:00")
    clock = usual_clock()
    first, second = clock(), clock()
    assert first.replace(tzinfo=None) - datetime.fromisoformat("2026-03-12T10:00:00") < timedelta(minutes=1)
    assert first < second
    assert first.utcoffset() is not None


def test_the_usual_clock_knows_its_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AFTER_THE_NO_NOW", raising=False)
    assert usual_clock()().utcoffset() is not None


def test_a_sample_book_says_so(book: Book) -> None:
    book.store.set_setting("sample", True)
    assert book.sample


def test_words_and_days_are_in_the_books_language(book: Book) -> None:
    assert book.words("storage")("problem.busy")
    assert book.day_words.months["march"] == 3


def test_frames_go_by_name_or_by_class(book: Book) -> None:
    book.store.add(Application(organisation="Quill"))
    assert book.frame("application").equals(book.frame(Application))
    with pytest.raises(KeyError):
        book.frame("horoscope")


def test_every_kind_is_found_by_its_name() -> None:
    kinds = [cls.kind for cls in record_classes()]
    assert len(kinds) == len(set(kinds))
    assert record_class("exercise_entry") is ExerciseEntry
    assert {"application", "interview_round", "outcome_event"} <= set(kinds)
    assert room_modules("model") is room_modules("model")  # the folders are looked through once


def test_opening_a_book_loads_no_heavy_library(tmp_path: Path) -> None:
    code = (
        "import sys; from workbook import open_book; open_book(sys.argv[1]).store.history();"
        " print(' '.join({m.split('.')[0] for m in sys.modules}))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"pandas", "numpy", "matplotlib", "scipy", "IPython", "ipywidgets"} & set(run.stdout.split())


def read_without_us(book: Book, *arguments: str) -> str:
    """What the text beside the backups prints as a program, with nothing but Python."""
    copy = book.store.backup().path
    command = [sys.executable, "-S", "-I", "README.txt", copy.name, *arguments]
    run = subprocess.run(command, cwd=copy.parent, capture_output=True, text=True, encoding="utf-8")
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_a_text_beside_the_backups_reads_them_without_the_workbook(book: Book) -> None:
    book.store.add(Application(organisation="Quillmoor <b>", note="They smiled.\nTwice."))
    book.store.add(ExerciseEntry("a", "2026-03-12.01", {"fact": "The email came.", "distress": 7}, False))
    said = read_without_us(book)
    assert all(
        text in said
        for text in ("Quillmoor <b>", "They smiled.\nTwice.", "fact: The email came.", "distress: 7")
    )


def test_what_was_sealed_stays_sealed_until_it_is_asked_for(book: Book) -> None:
    book.store.add(sealed_writing("Nobody reads this.", date(2999, 1, 1)))
    assert "Nobody reads this." not in read_without_us(book)
    assert "Nobody reads this." in read_without_us(book, "--open")


def test_the_text_beside_the_backups_is_the_owners_alone_and_laid_anew_when_it_is_gone(book: Book) -> None:
    file = book.store.backup().path.with_name("README.txt")
    for _ in range(2):
        assert file.read_text(encoding="utf-8").startswith('"""\nAFTER THE NO')
        assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
        file.unlink()
        open_book(book.folder, now=book.now)
    assert len(book.store.backups()) == 1


def test_the_text_lies_beside_every_backup_from_the_moment_it_is_made(book: Book, clock: Any) -> None:
    file = book.folder / "backups" / "README.txt"
    book.store.add(Application(organisation="Quillmoor"))
    clock.forward(days=1)
    book.store.add(Application(organisation="Thornvale"))
    assert file.exists()
    file.unlink()
    book.store.restore(book.store.backups()[0].path)
    book.store.backup()
    assert file.exists()


def test_chance_falls_the_same_way_for_the_same_name(book: Book):
    assert book.chance("five").random() == book.chance("five").random()
    assert book.chance("five").random() != book.chance("six").random()
