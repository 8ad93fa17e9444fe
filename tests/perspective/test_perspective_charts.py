"""The room's tables, sentences and pictures: counts under five, no score, nobody else's numbers."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from perspective_by_hand import keep_thought, log, thoughts
from wording import words

from workbook import ui
from workbook.book import Book
from workbook.content import load_exercise
from workbook.perspective.charts import (
    SameFive,
    beliefs_picture,
    own_picture,
    runs_picture,
    strip_picture,
)

EXERCISE = load_exercise("c")
CARDS = next(prompt.cards for prompt in EXERCISE.prompts if prompt.cards)


def drawn(book: Book, picture: Any) -> dict[str, Any]:
    words, key = book.words("perspective"), picture.__name__.removesuffix("_picture")
    return ui.LiveChart(book, words, key, lambda: picture(book, words), listen=()).drawn()


def beliefs_of(book: Book, *pairs: tuple[int, int]) -> dict[str, Any]:
    for n, (before, after) in enumerate(pairs):
        keep_thought(book, 30 * (len(pairs) - n), belief_before=before, belief_after=after, feeling_before=40)
    return drawn(book, beliefs_picture)


def strip_of(book: Book, *rows: tuple[str, str, str], **answers: Any) -> dict[str, Any]:
    keep_thought(book, explanations=[list(row) for row in rows], **answers)
    words, thought = book.words("perspective"), thoughts(book)[-1]
    strip = ui.LiveChart(book, words, "strip", lambda: strip_picture(words, EXERCISE, thought), listen=())
    return strip.drawn()


def in_picture(svg: str) -> None:
    """Every word of a picture begins inside it."""
    picture = ElementTree.fromstring(svg)
    _, _, across, down = map(float, str(picture.get("viewBox")).split())
    for text in (e for e in picture.iter() if e.tag.endswith("}text")):
        moved = re.match(r"translate\(([-\d.]+) ([-\d.]+)", text.get("transform", ""))
        x, y = (
            (float(moved[1]), float(moved[2]))
            if moved
            else (float(text.get("x", 0)), float(text.get("y", 0)))
        )
        assert -1 <= float(x) <= across
        assert -1 <= float(y) <= down


@pytest.mark.parametrize(
    ("pair", "title"),
    [
        ((80, 45), words("perspective.beliefs.title_moved", before=80, after=45)),
        ((60, 60), words("perspective.beliefs.title_same", after=60)),
        ((20, 40), words("perspective.beliefs.title_moved", before=20, after=40)),
    ],
)
def test_one_record_is_said_plainly_and_never_praised(book: Book, pair: tuple[int, int], title: str) -> None:
    made = beliefs_of(book, pair)
    assert made["title"] == title
    assert made["of"] == words("perspective.beliefs.of_one")


def test_under_five_records_there_is_no_summary(book: Book) -> None:
    made = beliefs_of(book, (80, 45), (70, 60), (50, 50), (90, 30))
    assert made["title"] == words("perspective.beliefs.title_last", before=90, after=30)


def test_from_five_records_the_median_change_and_how_often_it_went_down(book: Book) -> None:
    made = beliefs_of(book, (80, 45), (70, 60), (50, 50), (90, 30), (60, 70))
    assert made["title"] == words("perspective.beliefs.title_many", down=3, n=5, change="−10")
    assert len(made["rows"]) == 5


def test_a_record_without_both_beliefs_has_no_dots(book: Book) -> None:
    keep_thought(book, belief_before=80)
    assert drawn(book, beliefs_picture) == {"shown": "empty"}


def test_the_strip_says_what_is_known_and_what_cannot_be(book: Book) -> None:
    made = strip_of(book, ("unfair", "20", "guess"), ("money_or_timing", "70", "know"), unknown=80)
    assert made["title"] == words("perspective.strip.title", n="two", know="one")
    assert words("perspective.strip.of_unknown", unknown=80) in made["of"]
    assert made["rows"][0] == [CARDS["money_or_timing"], "70", words("perspective.strip.know")]


@pytest.mark.parametrize(
    ("known", "title"),
    [
        (["guess"], words("perspective.strip.title_one_not")),
        (["know"], words("perspective.strip.title_one")),
        (["guess", "", "no_idea"], words("perspective.strip.title_none", n="three")),
        (["know", "know"], words("perspective.strip.title_all", n="two")),
    ],
)
def test_the_strip_has_a_true_title_for_any_mix(book: Book, known: list[str], title: str) -> None:
    rows = zip(CARDS, known, strict=False)
    assert strip_of(book, *((card, "50", one) for card, one in rows))["title"] == title


def test_a_card_that_is_no_longer_in_the_deck_is_left_out_of_the_strip(book: Book) -> None:
    made = strip_of(book, ("gone", "50", "know"), ("unfair", "10", ""))
    assert made["rows"] == [[CARDS["unfair"], "10", words("perspective.strip.unsaid")]]


def test_own_numbers_are_counts_and_under_five_there_is_no_range(book: Book, clock: Any) -> None:
    for _ in range(3):
        log(book)
    log(book, "first", news="rejected")
    assert drawn(book, own_picture) == {"shown": "empty"}
    log(book, "first", "final", news="offer")
    made = drawn(book, own_picture)
    assert made["title"] == words(
        "perspective.own.title",
        sent=words("perspective.count.applications.other", n=5),
        interview=words("perspective.count.interviews.other", n=2),
        final=words("perspective.count.finals.one"),
        offer=words("perspective.count.offers.one"),
    )
    assert made["of"] == words("perspective.own.of")  # a day old, they cannot tell
    clock.forward(days=60)
    few = words("perspective.own.of_few", offers=1, decided=2)
    assert drawn(book, own_picture)["of"] == few


def test_from_five_that_are_old_enough_there_is_a_range_in_a_hundred(book: Book, clock: Any) -> None:
    for _ in range(6):
        log(book, "first", news="rejected")
    clock.forward(days=60)
    log(book, "first")
    assert drawn(book, own_picture)["of"] == (
        words("perspective.own.of_range", range="fewer than 40 in 100", offers=0, decided=6)
    )


def test_from_twenty_the_range_is_rounded_outwards_to_five(book: Book, clock: Any) -> None:
    for n in range(20):
        log(book, "first", news="offer" if n < 5 else "rejected")
    clock.forward(days=60)
    assert drawn(book, own_picture)["of"].endswith(
        words("perspective.own.of_percent", range="between 10 and 50 in 100", offers=5, decided=20)
    )


def test_with_an_empty_log_there_is_no_axis(book: Book) -> None:
    assert drawn(book, own_picture) == {"shown": "empty"}


def test_no_published_figure_stands_in_the_persons_own_chart(book: Book) -> None:
    for _ in range(5):
        log(book, "first", news="rejected")
    said = str(drawn(book, own_picture))
    for figure in load_exercise("m").more["published"]:
        for number in re.findall(r"\d\d\.\d", figure["text"]):
            assert number not in said
        assert figure["who"] not in said


def test_the_same_five_fall_the_same_way_on_every_machine(book: Book) -> None:
    one, other = (SameFive(book, book.words("perspective")) for _ in range(2))
    one.again()
    assert one.draws[0] == other.draws[0]
    assert one.draws[0] != one.draws[1]
    made = one.chart.drawn()
    same = sum(draw.same for draw in one.draws)
    assert made["of"] == words("perspective.same_five.of", same=same, n=2, expected=38)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_picture_keeps_its_words_inside(book: Book, width: str) -> None:
    rows = [(card, str(n * 7), ["know", "guess", "no_idea", ""][n % 4]) for n, card in enumerate(CARDS)]
    in_picture(strip_of(book, *rows)[width])
    in_picture(beliefs_of(book, (0, 100), (100, 0), (50, 50))[width])
    for _ in range(5):
        log(book, "final", news="rejected")
    for picture in (own_picture, runs_picture):
        in_picture(drawn(book, picture)[width])
    in_picture(SameFive(book, book.words("perspective")).chart.drawn()[width])
