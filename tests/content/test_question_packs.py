"""Packs of questions: every one can be read and says what it needs; a coach adds one without Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.content import ContentError
from workbook.content.questions import InterviewQuestion, load_packs
from workbook.questions.model import Competency

PACK = """title = "Baking"
line = "For bakers"
[[questions]]
id = "bake-01"
competency = "craft"
type = "technical"
level = {level}
question = "What do you do when the dough will not rise?"
shows = "Looks before acting."
slip = "More yeast."
"""


def home(tmp_path: Path, **packs: str) -> Path:
    folder = tmp_path / "en" / "questions"
    folder.mkdir(parents=True)
    for name, text in packs.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def every_question() -> list[InterviewQuestion]:
    return [question for pack in load_packs().values() for question in pack.questions]


def test_there_are_64_questions_for_any_job_and_two_packs_for_one_field() -> None:
    assert {pack.id: len(pack.questions) for pack in load_packs().values()} == {
        "any_job": 64,
        "care": 12,
        "teaching": 12,
    }


def test_every_question_says_what_it_asks_for_and_what_is_seen_after_an_attempt() -> None:
    for question in every_question():
        assert question.competency in [*Competency], question.id
        assert question.question.endswith((".", "?", ")")), question.id
        assert question.shows, question.id
        assert question.slip, question.id
        assert len(question.follow_ups) == 2, question.id


def test_every_kind_of_question_is_asked_in_the_general_pack() -> None:
    assert {question.competency for question in load_packs()["any_job"].questions} == {*map(str, Competency)}


def test_a_file_laid_into_the_folder_is_a_pack(tmp_path: Path) -> None:
    packs = load_packs(home=home(tmp_path, baking=PACK.format(level=1)))
    assert [(pack.title, len(pack.questions)) for pack in packs.values()] == [("Baking", 1)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (PACK.format(level=4), "bake-01.level"),
        (PACK.format(level='"one"'), "bake-01.level"),
        (PACK.format(level=1).replace("slip", "slips"), "bake-01"),
        ("line = 'x'", "title"),
    ],
)
def test_a_slip_in_a_pack_is_named_by_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ContentError) as found:
        load_packs(home=home(tmp_path, baking=text))
    assert named in str(found.value)
    assert "baking.toml" in str(found.value)


def test_two_packs_do_not_share_an_id(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="bake-01"):
        load_packs(home=home(tmp_path, baking=PACK.format(level=1), bread=PACK.format(level=2)))
