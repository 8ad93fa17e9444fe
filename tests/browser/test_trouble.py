"""The file fails under an open page in a real browser: each press says why, and works once it is over."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from stage import Stage
from wording import like, words

from workbook import open_book
from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.content import load_exercise
from workbook.importing.page import Bringing, PreviewedFile
from workbook.interviews.forms import quick_form
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Told
from workbook.interviews.model import Stage as Round
from workbook.interviews.page import LogTable
from workbook.messages.composer import Composer
from workbook.messages.model import Message
from workbook.reader.reading import read_bytes
from workbook.ui import ExerciseForm

NOW = datetime.fromisoformat("2026-11-27T10:00:00+00:00")
ROWS = b"Company,Role,Applied\nSaltbox,Cook,2026-03-04\n"
ANSWERS = {"to_role": "hiring_manager", "contact": "Priya", "me": "Sam", "detail": "the tour"}


@dataclass
class Disk:
    """The folder of a book, on a small disk of its own where this machine lets us mount one."""

    folder: Path
    mounted: bool
    spare: bytes = field(default=b"", init=False)

    @property
    def file(self) -> Path:
        return self.folder / "journal.db"

    @property
    def same(self) -> Path:
        """Another name of the same file, by which it is put back."""
        return self.folder / "same.file"

    def remember(self) -> None:
        self.spare = self.file.read_bytes()
        self.same.hardlink_to(self.file)

    def put_back(self) -> None:
        """The very file that was there, with what was in it."""
        if self.file.exists() and self.file.samefile(self.same):
            self.same.write_bytes(self.spare)
            self.same.unlink()
        else:
            self.same.replace(self.file)

    def delete(self) -> None:
        self.file.unlink()

    def move(self) -> None:
        self.file.rename(self.folder / "elsewhere.db")

    def replace(self) -> None:
        other = self.folder / "other.db"
        shutil.copyfile(self.file, other)
        other.replace(self.file)

    def overwrite(self) -> None:
        self.file.write_bytes(b"no book at all " * 20000)

    def lock(self) -> None:
        """Nobody may write to it any more."""
        if self.mounted:
            subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)
        elif os.geteuid():
            self.folder.chmod(0o500)
            self.file.chmod(0o400)
        else:
            pytest.skip("root may write everywhere, and this machine mounts no disk that could be locked")

    def unlock(self) -> None:
        if self.mounted:
            subprocess.run(["mount", "-o", "remount,rw", str(self.folder)], check=True)
        else:
            self.folder.chmod(0o700)
            self.file.chmod(0o600)

    def fill(self) -> None:
        if not self.mounted:
            pytest.skip("this machine lets us mount no small disk that could be filled")
        with (self.folder / "filler").open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError:
                pass

    def empty(self) -> None:
        (self.folder / "filler").unlink()


FAULTS: dict[str, tuple[Callable[[Disk], None], Callable[[Disk], None], str]] = {
    "deleted": (Disk.delete, Disk.put_back, "moved"),
    "moved away": (Disk.move, Disk.put_back, "moved"),
    "replaced": (Disk.replace, Disk.put_back, "moved"),
    "overwritten": (Disk.overwrite, Disk.put_back, "damaged"),
    "read-only": (Disk.lock, Disk.unlock, "no_write"),
    "disk full": (Disk.fill, Disk.empty, "disk_full"),
}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "book"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", str(folder)]
    mounted = bool(shutil.which("mount")) and subprocess.run(mount, capture_output=True).returncode == 0
    yield Disk(folder, mounted)
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def to_write_to(book: Book) -> str:
    """One application with a no, whose letter can be written; returns its id."""
    today = book.today()
    id = book.store.add(Application("Quillmoor", role="Clerk")).id
    book.store.add(InterviewRound(id, Round.FINAL, Day(today - timedelta(9))))
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(today - timedelta(1)), Told.PERSON))
    return id


class Pages:
    """What is pressed on several pages: the log's form and table, an exercise, an import and a letter."""

    def __init__(self, book: Book, page: Any) -> None:
        self.book, self.page = book, page
        book.store.add(Application("Fenwick"))
        words = book.words("interviews")
        log, table = quick_form(book, words, "interview"), LogTable(book, words).table
        exercise = ExerciseForm(book, load_exercise("a"))
        bringing = Bringing(book)
        preview = PreviewedFile(bringing, read_bytes(ROWS), lambda _share: None)
        preview.show()
        composer = Composer(book, book.words("messages"), to_write_to(book), on_sent=self._sent)
        composer.form.widget._handle_custom_msg({"do": "typed", "values": ANSWERS}, [])
        parts = [log, exercise, table, preview.bottom.children[0], composer.editor]
        stage = Stage(page)
        stage.mount(*parts, composer._below.children[-1])
        places = page.locator("main > div")
        self.log, self.exercise, self.table, self.bring, self.letter, self.sent = map(places.nth, range(6))

    def _sent(self, written: Message) -> None:
        self.book.store.add(written)

    def counts(self) -> list[int]:
        """How many applications, exercises and letters the book holds."""
        return [len(self.book.store.all(kind)) for kind in (Application, ExerciseEntry, Message)]

    def begin(self) -> None:
        """Type and press what there is before anything goes wrong."""
        self.log.get_by_label(words("interviews.quick.short.organisation")).fill("Quill")
        self.log.get_by_role("radio", name=words("interviews.reached.first")).check()
        expect(self.log.get_by_text(like("ui.draft.kept"))).to_be_visible()
        self.table.get_by_role("button", name=words("ui.form.remove", what="Fenwick")).click()
        expect(self.table.get_by_text(words("ui.table.removed", what="Fenwick"))).to_be_visible()

    def type(self) -> None:
        self.log.get_by_label(words("interviews.quick.short.organisation")).fill("Quillmoor & Co")
        self.letter.get_by_label(words("messages.compose.sheet.label")).press("Control+End")
        self.letter.get_by_label(words("messages.compose.sheet.label")).press_sequentially(" PS")

    def presses(self) -> list[tuple[Any, Any]]:
        """Every press, and the place where it is answered."""
        bring = words("importing.page.bring", applications=words("importing.count.applications.one"))
        return [
            (self.log.get_by_role("button", name=words("interviews.quick.sent.save"), exact=True), self.log),
            (self.exercise.get_by_role("button", name=words("ui.exercise.next"), exact=True), self.exercise),
            (self.table.get_by_role("button", name=words("ui.table.undo"), exact=True), self.table),
            (self.bring.get_by_role("button", name=bring), self.bring),
            (self.sent.get_by_role("button", name=words("messages.compose.sent")), self.sent),
        ]


@pytest.mark.parametrize("fault", FAULTS)
def test_each_press_names_the_trouble_keeps_what_was_typed_and_works_once_it_is_over(
    fault: str, window: Any, disk: Disk
) -> None:
    book = open_book(disk.folder, now=lambda: NOW)
    pages = Pages(book, window)
    pages.begin()
    before, (begin, end, key) = pages.counts(), FAULTS[fault]
    sentence = like(f"storage.problem.{key}")
    if end is Disk.put_back:
        disk.remember()
    begin(disk)
    try:
        pages.type()
        expect(pages.log.get_by_text(sentence)).to_be_visible()
        expect(pages.letter.get_by_text(sentence)).to_be_visible()
        pages.exercise.locator("[data-name=distress]").get_by_role("radio", name="7", exact=True).check()
        for button, place in pages.presses():
            button.click()
            expect(place.get_by_text(sentence)).to_be_in_viewport(timeout=20_000)
            expect(place.get_by_text(words("ui.form.still_saving"))).to_have_count(0)
        expect(window.get_by_text(like("ui.draft.kept"))).to_have_count(0)
        expect(window.get_by_text(like("ui.saved", time="10:00"))).to_have_count(0)
        expect(pages.log.get_by_label(words("interviews.quick.short.organisation"))).to_have_value(
            "Quillmoor & Co"
        )
        assert pages.letter.get_by_label(words("messages.compose.sheet.label")).input_value().endswith(" PS")
    finally:
        end(disk)
    assert pages.counts() == before
    for button, _place in pages.presses():
        button.click()
    expect(pages.log.get_by_text(like("ui.saved", time="10:00"))).to_be_visible()
    expect(pages.exercise.locator("[data-name=distress]")).to_be_hidden()
    expect(pages.table.get_by_text(words("ui.table.undone", what="Fenwick"))).to_be_visible()
    assert pages.counts() == [before[0] + 3, before[1] + 1, before[2] + 1]
