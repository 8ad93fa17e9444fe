"""The words of the start command, read without a TOML reader as a Python too old for one must."""

from __future__ import annotations

import re
import tomllib

import pytest

from workbook.lab.said import WORDS, said


def test_every_word_is_read_as_toml_reads_it() -> None:
    sections = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    places = set(re.findall(r"{(\w+)}", WORDS.read_text(encoding="utf-8")))
    fields = {name: f"<{name}>" for name in places}
    for section, table in sections.items():
        for key, sentence in table.items():
            assert said(f"{section}.{key}", **fields) == sentence.format(**fields)


def test_a_word_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"setup\.nothing"):
        said("setup.nothing")
