"""A chart is drawn twice, says what it shows, keeps up with the store, and never shows a traceback."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from by_hand import words
from driver import Browser
from driver import shown as all_of

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import Application
from workbook.ui.drawing import bars as marks
from workbook.ui.drawing import style

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
TEXTS = [e["value"] * e.get("repeat", 1) for e in HOSTILE]
OWN = {"empty": "Log an application to see it here.", "column": {"name": "Organisation"}}
WORDS = words(sent=OWN, among="among friends")


def reading(table: Any, _words: Any) -> ui.Reading:
    n = len(table)
    return ui.Reading(f"{n} applications", f"{n} sent.", f"Bars for {n} applications.", "Counted.")


def draw(ax: Any, table: Any, _words: Any, narrow: bool) -> None:
    rows = table.to_dict("records") if isinstance(table, pd.DataFrame) else table
    marks.bars(ax, [marks.Bar(row["name"], 3, "3", row["name"]) for row in rows], narrow=narrow)


def chart(book: Book, **options: Any) -> ui.LiveChart:
    def table() -> list[dict[str, str]]:
        return [{"name": stored.record.organisation} for stored in book.store.all(Application)]

    def height(rows: Any, narrow: bool) -> float:
        return marks.bars_height(len(rows), narrow=narrow)

    usual = {"table": table, "draw": draw, "reading": reading, "height": height, "listen": [Application]}
    return ui.LiveChart(book, WORDS, "sent", **(usual | options))


def texts(picture: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(picture).iter() if element.tag.endswith("text")]


def test_without_records_there_is_a_card_and_no_axis(book: Book) -> None:
    assert chart(book).drawn() == {"shown": "empty"}


def test_what_draws_and_what_speaks_are_given_the_words_of_the_room(book: Book) -> None:
    book.store.add(Application(organisation="Quillmoor"))

    def saying(_table: Any, room: Words) -> ui.Reading:
        return ui.Reading(room("among"), "", "", "")

    def writing(ax: Any, _table: Any, room: Words, _narrow: bool) -> None:
        ax.text(0, 0, room("among"))

    drawn = chart(book, reading=saying, draw=writing).drawn()
    assert (drawn["title"], texts(drawn["wide"])[-1]) == ("among friends", "among friends")
    assert drawn["columns"] == ["Organisation"]


def test_it_is_drawn_for_a_wide_and_for_a_narrow_page(book: Book) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    drawn = chart(book).drawn()
    widths = [ET.fromstring(drawn[size]).get("width") for size in ("wide", "narrow")]
    assert widths == [str(style.WIDE), str(style.NARROW)]
    assert "Quillmoor" in texts(drawn["narrow"])


def test_letters_are_the_same_size_on_both(book: Book) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    drawn = chart(book).drawn()
    assert all("font-size:14px" in drawn[size] for size in ("wide", "narrow"))


def test_no_stand_in_colour_is_left_and_no_other_colour_either(book: Book) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    picture = chart(book).drawn()["wide"]
    assert not [colour for colour in style.VARIABLES if colour in picture]
    assert "var(--atn-accent)" in picture
    assert "#" not in picture.replace("url(#", "").replace('href="#', "")


def test_the_picture_is_named_by_its_alt_sentence(book: Book) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    assert 'aria-label="Bars for 1 applications."' in chart(book).drawn()["wide"]


def test_a_saved_record_redraws_a_chart_in_view(book: Book) -> None:
    shown = chart(book)
    browser = Browser(shown)
    browser.send("seen", visible=True)
    book.store.add(Application(organisation="Quillmoor"))
    assert Browser(shown).shows("title") == "1 applications"


def test_a_hidden_chart_waits_until_it_is_seen(book: Book) -> None:
    shown = chart(book)
    browser = Browser(shown)
    browser.send("seen", visible=True)
    browser.send("seen", visible=False)
    book.store.add(Application(organisation="Quillmoor"))
    assert Browser(shown).shown == "empty"
    browser.send("seen", visible=True)
    assert Browser(shown).shown == "chart"


def test_a_chart_that_was_seen_and_has_nothing_new_is_not_drawn_again(book: Book) -> None:
    drawn: list[int] = []
    shown = chart(book, table=lambda: drawn.append(1) or [])
    browser = Browser(shown)
    for visible in (True, False, True):
        browser.send("seen", visible=visible)
    assert drawn == [1]


@pytest.mark.parametrize("broken", ["table", "draw", "reading", "height"])
def test_a_failure_becomes_a_sentence_without_details(book: Book, broken: str) -> None:
    def fail(*_given: Any) -> Any:
        raise KeyError("secret")

    book.store.add(Application(organisation="Quillmoor"))
    shown = chart(book, **{broken: fail})
    shown.refresh()
    assert Browser(shown).shown == "problem"
    assert "secret" not in all_of(shown)


@pytest.mark.parametrize("start", range(0, len(TEXTS), 20))
def test_hostile_names_are_drawn_as_the_text_they_are(book: Book, start: int) -> None:
    rows = [{"name": text} for text in TEXTS[start : start + 20]]
    drawn = chart(book, table=lambda: rows).drawn()
    rooms = {"wide": 208, "narrow": style.NARROW - 6 - marks.GAP - style.text_width("3")}
    for size, room in rooms.items():
        shown = texts(drawn[size])
        wanted = [style.shorten(row["name"], room) for row in rows]
        assert not [name for name in wanted if name and name not in shown]


def test_a_dollar_and_an_underscore_mean_nothing(book: Book) -> None:
    drawn = chart(book, table=lambda: [{"name": "$x_$"}, {"name": "_Acme"}]).drawn()
    assert {"$x_$", "_Acme"} <= set(texts(drawn["wide"]))


def test_the_table_behind_has_headings_in_words_and_nothing_where_nothing_is_known(book: Book) -> None:
    table = pd.DataFrame({"name": ["Quillmoor", "Thornvale"], "on": [pd.Timestamp(2026, 3, 12), pd.NaT]})
    table["n"] = pd.array([3, None], dtype="Int64")
    drawn = chart(book, table=lambda: table).drawn()
    assert drawn["columns"] == ["Organisation", "on", "n"]
    assert drawn["rows"] == [["Quillmoor", "12 March 2026", "3"], ["Thornvale", "", ""]]


def test_a_reading_may_bring_its_own_rows(book: Book) -> None:
    def with_rows(table: Any, said: Any) -> ui.Reading:
        plain = reading(table, said)
        return ui.Reading(plain.title, plain.of, plain.alt, plain.method, rows=[{"Stage": "Sent", "n": "3"}])

    drawn = chart(book, table=lambda: [{"name": "x"}], reading=with_rows).drawn()
    assert (drawn["columns"], drawn["rows"]) == (["Stage", "n"], [["Sent", "3"]])


def test_drawing_says_nothing_on_the_page(
    book: Book, capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    chart(book, table=lambda: [{"name": "北京数据 😀"}]).refresh()
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list
