"""The file that starts the workbook without a terminal, on three systems."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.content import load_words
from workbook.lab.environment import ROOT
from workbook.lab.shortcut import Shortcut

SYSTEMS = ("linux", "darwin", "win32")
FOLDER = 'Tess\'s "book" & $HOME `x` \\ 100'  # a folder's name can hold all of this


@pytest.fixture(autouse=True)
def _no_folders_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "ONEDRIVE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("system", SYSTEMS)
def test_it_is_written_taken_away_and_then_nothing_is_left(tmp_path: Path, system: str) -> None:
    shortcut = Shortcut(tmp_path / "book", system=system, home=tmp_path)
    assert not shortcut.file.exists()
    shortcut.write()
    assert str(tmp_path / "book") in shortcut.file.read_text(encoding="utf-8")
    if os.name != "nt":
        assert os.access(shortcut.file, os.X_OK)
    shortcut.remove()
    shortcut.remove()
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


def test_each_system_has_its_place(tmp_path: Path) -> None:
    name = load_words("lab")("shortcut.name")
    places = {system: Shortcut(tmp_path, system=system, home=tmp_path).file for system in SYSTEMS}
    assert {system: file.relative_to(tmp_path).as_posix() for system, file in places.items()} == {
        "linux": f".local/share/applications/{name}.desktop",
        "darwin": f"Desktop/{name}.command",
        "win32": f"Desktop/{name}.bat",
    }


def test_on_windows_the_desktop_may_be_one_that_onedrive_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "OneDrive" / "Desktop").mkdir(parents=True)
    monkeypatch.setenv("ONEDRIVE", str(tmp_path / "OneDrive"))
    file = Shortcut(tmp_path, system="win32", home=tmp_path).file
    assert file.parent == tmp_path / "OneDrive" / "Desktop"


@pytest.mark.parametrize("system", SYSTEMS)
def test_it_is_renewed_only_where_it_is_there_and_leads_elsewhere(tmp_path: Path, system: str) -> None:
    shortcut = Shortcut(tmp_path / "book", system=system, home=tmp_path)
    shortcut.renew()
    assert not shortcut.file.exists()
    shortcut.write()
    with shortcut.file.open("a", encoding="utf-8") as file:
        file.write("# changed by hand\n")
    shortcut.renew()
    assert "by hand" in shortcut.file.read_text(encoding="utf-8")
    moved = shortcut.text().replace(str(ROOT), "/before it was moved")
    shortcut.file.write_text(moved, encoding="utf-8", newline="")
    shortcut.renew()
    assert shortcut.file.read_bytes() == shortcut.text().encode()


@pytest.mark.skipif(os.name == "nt", reason="a script of another system")
def test_the_script_opens_the_book_in_a_folder_of_any_name(tmp_path: Path) -> None:
    script = Shortcut(tmp_path / FOLDER, system="darwin", home=tmp_path).text()
    told = script.replace(f"exec {shlex.quote(sys.executable)}", f"exec {sys.executable} -c {PRINT} ")
    run = subprocess.run(["sh", "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout == f"{ROOT}|-m|workbook|--data|{tmp_path / FOLDER}\n"


PRINT = shlex.quote("import os, sys; print(os.getcwd(), *sys.argv[1:], sep='|')")


@pytest.mark.skipif(os.name == "nt", reason="a shell reads an argument as the specification does")
def test_the_menu_entry_says_its_command_as_the_specification_wants_it(tmp_path: Path) -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read_string(Shortcut(tmp_path / FOLDER, system="linux", home=tmp_path).text())
    given = entry["Desktop Entry"]
    assert (given["Type"], given["Terminal"], given["Path"]) == ("Application", "true", str(ROOT))
    command = given["Exec"].replace("\\\\", "\\")  # the file's own escapes come off first
    run = subprocess.run(["sh", "-c", f"printf '%s|' {command}"], capture_output=True, text=True, check=True)
    assert run.stdout.split("|")[:-1] == [sys.executable, "-m", "workbook", "--data", str(tmp_path / FOLDER)]


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="not on this machine")
def test_the_menu_entry_is_valid(tmp_path: Path) -> None:
    shortcut = Shortcut(tmp_path / "a book", system="linux", home=tmp_path)
    shortcut.write()
    subprocess.run(["desktop-file-validate", shortcut.file], check=True)


def test_a_percent_sign_in_the_path_is_not_offered_where_it_would_not_start(tmp_path: Path) -> None:
    possible = {
        system: Shortcut(tmp_path / "100%", system=system, home=tmp_path).possible for system in SYSTEMS
    }
    assert possible == {"linux": False, "darwin": True, "win32": True}
    assert Shortcut(tmp_path, system="linux", home=tmp_path).possible


def test_the_batch_file_keeps_a_percent_sign_and_stays_open_after_a_failure(tmp_path: Path) -> None:
    text = Shortcut(tmp_path / "100%", system="win32", home=tmp_path).text()
    assert f'"--data" "{tmp_path}/100%%"' in text
    assert text.endswith("if errorlevel 1 pause\r\n")
