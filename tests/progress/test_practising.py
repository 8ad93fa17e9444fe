"""Pictures of practice: with none, one, few, many and hostile names; no run of days, no sum, no share."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import shown, unfold
from practice_by_hand import a_card, an_attempt

from workbook import open_book, ui
from workbook.answers import Day
from workbook.attempts.model import RUBRIC, Attempt
from workbook.book import Book
from workbook.progress import practising as charts
from workbook.questions.model import Card, Competency
from workbook.stories.charts import story_grid
from workbook.stories.model import StarStory

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
MONDAY = date(2026, 3, 9)


def made(book: Book) -> dict[str, Any]:
    words = book.words("practice")
    all_ = charts.pictures(book, words)
    kinds, stories = book.words("questions").options("field.competency"), book.words("stories")
    return all_ | {"story_grid": lambda: story_grid(book.store.all(StarStory), kinds, stories)}


def drawn(book: Book, key: str) -> dict[str, Any]:
    words = book.words("stories" if key == "story_grid" else "practice")
    return ui.LiveChart(book, words, key, made(book)[key], listen=()).drawn()


def fill(book: Book, n: int, names: list[str] | None = None) -> None:
    names = names or ["What do you do first?"]
    for i in range(n):
        kind = [*Competency][i % 16]
        card = a_card(book, names[i % len(names)], competency=kind, stability=0.3 + i % 7)
        an_attempt(book, card, i % 60, **{name: 1 + (i + at) % 5 for at, name in enumerate(RUBRIC)})
        book.store.add(StarStory(names[i % len(names)][:300], tags=([*Competency][i % 11],)))


@pytest.fixture(scope="module", params=[0, 1, 4, 5, 12, 500])
def practised(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book with so many attempts at as many questions, made once for all pictures."""
    book = open_book(tmp_path_factory.mktemp("book"), now=lambda: datetime(2026, 3, 12, 10, tzinfo=UTC))
    fill(book, request.param)
    return book


@pytest.mark.parametrize("key", ["fresh", "calendar_chart", "rubric", "by_kind", "story_grid"])
def test_every_picture_is_drawn_or_says_what_will_be_there(practised: Book, key: str) -> None:
    found = drawn(practised, key)
    attempts = practised.store.all(Attempt)
    assert found["shown"] == ("chart" if attempts else "empty")
    if attempts:
        assert found["title"]
        assert "<svg" in found["wide"]
        assert "<svg" in found["narrow"]
        assert found["rows"]
        assert found["method"]


@pytest.mark.parametrize("key", ["fresh", "by_kind", "story_grid"])
def test_hostile_names_are_only_words(book: Book, key: str) -> None:
    names = [e["value"] for e in HOSTILE if isinstance(e.get("value"), str) and e["value"].strip()]
    fill(book, 12, [name[:200] for name in names])
    assert "<script" not in drawn(book, key)["wide"]


def test_the_line_is_the_middle_of_the_last_three_and_begins_with_the_third(book: Book) -> None:
    words, asks = book.words("practice"), book.words("attempts")
    days = [MONDAY + timedelta(days=n) for n in range(4)]
    rated = [Attempt("a", Day(on), proof=n) for on, n in zip(days, (1, 5, 2, 4), strict=True)]
    picture = charts.rubric(rated, words, asks)
    (row,) = picture.marks.rows
    assert [(on, n) for on, n in row.line] == [(days[2], 2.0), (days[3], 4.0)]
    assert picture.cells[0]["middle"] == "4"
    assert charts.rubric(rated[:2], words, asks).marks.rows[0].line == []


def test_a_day_with_two_attempts_is_one_day_and_what_is_older_is_left_out(book: Book) -> None:
    card = a_card(book)
    for days_ago in (0, 0, 3, 200):
        an_attempt(book, card, days_ago)
    assert [cell["n"] for cell in made(book)["calendar_chart"]().cells] == ["1", "2"][::-1]


def test_an_attempt_at_a_removed_question_counts_for_no_kind(book: Book) -> None:
    card = a_card(book, competency=Competency.TEAM)
    an_attempt(book, card)
    book.store.remove(Card, card.id)
    assert made(book)["by_kind"]() is None
    assert made(book)["calendar_chart"]() is not None


def test_fresh_fading_faded_are_words_and_never_a_share(book: Book) -> None:
    fill(book, 5)
    found = json.dumps({k: v for k, v in drawn(book, "fresh").items() if k not in ("wide", "narrow")})
    assert "%" not in found


def test_the_line_of_pictures_comes_with_the_first_attempt_and_says_that_cards_are_not_interviews(
    book: Book,
) -> None:
    (part,) = charts.practice.__wrapped__(book)  # type: ignore[attr-defined]
    line, apart = (book.words("practice")(key) for key in ("fold.pictures", "not_interviews"))
    assert line not in shown(part)
    an_attempt(book, a_card(book))
    assert line in shown(part)
    assert apart in shown(unfold(part))
