"""The words of the start command, read without a TOML reader as a Python too old for one must."""

from __future__ import annotations

import re
import tomllib

import pytest

from workbook.lab.command import ELSEWHERE, ERRANDS
from workbook.lab.early_words import WORDS, sentence

LAB = WORDS.parents[2] / "lab"
MAIN = LAB.parent / "__main__.py"


def test_every_word_is_read_as_toml_reads_it() -> None:
    sections = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    places = set(re.findall(r"{(\w+)}", WORDS.read_text(encoding="utf-8")))
    fields = {name: f"<{name}>" for name in places}
    for section, table in sections.items():
        for key, text in table.items():
            assert sentence(f"{section}.{key}", **fields) == text.format(**fields)


def test_a_word_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"setup\.nothing"):
        sentence("setup.nothing")


def test_every_word_the_command_says_is_there_and_every_word_there_is_said() -> None:
    sections = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    there = {f"{section}.{key}" for section, table in sections.items() for key in table}
    code = "".join(file.read_text(encoding="utf-8") for file in LAB.glob("*.py")) + MAIN.read_text("utf-8")
    used = set(re.findall(r'"((?:setup|problem|start|test|help)\.[a-z_]+)"', code))
    used |= {f"help.{name}" for name in (*ERRANDS, *ELSEWHERE)}
    assert used == there
