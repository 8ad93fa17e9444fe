"""Words looked up by key, with English standing in where a language has none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workbook.answers import Day
from workbook.content import ContentError, Words, load_words

ENGLISH = """
plain = "Plain words"
list = ["One.", "Two."]
empty = ""

[problem]
held_in_future = "{day} is still to come."

[field.stage]
ask = "How far along was this?"

[field.stage.options]
first = "First interview"
final = "Final round"

[count.applications]
one = "1 application"
other = "{n} applications at {place}"

[count.waiting]
zero = "none waiting"
one = "{n} waiting"
other = "{n} waiting"
"""
GERMAN = """
plain = "Schlichte Worte"

[field.stage.options]
final = "Endrunde"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for language, text in (("en", ENGLISH), ("de", GERMAN)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "room.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def words(home: Path) -> Words:
    return load_words("room", home=home)


def test_a_sentence_is_filled_with_its_values(words: Words):
    assert words("problem.held_in_future", day="12 March") == "12 March is still to come."


def test_a_day_among_the_values_is_said_as_in_a_sentence(words: Words):
    words = replace(words, spoken=load_words("answers").spoken)
    days = Day.parse("2026-03"), date(2026, 3, 12), None
    assert [words("problem.held_in_future", day=day).removesuffix(" is still to come.") for day in days] == [
        "some day in March 2026", "12 March 2026", ""
    ]  # fmt: skip


def test_braces_in_a_persons_own_words_mean_nothing(words: Words):
    assert words("problem.held_in_future", day="{day.__class__}") == "{day.__class__} is still to come."


@pytest.mark.parametrize("key", ["nothing", "problem.nothing", "plain.deeper", "problem", "list"])
def test_a_key_without_a_sentence_names_the_file_and_the_key(words: Words, key: str):
    with pytest.raises(ContentError, match=rf"en/room\.toml, {key}: "):
        words(key)


def test_a_missing_value_names_the_key_and_the_place(words: Words):
    with pytest.raises(ContentError, match=r"problem\.held_in_future: .*'day'"):
        words("problem.held_in_future")


def test_words_within_a_table_keep_their_full_key(words: Words):
    field = words.within("field.stage")
    assert field("ask") == "How far along was this?"
    with pytest.raises(ContentError, match=r"field\.stage\.hint"):
        field("hint")


def test_options_stand_in_their_order_however_they_are_asked_for(words: Words):
    options = {"first": "First interview", "final": "Final round"}
    assert words.options("field.stage") == options
    assert words.within("field.stage").options("options") == options
    assert list(words.options("field.stage")) == ["first", "final"]


def test_an_optional_sentence_has_a_default(words: Words):
    assert words.get("plain") == "Plain words"
    assert (words.get("nothing"), words.get("nothing", "else")) == ("", "else")
    assert words.get("problem.held_in_future", day="12 March") == "12 March is still to come."


def test_what_is_there_can_be_asked(words: Words):
    assert words.has("field.stage.ask")
    assert words.has("empty")
    assert not words.has("field.stage.hint")


@pytest.mark.parametrize(
    ("key", "n", "said"),
    [("applications", 1, "1 application"), ("applications", 0, "0 applications at Hill"),
     ("applications", 7, "7 applications at Hill"), ("waiting", 0, "none waiting"),
     ("waiting", 1, "1 waiting")],
)  # fmt: skip
def test_a_count_has_its_own_words(words: Words, key: str, n: int, said: str):
    assert words.count(key, n, place="Hill") == said


def test_a_list_is_a_tuple_of_sentences(words: Words):
    assert words.list("list") == ("One.", "Two.")


def test_a_table_given_away_does_not_change_the_words(words: Words):
    words.table("field.stage")["ask"] = "changed"
    assert words("field.stage.ask") == "How far along was this?"


def test_another_language_falls_back_to_english_word_by_word(home: Path):
    german = load_words("room", "de", home=home)
    assert german("plain") == "Schlichte Worte"
    assert german.options("field.stage") == {"first": "First interview", "final": "Endrunde"}


def test_a_language_without_the_file_is_english(home: Path):
    assert load_words("room", "fr", home=home)("plain") == "Plain words"


def test_a_file_that_does_not_exist_is_named(home: Path):
    with pytest.raises(ContentError, match=r"en/attic\.toml: "):
        load_words("attic", home=home)


def test_a_broken_file_is_named(home: Path):
    (home / "en" / "broken.toml").write_text("[field", encoding="utf-8")
    with pytest.raises(ContentError, match=r"en/broken\.toml: not readable"):
        load_words("broken", home=home)


@pytest.mark.parametrize(
    ("iso", "said", "short"),
    [
        ("2026-03-12", "12 March 2026", "12 Mar"),
        ("2026-03", "some day in March 2026", "Mar"),
        ("2026", "some day in 2026", "2026"),
        ("/2025-01-24", "before 24 January 2025", "before 24 Jan"),
    ],
)
def test_a_day_is_said_as_well_as_it_is_known(iso: str, said: str, short: str):
    words = load_words("answers")
    assert (words.day(Day.parse(iso)), words.short_day(Day.parse(iso))) == (said, short)


def test_a_plain_date_and_no_date_are_said_too():
    words = load_words("answers")
    assert (words.day(date(2026, 5, 1)), words.day(None), words.short_day(None)) == ("1 May 2026", "", "")


def test_a_day_in_little_room_has_its_year_where_that_is_not_plain() -> None:
    words, today = load_words("messages"), date(2026, 3, 12)
    assert words.near_day(date(2026, 1, 2), today) == "2 Jan"
    assert words.near_day(date(2024, 1, 2), today) == "2 Jan 2024"
    assert words.near_day(date(2026, 1, 2), date(2026, 12, 1)) == "2 Jan 2026"
    assert words.near_day(None, today) == ""


def test_a_count_is_said_in_letters_up_to_ten() -> None:
    words = load_words("messages")
    assert [words.number(n) for n in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]


def test_a_day_of_this_year_is_said_without_its_year_where_today_is_known():
    plain = load_words("today")
    here = replace(plain, today=lambda: date(2026, 3, 12)).within("next")
    assert (here.day(date(2026, 12, 8)), here.day(date(2025, 12, 8))) == ("8 December", "8 December 2025")
    assert here.whole_day(date(2026, 12, 8)) == plain.day(date(2026, 12, 8)) == "8 December 2026"
