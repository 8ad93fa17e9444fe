"""The pictures of notebook 07: no, few and many rows, wide and narrow, with names nobody would choose."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import wording
from driver import shown, unfold, widgets
from standing_by_hand import keep_map, skill, steady

from workbook import ui
from workbook.answers import Day, capital
from workbook.book import Book
from workbook.content import claims
from workbook.limits.model import Constraint, LimitKind
from workbook.progress import distances
from workbook.progress.page import StandingPictures
from workbook.standing.model import Rating, Requirement
from workbook.standing.story import job_maps
from workbook.strengths.model import Strength, StrengthUse
from workbook.ui import LiveChart, Picture

HOSTILE = "<b>$x_1$</b> \u202eSpada & \U0001f469\u200d\U0001f680 " + "long " * 60


def words(book: Book) -> Any:
    return book.words("progress")


def said(key: str, **values: object) -> str:
    """What a picture says."""
    return wording.words(f"progress.{key}", **values)


def drawn(book: Book, key: str, picture: Picture | None) -> dict[str, Any]:
    """What the browser is given, both pictures included."""
    return LiveChart(book, words(book), key, lambda: picture, listen=()).drawn()


def of_map(book: Book) -> Picture | None:
    return distances.distances(next(iter(job_maps(book)), None), words(book))


def test_without_a_map_or_a_level_there_is_no_picture(book: Book) -> None:
    assert of_map(book) is None
    keep_map(book, ("SQL", None, 3), ("Excel", 2, None))
    assert of_map(book) is None


def test_the_picture_says_how_many_are_there_already(book: Book) -> None:
    keep_map(book, ("SQL", 2, 3), ("Excel", 4, 3), ("maps", 3, 3))
    picture = of_map(book)
    assert picture is not None
    assert picture.title == said("distances.title", there="Two", n="three")
    assert [row[1:] for row in picture.marks.rows] == [(2, 3, None), (4, 3, None), (3, 3, None)]  # type: ignore[attr-defined]


def test_movement_shows_from_the_first_rating_to_the_newest(book: Book) -> None:
    keep_map(book, ("SQL", 1, 3), ("Excel", 2, 3))
    book.store.add(Rating(skill(book, "SQL").id, Day(book.today() + timedelta(days=1)), 2))
    picture = of_map(book)
    assert picture is not None
    assert [cells["before"] for cells in picture.cells] == ["1", ""]
    assert said("distances.key.before") in picture.marks.key  # type: ignore[attr-defined]


@pytest.mark.parametrize("n", [1, 4, 5, 12, 40])
def test_any_number_of_skills_is_drawn_wide_and_narrow_with_any_names(book: Book, n: int) -> None:
    keep_map(book, *((f"{HOSTILE}{i}"[-200:], i % 5, (i + 2) % 5) for i in range(n)))
    shown = drawn(book, "distances", of_map(book))
    assert len(shown["rows"]) == n
    assert shown["wide"].startswith("<svg")
    assert shown["narrow"].startswith("<svg")
    assert "<b>" not in shown["wide"]


def test_where_nobody_is_above_and_everything_is_missing_it_says_that_calmly(book: Book) -> None:
    keep_map(book, ("SQL", 0, 4), ("Excel", 0, 4))
    picture = of_map(book)
    assert picture is not None
    assert picture.title == said("distances.title_none", n="two")


def test_gaps_are_counted_as_closed_closing_and_parked(book: Book) -> None:
    job = keep_map(book, ("a", 1, 3), ("b", 1, 3), ("c", 1, 3))
    for name, more in (("a", {"chosen": True}), ("b", {"closed_on": Day(book.today())})):
        stored = skill(book, name)
        book.store.update(stored.id, Requirement(job.id, name, need=3, **more), stored.rev)
    picture = distances.gaps(job_maps(book), words(book))
    assert picture is not None
    assert [row["count"] for row in picture.cells] == ["1", "1", "1"]
    assert len(drawn(book, "gaps", picture)["rows"]) == 3
    assert distances.gaps([], words(book)) is None


def test_limits_are_counted_by_kind_and_one_without_a_kind_is_not_checked_yet(book: Book) -> None:
    every = [Constraint("a", LimitKind.FIXED), Constraint("b", LimitKind.FIXED), Constraint("c")]
    picture = distances.limits(every, words(book))
    assert picture is not None
    fixed, unchecked = (
        said(f"limits.title.{k}", n=words(book).number(n)) for k, n in (("fixed", 2), ("unchecked", 1))
    )
    assert picture.title == capital(f"{fixed}{said('between')}{unchecked}")
    assert len(drawn(book, "limits", picture)["rows"]) == 2
    assert distances.limits([], words(book)) is None


def test_strengths_used_stand_in_their_weeks_with_the_weeks_between(book: Book) -> None:
    first = book.today() - timedelta(days=book.today().weekday(), weeks=2)
    used = [(first, "Patience"), (first, "Maps"), (first + timedelta(weeks=2), "Patience")]
    picture = distances.strengths_used(used, words(book))
    assert picture is not None
    assert [row["count"] for row in picture.cells] == ["1", "0", "2"]
    assert len(drawn(book, "used", picture)["rows"]) == 3
    assert distances.strengths_used([], words(book)) is None


def test_five_hundred_uses_are_drawn(book: Book) -> None:
    used = [(book.today() - timedelta(weeks=n), HOSTILE) for n in range(500)]
    assert drawn(book, "used", distances.strengths_used(used, words(book)))["wide"].startswith("<svg")


def test_the_pictures_are_behind_a_line_and_limits_only_on_a_day_that_is_not_low(book: Book) -> None:
    page = StandingPictures(book, words(book))
    assert page.charts.shown == ()
    keep_map(book, ("SQL", 2, 3))
    strength = book.store.add(Strength("Patience"))
    book.store.add(StrengthUse(strength.id, "call", None, Day(book.today())))
    book.store.add(Constraint("Eyesight", LimitKind.FIXED))
    assert page.charts.shown == ("distances", "gaps", "used", "limits")
    assert [w for w in widgets(page) if w.spec.get("what") == "fold"]
    steady(book, 2)
    assert page.charts.shown == ("distances", "gaps", "used")


def test_the_foot_of_the_page_says_what_its_sentences_rest_on(book: Book) -> None:
    foot, _worse = ui.foot(book, "standing")
    said, evidence = shown(unfold(foot)), book.words("evidence")
    for sentence, rests_on in claims(evidence, "standing"):
        assert sentence in said
        assert rests_on in said
