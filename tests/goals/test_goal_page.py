"""Notebook 08: a goal made in parts, opened, reviewed; three at a time; what came from looking back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from driver import Browser, press, widgets
from goals_by_hand import (
    ago,
    answer,
    begin,
    click,
    keep_goal,
    milestones,
    past,
    plan_page,
    said_on,
    send,
    to_part,
    words,
)

from workbook import ui
from workbook.answers import Day, capital
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.debrief.model import Action, CameFrom, LeadsTo
from workbook.goals.due import due
from workbook.goals.model import (
    Goal,
    GoalReview,
    GoalState,
    GoalWeek,
    Milestone,
    PastTask,
    ReviewChoice,
    active,
)
from workbook.interviews.model import Application, Outcome, OutcomeEvent


def goals(book: Book) -> list[Goal]:
    return [stored.record for stored in book.store.all(Goal)]


def test_an_empty_page_says_what_will_be_here_and_why(book: Book) -> None:
    page = plan_page(book)
    assert words(book, "empty_title") in said_on(page)
    assert "Locke and Latham" in said_on(page)


def test_a_goal_is_made_in_seven_parts_each_kept_when_it_is_left(book: Book) -> None:
    page = begin(book, why="Evenings", goal_kind="reach")
    (goal,) = goals(book)
    assert (goal.outcome, goal.state, goal.begun_on) == ("Reports, by summer", GoalState.ACTIVE, ago(book, 0))
    assert goal.review_on == Day(book.today() + timedelta(weeks=4))
    answer(page, process=[["Send one", "2", "60", "library"]])
    answer(page, counts="applications", floor="1", aim="3", stretch="5", confidence=75)
    answer(page, target="24", rows=[["Ten sent", "10", "4"]])
    answer(page, rows=[["Course", "6", "10"], ["Move", "4", "5"]])
    answer(page, wish="Monday", obstacle="I lose heart", if_then=[["it rains", "go"]], next_no="Soup")
    answer(page, drop_rule="No interview in 8 weeks")
    (goal,) = goals(book)
    assert (goal.process, goal.aim, goal.target, goal.next_no) == (
        (("Send one", "2", "60", "library"),), 3, 24, "Soup")  # fmt: skip
    assert [s.record.units for s in book.store.all(Milestone)] == [10]
    took = [(s.record.planned_weeks, s.record.actual_weeks) for s in book.store.all(PastTask)]
    assert took == [(6, 10), (4, 5)]
    day = book.words("goals").on_day(goal.review_on, book.today())
    assert words(book, "saved_again", goal=goal.outcome, day=day) in said_on(page)
    assert page.sitting.left is None


def test_the_pictures_are_out_of_sight_while_a_goal_is_set(book: Book) -> None:
    page, pictures = plan_page(book), ui.stack()
    ui.beside(book).holds(pictures)
    page.ask()
    assert pictures.layout.display == "none"
    page.show()
    assert pictures.layout.display is None


def test_a_sitting_may_be_left_and_gone_on_with_another_day(book: Book, clock: Any) -> None:
    page = begin(book)
    Browser(page.sitting.form).send("cancel")
    clock.forward(days=2)
    later = plan_page(book)
    click(later, book, "left_go_on")
    assert words(book, "steps.part", n=2, of=7) in said_on(later)


def test_a_first_part_that_was_half_typed_is_there_again(book: Book) -> None:
    page = plan_page(book)
    click(page, book, "begin")
    Browser(page.sitting.form).type(outcome="Reports")
    assert Browser(plan_page(book).sitting.form).boxes["outcome"] == "Reports"


def test_no_date_appears_before_the_past_tasks_were_asked(book: Book) -> None:
    page = begin(book)
    to_part(page, book, 4)
    answer(page, rows=[["Portfolio", "3", "6"]])
    assert words(book, "dates.title") not in said_on(page)
    answer(page, rows=[])
    row = words(book, "dates.row", milestone="Portfolio", guess=6, middle=10, late=16)
    assert row in said_on(page)
    assert words(book, "dates.count.basis.zero") in said_on(page)


@pytest.mark.parametrize(
    ("sure", "way", "sizes"),
    [(40, "smaller", (0, 2, 3)), (95, "bigger", (2, 4, 8)), (75, "", (1, 3, 5))],
)
def test_below_60_and_above_90_one_press_resizes(
    book: Book, sure: int, way: str, sizes: tuple[int, ...]
) -> None:
    page = begin(book)
    to_part(page, book, 3)
    answer(page, counts="ticks", floor="1", aim="3", stretch="5", confidence=sure)
    if way:
        assert words(book, f"resize.{way}", sure=sure) in said_on(page)
        floor, aim, stretch = sizes
        click(page, book, f"resize.{way}_button", floor=floor, aim=aim, stretch=stretch)
    (goal,) = goals(book)
    assert (goal.floor, goal.aim, goal.stretch) == sizes
    assert str(sure) not in said_on(page)


def test_how_sure_somebody_is_belongs_to_the_week_to_come_with_the_aim_of_then(book: Book) -> None:
    page = begin(book)
    to_part(page, book, 3)
    answer(page, counts="ticks", aim="3", confidence=70)
    (week,) = (stored.record for stored in book.store.all(GoalWeek))
    assert (week.week_of, week.confidence, week.aim) == (Day(book.today() + timedelta(days=4)), 70, 3)


@pytest.mark.parametrize(
    ("part", "row", "column"),
    [
        (4, ["Ten", "0", "4"], 1),
        (4, ["", "1", "4"], 0),
        (5, ["Course", "0", "4"], 1),
        (5, ["Course", "4", "5000"], 2),
        (5, ["Course", "4", ""], 2),
        (5, ["\0", "4", "4"], 0),
    ],
)
def test_a_row_that_cannot_be_is_said_and_its_cell_has_the_focus_and_nothing_is_kept(
    book: Book, part: int, row: list[str], column: int
) -> None:
    page = begin(book)
    to_part(page, book, part)
    browser = answer(page, rows=[["Fine", "1", "1"], row])
    assert list(browser.problems) == ["rows"]
    assert browser.heard[-1]["cells"] == {"rows": (1, column)}
    assert book.store.all(Milestone) == book.store.all(PastTask) == []


def test_more_than_five_milestones_are_two_goals(book: Book) -> None:
    goal = keep_goal(book, counts="ticks")
    milestones(book, goal, *"abcdefg")
    page = plan_page(book)
    click(page, book, "card.open")
    click(page, book, "opened.split")
    assert [len(book.store.where(Milestone, goal_id=s.id)) for s in book.store.all(Goal)] == [5, 2]
    assert [goal.outcome for goal in goals(book)] == ["Two talks a week", "f"]
    book.store.undo()
    assert len(book.store.where(Milestone, goal_id=goal.id)) == 7


def test_a_fourth_goal_asks_which_one_rests(book: Book) -> None:
    kept = [keep_goal(book, f"Goal {n}") for n in range(3)]
    page = plan_page(book)
    click(page, book, "begin_another")
    assert words(book, "fourth.title") in said_on(page)
    press(page, "Goal 1")
    assert [s.id for s in active(book.store.all(Goal))] == [kept[0].id, kept[2].id]
    answer(page, outcome="Goal 3")
    assert len(active(book.store.all(Goal))) == 3


def test_this_weeks_number_and_the_whole_stand_on_the_goal_and_move_with_the_log(book: Book) -> None:
    keep_goal(book, counts="applications", target=24)
    page = plan_page(book)
    send(book, book.today())
    what = capital(words(book, "counted.applications"))
    assert words(book, "card.week_total", what=what, n=1, done=1, target=24) in said_on(page)


def test_one_press_ticks_and_undo_takes_it_back(book: Book) -> None:
    keep_goal(book, counts="ticks")
    page = plan_page(book)
    click(page, book, "card.tick")
    click(page, book, "card.tick")
    what = capital(words(book, "counted.ticks"))
    assert words(book, "card.week", what=what, n=2) in said_on(page)
    book.store.undo()
    assert words(book, "card.week", what=what, n=1) in said_on(page)


def test_two_goals_that_count_the_same_say_so(book: Book) -> None:
    keep_goal(book, counts="applications")
    keep_goal(book, counts="applications")
    assert words(book, "card.shared", what=words(book, "counted.applications")) in said_on(plan_page(book))


def test_a_week_is_put_right_by_hand_with_its_reason(book: Book) -> None:
    keep_goal(book, counts="applications", days_ago=10)
    page = plan_page(book)
    click(page, book, "card.open")
    click(page, book, "opened.week")
    form = Browser(page.opened.form)
    form.press(count="4", reason="")
    assert list(form.problems) == ["reason"]
    form.press(week_of="5 March", count="4", reason="By post")
    (week,) = (stored.record for stored in book.store.all(GoalWeek))
    assert (week.week_of, week.count, week.reason) == (Day.parse("2026-03-02"), 4, "By post")


def test_how_sure_somebody_is_can_be_said_every_week_and_stands_in_the_week_to_come(book: Book) -> None:
    keep_goal(book, counts="applications", aim=3)
    page = plan_page(book)
    click(page, book, "card.open")
    click(page, book, "opened.sure")
    form = Browser(page.opened.form)
    form.press(confidence=None)
    assert form.problems == {"confidence": words(book, "problem.no_answer")}
    form.press(confidence=80)
    (week,) = (stored.record for stored in book.store.all(GoalWeek))
    assert (week.week_of, week.confidence, week.aim) == (Day(book.today() + timedelta(days=4)), 80, 3)


def test_the_rule_for_changing_it_is_shown_at_the_review_and_not_before(book: Book, clock: Any) -> None:
    keep_goal(book, drop_rule="No interview in 8 weeks", review_on=Day(book.today() + timedelta(days=7)))
    page = plan_page(book)
    click(page, book, "card.open")
    assert "No interview in 8 weeks" not in said_on(page)
    clock.forward(days=7)
    page = plan_page(book)
    click(page, book, "card.review")
    assert "No interview in 8 weeks" in said_on(page)


def test_a_review_begins_with_what_was_counted_and_decides(book: Book) -> None:
    goal = keep_goal(
        book, counts="applications", floor=1, aim=3, stretch=5, days_ago=28, review_on=ago(book, 0)
    )
    send(book, book.today(), book.today())
    page = plan_page(book)
    click(page, book, "card.review")
    form = Browser(page.opened.form)
    assert form.boxes["did"] == "2"
    form.press(decide=None)
    assert list(form.problems) == ["decide"]
    form.press(decide="smaller", learned="Mornings are better")
    (review,) = (stored.record for stored in book.store.all(GoalReview))
    assert (review.goal_id, review.did, review.decide) == (goal.id, 2, ReviewChoice.SMALLER)
    assert [(g.floor, g.aim, g.stretch) for g in goals(book)] == [(0, 2, 3)]
    assert due(book) == []
    book.store.undo()
    assert (book.store.all(GoalReview), goals(book)[0].aim) == ([], 3)


def test_a_swap_stops_the_goal_and_begins_another(book: Book) -> None:
    keep_goal(book, review_on=ago(book, 0))
    page = plan_page(book)
    click(page, book, "card.review")
    Browser(page.opened.form).press(decide="swap")
    assert goals(book)[0].state is GoalState.STOPPED
    assert words(book, "steps.part", n=1, of=7) in said_on(page)


def test_on_a_low_day_the_page_is_softer_and_letting_go_waits(book: Book) -> None:
    keep_goal(book, review_on=ago(book, 0))
    book.store.add(CheckIn(Day(book.today()), steady=2, hope=2))
    page = plan_page(book)
    assert words(book, "low") in said_on(page)
    click(page, book, "card.review")
    assert page.opened.form is None
    click(page, book, "opened.anyway")
    assert page.opened.form is not None


def test_on_the_day_of_a_no_the_page_is_closed_with_a_way_in(book: Book) -> None:
    keep_goal(book, "Two talks a week")
    application = book.store.add(Application("Quillmoor"))
    book.store.add(OutcomeEvent(application.id, Outcome.REJECTED, Day(book.today())))
    page = plan_page(book)
    assert "Two talks a week" not in said_on(page)
    click(page, book, "gate.open")
    assert "Two talks a week" in said_on(page)


def change(book: Book) -> str:
    """An action of looking back that is to be a milestone."""
    action = Action(text="Put numbers in", leads_to=LeadsTo.MILESTONE, came_from=CameFrom.LOOK_BACK)
    return book.store.add(action).id


def test_an_action_of_looking_back_becomes_a_milestone_in_one_press(book: Book) -> None:
    goal, id = keep_goal(book), change(book)
    page = plan_page(book)
    press(page, "Two talks a week")
    (milestone,) = (stored.record for stored in book.store.all(Milestone))
    assert (milestone.goal_id, milestone.milestone, milestone.from_id) == (goal.id, "Put numbers in", id)
    assert words(book, "arrived.title") not in said_on(page)


def test_when_that_milestone_is_done_so_is_the_action(book: Book) -> None:
    keep_goal(book)
    id = change(book)
    page = plan_page(book)
    press(page, "Two talks a week")
    click(page, book, "card.done")
    action = book.store.get(Action, id)
    assert action is not None
    assert action.record.done_on == Day(book.today())


def test_an_action_may_be_left_and_waits_for_a_first_goal(book: Book) -> None:
    change(book)
    page = plan_page(book)
    assert words(book, "arrived.no_goal") in said_on(page)
    click(page, book, "arrived.leave")
    assert words(book, "arrived.title") not in said_on(page)


def test_a_goal_removed_behind_an_open_form_keeps_what_was_typed(book: Book) -> None:
    goal = keep_goal(book)
    page = plan_page(book)
    click(page, book, "card.open")
    press(page, words(book, "steps.name.hard"))
    book.store.remove(Goal, goal.id)
    form = answer(page, wish="Monday")
    assert form.is_gone
    form.settle("mine")
    assert [(g.outcome, g.wish) for g in goals(book)] == [(words(book, "unnamed"), "Monday")]


def test_a_goal_removed_before_its_week_is_put_right_says_so(book: Book) -> None:
    goal = keep_goal(book, counts="ticks")
    page = plan_page(book)
    click(page, book, "card.open")
    click(page, book, "opened.week")
    book.store.remove(Goal, goal.id)
    form = Browser(page.opened.form)
    form.press(count="4", reason="By post")
    assert form.problems["week_of"] == words(book, "problem.goal_gone")
    assert book.store.all(GoalWeek) == []


def test_the_tables_are_folded_under_a_line_that_says_what_is_in_them(book: Book) -> None:
    milestones(book, keep_goal(book), "First", "Second")
    past(book, (4, 5))
    page = plan_page(book)
    counts = {"milestones": 2, "tasks": 1, "goals": 1}
    lists = words(book, "fold.between").join(book.words("goals").count(key, n) for key, n in counts.items())
    assert words(book, "fold.show", lists=lists) in said_on(page)
    assert not [w for w in widgets(page) if "opens" in w.spec]
    page.lists.fold.open()
    assert len([w for w in widgets(page) if "opens" in w.spec]) == 1
    assert words(book, "list.milestones.caption") in said_on(page.lists)
    chips = next(w for w in widgets(page.lists) if "tasks" in dict(w.spec.get("options", [])))
    chips._receive(chips, {"do": "press", "key": "tasks"}, [])
    assert words(book, "list.milestones.caption") not in said_on(page.lists)
    assert words(book, "list.tasks.caption") in said_on(page.lists)


def test_a_review_and_a_milestone_that_is_near_are_due(book: Book, clock: Any) -> None:
    goal = keep_goal(book, review_on=Day(book.today() + timedelta(weeks=4)))
    milestones(book, goal, "Portfolio", weeks=2.0)
    assert due(book) == []
    clock.forward(weeks=3)
    assert [(one.key, one.page) for one in due(book)] == [("milestone", "plan")]
    clock.forward(weeks=1)
    assert [one.key for one in due(book)] == ["review", "milestone"]


def test_a_resting_goal_is_not_due(book: Book) -> None:
    keep_goal(book, review_on=ago(book, 3), state=GoalState.RESTING)
    assert due(book) == []


@pytest.mark.english
def test_a_goal_reads_as_a_friend_would_say_it(book: Book) -> None:
    """The one smoke test on the sentences as they are written."""
    goal = keep_goal(book, counts="applications", target=24, if_then=(("it rains", "go"),))
    milestones(book, goal, "Portfolio", weeks=6.0)
    page = plan_page(book)
    assert "Applications sent: 0 of 24 in all." in said_on(page)
    click(page, book, "card.open")
    assert "If it rains, then I will go." in said_on(page)
    assert (
        "Portfolio: you guessed 6 weeks. Going by how long things took before, 10 weeks is the middle."
        " One time in five it takes longer than 16."
    ) in said_on(page)
