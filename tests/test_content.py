"""Every field, option, message and problem has its words; the words keep their places and their voice."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import content_rules as rules

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
CODE = {file: file.read_text(encoding="utf-8") for file in sorted(WORKBOOK.rglob("*.py"))}


def named(file: Path) -> str:
    return file.relative_to(WORKBOOK).as_posix()


def test_every_field_and_option_of_a_record_has_its_words():
    for record in ROOM_RECORDS:
        words = rules.words_of(CONTENT / "en" / f"{record.__module__.split('.')[1]}.toml")
        assert rules.missing_field_words(record, words) == [], record


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


def test_every_problem_has_a_sentence_with_the_values_it_needs():
    wrong = {named(file): rules.wrong_problems(code, problem_words(file)) for file, code in CODE.items()}
    assert not {file: lines for file, lines in wrong.items() if lines}


def test_every_sentence_that_is_looked_up_is_there_and_gets_its_values():
    words = [rules.words_of(file) for file in ENGLISH]
    wrong = {
        named(file): rules.wrong_lookups(code, words) for file, code in CODE.items() if file.parent != CONTENT
    }
    assert not {file: lines for file, lines in wrong.items() if lines}


STORE_ERRORS = [
    cls for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, errors.StoreError)
]


def test_every_error_of_the_store_has_a_sentence():
    keys = {error.key for error in STORE_ERRORS}
    names = {error.__name__ for error in STORE_ERRORS}
    for file, code in CODE.items():
        for node in ast.walk(ast.parse(code)) if "storage" in file.parts else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names and node.args:
                keys.add(ast.literal_eval(node.args[0]))
    assert [key for key in sorted(keys) if not load_words("storage").has(f"problem.{key}")] == []


def test_every_place_in_a_sentence_is_a_plain_name_and_the_words_keep_their_voice():
    assert [wrong for file in ENGLISH for wrong in rules.wrong_places(file) + rules.wrong_voice(file)] == []


def test_a_translation_keeps_the_places_of_the_english_words():
    pairs = [(CONTENT / "en" / file.name, file) for folder in OTHERS for file in folder.glob("*.toml")]
    assert [wrong for pair in pairs if pair[0].exists() for wrong in rules.wrong_translation(*pair)] == []


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
