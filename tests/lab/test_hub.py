"""The examples for a hub load where they are meant for, and its keeper's errands do what they say."""

from __future__ import annotations

import importlib.util
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import content_rules as rules
import jsonschema
import pytest
import yaml

from workbook import open_book
from workbook.book import FILE, USER
from workbook.content.files import load
from workbook.interviews.model import Application
from workbook.lab.contents import contents
from workbook.lab.hub import sizes
from workbook.lab.hub.books import main
from workbook.lab.places import notebooks_folder
from workbook.storage import migrations

ROOT = Path(__file__).parents[2]
HUB = ROOT / "workbook/lab/hub"
# Said by the start command, and of what only a person's own computer has.
ONLY_AT_HOME = ("command.", "start.shortcut.", "start.carried.", "start.look_around.", "lab.shortcut.")
LOAD = """
import json, sys
from jupyterhub.app import JupyterHub
hub = JupyterHub()
hub.load_config_file(sys.argv[1])
told = {name: str(value) for name, value in hub.config.Spawner.items()}
print(json.dumps({"spawner": told, "services": hub.config.JupyterHub.services}))
"""


def values() -> Any:
    return yaml.safe_load((HUB / "values.yaml").read_text("utf-8"))


@pytest.mark.skipif(not importlib.util.find_spec("jupyterhub"), reason="no jupyterhub on this machine")
def test_jupyterhub_loads_the_configuration_for_one_server() -> None:
    command = [sys.executable, "-c", LOAD, str(HUB / "jupyterhub_config.py")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=True)
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["spawner"]["notebook_dir"] == str(notebooks_folder())
    assert told["spawner"]["mem_limit"] == sizes.MEMORY_LIMIT
    assert f"--timeout={sizes.CULL_IDLE}" in told["services"][0]["command"]


def test_the_values_for_kubernetes_fit_the_charts_schema() -> None:
    schema = json.loads((ROOT / "tests/fixtures/chart/values.schema.json").read_text("utf-8"))
    assert [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(values())] == []


def test_both_examples_take_the_measured_numbers_and_open_the_start_page() -> None:
    given = values()
    person, cull = given["singleuser"], given["cull"]
    assert person["memory"] == {"guarantee": sizes.MEMORY_GUARANTEE, "limit": sizes.MEMORY_LIMIT}
    assert person["cpu"] == {"guarantee": sizes.CPU_GUARANTEE, "limit": sizes.CPU_LIMIT}
    assert (cull["every"], cull["timeout"], cull["maxAge"]) == (
        sizes.CULL_EVERY,
        sizes.CULL_IDLE,
        sizes.CULL_OLD,
    )
    assert "00_start_here.ipynb" in person["defaultUrl"]
    assert (notebooks_folder() / "00_start_here.ipynb").exists()


def test_the_image_installs_the_wheel_and_the_hubs_own_server() -> None:
    recipe = (HUB / "Dockerfile").read_text("utf-8")
    assert "COPY after_the_no-*.whl" in recipe
    assert "jupyterhub-singleuser" in recipe


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an invented person with two entries in their book, and copies of it."""
    book = open_book(tmp_path / "ada" / "after-the-no")
    for name in ("Quillmoor", "Thornvale"):
        book.store.add(Application(name))
    book.store.backup()
    return book.folder


def test_every_book_is_opened_and_read_one_line_each(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 0
    assert "2" in capfd.readouterr().out
    (folder / FILE).write_bytes(b"no book")
    assert main(["check", str(folder), str(folder / "nowhere")]) == 1
    said = capfd.readouterr().err.splitlines()
    assert [str(folder) in line for line in said] == [True, True]


def test_a_check_brings_an_older_book_up_to_date_and_keeps_a_backup_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        steps = migrations.steps()[:-1]
        older.setattr(migrations, "steps", lambda: steps)
        open_book(tmp_path).store.set_setting("plain", True)
    before = version(tmp_path / FILE)
    assert main(["check", str(tmp_path)]) == 0
    assert version(tmp_path / FILE) == before + 1
    assert before in map(version, (tmp_path / "backups").glob("*.db"))


def version(book: Path) -> int:
    """How far the tables of this file have come."""
    with closing(sqlite3.connect(book)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only the administrator is anybody else")
def test_a_check_by_the_administrator_leaves_every_file_to_its_owner(folder: Path) -> None:
    for path in (folder.parent.parent, folder.parent, folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534)
    for path in folder.parents:
        if path.stat().st_uid == 0 and path.stat().st_mode & 0o005 != 0o005:
            pytest.skip("others may not look into the tests' folder")
    assert main(["check", str(folder)]) == 0
    assert {path.stat().st_uid for path in folder.rglob("*")} == {65534}


def test_nobody_is_removed_without_a_yes(folder: Path) -> None:
    assert main(["remove", str(folder)]) == 2
    assert open_book(folder).store.all(Application)


def test_a_person_is_removed_for_good_with_a_receipt_that_holds_no_word_of_theirs(folder: Path) -> None:
    receipt = folder.parent / "receipt.json"
    assert main(["remove", str(folder), "--yes", "--receipt", str(receipt)]) == 0
    assert not folder.exists()
    told = json.loads(receipt.read_text("utf-8"))
    assert (told["entries"], told["left"], told["folder"]) == (2, [], str(folder))
    assert "Quillmoor" not in receipt.read_text("utf-8")


def test_a_folder_without_a_book_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert main(["remove", str(tmp_path), "--yes"]) == 1
    assert (tmp_path / "thesis.txt").exists()


def test_on_a_hub_nothing_is_said_of_this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ada")
    language = open_book(tmp_path).language
    said = {
        f"{file.stem}.{key}": text
        for file in (ROOT / "workbook/content/en").glob("*.toml")
        for key, text in rules.sentences(load(file.stem, language)[1])
    }
    wrong = {key for key, text in said.items() if "this computer" in text or "Ctrl-C" in text}
    assert not {key for key in wrong if not key.startswith(ONLY_AT_HOME)}
    frame = contents(notebooks_folder(), hosted=True)
    assert frame["words"]["closed_saved"] == said["lab.frame.closed_saved"]
