"""The rules for words find what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

import content_rules as rules
import pytest

from workbook.answers import choice, scale, short_text, table

CONTENT = Path(__file__).parents[1] / "workbook/content"


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Kite:
    name: str = short_text()
    colour: Colour | None = choice(Colour)
    height: int | None = scale(1, 5)
    tails: tuple[tuple[str, ...], ...] = table(("length", "made_of"))


def test_words_a_record_lacks_are_found():
    words = {
        "field": {
            "name": {"ask": "Name?"},
            "colour": {"ask": "Which?", "options": {"red": "Red"}},
            "height": {"low": "Low"},
        }
    }
    assert rules.missing_field_words(Kite, words) == [
        "field.colour.options.blue",
        "field.height.ask",
        "field.height.high",
        "field.tails.ask",
        "field.tails.columns.length",
        "field.tails.columns.made_of",
    ]


def test_a_problem_without_words_or_without_its_values_is_found():
    code = 'Problem("a"); Problem("b", {"day": 1}); answers.Problem("b"); Problem("c", values); Problem(name)'
    assert rules.wrong_problems(code, {"b": "{day}?", "c": "{x}"}) == [
        "problem.a: has no words",
        "problem.b: needs ['day']",
    ]


def test_a_lookup_without_words_or_without_its_values_is_found():
    code = 'words("a.b"); ui("a.c", day=1); book.words("ui")("a.d"); words("a.e", **more); words(key)'
    words = [{"a": {"c": "{day}", "d": "{day}", "e": "{day}"}}]
    assert rules.wrong_lookups(code, words) == ["a.b: has no words", "a.d: needs ['day']"]


FAULTS: dict[str, tuple[Callable[[Path], list[str]], str]] = {
    'a = "{}"': (rules.wrong_places, "f.toml, a: "),
    'a = "{x.y}"': (rules.wrong_places, "f.toml, a: x.y"),
    'a = "{x"': (rules.wrong_places, "f.toml, a: braces"),
    'a = ["Well.", "You should rest."]': (
        rules.wrong_voice,
        "f.toml, a.1: nobody is told what they should do",
    ),
    'a = "Done!"': (rules.wrong_voice, "f.toml, a: no exclamation marks"),
}


def test_what_nobody_says_so_on_the_phone_is_found_and_what_cannot_be_drawn_together_is_not():
    said = (
        "You do not have to. It is kept, it cannot be lost, and we will say on 2026-03-12 where you are now."
    )
    assert rules.stiff(said) == ["do not", "It is", "cannot", "we will", "2026-03-12"]
    for fine in (
        "0 is not at all",
        "What you wrote about it is kept.",
        "Say how steady you are now.",
        "Is it?",
    ):
        assert rules.stiff(fine) == []


def test_a_sentence_too_long_for_somebody_tired_is_found_and_two_short_ones_are_not():
    long = " ".join(["word"] * 26)
    assert rules.too_long(f"Short. {long}. “Well?” {long} {long}") == [f"{long}.", f"{long} {long}"]
    assert rules.too_long(" ".join(["One short one."] * 30)) == []
    assert rules.too_long("Seven words are one too many here.", 6) == ["Seven words are one too many here."]


def test_prose_is_judged_by_what_is_read_of_it():
    page = "# A page\n\n[You](a) · Interview log\n\n**It `do not` is** so. <b>Ring</b> whom? ![cannot](x.png)"
    assert [wrong.split(":")[0] for wrong in rules.wrong_prose(page)] == [
        "cannot",
        "a word known everywhere",
        "say “who”",
    ]


@pytest.mark.parametrize("text", FAULTS)
def test_a_sentence_with_a_fault_is_found(tmp_path: Path, text: str):
    find, said = FAULTS[text]
    (tmp_path / "f.toml").write_text(text, encoding="utf-8")
    assert find(tmp_path / "f.toml") == [said]


def test_a_translation_that_lost_a_place_is_found(tmp_path: Path):
    (tmp_path / "en.toml").write_text(
        'a = "{day}"\nb = "b"\n[count.x]\none = "1"\nother = "{n}"', encoding="utf-8"
    )
    (tmp_path / "de.toml").write_text(
        'a = "Tag"\nc = "c"\n[count.x]\none = "{n}"\nother = "{n}"', encoding="utf-8"
    )
    assert rules.wrong_translation(tmp_path / "en.toml", tmp_path / "de.toml") == [
        "de.toml, a: other places than in English",
        "de.toml, c: not in English",
    ]


def test_an_old_or_empty_or_unverified_helpline_is_found():
    words = deepcopy(rules.words_of(CONTENT / "en" / "helplines.toml"))
    day = max(line["checked_on"] for line in words["line"].values())
    assert len(rules.wrong_helplines(words, day + timedelta(days=184))) >= len(words["line"])
    assert rules.wrong_helplines(words, day - timedelta(days=1)) != []
    words["line"]["nz_1737"] |= {"mark": "M", "call": "", "text": "", "web": ""}
    words["line"]["sg_sos"]["whatsapp"] = "9151 1767"
    assert rules.wrong_helplines(words, day) == [
        "line.nz_1737: no way to reach it",
        "line.nz_1737: not verified",
        "line.sg_sos: WhatsApp needs the country code",
    ]
    del words["line"]["nz_1737"], words["line"]["sg_sos"], words["line"]["sg_mindline"]
    assert rules.wrong_helplines(words, day) == ["no line for nz", "no line for sg"]
