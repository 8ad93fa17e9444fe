"""The words for days of a language."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from workbook.answers import Day, read_day
from workbook.content import ContentError, load_day_words, load_words

FRENCH = """
[months]
full = [
  "janvier", "février", "mars", "avril", "mai", "juin",
  "juillet", "août", "septembre", "octobre", "novembre", "décembre",
]
short = ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
[weekdays]
full = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
short = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"]
[box]
day = "{day} {month} {year}"
month = "{month} {year}"
year = "{year}"
before = "avant {on}"
[typed]
day_first = true
today = ["aujourd'hui"]
yesterday = ["hier"]
tomorrow = ["demain"]
last = []
before = ["avant", "avant le"]
unsure = ["en"]
fillers = ["le", "de"]
ordinals = ["er"]
"""
TODAY = date(2026, 11, 22)


def home_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "days.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "iso"),
    [("1er août", "2026-08-01"), ("jeudi 12 mars 2026", "2026-03-12"), ("hier", "2026-11-21"),
     ("mar", "2026-11-17"), ("en décembre", "2025-12"), ("avant le 24 janv. 2025", "/2025-01-24"),
     ("DÉC 2025", "2025-12")],
)  # fmt: skip
def test_another_language_needs_only_its_words(tmp_path: Path, typed: str, iso: str):
    french = load_day_words(home=home_with(tmp_path, FRENCH))
    assert read_day(typed, french, TODAY) == Day.parse(iso)


@pytest.mark.parametrize("iso", ["2026-08-01", "2026-08", "2026", "/2026-08-01"])
def test_another_languages_box_reads_back(tmp_path: Path, iso: str):
    french = load_day_words(home=home_with(tmp_path, FRENCH))
    assert read_day(french.written(Day.parse(iso)), french, TODAY) == Day.parse(iso)


@pytest.mark.parametrize("missing", ['"lundi", ', 'today = ["aujourd\'hui"]\n', '"janv", '])
def test_a_word_too_few_is_named(tmp_path: Path, missing: str):
    with pytest.raises(ContentError, match=r"en/days\.toml"):
        load_day_words(home=home_with(tmp_path, FRENCH.replace(missing, "")))


def test_english_days_follow_the_british_order():
    assert read_day("3/4/2026", load_day_words(), TODAY) == Day.parse("2026-04-03")


def test_days_are_said_as_people_say_them() -> None:
    words, today = load_words("start"), date(2026, 12, 28)  # a Monday
    said = [words.said_day(today + timedelta(days=n), today) for n in (-1, 0, 1, 3, 6, 7)]
    assert said == ["27 December", "today", "tomorrow", "Thursday", "Sunday", "4 January 2027"]
    assert words.said_day(None, today) == ""
    assert words.said_day(Day.parse("2026-03"), today) == "some day in March 2026"
    when = [words.on_day(today + timedelta(days=n), today) for n in (-1, 0, 1, 3, 7)]
    assert when == ["yesterday", "today", "tomorrow", "on Thursday", "on 4 January 2027"]
    assert words.on_day(Day.parse("2026-03"), today) == "some day in March 2026"
    assert words.on_day(None, today) == ""
