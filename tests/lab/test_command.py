"""The errands that open a book: whose, and in which folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbook import open_book
from workbook.interviews.model import Application
from workbook.lab import command, launch
from workbook.lab.early_words import sentence


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Path | None, dict[str, Any]]]:
    """What would have been opened: no JupyterLab is started here, and nothing is set up."""
    calls: list[tuple[Path | None, dict[str, Any]]] = []
    monkeypatch.setattr(launch, "launch", lambda folder, **how: calls.append((folder, how)) or 0)
    monkeypatch.setattr(command, "enter", lambda *_, **__: None)
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path / "book"))
    return calls


def test_without_an_errand_the_persons_own_book_is_opened(opened: Any) -> None:
    assert command.run([]) == 0
    assert opened == [(None, {"port": launch.PORT, "browser": True, "sample": False})]


def test_start_takes_a_folder_a_port_and_no_browser(opened: Any, tmp_path: Path) -> None:
    command.run(["--data", str(tmp_path / "mine"), "--port", "9000", "--no-browser"])
    assert opened == [(tmp_path / "mine", {"port": 9000, "browser": False, "sample": False})]


def test_demo_opens_a_filled_book_beside_the_persons_own(opened: Any, tmp_path: Path) -> None:
    assert command.run(["demo"]) == 0
    folder, how = opened[0]
    assert folder == tmp_path / "book-sample"
    assert how["sample"]
    sample = open_book(folder)
    assert sample.sample
    assert len(sample.store.all(Application)) >= 40
    assert not (tmp_path / "book").exists()


def test_demo_comes_back_to_the_same_sample(opened: Any) -> None:
    command.run(["demo"])
    folder = opened[0][0]
    before = len(open_book(folder).store.all(Application))
    command.run(["demo"])
    assert len(open_book(folder).store.all(Application)) == before


def test_a_sample_that_was_cut_short_is_written_again(opened: Any, tmp_path: Path) -> None:
    open_book(tmp_path / "book-sample")
    assert command.run(["demo"]) == 0
    assert open_book(opened[0][0]).sample


def test_demo_never_writes_into_a_book_of_ones_own(
    opened: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_book(tmp_path / "mine")
    assert command.run(["demo", "--data", str(tmp_path / "mine")]) == 2
    assert capsys.readouterr().err == sentence("problem.not_empty", path=tmp_path / "mine") + "\n"
    assert not open_book(tmp_path / "mine").sample
    assert opened == []


def test_demo_where_no_book_can_be_made_is_a_sentence(
    opened: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert command.run(["demo", "--data", str(tmp_path / "file" / "book")]) == 1
    assert capsys.readouterr().err.startswith(sentence("problem.store", sentence=""))
    assert opened == []


def test_the_help_names_the_errands_without_a_gap(capsys: pytest.CaptureFixture[str]) -> None:
    command.run(["--help"])
    lines = capsys.readouterr().out.splitlines()
    after = lines[lines.index(f"{sentence('help.commands')}:") + 1 :]
    assert all(line.strip() for line in after)
