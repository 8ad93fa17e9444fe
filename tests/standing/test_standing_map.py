"""The map: adverts in, phrases ticked, levels and needs, gaps chosen, a monthly look; and what goes wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from driver import Browser, shows, widgets
from standing_by_hand import (
    adverts,
    answer,
    chosen_gap,
    click,
    keep_adverts,
    keep_map,
    said_on,
    skill,
    standing_page,
    steady,
    tick,
    unfold,
    words,
)

from workbook.answers import Day
from workbook.book import Book
from workbook.goals.model import Goal, GoalState, Milestone
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.standing import model
from workbook.standing.due import calendar_days, due
from workbook.standing.model import Advert, Rating, Requirement, TargetJob, Weight
from workbook.standing.page import StandingPart
from workbook.standing.sitting import Sitting
from workbook.standing.story import GapState, Part, job_maps
from workbook.strengths.model import Strength


def begun(book: Book, *texts: str) -> StandingPart:
    """A page on which a map was begun and these adverts were added."""
    page = standing_page(book)
    click(page, book, "begin")
    answer(page, job="Reporting analyst")
    for text in texts:
        answer(page, text=text)
    return page


def asked_levels(field: str, book: Book) -> dict[str, Any]:
    return book.words("standing").table(f"field.{field}.labels")


def test_an_empty_page_says_what_will_be_here_and_why(book: Book) -> None:
    page = standing_page(book)
    assert words(book, "empty_title") in said_on(page)
    assert book.words("evidence")("mark.own") in said_on(page)


def test_a_map_is_made_in_seven_parts(book: Book) -> None:
    _, texts = adverts("en")
    page = begun(book, *texts)
    click(page, book, "part.find")
    for name in ("SQL", "Power BI", "stakeholder management"):
        tick(page, name)
    click(page, book, "part.go_on")
    answer(page, skill_kind="skill", have=2, proof="the stock report", sure=4)
    answer(page, skill_kind="skill", have=3, proof="a dashboard", sure=3)
    answer(page, have=1, sure=2)
    assert words(book, "half.title") in said_on(page)
    click(page, book, "half.on")
    answer(page, need=3, weight="needed", adverts="4")
    answer(page, need=3, weight="needed", adverts="4")
    answer(page, need=3, weight="wanted", adverts="4")
    tick(page, skill(book, "SQL").id, "nearly")
    tick(page, skill(book, "stakeholder management").id, "not_shown")
    click(page, book, "part.go_on")
    tick(page, skill(book, "SQL").id)
    click(page, book, "part.go_on")
    assert words(book, "routes.before_paying") in said_on(page)
    answer(page, reason="Every ad asks", route="practise", first_step="One query a day", hours="10", cost="0",
           by="10 April", closed_when="A colleague reads it")  # fmt: skip
    (now,) = job_maps(book)
    assert now.next is None
    assert now.states == {GapState.CLOSING: 1, GapState.PARKED: 1}
    assert words(book, "chosen_gaps.levels", have=2, need=3) in said_on(page)
    assert words(book, "chosen_gaps.step", step="One query a day") in said_on(page)


def test_have_and_need_are_on_the_same_five_levels_word_for_word(book: Book) -> None:
    assert asked_levels("have", book) == asked_levels("need", book)
    assert sorted(asked_levels("have", book)) == ["0", "1", "2", "3", "4"]


def test_phrases_are_offered_by_how_many_adverts_have_them_and_the_person_decides(book: Book) -> None:
    page = begun(book, "SQL and Excel", "SQL, Excel, maps", "SQL")
    click(page, book, "part.find")
    assert page.sitting.ticks is not None
    rows = shows(page.sitting.ticks, "things")
    assert [(row[0], row[2]) for row in rows] == [
        ("SQL", words(book, "skills.in_adverts", n=3, of=3)),
        ("Excel", words(book, "skills.in_adverts", n=2, of=3)),
    ]
    assert book.store.all(Requirement) == []
    tick(page, "SQL")
    assert (skill(book, "SQL").record.weight, skill(book, "SQL").record.adverts) == (Weight.NEEDED, 3)
    tick(page, "SQL", "off")
    assert book.store.all(Requirement) == []


def test_the_phrases_are_marked_in_the_adverts(book: Book) -> None:
    page = begun(book, "We use SQL.\nAnd cake.", "SQL")
    click(page, book, "part.find")
    unfold(page, book, "skills.marked", n=2)
    marked = [w.spec["lines"] for w in widgets(page) if w.spec.get("what") == "marked"]
    assert marked[0][0] == [["We use ", False], ["SQL", True], [".", False]]


@pytest.mark.parametrize(
    ("n", "weight"), [(4, Weight.NEEDED), (3, Weight.NEEDED), (2, Weight.WANTED), (1, Weight.NICE)]
)
def test_needed_wanted_or_nice_begins_with_how_many_adverts_ask(n: int, weight: Weight) -> None:
    assert model.weight_of(n, 4) is weight


def test_an_advert_counts_once_and_five_are_plenty(book: Book) -> None:
    page = begun(book, "SQL here", "and maps")
    assert "text" in answer(page, text="  sql HERE ").problems
    assert len(book.store.all(Advert)) == 2
    for n in range(3):
        answer(page, text=f"Advert {n}")
    assert words(book, "adverts.full") in said_on(page)


def test_an_advert_that_is_too_long_is_said_beside_its_box_and_stays_there(book: Book) -> None:
    page = begun(book)
    form = answer(page, text="x" * 200_001)
    assert list(form.problems) == ["text"]
    assert len(form.boxes["text"]) == 200_001


def test_a_thirteenth_skill_asks_to_leave_one_out_and_forty_are_never_taken(book: Book) -> None:
    forty = ", ".join(f"{first}{second}uzzleworth" for first in "bdfgh" for second in "aeiouyls")
    page = begun(book, forty, forty.replace(", ", "; "))
    click(page, book, "part.find")
    assert page.sitting.ticks is not None
    for row in shows(page.sitting.ticks, "things"):
        tick(page, row[0])
    assert len(book.store.all(Requirement)) == model.SKILLS_MOST
    assert shows(page.sitting.ticks, "said") == words(book, "skills.twelve")
    unfold(page, book, "skills.own_fold")
    assert "skill" in answer(page, skill="Patience").problems
    assert len(book.store.all(Requirement)) == model.SKILLS_MOST


def test_a_skill_of_ones_own_and_the_same_again(book: Book) -> None:
    page = begun(book)
    click(page, book, "part.without")
    answer(page, skill="Patience")
    unfold(page, book, "skills.own_fold")
    assert "skill" in answer(page, skill="Patience").problems
    assert len(book.store.all(Requirement)) == 1


def test_a_level_without_proof_is_kept_and_the_proof_is_asked_for(book: Book) -> None:
    keep_map(book, ("SQL", None, None))
    page = standing_page(book)
    click(page, book, "map.go_on")
    assert Browser(page.sitting.form).ask("proof")["hint"] == words(book, "field.proof.hint")
    answer(page, have=3)
    assert [(s.record.have, s.record.proof) for s in book.store.all(Rating)] == [(3, "")]


def test_rounds_that_were_reached_are_offered_as_proof(book: Book) -> None:
    job = book.store.add(Application("Quillmoor"))
    book.store.add(InterviewRound(job.id, Stage.TASK, Day.parse("2026-02-02")))
    book.store.add(InterviewRound(job.id, Stage.FINAL, Day.parse("2026-02-20")))
    keep_map(book, ("SQL", None, None))
    page = standing_page(book)
    click(page, book, "map.go_on")
    (offered,) = Browser(page.sitting.form).ask("proof")["suggestions"]
    stages = book.words("interviews").options("field.stage")
    assert offered == words(
        book,
        "strengths.proof.round",
        organisation="Quillmoor",
        before=stages["task"].lower(),
        after=stages["final"].lower(),
    )


def test_gaps_stand_the_cheapest_kind_first(book: Book) -> None:
    job = keep_map(book, ("a", 1, 3), ("b", 1, 3), ("c", 1, 3))
    for name, gap_type in (("a", "years"), ("b", "not_shown"), ("c", "nearly")):
        stored = skill(book, name)
        book.store.update(stored.id, Requirement(job.id, name, need=3, gap_type=gap_type), stored.rev)
    assert [gap.asked.skill for gap in job_maps(book)[0].gaps] == ["b", "c", "a"]


def test_a_fourth_gap_asks_to_leave_one_out(book: Book) -> None:
    job = keep_map(book, *((name, 1, 3) for name in "abcd"))
    page = standing_page(book)
    page.sitting.ask(job.id, Part.CHOOSE)
    for name in "abcd":
        tick(page, skill(book, name).id)
    assert [skill(book, name).record.chosen for name in "abcd"] == [True, True, True, False]
    assert page.sitting.ticks is not None
    assert shows(page.sitting.ticks, "said") == words(book, "choose.three")
    Browser(page.sitting.ticks).send("choose", key=skill(book, "a").id, option="off")
    assert not skill(book, "a").record.chosen


def test_where_nothing_is_missing_the_gap_is_smaller_than_thought_and_that_is_a_good_end(book: Book) -> None:
    job = keep_map(book, ("a", 4, 3), ("b", 3, 3))
    page = standing_page(book)
    page.sitting.ask(job.id, Part.GAPS)
    assert words(book, "gaps.none_title") in said_on(page)
    click(page, book, "gaps.end")
    assert words(book, "map.smaller") in said_on(page)
    assert words(book, "map.above", skills="a") in said_on(page)


def test_the_person_may_find_the_gap_smaller_although_there_is_one(book: Book) -> None:
    job = keep_map(book, ("a", 2, 3))
    page = standing_page(book)
    page.sitting.ask(job.id, Part.CHOOSE)
    click(page, book, "choose.smaller")
    assert job_maps(book)[0].stored.record.smaller_on == Day(book.today())
    assert words(book, "map.smaller") in said_on(page)


def test_a_map_is_looked_at_again_after_a_month_with_every_rating_kept(book: Book, clock: Any) -> None:
    chosen_gap(book)
    assert due(book) == []
    clock.forward(weeks=4)
    assert [(one.key, one.page) for one in due(book)] == [("again", "standing")]
    page = standing_page(book)
    click(page, book, "map.rate")
    assert Browser(page.sitting.form).boxes["have"] == 2
    answer(page, have=3, proof="a query a day", sure=4)
    assert [s.record.have for s in book.store.all(Rating)] == [2, 3]
    assert job_maps(book)[0].states == {GapState.CLOSED: 1}
    assert due(book) == []


def test_the_adverts_can_be_read_again_with_what_they_ask_for_marked(book: Book) -> None:
    keep_adverts(book, keep_map(book, ("SQL", 2, 3)), "We use SQL every day.", "SQL and maps")
    page = standing_page(book)
    click(page, book, "map.open")
    unfold(page, book, "opened.count.adverts.other", n=2)
    marked = [w.spec for w in widgets(page) if "We use " in str(w.spec)]
    assert marked
    assert "SQL" in str(marked[0])


def test_a_gaps_day_is_due_and_in_the_calendar_without_its_name(book: Book, clock: Any) -> None:
    chosen_gap(book, by=Day(book.today() + timedelta(days=7)))
    assert {day.title for day in calendar_days(book)} == {
        words(book, f"calendar.{k}") for k in ("gap", "again")
    }
    clock.forward(days=7)
    assert [one.key for one in due(book)] == ["gap"]


def test_a_gap_left_for_now_is_parked_and_comes_back(book: Book) -> None:
    chosen_gap(book)
    page = standing_page(book)
    click(page, book, "chosen_gaps.park")
    (now,) = job_maps(book)
    assert now.states == {GapState.PARKED: 1}
    page.sitting.ask(now.stored.id, Part.CHOOSE)
    tick(page, skill(book, "SQL").id)
    assert job_maps(book)[0].states == {GapState.CLOSING: 1}


def test_a_map_whose_job_was_removed_goes_with_all_of_it_and_comes_back_whole(book: Book) -> None:
    job = keep_map(book, ("SQL", 2, 3))
    keep_adverts(book, job, "SQL")
    page = standing_page(book)
    page.sitting.ask(job.id, Part.NOW, again=True)
    book.store.remove(TargetJob, job.id)
    answer(page, have=3, proof="typed")
    assert words(book, "problem.gone") in Browser(page.sitting.form).problems.values()
    assert book.store.all(Requirement) == book.store.all(Rating) == book.store.all(Advert) == []
    book.store.undo()
    assert len(book.store.all(Rating)) == 1


def test_a_skill_removed_behind_an_open_form_says_so_and_keeps_what_was_typed(book: Book) -> None:
    job = keep_map(book, ("SQL", 2, 3), ("Excel", 2, 3))
    page = standing_page(book)
    page.sitting.ask(job.id, Part.NOW, again=True)
    book.store.remove(Requirement, skill(book, "SQL").id)
    form = answer(page, have=3, proof="typed")
    assert form.boxes["proof"] == "typed"
    assert list(form.problems.values()) == [words(book, "problem.gone")]


def test_links_that_go_round_in_a_circle_are_shown_once(book: Book) -> None:
    chosen_gap(book)
    goal = book.store.add(Goal("A reporting job", state=GoalState.ACTIVE))
    milestone = book.store.add(Milestone(goal.id, "SQL", from_id=skill(book, "SQL").id))
    book.store.add(Strength("Queries", from_id=milestone.id))
    book.store.add(Milestone(goal.id, "Again", from_id=milestone.id))
    page = standing_page(book)
    assert said_on(page).count(words(book, "chosen_gaps.onward.there.plan")) <= 1


def test_on_the_day_of_a_no_the_page_is_closed_with_a_way_in(book: Book) -> None:
    keep_map(book, ("SQL", 2, 3))
    application = book.store.add(Application("Quillmoor"))
    book.store.add(OutcomeEvent(application.id, Outcome.REJECTED, Day(book.today())))
    page = standing_page(book)
    assert "Reporting analyst" not in said_on(page)
    click(page, book, "gate.open")
    assert "Reporting analyst" in said_on(page)


def test_on_a_low_day_the_page_is_softer(book: Book) -> None:
    steady(book, 2)
    assert words(book, "low") in said_on(standing_page(book))


def test_a_clock_set_back_harms_nothing(book: Book, clock: Any) -> None:
    chosen_gap(book)
    clock.forward(days=-30)
    page = standing_page(book)
    assert "Reporting analyst" in said_on(page)
    assert due(book) == []


def test_two_windows_both_add_to_a_skill(book: Book) -> None:
    job = keep_map(book, ("SQL", None, None))
    first, second = standing_page(book), standing_page(book)
    for page in (first, second):
        page.sitting.ask(job.id, Part.NOW)
    answer(first, have=2, proof="mine")
    answer(second, have=3, proof="theirs")
    assert [s.record.proof for s in book.store.all(Rating)] == ["mine", "theirs"]


def test_the_sitting_is_on_the_page_only_while_it_is_open(book: Book) -> None:
    page = begun(book, "SQL")
    assert isinstance(page.sitting, Sitting)
    click(page, book, "part.stop")
    assert words(book, "map.go_on") in said_on(page)
