"""The pictures of goals: with no, few and many rows, wide and narrow, with names nobody would choose."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import wording
from goals_by_hand import ago, at_pace, keep_goal, milestones, past, send
from many import add_all

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import FORECASTS, CheckIn
from workbook.goals.model import GoalWeek
from workbook.goals.story import history
from workbook.progress import charts
from workbook.progress.page import GoalsPart
from workbook.progress.story import pace, paces
from workbook.ui import LiveChart, Picture

HOSTILE = "<b>$x_1$</b> \u202eSpada & \U0001f469\u200d\U0001f680 " + "long " * 60


def words(book: Book) -> Any:
    return book.words("progress")


def said(key: str, **values: object) -> str:
    """What a picture says."""
    return wording.words(f"progress.{key}", **values)


def burn_up(book: Book, one: Any, *, ahead: bool = True) -> Picture | None:
    return charts.burn_up(one, words(book), "times done", ahead=ahead)


def drawn(book: Book, key: str, picture: Picture | None) -> dict[str, Any]:
    """What the browser is given, both pictures included."""
    return LiveChart(book, words(book), key, lambda: picture, listen=()).drawn()


def steady(book: Book) -> None:
    book.store.add(CheckIn(Day(book.today()), steady=6, hope=6))


def test_the_burn_up_says_the_middle_week_and_the_one_it_is_later_than_one_time_in_five(book: Book) -> None:
    """The worked example of the guide, 4.4: 2, 0, 3, 1, 2, 2, and 14 that are left."""
    picture = burn_up(book, at_pace(book, 2, 0, 3, 1, 2, 2, 0, target=24))
    assert picture is not None
    assert picture.title == said("burn_up.title_ahead", done=10, target=24, n=6, middle=9, late=12)
    assert picture.marks.now == 7  # type: ignore[attr-defined]


def test_before_four_whole_weeks_there_is_no_band(book: Book) -> None:
    picture = burn_up(book, at_pace(book, 2, 0, 3, 9, target=24))
    assert picture is not None
    assert picture.title == said("burn_up.title", done=14, target=24)
    assert picture.marks.areas == []  # type: ignore[attr-defined]


def test_without_the_weeks_to_come_there_is_no_band_either(book: Book) -> None:
    picture = burn_up(book, at_pace(book, 2, 0, 3, 1, 2, 2, 0, target=24), ahead=False)
    assert picture is not None
    assert (picture.title, picture.marks.areas) == (said("burn_up.title", done=10, target=24), [])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("weekly", "target", "key"),
    [
        ((3, 4), None, "title_no_target"),
        ((9, 9), 10, "title_done"),
        ((0, 0, 0, 0, 0, 1), 5, "title"),
    ],
)
def test_what_is_not_known_is_not_said(book: Book, weekly: Any, target: Any, key: str) -> None:
    picture = burn_up(book, at_pace(book, *weekly, target=target))
    assert picture is not None
    assert picture.title == said(f"burn_up.{key}", done=sum(weekly), target=target)


@pytest.mark.parametrize("weekly", [(0,), (0, 0, 0, 0, 0, 0)])
def test_where_nothing_is_done_yet_there_is_no_empty_axis(book: Book, weekly: Any) -> None:
    assert burn_up(book, at_pace(book, *weekly, target=24)) is None


def test_a_number_by_hand_is_in_the_table_with_its_reason_and_the_newest_week_comes_first(book: Book) -> None:
    one = at_pace(book, 1, 2)
    book.store.add(GoalWeek(one.stored.id, Day(one.weeks[0].first), count=5, reason="By post"))
    picture = burn_up(book, pace(book, one.stored))
    assert picture is not None
    assert [(row["units"], row["total"], row["note"]) for row in picture.cells] == [
        ("2", "7", ""),
        ("5", "5", "By post"),
    ]


def test_milestones_and_the_target_are_levels_and_names_never_lie_on_each_other(book: Book) -> None:
    one = at_pace(book, 1, 2, target=40)
    milestones(book, one.stored, "Ten", "Twenty", units=10)
    milestones(book, one.stored, "One more")
    picture = burn_up(book, pace(book, one.stored))
    assert picture is not None
    levels = picture.marks.levels  # type: ignore[attr-defined]
    assert [(label, name) for _, label, name in levels] == [
        ("0", ""), ("40", said("burn_up.target")), ("21", "One more"), ("10", "Ten")]  # fmt: skip


def test_this_week_has_three_marks_and_no_colour_for_what_is_below_them(book: Book) -> None:
    at_pace(book, 0, 1, floor=1, aim=3, stretch=5)
    picture = charts.this_week(paces(book), words(book))
    assert picture is not None
    (row,) = picture.marks.rows  # type: ignore[attr-defined]
    assert [label for _, label in row.marks] == ["1", "3", "5"]
    assert (row.at, row.end, picture.title) == (1, 5, said("this_week.title_one", n=1, aim=3))
    assert len({row.look.fill for row in picture.marks.rows}) == 1  # type: ignore[attr-defined]


def test_all_goals_stand_on_a_line_each_from_two_on(book: Book) -> None:
    at_pace(book, 2, 3, 1, target=10)
    assert charts.all_goals(paces(book), words(book)) is None
    at_pace(book, 1, target=4)
    picture = charts.all_goals(paces(book), words(book))
    assert picture is not None
    assert [row.shown for row in picture.marks.rows] == [
        said("all_goals.shown", done=n, target=target) for n, target in ((6, 10), (1, 4))
    ]  # type: ignore[attr-defined]
    assert [value for value, _ in picture.marks.rows[0].marks] == [2, 5]  # type: ignore[attr-defined]


def test_plans_show_the_own_middle_from_three_tasks_on(book: Book) -> None:
    past(book, (4, 6))
    assert charts.planned(history(book), words(book)).title == said("planned.title_one", times="1.5")  # type: ignore[union-attr]
    past(book, (4, 4), (5, 10))
    picture = charts.planned(history(book), words(book))
    assert picture is not None
    assert picture.title == said("planned.title_middle", longer=2, n=3, middle="1.5")


def test_confidence_is_shown_from_five_weeks_on(book: Book) -> None:
    one = at_pace(book, 3, 1, 3, 3, 2, 0)
    for week, sure in zip(one.weeks[:5], (60, 70, 80, 90, 50), strict=True):
        assert charts.confidence(paces(book), words(book)) is None
        (kept,) = (s for s in book.store.all(GoalWeek) if s.record.week_of == Day(week.first))
        changed = GoalWeek(one.stored.id, Day(week.first), sure, 3, kept.record.count)
        book.store.update(kept.id, changed, kept.rev)
    picture = charts.confidence(paces(book), words(book))
    assert picture is not None
    assert picture.title == said("sure.title", kept=3, n=5, middle="70")


@pytest.mark.parametrize("n", [0, 1, 4, 5, 12, 500])
def test_every_picture_is_drawn_with_any_number_of_rows(book: Book, n: int) -> None:
    """Wide and narrow, with a table, an alt sentence and how it is worked out."""
    past(book, *[(4, 4 + k % 5) for k in range(n)])
    made = [at_pace(book, *[k % 4 for k in range(max(n, 1))], aim=2, target=9 * max(n, 1))] if n else []
    made += [at_pace(book, 1, aim=2, target=3) for _ in range(min(n, 12))]
    for each in (pace(book, one.stored) for one in made[:1]):
        add_all(book.store, [GoalWeek(each.stored.id, Day(week.first), 70, 2, 1) for week in each.weeks])
    now = paces(book)
    pictures = {
        "burn_up": burn_up(book, now[0]) if now else None,
        "this_week": charts.this_week(now, words(book)),
        "all_goals": charts.all_goals(now, words(book)),
        "planned": charts.planned(history(book), words(book)),
        "sure": charts.confidence(now, words(book)),
    }
    for key, picture in pictures.items():
        chart = drawn(book, key, picture)
        assert (chart["shown"] == "chart") == (picture is not None)
        if picture is not None:
            assert chart["wide"].startswith("<svg")
            assert chart["narrow"].startswith("<svg")
            assert chart["rows"]
            assert chart["method"]
    assert bool(n) == any(pictures.values())


@pytest.mark.parametrize("n", [12, 13])
def test_a_picture_of_the_newest_rows_says_how_many_there_are(book: Book, n: int) -> None:
    past(book, *[(4, 5)] * n)
    of = drawn(book, "planned", charts.planned(history(book), words(book)))["of"]
    more = f". {wording.words('ui.chart.drawn', drawn=12, n=n)}" if n > 12 else ""
    assert of == said("planned.of") + more


def test_hostile_names_are_text_in_every_picture(book: Book) -> None:
    one = at_pace(book, 1, 2, 3, 1, 2, aim=2, target=30, outcome=HOSTILE[:300])
    milestones(book, one.stored, HOSTILE, units=9)
    for key, picture in {
        "burn_up": burn_up(book, pace(book, one.stored)),
        "this_week": charts.this_week(paces(book), words(book)),
    }.items():
        svg = drawn(book, key, picture)["narrow"]
        assert "<b>" not in svg
        assert "\u202e" not in svg.partition("</title>")[2]


def part(book: Book) -> GoalsPart:
    return GoalsPart(book, words(book))


def state(book: Book) -> str:
    at_pace(book, 2, 0, 3, 1, 2, 2, 0, target=24)
    return part(book)._state


def test_weeks_to_come_ask_first_how_steady_somebody_is(book: Book) -> None:
    assert state(book) == "unknown"
    page = part(book)
    page._check_in(6)
    assert page._state == "on"
    (check_in,) = (stored.record for stored in book.store.all(CheckIn))
    assert (check_in.steady, check_in.checked_on) == (6, Day(book.today()))


def test_weeks_to_come_are_hidden_on_a_low_day_and_shown_anyway_when_asked_for(book: Book) -> None:
    book.store.add(CheckIn(Day(book.today()), steady=2))
    assert state(book) == "low"
    page = part(book)
    page._set("low")
    assert page._state == "on"
    assert part(book)._state == "low"


def test_weeks_to_come_can_be_switched_off_for_good(book: Book) -> None:
    steady(book)
    assert state(book) == "on"
    part(book)._set("on")
    assert (part(book)._state, book.store.setting(FORECASTS)) == ("off", False)
    part(book)._set("off")
    assert part(book)._state == "on"


def test_the_burn_up_moves_with_the_log(book: Book) -> None:
    keep_goal(book, counts="applications", target=10, days_ago=3)
    page = part(book)
    send(book, book.today())
    assert page.charts.charts["burn_up"].drawn()["title"] == said("burn_up.title", done=1, target=10)


def test_the_burn_up_is_there_at_once_and_the_others_behind_a_button(book: Book) -> None:
    at_pace(book, 1, 2, aim=2, target=9)
    past(book, (4, 5))
    page = part(book)
    assert page.charts.shown == ("burn_up",)
    page.charts.anyway()
    assert page.charts.shown == ("burn_up", "this_week", "planned")


def test_without_a_goal_that_counts_there_is_nothing(book: Book) -> None:
    keep_goal(book, begun_on=ago(book, 9))
    assert part(book).charts.shown == ()


def test_five_thousand_entries_are_all_counted(book: Book) -> None:
    days = [book.today() - timedelta(days=n % 200) for n in range(5000)]
    with book.store.batch() as batch:
        for n, day in enumerate(days):
            batch.add(CheckIn(Day(day), steady=5), id=f"check-in-{n}")
    for _ in range(3):
        keep_goal(book, counts="check_ins", days_ago=200, target=9000)
    assert [pace.progress.totals[-1] for pace in paces(book)] == [5000] * 3
