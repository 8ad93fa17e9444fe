"""Every field, option, message and problem has its words; the words keep their places and their voice."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import content_rules as rules
import pytest

from workbook.book import record_classes
from workbook.content import how_sure, load_exercise, load_words
from workbook.storage import errors

WORKBOOK = Path(__file__).parents[1] / "workbook"
CONTENT = WORKBOOK / "content"
ENGLISH = sorted((CONTENT / "en").glob("*.toml"))
OTHERS = [
    folder for folder in CONTENT.iterdir() if rules.LANGUAGE.fullmatch(folder.name) and folder.name != "en"
]
ROOM_RECORDS = [cls for cls in record_classes() if cls.__module__.endswith(".model")]
CODE = sorted(file for file in WORKBOOK.rglob("*.py"))


def named(file: Path) -> str:
    return file.relative_to(WORKBOOK).as_posix()


@pytest.mark.parametrize("record", ROOM_RECORDS, ids=lambda cls: cls.kind)
def test_every_field_and_option_of_a_record_has_its_words(record: type):
    room = record.__module__.split(".")[1]
    words = rules.words_of(CONTENT / "en" / f"{room}.toml")
    assert rules.missing_field_words(record, words) == []


def problem_words(file: Path) -> dict[str, object]:
    """The problems' sentences a file can use: its room's, those of its folder, and the common ones."""
    found: dict[str, object] = {}
    for name in (
        *reversed(rules.SHARED),
        *(part.removesuffix(".py") for part in file.relative_to(WORKBOOK).parts),
    ):
        if (CONTENT / "en" / f"{name}.toml").exists():
            found |= rules.problem_tables(rules.words_of(CONTENT / "en" / f"{name}.toml"))
    return found


@pytest.mark.parametrize("file", CODE, ids=named)
def test_every_problem_has_a_sentence_with_the_values_it_needs(file: Path):
    assert rules.wrong_problems(file.read_text(encoding="utf-8"), problem_words(file)) == []


@pytest.mark.parametrize("file", [f for f in CODE if f.parent != CONTENT], ids=named)
def test_every_sentence_that_is_looked_up_is_there_and_gets_its_values(file: Path):
    files = {found.stem: rules.words_of(found) for found in ENGLISH}
    assert rules.wrong_lookups(file.read_text(encoding="utf-8"), files) == []


STORE_ERRORS = [
    cls for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, errors.StoreError)
]


@pytest.mark.parametrize("error", STORE_ERRORS, ids=lambda cls: cls.__name__)
def test_every_error_of_the_store_has_a_sentence(error: type[errors.StoreError]):
    assert load_words("storage").has(f"problem.{error.key}")


@pytest.mark.parametrize("file", [file for file in CODE if "storage" in file.parts], ids=named)
def test_every_error_the_store_raises_by_another_key_has_a_sentence(file: Path):
    names = {cls.__name__ for cls in STORE_ERRORS}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names and node.args:
            key = ast.literal_eval(node.args[0])
            assert load_words("storage").has(f"problem.{key}"), key


@pytest.mark.parametrize("file", ENGLISH, ids=lambda file: file.name)
def test_every_place_in_a_sentence_is_a_plain_name(file: Path):
    assert rules.wrong_places(file) == []


@pytest.mark.parametrize("file", ENGLISH, ids=lambda file: file.name)
def test_the_words_keep_their_voice(file: Path):
    assert rules.wrong_voice(file) == []


@pytest.mark.parametrize("folder", OTHERS, ids=lambda folder: folder.name)
def test_a_translation_keeps_the_places_of_the_english_words(folder: Path):
    files = [file for file in folder.glob("*.toml") if (CONTENT / "en" / file.name).exists()]
    assert [
        wrong for file in files for wrong in rules.wrong_translation(CONTENT / "en" / file.name, file)
    ] == []


def test_every_exercise_can_be_read():
    for file in (CONTENT / "en").glob("exercises/*.toml"):
        assert load_exercise(file.stem).id == file.stem


def test_every_sentence_that_says_why_has_its_sources_with_a_mark():
    evidence = load_words("evidence")
    folder = CONTENT / "en"
    for file in folder.rglob("*.toml"):
        name = file.relative_to(folder).with_suffix("").as_posix()
        for key in rules.reasons(rules.words_of(file)):
            assert how_sure(evidence, f"{name} {key}"), f"{name}: {key} has no source in evidence.toml"


def test_a_source_says_how_sure_we_are_of_it_and_a_choice_of_ours_that_it_is_one():
    evidence = load_words("evidence")
    marks = evidence.table("mark")
    assert all(source["mark"] in marks for source in evidence.table("source").values())
    assert how_sure(evidence, "exercises/a why_it_helps") == (
        "Well known, though we have not read it again for this page: "
        "Lieberman and colleagues on putting feelings into words, 2007. "
        "Our own choice, with no study behind it."
    )
    assert how_sure(evidence, "nothing of the kind") == ""


def test_the_helplines_are_complete_and_were_checked_in_the_last_six_months():
    """The real day on purpose: a release with old numbers must not pass."""
    assert rules.wrong_helplines(rules.words_of(CONTENT / "en" / "helplines.toml"), date.today()) == []  # noqa: DTZ011


def test_the_start_commands_words_can_be_read_line_by_line():
    for line in (CONTENT / "en" / "command.toml").read_text(encoding="utf-8").splitlines():
        assert (
            not line or line[0] in "#[" or (line.count('"') == 2 and line.endswith('"') and "\\" not in line)
        ), line
