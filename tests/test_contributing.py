"""The steps of CONTRIBUTING.md work: followed in a copy, a toy room, field, chart and exercise are there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import content_rules
import pytest
from house_rules import RULES, is_room
from house_source import Source

ROOT = Path(__file__).parents[1]
TOY = ROOT / "tests" / "fixtures" / "toy_room"
STEPS = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TRY = ROOT / "tests" / "fixtures" / "try_toy_room.py"


def section(title: str) -> str:
    """The part of CONTRIBUTING.md under a heading."""
    return STEPS.partition(f"## {title}\n")[2].partition("\n## ")[0]


def code(text: str, start: str) -> str:
    """The piece of code in a text that begins so."""
    found = re.search(rf"`({re.escape(start)}[^`]*)`", text)
    assert found, f"CONTRIBUTING.md no longer says {start}"
    return found[1]


def after(file: Path, line: str, new: str) -> None:
    """Writes a line under the one that begins so, indented alike."""
    text = file.read_text("utf-8")
    found = re.search(rf"^( *){re.escape(line)}.*\n", text, re.MULTILINE)
    assert found, f"{file.name}: {line}"
    file.write_text(text[: found.end()] + found[1] + new + "\n" + text[found.end() :], "utf-8")


def migration(folder: Path, name: str, sql: str) -> None:
    """Writes the next migration."""
    number = len(list(folder.glob("*.sql"))) + 1
    (folder / f"{number:04}_{name}.sql").write_text(sql + "\n", "utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the workbook in which every step was followed."""
    copy = tmp_path_factory.mktemp("copy")
    leave_out = shutil.ignore_patterns("__pycache__", "labextensions")
    for folder in ("workbook", "notebooks"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=leave_out)
    for file in (file for file in TOY.rglob("*.*") if file.suffix not in (".sql", ".pyc")):
        place = copy / file.relative_to(TOY)
        place.parent.mkdir(exist_ok=True)
        shutil.copy(file, place)
    book, field, room = copy / "workbook", section("Add a field"), section("Add a room")
    words = book / "content" / "en"
    after(book / "path.py", 'Page("week"', code(room, "Page("))
    migration(book / "storage/migrations", "walks", (TOY / "walks.sql").read_text("utf-8"))
    after(book / "interviews/model.py", "learning_line: str", code(field, "parking: str"))
    migration(book / "storage/migrations", "parking", code(field, "ALTER TABLE"))
    with (words / "interviews.toml").open("a", encoding="utf-8") as file:
        file.write('\n[field.parking]\nask = "Where was there to park?"\n')
    with (words / "evidence.toml").open("r+", encoding="utf-8") as file:
        text = file.read().replace("[why]", '[why]\n"exercises/walk why_it_helps" = ["own"]\n#', 1)
        file.seek(0)
        file.write(text)
    return copy


@pytest.fixture(scope="module")
def tried(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the copy answers when the room is used."""
    home = tmp_path_factory.mktemp("home")
    env = {"AFTER_THE_NO_HOME": str(home), "AFTER_THE_NO_NOW": "2026-03-12T10:00:00+00:00"}
    command = [sys.executable, str(TRY)]
    run = subprocess.run(
        command,
        cwd=copy / "notebooks",
        env={**os.environ, **env, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def test_a_field_is_asked_for_stored_and_in_the_frame(tried: dict[str, Any]) -> None:
    assert tried["asked"] == "Where was there to park?"
    assert tried["framed"] == ["Behind the mill"]


def test_an_exercise_is_on_its_page(tried: dict[str, Any]) -> None:
    assert "Where would you like to walk?" in tried["page"]


def test_a_chart_is_drawn_with_its_table_and_its_alt_sentence(tried: dict[str, Any]) -> None:
    assert tried["empty"] == "empty"
    chart = tried["chart"]
    assert chart["shown"] == "chart"
    assert chart["title"] == "1 walk was timed"
    assert "A bar for each walk: 10 March, 40 minutes." in chart["wide"]


def test_a_room_is_linked_from_the_start_page_and_says_there_what_is_due(tried: dict[str, Any]) -> None:
    assert tried["titles"]["walks"] == "Walks"
    assert tried["due"] == ["A walk is planned for Saturday."]


def test_a_rooms_records_are_exported_and_a_row_opens_into_its_form(tried: dict[str, Any]) -> None:
    assert tried["framed_walks"] == 2
    assert tried["returning"] == ["By the river", ""]
    assert tried["opened"] == "By the river"
    assert tried["problem"] == ["minutes"]


def toy_sources() -> Iterator[Source]:
    for file in sorted((TOY / "workbook").rglob("*.py")):
        yield Source(file.relative_to(TOY / "workbook").as_posix(), file.read_text("utf-8"))


def test_the_toy_room_keeps_the_rules_of_the_house() -> None:
    assert [str(broken) for source in toy_sources() for rule in RULES for broken in rule(source)] == []
    words = TOY / "workbook" / "content" / "en" / "walks.toml"
    assert content_rules.wrong_voice(words) == []
    assert content_rules.wrong_places(words) == []


def test_the_toy_room_has_every_file_that_a_room_can_have() -> None:
    named = set(re.findall(r"^\| `(\w+\.py)` \|", section("Add a room"), re.MULTILINE))
    assert named == {Path(source.place).name for source in toy_sources()}


def test_the_room_to_copy_is_one_of_the_smaller_ones() -> None:
    lines = {
        folder.name: sum(len(file.read_text("utf-8").splitlines()) for file in folder.rglob("*.py"))
        for folder in (ROOT / "workbook").iterdir()
        if is_room(folder.name) and (folder / "model.py").exists()
    }
    (to_copy,) = re.findall(r"`workbook/(\w+)/`", section("Add a room"))
    assert lines[to_copy] <= sorted(lines.values())[len(lines) // 2]
