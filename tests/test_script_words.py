"""The scripts in the browser ask for no word that is not there, and the plug-in has none it never says."""

from __future__ import annotations

import re
from pathlib import Path

import content_rules as rules

from workbook.content import load_words

WORKBOOK = Path(__file__).parents[1] / "workbook"
ENGLISH = sorted((WORKBOOK / "content" / "en").glob("*.toml"))
SCRIPTS = sorted((WORKBOOK / "ui" / "js").glob("*.js"))
PLUGIN = WORKBOOK / "lab" / "labextensions" / "after-the-no-lab" / "plugin"


def test_every_word_a_script_asks_for_is_there():
    there = {
        part for file in ENGLISH for key, _ in rules.keys(rules.words_of(file)) for part in key.split(".")
    }
    given = {"button", "say", "title", "caption", "label"}  # handed over by Python under another name
    for file in SCRIPTS:
        asked = set(re.findall(r"\bsay\.([a-z_]+)", file.read_text(encoding="utf-8")))
        assert asked <= there | given, (file.name, asked - there - given)


def test_the_plug_in_has_every_word_it_says_and_says_every_word_it_has():
    words = load_words("lab")
    code = "".join(file.read_text(encoding="utf-8") for file in PLUGIN.rglob("*.js"))
    known = {key for table in ("page", "command", "frame") for key in words.table(table)}
    for key in known:
        assert f"'{key}'" in code or f"words.{key}" in code, key
    asked = set(re.findall(r"\bwords\.([a-z_]+)", code)) | set(re.findall(r"banner\.say\('([a-z_]+)'", code))
    assert asked <= known
