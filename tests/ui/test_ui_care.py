"""The care card reaches the browser whole: every sentence, every country, every line."""

from __future__ import annotations

import json

from driver import Browser

from workbook import ui
from workbook.book import Book
from workbook.content import load_words
from workbook.ui.parts import care_spec, keep_country


def test_everything_is_plain_text_that_the_browser_gets_at_once() -> None:
    spec = care_spec(load_words)
    assert json.loads(json.dumps(spec)) == spec


def test_the_card_says_all_the_guide_asks_for() -> None:
    say = care_spec(load_words)["say"]
    assert len(say["say"]) == 5
    assert set(say["button"]) >= {"helplines", "message", "steadying"}
    assert len(say["steadying"]["items"]) == 4
    assert all((say["message"]["text"], say["helplines"]["distance"], say["privacy"]))


def test_every_country_has_an_emergency_number_and_somebody_to_ring() -> None:
    spec = care_spec(load_words)
    countries = set(spec["countries"])
    assert countries == set(spec["emergency"]) == {line["country"] for line in spec["lines"]}
    assert "anywhere" in countries


def test_every_line_says_how_to_reach_it_who_answers_and_when_it_was_checked() -> None:
    for line in care_spec(load_words)["lines"]:
        assert line["call"] or line["text"] or line["whatsapp"] or line["web"]
        assert all(line[key] for key in ("name", "run_by", "checked"))


def test_a_time_zone_only_points_to_a_country_there_is() -> None:
    spec = care_spec(load_words)
    assert set(spec["zones"].values()) <= set(spec["countries"])


def test_the_chosen_country_is_there_next_time(book: Book) -> None:
    assert care_spec(book.words, book)["country"] == ""
    keep_country(book, "nz")
    assert care_spec(book.words, book)["country"] == "nz"


def test_a_country_that_is_not_in_the_list_is_not_kept(book: Book) -> None:
    keep_country(book, "<script>")
    assert care_spec(book.words, book)["country"] == ""


def test_it_is_complete_when_no_book_could_be_opened() -> None:
    assert care_spec(load_words)["lines"]


def test_the_card_on_the_page_says_the_same_and_remembers_the_country(book: Book) -> None:
    card = ui.care_card(book, arrive=True)
    assert Browser(card).shows("care") == care_spec(book.words, book)
    card._handle_custom_msg({"do": "country", "with": "gb"}, [])
    assert care_spec(book.words, book)["country"] == "gb"
