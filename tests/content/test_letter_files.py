"""The letters' loader says, by file and key, what is wrong with one."""

from __future__ import annotations

import shutil
from pathlib import Path

import content_rules as rules
import pytest

from workbook.content import ContentError, Letter, Letters, load_letters, load_tone
from workbook.content.files import HOME

LETTERS = HOME / "en" / "letters"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(LETTERS, tmp_path / "en" / "letters")
    return tmp_path


def by_id(letters: Letters) -> dict[str, Letter]:
    return {letter.id: letter for letter in letters.letters}


def change(home: Path, name: str, old: str, new: str) -> None:
    file = home / "en" / "letters" / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


FAULTS = [
    ("email", "{role}", "{rolle}", "letters/email.toml, letter E5, subject: {rolle} is none of the fields"),
    ("email", "{role}", "{role", "has a { or } without its other half"),
    ("email", "⟨O: If", "⟨O: ⟨P: If", "letter E5, body: has a ⟨ or ⟩ without its other half"),
    (
        "email",
        "⟨O: If",
        "⟨Open: If",
        "letter E5, body: ⟨Open: …⟩ is neither a condition nor a line nor a field",
    ),
    (
        "email",
        'about = "It thanks them for',
        'abut = "It thanks them for',
        "letter E5: has unknown keys ['abut']",
    ),
    ("email", 'id = "E5"', 'id = "E6"', "letters/lines.toml: two letters have the same id"),
    ("email", "tones = true", "", "letter E5.tones: is missing"),
    (
        "linkedin",
        'about = "It says hello, and asks nothing. A question needs an email or a LinkedIn message."',
        "",
        "letters/linkedin.toml, letter L3.about: is missing",
    ),
    ("linkedin", 'id = "L3"', "", "letters/linkedin.toml, letter 1.id: is missing"),
    (
        "lines",
        "{detail}",
        "{detial}",
        "letters/lines.toml, lines.detail.warm: {detial} is none of the fields",
    ),
    ("lines", "[limits]", "[limit]", "letters/lines.toml: has unknown keys ['limit']"),
    ("phone", 'id = "T1"', 'id = "T1', "letters/phone.toml: not readable as TOML"),
]


@pytest.mark.parametrize("name, old, new, said", FAULTS)
def test_a_fault_in_a_letter_is_named_by_file_and_key(home, name, old, new, said):
    change(home, name, old, new)
    with pytest.raises(ContentError) as wrong:
        load_letters(home=home)
    assert said in str(wrong.value)


def test_a_fault_in_the_tone_check_is_named_by_file_and_key(home):
    change(home, "tone", '"reconsider"', '" "')
    with pytest.raises(ContentError, match=r"letters/tone.toml, flag reopen: has an empty pattern"):
        load_tone(home=home)


def test_a_tone_file_without_its_second_ask_is_named(home):
    change(home, "tone", "[second_ask]", "[secondask]")
    with pytest.raises(ContentError, match=r"letters/tone.toml, flag second_ask.say: is missing"):
        load_tone(home=home)


def test_another_language_may_translate_one_letter_and_has_english_for_the_rest(home):
    (home / "de" / "letters").mkdir(parents=True)
    (home / "de" / "letters" / "later.toml").write_text(
        '[[letter]]\nid = "F3"\nbody = "Liebe {contact}, danke. {me}"\n', encoding="utf-8"
    )
    letters = load_letters("de", home=home)
    german, english = by_id(letters), by_id(load_letters(home=home))
    assert german["F3"].body[0].words == "Liebe {contact}, danke. {me}"
    assert german["F1"] == english["F1"]


def test_the_letters_keep_the_voice():
    """The one "should" is no advice: "Should a suitable role arise in future, …"."""
    found = [wrong for file in sorted(LETTERS.glob("*.toml")) for wrong in rules.wrong_voice(file)]
    patterns = [wrong for wrong in found if not wrong.startswith("tone.toml, flag")]
    assert patterns == ["lines.toml, lines.open.formal: nobody is told what they should do"]
    assert not any(".say:" in wrong for wrong in found)


def test_every_field_there_may_be_is_in_some_letter() -> None:
    letters = load_letters()
    used = {name for letter in letters.letters for name in (*letter.places, *letter.needs)}
    assert set(letters.fields) <= used
