"""Backup, restore and check from the command line: what they print, and how they end."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from wording import words

from workbook import open_book
from workbook.backups import command
from workbook.content import load_words
from workbook.interviews.model import Application
from workbook.lab.command import Exit


@pytest.fixture
def data(tmp_path: Path) -> str:
    """A folder with a book of one application, and a backup of it."""
    book = open_book(tmp_path / "data")
    book.store.add(Application(organisation="Quillmoor"))
    book.store.backup()
    return str(tmp_path / "data")


def organisations(data: str) -> list[str]:
    return [a.record.organisation for a in open_book(data).store.all(Application)]


def test_backup_names_the_file_it_made(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.backup(["--data", data]) == 0
    assert Path(capsys.readouterr().out.strip().split(": ", 1)[1]).exists()


def test_restore_lists_the_backups_and_takes_one_by_name(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    open_book(data).store.add(Application(organisation="Thornvale"))
    assert command.restore(["--data", data]) == 0
    name = capsys.readouterr().out.split()[0]
    assert command.restore([name, "--data", data]) == 0
    assert organisations(data) == ["Quillmoor"]


def test_restore_keeps_what_it_replaces(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    open_book(data).store.add(Application(organisation="Thornvale"))
    command.restore([open_book(data).store.backups()[0].path.name, "--data", data])
    kept = re.findall(r"\S+\.db", capsys.readouterr().out)[-1]
    command.restore(["--data", data])
    assert capsys.readouterr().out.split()[0] == Path(kept).name
    command.restore([kept, "--data", data])
    assert organisations(data) == ["Quillmoor", "Thornvale"]


def test_restore_of_another_file_changes_nothing(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.db").write_text("<html>")
    assert command.restore([str(tmp_path / "other.db"), "--data", data]) == 5
    assert organisations(data) == ["Quillmoor"]
    assert "Traceback" not in capsys.readouterr().err


def test_check_finds_a_sound_book_sound(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.check(["--json", "--data", data]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["sound"], found["entries"], found["newest_backup_sound"]) == (True, 1, True)


def test_check_in_words_says_how_much_there_is(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.check(["--data", data]) == 0
    assert (
        words("backups.command.sound", entries=words("storage.count.entries.one")) in capsys.readouterr().out
    )


def test_check_ends_with_one_when_an_entry_was_changed_from_outside(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(data) / "journal.db"
    path.write_bytes(path.read_bytes().replace(b"Quillmoor", b"Quillmoos"))
    assert command.check(["--json", "--data", data]) == 1
    assert json.loads(capsys.readouterr().out)["sound"] is False


def test_check_puts_the_newest_backup_back_for_trial_and_remembers_when(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = open_book(data).store.backup()
    drills = []
    for _ in range(2):
        assert command.check(["--json", "--data", data]) == 0
        drills.append(json.loads(capsys.readouterr().out)["restore_drill"])
    assert drills[0] == drills[1]
    assert (drills[0]["backup"], drills[0]["sound"], drills[0]["entries"]) == (copy.path.name, True, 1)
    assert command.check(["--data", data]) == 0
    at = datetime.fromisoformat(drills[0]["at"])
    drill = words("backups.drill", day=load_words("backups").day(at.date()), time=f"{at:%H:%M}")
    assert drill in capsys.readouterr().out
    assert not list(Path(data).glob("backups/.drill-*"))


def test_a_backup_that_cannot_be_put_back_is_said_to_be_so(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = open_book(data).store.backup()
    copy.path.write_bytes(copy.path.read_bytes().replace(b"Quillmoor", b"Quillmoos"))
    assert command.check(["--json", "--data", data]) == Exit.DAMAGED
    facts = json.loads(capsys.readouterr().out)
    assert (facts["sound"], facts["newest_backup_sound"], facts["restore_drill"]["sound"]) == (
        True,
        False,
        False,
    )
