"""Settings are kept when they are chosen, show what is chosen, and change what the book does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from wording import words

from workbook import open_book, ui
from workbook.answers import Day
from workbook.answers.working_days import SETTING
from workbook.book import DATES, LEAVING, LOOKS, PLAIN, Book
from workbook.content import load_exercise
from workbook.messages.page import Room
from workbook.settings.model import SECTIONS, SETTINGS
from workbook.settings.page import parts, row, section_parts
from workbook.ui.care import COUNTRY
from workbook.ui.page import Frame

SUNDAY = date(2026, 3, 8)


def widgets(part: Any) -> list[Any]:
    """A part's widget and all that are inside it."""
    widget = getattr(part, "widget", part)
    return [widget, *(inner for child in getattr(widget, "children", ()) for inner in widgets(child))]


def said(part: Any) -> str:
    return " ".join(f"{getattr(w, 'spec', '')} {getattr(w, 'state', '')}" for w in widgets(part))


def press(part: Any, key: str) -> None:
    part._receive(part, {"do": "press", "key": key}, [])


def again(book: Book) -> Book:
    """The book as the next page opens it."""
    return open_book(book.folder, now=book.now)


def settings_row(book: Book, name: str) -> Any:
    return row(book, book.words("settings"), name)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_option_is_kept_at_once_and_shown_as_chosen_afterwards(book: Book, name: str) -> None:
    setting = SETTINGS[name]
    assert settings_row(book, name).state["chosen"] == setting.first
    for option, value in setting.options.items():
        part = settings_row(book, name)
        press(part, option)
        assert book.store.setting(setting.key) == value
        assert settings_row(again(book), name).state["chosen"] == option
        assert list(dict(part.spec["options"])) == list(setting.options)


@pytest.mark.parametrize("damaged", ["nonsense", 99, [], {"a": 1}])
@pytest.mark.parametrize("name", SETTINGS)
def test_a_damaged_setting_counts_as_the_first_option_and_the_book_opens(
    book: Book, name: str, damaged: object
) -> None:
    book.store.set_setting(SETTINGS[name].key, damaged)
    book = again(book)
    assert settings_row(book, name).state["chosen"] == SETTINGS[name].first
    assert book.words("today")("page.name")
    assert book.week_of(SUNDAY) <= SUNDAY
    assert Frame(book).widget.spec["dressed"] == {"atnQuick": LEAVING[0], "atnCharts": LOOKS[0]}


def test_every_setting_has_its_subject_and_every_subject_its_chip(book: Book) -> None:
    assert sorted(name for names in SECTIONS.values() for name in names) == sorted(SETTINGS)
    chips, place = parts(book, book.words("settings"))
    assert list(dict(chips.spec["options"])) == list(SECTIONS)
    for section in SECTIONS:
        press(chips, section)
        assert len(widgets(place)) > 1
        assert not chips.state["said"]


def test_a_week_begins_on_the_chosen_day_and_else_as_in_the_country(book: Book) -> None:
    assert book.week_of(SUNDAY) == date(2026, 3, 2)
    book.store.set_setting(SETTING, {"country": "US"})
    assert book.week_of(SUNDAY) == SUNDAY
    press(settings_row(book, "week"), "monday")
    assert book.week_of(SUNDAY) == date(2026, 3, 2)
    press(settings_row(book, "week"), "saturday")
    assert book.week_of(SUNDAY) == date(2026, 3, 7)


def test_dates_are_said_written_and_read_with_the_month_first_once_it_is_chosen(book: Book) -> None:
    press(settings_row(book, "dates"), "month_first")
    book, day = again(book), Day(date(2026, 12, 8))
    assert book.words("today").day(day) == "December 8"
    assert book.day_words.written(day) == "December 8, 2026"
    assert not book.day_words.day_first
    press(settings_row(book, "dates"), "day_first")
    assert again(book).words("today").day(day) == "8 December"


def test_plain_pages_ask_one_question_a_step_in_shorter_words_where_there_are_some(book: Book) -> None:
    usual = ui.ExerciseForm(book, load_exercise("a", book.language)).widget.spec
    press(settings_row(book, "plain"), "plain")
    book = again(book)
    plain = ui.ExerciseForm(book, load_exercise("a", book.language)).widget.spec
    assert all(len(step["names"]) == 1 for step in plain["modes"]["whole"])
    flat = [name for step in usual["modes"]["whole"] for name in step["names"]]
    assert [step["names"][0] for step in plain["modes"]["whole"]] == flat
    asks = {q["name"]: q["ask"] for q in plain["questions"]}
    assert asks["story_belief"] != words("exercises/a.prompts.story_belief.ask")
    assert asks["body"] == words("exercises/a.prompts.body.ask")
    assert book.language == f"en+{PLAIN}"


def test_a_country_is_also_that_of_the_helplines(book: Book) -> None:
    place, *_ = section_parts(book, book.words("settings"), "place")
    label = words("settings.country.choose")
    press(next(w for w in widgets(place) if getattr(w, "spec", {}).get("label") == label), "")
    box = next(w for w in widgets(place) if "things" in getattr(w, "spec", {}))
    box._receive(box, {"do": "choose", "key": "country", "option": "NZ"}, [])
    assert book.store.setting(SETTING)["country"] == "NZ"
    assert book.store.setting(COUNTRY) == "nz"


def test_a_country_is_asked_once_wherever_somebody_says_it(book: Book) -> None:
    letters = Room(book, book.words("messages"))
    letters.place.ask()
    letters.place.boxes[0].choose("country", "NZ")
    place, *_ = section_parts(book, book.words("settings"), "place")
    assert words("settings.country.counted", place="New Zealand") in said(place)
    assert book.store.setting(COUNTRY) == "nz"


def test_the_data_has_its_folder_backups_and_erasing(book: Book) -> None:
    text, backups, erase = section_parts(book, book.words("settings"), "data")
    assert str(book.folder) in said(text)
    assert words("backups.now") in said(backups)
    assert words("settings.data.erase") in said(erase)


def test_settings_go_out_with_an_export_of_the_book(book: Book) -> None:
    press(settings_row(book, "dates"), "month_first")
    assert book.store.settings()[DATES] == "month_first"
