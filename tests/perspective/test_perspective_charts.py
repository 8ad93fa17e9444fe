"""The room's tables, sentences and pictures: counts under five, no score, nobody else's numbers."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from perspective_by_hand import keep_thought, log, thoughts

from workbook import ui
from workbook.book import Book
from workbook.content import load_exercise
from workbook.perspective import analysis
from workbook.perspective.pictures import (
    SameFive,
    beliefs_chart,
    log_of,
    own_chart,
    run_of,
    runs_chart,
    strip_chart,
)
from workbook.perspective.readings import shown

EXERCISE = load_exercise("c")
CARDS = next(prompt.cards for prompt in EXERCISE.prompts if prompt.cards)


def drawn(book: Book, chart: Any) -> dict[str, Any]:
    made: ui.LiveChart = chart(book, book.words("perspective"))
    return made.drawn()


def beliefs_of(book: Book, *pairs: tuple[int, int]) -> dict[str, Any]:
    for n, (before, after) in enumerate(pairs):
        keep_thought(book, 30 * (len(pairs) - n), belief_before=before, belief_after=after, feeling_before=40)
    return drawn(book, beliefs_chart)


def strip_of(book: Book, *rows: tuple[str, str, str], **answers: Any) -> dict[str, Any]:
    keep_thought(book, explanations=[list(row) for row in rows], **answers)
    words = book.words("perspective")
    return strip_chart(book, words, EXERCISE, thoughts(book)[-1]).drawn()


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
        ((80, 45), "The belief went from 80 to 45."),
        ((60, 60), "The belief stayed at 60."),
        ((20, 40), "The belief went from 20 to 40."),
    ],
)
def test_one_record_is_said_plainly_and_never_praised(book: Book, pair: tuple[int, int], title: str) -> None:
    made = beliefs_of(book, pair)
    assert made["title"] == title
    assert made["of"] == "One record, your own. There is no number to reach."


def test_under_five_records_there_is_no_summary(book: Book) -> None:
    made = beliefs_of(book, (80, 45), (70, 60), (50, 50), (90, 30))
    assert made["title"] == "The last time the belief went from 90 to 30."


def test_from_five_records_the_median_change_and_how_often_it_went_down(book: Book) -> None:
    made = beliefs_of(book, (80, 45), (70, 60), (50, 50), (90, 30), (60, 70))
    assert made["title"] == "The belief went down in 3 of 5; the middle change is −10."
    assert len(made["rows"]) == 5


def test_a_record_without_both_beliefs_has_no_dots(book: Book) -> None:
    keep_thought(book, belief_before=80)
    assert drawn(book, beliefs_chart) == {"shown": "empty"}


def test_the_strip_says_what_is_known_and_what_cannot_be(book: Book) -> None:
    made = strip_of(book, ("unfair", "20", "guess"), ("money_or_timing", "70", "know"), unknown=80)
    assert made["title"] == "Of two explanations, you know one."
    assert "What you cannot know from here you put at 80." in made["of"]
    assert made["rows"][0] == [CARDS["money_or_timing"], "70", "you know"]


@pytest.mark.parametrize(
    ("known", "title"),
    [
        (["guess"], "One explanation is rated. You do not know it."),
        (["know"], "One explanation is rated. You know it."),
        (["guess", "", "no_idea"], "Of three explanations, you know none."),
        (["know", "know"], "You know all two explanations."),
    ],
)
def test_the_strip_has_a_true_title_for_any_mix(book: Book, known: list[str], title: str) -> None:
    rows = zip(CARDS, known, strict=False)
    assert strip_of(book, *((card, "50", one) for card, one in rows))["title"] == title


def test_a_card_that_is_no_longer_in_the_deck_is_left_out_of_the_strip(book: Book) -> None:
    keep_thought(book, explanations=[["gone", "50", "know"], ["unfair", "10", ""]])
    table = analysis.explanation_strip(thoughts(book)[0], CARDS)
    assert list(table["card"]) == ["unfair"]


def test_own_numbers_are_counts_and_under_five_there_is_no_range(book: Book) -> None:
    log(book)
    log(book, "first", news="rejected")
    log(book, "first", "final", news="offer")
    made = drawn(book, own_chart)
    assert made["title"] == "3 applications, 2 interviews, one final round, one offer."
    few = "1 of 2 interviews that were answered became an offer: too few for a range."
    assert made["of"] == f"Counts from your own log. {few}"


def test_from_five_answered_interviews_the_range_is_said_in_words(book: Book) -> None:
    for _ in range(6):
        log(book, "first", news="rejected")
    assert drawn(book, own_chart)["of"] == (
        "0 of 6 so far. On numbers this small your real rate could plausibly be anywhere from almost none "
        "to about 1 in 3. It is too early to read it."
    )


def test_from_twenty_the_share_is_rounded_to_five_with_its_range(book: Book) -> None:
    for n in range(20):
        log(book, "first", news="offer" if n < 5 else "rejected")
    assert "5 of 20 so far, about 25 in 100." in drawn(book, own_chart)["of"]


def test_waiting_and_withdrawn_interviews_are_left_out_of_the_range(book: Book) -> None:
    log(book, "first")
    log(book, "first", news="withdrew")
    log(book, "task", news="rejected")
    assert drawn(book, own_chart)["of"] == "Counts from your own log."


def test_with_an_empty_log_there_is_no_axis(book: Book) -> None:
    assert drawn(book, own_chart) == {"shown": "empty"}


def test_no_published_figure_stands_in_the_persons_own_chart(book: Book) -> None:
    log(book, "first", news="rejected")
    said = str(drawn(book, own_chart))
    for figure in load_exercise("m").more["published"]:
        for number in re.findall(r"\d\d\.\d", figure["text"]):
            assert number not in said
        assert figure["who"] not in said


def test_the_run_is_the_noes_since_the_newest_offer_and_silence_is_no_answer(book: Book) -> None:
    log(book, "first", news="rejected", days_ago=50)
    log(book, "first", news="offer", days_ago=40)
    log(book, "first", news="rejected", days_ago=30)
    log(book, "first", news="no_response", days_ago=25)
    log(book, "screening", news="rejected", days_ago=20)
    log(book, news="rejected", days_ago=10)
    assert analysis.noes_in_a_row(*log_of(book)) == 2
    assert drawn(book, runs_chart)["title"] == (
        "With a chance of one in four, two noes in a row happen 56 times in 100."
    )


def test_without_a_run_of_its_own_the_picture_takes_six_as_an_example(book: Book) -> None:
    made = drawn(book, runs_chart)
    assert made["title"] == "With a chance of one in four, six noes in a row happen 18 times in 100."
    assert made["of"] == "Six is an example. This says nothing about the next one."
    assert [row[1] for row in made["rows"]] == ["53 in 100", "18 in 100", "9 in 100", "3 in 100"]


def test_three_noes_after_final_rounds_are_spoken_of(book: Book) -> None:
    for _ in range(4):
        log(book, "final", news="rejected")
    assert "all would be lost 20 times in 100" in drawn(book, runs_chart)["of"]
    assert run_of(book).finals == 4


def test_a_very_long_run_is_said_without_a_nought(book: Book) -> None:
    for _ in range(17):
        log(book, "first", news="rejected")
    assert drawn(book, runs_chart)["title"].endswith("17 noes in a row happen less than once in 100 times.")


def test_a_share_is_never_said_as_none_or_all_of_them(book: Book) -> None:
    for _ in range(14):
        log(book, "final", news="rejected")
    said = drawn(book, runs_chart)
    assert "all would be lost less than once in 100 times" in said["of"]
    words = book.words("perspective")
    assert (shown(0.001, words), shown(0.999, words)) == ("under 1 in 100", "over 99 in 100")
    assert " 0 times" not in str(said)
    assert "100 times in 100" not in str(said)


def test_the_same_five_fall_the_same_way_on_every_machine(book: Book) -> None:
    words = book.words("perspective")
    one, other = SameFive(book, words), SameFive(book, words)
    one.again()
    assert one.draws[0] == other.draws[0]
    assert one.draws[0] != one.draws[1]
    made = one.chart.drawn()
    same = sum(draw.same for draw in one.draws)
    assert made["of"].startswith(f"The same first choice in {same} of 2 draws.")
    assert "about 38 times in 100" in made["of"]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_picture_keeps_its_words_inside(book: Book, width: str) -> None:
    rows = [(card, str(n * 7), ["know", "guess", "no_idea", ""][n % 4]) for n, card in enumerate(CARDS)]
    in_picture(strip_of(book, *rows)[width])
    in_picture(beliefs_of(book, (0, 100), (100, 0), (50, 50))[width])
    log(book, "final", news="rejected")
    for chart in (own_chart, runs_chart):
        in_picture(drawn(book, chart)[width])
    in_picture(SameFive(book, book.words("perspective")).chart.drawn()[width])
