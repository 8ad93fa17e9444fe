"""The charts are drawn for any log there can be, wide and narrow, and show what the table holds."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from driver import shows
from log_by_hand import TODAY, heard, held, many, story
from wording import words

from workbook import ui
from workbook.answers import admit
from workbook.book import Book
from workbook.how_far.charts import log_picture
from workbook.how_far.page import charts
from workbook.interviews.story import Story

KEYS = ("reach", "over_time")

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text())
SIZES = {
    "one": many(waiting=1),
    "one interviewed": many(interviewed=1),
    "four": many(waiting=2, interviewed=1, final=1),
    "twelve": many(waiting=2, rejected=6, silent=2, interviewed=1, final=1),
    "everyone interviewed": many(offer=5, final=3),
    "five hundred": many(waiting=140, rejected=250, interviewed=80, final=20, offer=10),
    "vague": [
        story("2026"),
        story("/2026-01-20", heard("rejected"), id="b"),
        story("", held("first"), held("final", "2026-03"), id="c"),
    ],
}


def keep(book: Book, log: list[Story]) -> None:
    with book.store.batch() as step:
        for one in log:
            id = step.add(one.application).id
            for event in (*one.rounds, *one.news):
                step.add(type(event)(**vars(event) | {"application_id": id}))


def chart(book: Book, key: str) -> ui.LiveChart:
    """One of the page's charts."""
    return dict(zip(KEYS, charts(book, book.words("how_far")), strict=True))[key]


def texts(svg: str) -> list[str]:
    return [
        "".join(e.itertext()).strip() for e in ElementTree.fromstring(svg).iter() if e.tag.endswith("}text")
    ]


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", KEYS)
def test_a_chart_is_drawn_inside_its_picture(book: Book, key: str, size: str, width: str):
    keep(book, SIZES[size])
    drawn = chart(book, key).drawn()
    picture = ElementTree.fromstring(drawn[width])
    _, _, across, _ = map(float, picture.get("viewBox").split())
    assert across == {"wide": 640, "narrow": 340}[width]
    for text in (e for e in picture.iter() if e.tag.endswith("}text")):
        moved = re.match(r"translate\(([-\d.]+)", text.get("transform", ""))
        x = float(moved[1] if moved else text.get("x", 0))
        assert -1 <= x <= across


@pytest.mark.parametrize("key", KEYS)
def test_without_applications_there_are_words_and_no_axis(book: Book, key: str):
    made = chart(book, key)
    assert made.drawn() == {"shown": "empty"}
    assert shows(made, "say")["empty"]


def test_the_chart_of_how_far_holds_its_counts_and_its_range(book: Book, clock: Any):
    clock.forward(days=61)
    keep(book, many(rejected=6, interviewed=2))
    said = texts(chart(book, "reach").drawn()["wide"])
    assert {
        words("how_far.reach.stage.sent"),
        "8",
        words("how_far.reach.stage.interview"),
        "2",
        words("how_far.reach.range", reached=2, of=8, range="fewer than 60 in 100"),
        words("how_far.reach.none_yet"),
    } <= set(said)


def test_a_range_in_words_is_never_cut(book: Book, clock: Any):
    clock.forward(days=61)
    keep(book, many(offer=5, rejected=1))
    for width in ("wide", "narrow"):
        said = texts(chart(book, "reach").drawn()[width])
        assert not [text for text in said if text.endswith("…")]


def test_the_log_over_time_names_each_application_and_its_marks(book: Book):
    keep(book, [story("2026-02-02", organisation="Thornvale"), story("2026-02-09", organisation="Fennick")])
    said = texts(chart(book, "over_time").drawn()["narrow"])
    assert {"Thornvale", "Fennick", words("how_far.over_time.key_open")} <= set(said)


def test_at_most_forty_lines_are_drawn_of_ten_thousand(book: Book):
    keep(book, [story("2026-02-02", organisation="Quillmoor", id=str(i)) for i in range(300)])
    said = texts(chart(book, "over_time").drawn()["wide"])
    assert said.count("Quillmoor") == 40


def test_hostile_names_stay_text_in_the_picture(book: Book):
    allowed = {*("svg", "g", "path", "text", "tspan", "defs", "clipPath", "rect", "use", "line")}
    texts_given = [entry["value"] for entry in HOSTILE if isinstance(entry["value"], str)]
    admitted = [text for text in (admit(given, 300, one_line=True) for given in texts_given) if text]
    words = book.words("how_far")
    for first in range(0, len(admitted), 40):
        names = [name for name in admitted[first : first + 40] if isinstance(name, str)]
        log = [story(id=name, organisation=name) for name in names]
        picture_of = partial(log_picture, log, TODAY, words, book.words("interviews"))
        made = ui.LiveChart(book, words, "over_time", picture_of, listen=())
        picture = ElementTree.fromstring(made.drawn()["narrow"])
        assert {e.tag.split("}")[1] for e in picture.iter()} <= allowed
