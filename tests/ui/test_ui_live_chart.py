"""A chart is drawn twice, says what it shows, keeps up with the store, and never shows a traceback."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from by_hand import room_words
from driver import Browser
from driver import shown as all_of
from wording import words

from workbook import ui
from workbook.book import Book
from workbook.interviews.model import Application
from workbook.ui.drawing import bars as marks
from workbook.ui.drawing import style
from workbook.ui.live_chart import ROWS

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
TEXTS = [e["value"] * e.get("repeat", 1) for e in HOSTILE]
WORDS = room_words(
    sent={
        "empty": "Log an application to see it here.",
        "column": {"name": "Organisation"},
        "alt": "Bars for {rows}.",
        "alt_row": "{name}",
        "method": "Counted.",
        "on": "Day",
    }
)


def of_names(names: Sequence[str]) -> ui.Picture:
    bars = marks.Bars([marks.Bar(name, 3, "3", name) for name in names])
    return ui.Picture(
        f"{len(names)} applications", f"{len(names)} sent.", bars, [{"name": name} for name in names]
    )


def chart(book: Book, picture: Callable[[], ui.Picture | None] | None = None) -> ui.LiveChart:
    def sent() -> ui.Picture:
        return of_names([stored.record.organisation for stored in book.store.all(Application)])

    return ui.LiveChart(book, WORDS, "sent", picture or sent, listen=[Application])


def texts(picture: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(picture).iter() if element.tag.endswith("text")]


@pytest.mark.parametrize("picture", [None, of_names([])])
def test_without_records_there_is_a_card_and_no_axis(book: Book, picture: ui.Picture | None) -> None:
    assert chart(book, lambda: picture).drawn() == {"shown": "empty"}


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
    assert 'aria-label="Bars for Quillmoor."' in chart(book).drawn()["wide"]


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
    shown = chart(book, lambda: drawn.append(1))
    browser = Browser(shown)
    for visible in (True, False, True):
        browser.send("seen", visible=visible)
    assert drawn == [1]


class Broken(marks.Bars):
    def draw(self, *_given: Any) -> None:
        raise KeyError("secret")


@pytest.mark.parametrize("broken", ["picture", "marks", "cells"])
def test_a_failure_becomes_a_sentence_without_details(book: Book, broken: str) -> None:
    def fail() -> ui.Picture:
        picture = of_names(["Quillmoor"])
        if broken == "picture":
            raise KeyError("secret")
        if broken == "marks":
            return replace(picture, marks=Broken([]))
        return replace(picture, cells=[{"secret": ""}])

    shown = chart(book, fail)
    shown.refresh()
    assert Browser(shown).shown == "problem"
    assert "secret" not in all_of(shown)


@pytest.mark.parametrize("start", range(0, len(TEXTS), 20))
def test_hostile_names_are_drawn_as_the_text_they_are(book: Book, start: int) -> None:
    names = TEXTS[start : start + 20]
    drawn = chart(book, lambda: of_names(names)).drawn()
    rooms = {"wide": 208, "narrow": style.NARROW - 6 - marks.GAP - style.text_width("3")}
    for size, room in rooms.items():
        shown = texts(drawn[size])
        wanted = [style.shorten(name, room) for name in names]
        assert not [name for name in wanted if name and name not in shown]


def test_a_dollar_and_an_underscore_mean_nothing(book: Book) -> None:
    drawn = chart(book, lambda: of_names(["$x_$", "_Acme"])).drawn()
    assert {"$x_$", "_Acme"} <= set(texts(drawn["wide"]))


def test_the_table_behind_has_headings_in_words(book: Book) -> None:
    cells = [{"name": "Quillmoor", "on": "12 March 2026"}, {"name": "Thornvale", "on": ""}]
    drawn = chart(book, lambda: replace(of_names(["Quillmoor"]), cells=cells)).drawn()
    assert drawn["columns"] == ["Organisation", "Day"]
    assert drawn["rows"] == [["Quillmoor", "12 March 2026"], ["Thornvale", ""]]


def test_a_picture_may_say_itself_in_other_words_than_its_cells(book: Book) -> None:
    spoken = [{"name": "a place"}]
    drawn = chart(book, lambda: replace(of_names(["Quillmoor"]), spoken=spoken)).drawn()
    assert 'aria-label="Bars for a place."' in drawn["wide"]
    own = replace(of_names(["Quillmoor"]), alt="One bar.", method="By hand.")
    drawn = chart(book, lambda: own).drawn()
    assert 'aria-label="One bar."' in drawn["wide"]
    assert drawn["method"] == "By hand."


def test_of_a_very_long_table_only_its_beginning_is_sent(book: Book) -> None:
    cells = [{"name": str(n)} for n in range(ROWS + 1)]
    drawn = chart(book, lambda: replace(of_names(["Quillmoor"]), cells=cells)).drawn()
    assert len(drawn["rows"]) == ROWS
    assert str(ROWS + 1) in drawn["cut"]


def test_all_figures_are_saved_as_a_table_that_no_program_runs(book: Book) -> None:
    cells = [{"name": f"=cmd{n}"} for n in range(ROWS + 1)]
    shown = chart(book, lambda: replace(of_names(["Quillmoor"]), cells=cells))
    files: list[Any] = []
    shown.widget.send = lambda content, buffers=(): files.append((content, *buffers))
    shown.widget._handle_custom_msg({"do": "csv"}, [])
    (made, data), _said = files
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert made["file"] == words("ui.chart.file", day=book.today().isoformat()) + ".csv"
    assert rows[:2] == [["Organisation"], ["'=cmd0"]]
    assert len(rows) == ROWS + 2


def test_drawing_says_nothing_on_the_page(
    book: Book, capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    chart(book, lambda: of_names(["北京数据 😀"])).refresh()
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list
