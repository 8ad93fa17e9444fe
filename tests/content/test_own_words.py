"""A service's own words: what fits is taken, what does not is named to the service and left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.content import load_words, own_words, slips
from workbook.content.care import care_card_words
from workbook.content.questions import load_packs

QUESTION = """[[questions]]
id = "{id}"
competency = "craft"
type = "craft"
level = {level}
question = "How do you hand over a ward?"
shows = "What matters first."
slip = "Everything at once."
"""
PACK = 'title = "Nursing"\nline = "Two questions"\n'
LINE = '[line.ours]\ncountry = "gb"\nname = "Our listener"\ncall = "01632 960 001"\nnote = "Weekdays."\n'


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Lays a file into the service's folder."""
    monkeypatch.setenv(own_words.FOLDER, str(tmp_path))
    load_packs.cache_clear()

    def lay(name: str, text: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    yield lay
    monkeypatch.undo()
    load_packs.cache_clear()


def names() -> list[str]:
    return [str(line["name"]) for line in care_card_words(load_words)["lines"]]


def test_without_a_folder_nothing_is_laid_over_and_nothing_is_said() -> None:
    assert slips() == []
    assert load_words("start")("opening") == ""


def test_an_opening_line_a_helpline_and_a_pack_are_taken(lay) -> None:
    shipped = names()
    lay("en/start.toml", 'opening = "Welcome from the careers service of Quillmoor."')
    lay("en/helplines.toml", LINE)
    lay("en/questions/nursing.toml", PACK + QUESTION.format(id="nurse-01", level=1))
    assert load_words("start")("opening").endswith("Quillmoor.")
    assert load_words("start")("paths.ask")
    assert names() == ["Our listener", *shipped]
    assert load_packs()["nursing"].questions[0].id == "nurse-01"
    assert load_packs()["any_job"]
    assert slips() == []


def test_they_are_taken_in_every_manner_of_reading(lay) -> None:
    lay("en/start.toml", 'opening = "Welcome."')
    lay("en/questions/nursing.toml", PACK + QUESTION.format(id="nurse-01", level=1))
    assert load_words("start", "en+plain")("opening") == "Welcome."
    assert "nursing" in load_packs("en+plain")


def test_a_line_of_ours_can_be_changed(lay) -> None:
    first = next(iter(load_words("helplines").table("line")))
    lay("en/helplines.toml", f'[line.{first}]\nnote = "Ask for Ada."')
    assert load_words("helplines").table("line")[first]["note"] == "Ask for Ada."
    assert slips() == []


@pytest.mark.parametrize(
    "text, named",
    [
        ("opening = ", "TOML"),
        (b"opening = '\xff\xfe'", "TOML"),
        ("x = " + "[" * 100_000, "TOML"),
        ("opening = 'one'\nopening = 'two'", "TOML"),
        ("opening = 7", "opening: text expected"),
        ("opening = ' '", "opening: empty"),
        ("opening = ['a', 'b']", "opening: text expected"),
        ("openings = 'Welcome.'", "openings: unknown key"),
        ("opening = 'Hello {name}'", "{name}"),
        ("opening = 'Hello {'", "brace"),
        ("opening = 'Hello {0.__class__}'", "__class__"),
        ("[paths]\nask = {a = 1}", "paths.ask: text expected"),
        ("paths = 'no table'", "paths: table expected"),
        ("[paths.options]\nfourth = 'A fourth way'", "paths.options.fourth: unknown key"),
        ("[heard_today]\nsay = []", "heard_today.say: sentences expected"),
        ("[heard_today]\nsay = ['fine', 3]", "heard_today.say: sentences expected"),
        (f"opening = '{'x' * 5000}'", "too long"),
        (b"#" * 1_000_001, "large"),
    ],
)
def test_a_slip_is_named_with_its_file_and_our_words_stand(lay, text: str | bytes, named: str) -> None:
    before = load_words("start").data
    lay("en/start.toml", text)
    (said,) = slips()
    assert said.startswith("en/start.toml: ")
    assert named in said
    assert load_words("start").data == before


def test_what_is_right_beside_a_slip_is_taken(lay) -> None:
    lay("en/start.toml", 'opening = "Welcome."\nclosing = "Goodbye."')
    assert load_words("start")("opening") == "Welcome."
    assert len(slips()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        LINE.replace('call = "01632 960 001"\n', ""),
        LINE.replace('"gb"', '"atlantis"'),
        LINE.replace('"gb"', "44"),
        LINE.replace('name = "Our listener"', 'title = "Our listener"'),
        LINE + "young = 'yes'\n",
        LINE + "checked_on = 'last week'\n",
        "[line]\nours = 'call Ada'\n",
        "line = ['call Ada']\n",
    ],
)
def test_a_helpline_that_cannot_be_used_is_left_out_whole(lay, wrong: str) -> None:
    shipped = names()
    lay("en/helplines.toml", wrong)
    assert len(slips()) == 1
    assert names() == shipped


@pytest.mark.parametrize(
    "text, asked",
    [
        (PACK + QUESTION.format(id="n-1", level=9) + QUESTION.format(id="n-2", level=1), ["n-2"]),
        (PACK + QUESTION.format(id="Q01", level=1) + QUESTION.format(id="n-2", level=1), ["n-2"]),
        (PACK + QUESTION.format(id="n-1", level=1) * 2, ["n-1"]),
        (PACK + "questions = 'none'\n", []),
        (QUESTION.format(id="n-1", level=1), []),
        ("title = ", []),
    ],
)
def test_a_question_or_a_pack_that_cannot_be_asked_is_left_out(lay, text: str, asked: list[str]) -> None:
    lay("en/questions/nursing.toml", text)
    pack = load_packs().get("nursing")
    assert [question.id for question in (pack.questions if pack else ())] == asked
    assert all(slip.startswith("en/questions/nursing.toml: ") for slip in slips())
    assert len(slips()) == 1


@pytest.mark.parametrize("name", ["start.toml", "en/starts.toml", "en/days.toml", "en/letters/email.toml"])
def test_a_file_with_nothing_of_ours_below_it_is_named(lay, name: str) -> None:
    lay(name, "opening = 'Welcome.'")
    assert len(slips()) == 1
    assert slips()[0].startswith(name)
    assert load_words("days").list("months.full")


def test_a_folder_that_is_not_there_or_is_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(own_words.FOLDER, str(tmp_path / "nowhere"))
    assert "nowhere" in slips()[0]
    (tmp_path / "nowhere").write_text("")
    assert "nowhere" in slips()[0]
    assert load_words("start")("opening") == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_or_a_folder_in_place_of_a_file_stops_nobody(lay, tmp_path: Path) -> None:
    lay("en/helplines.toml", LINE)
    os.mkfifo(tmp_path / "en/start.toml")
    (tmp_path / "en/today.toml").mkdir()
    assert load_words("start")("opening") == ""
    assert len(slips()) == 2


def test_check_says_it_on_the_coachs_screen_and_not_in_its_answer(lay, tmp_path: Path) -> None:
    lay("en/start.toml", "opening = 7")
    environment = {**os.environ, "AFTER_THE_NO_HOME": str(tmp_path / "book"), "PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-m", "workbook", "check", "--json"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0
    assert "en/start.toml: opening: text expected" in run.stderr
    assert "start.toml" not in run.stdout
