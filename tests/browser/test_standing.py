"""Where I stand, walked in a real browser from an empty book: a map, the pilot's example, and what there is.

Each walk ends in what "done" looks like for a principle of the article (guide, section 1: 15, 16, 18, 19).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lab_server import LabServer
from looks import violations
from playwright.sync_api import expect
from standing_by_hand import OTHERS, adverts
from wording import words

from workbook import open_book
from workbook.answers import ExerciseEntry
from workbook.limits.model import Constraint
from workbook.standing.story import GapState, job_maps
from workbook.strengths.model import Strength, StrengthUse

STANDING, START = "07_where_i_stand.ipynb", "00_start_here.ipynb"
LEVELS = {  # skill → where the person is, and where they would need to be
    "SQL": (2, 3),
    "Power BI": (1, 3),
    "Excel": (4, 3),
    "data quality": (3, 3),
    "communication skills": (3, 3),
    "stakeholder management": (2, 3),
    "Python": (1, 2),
    "attention to detail": (3, 3),
}
pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")


def says(key: str, **values: object) -> str:
    """What a room of this page says under a key; those beside the map begin it with their name."""
    return words(key if key.split(".")[0] in OTHERS else f"standing.{key}", **values)


def press(panel: Any, label: str) -> None:
    panel.get_by_role("button", name=label, exact=True).first.click()


def fold(panel: Any, label: str) -> None:
    panel.locator("button.atn-fold", has_text=label).first.click()


def form(panel: Any) -> Any:
    return panel.locator("form.atn-form").first


def choose(panel: Any, field: str, value: object) -> None:
    form(panel).locator(f"[data-name={field}] input[value='{value}']").check()


def save(panel: Any, key: str) -> None:
    form(panel).get_by_role("button", name=says(f"{key}.save"), exact=True).click()


def the_adverts(panel: Any) -> None:
    for n, text in enumerate(adverts("en")[1], 1):
        form(panel).locator("[data-name=text] textarea").fill(text)
        save(panel, "form.advert")
        key = "adverts.count.here.one" if n == 1 else "adverts.count.here.other"
        expect(panel.get_by_text(says(key, n=n))).to_be_visible()


def the_levels(panel: Any) -> None:
    """Where the person is with each skill, with proof, then where they would need to be."""
    for skill, (have, _need) in LEVELS.items():
        expect(panel.get_by_role("heading", name=skill, exact=True)).to_be_visible()
        choose(panel, "have", have)
        if have > 1:
            form(panel).locator("[data-name=proof] input").fill(f"Proof of {skill}")
        choose(panel, "sure", 4)
        save(panel, "form.now")
    press(panel, says("half.on"))
    for skill, (_have, need) in LEVELS.items():
        expect(panel.get_by_role("heading", name=skill, exact=True)).to_be_visible()
        choose(panel, "need", need)
        save(panel, "form.needed")


def the_gaps(panel: Any) -> None:
    """The kind of each gap, the three to work on, and a route with a first step and a day for each."""
    expect(panel.get_by_text(says("gaps.above"))).to_be_visible()
    for skill, kind in (
        ("SQL", "nearly"),
        ("Power BI", "not_done_yet"),
        ("stakeholder management", "not_shown"),
    ):
        panel.get_by_label(skill, exact=True).select_option(kind)
    press(panel, says("part.go_on"))
    expect(panel.get_by_role("heading", name=says("part.name.choose"))).to_be_visible()
    for skill in ("SQL", "Power BI", "stakeholder management"):
        panel.get_by_label(skill, exact=True).check()
    press(panel, says("part.go_on"))
    for skill in ("SQL", "Power BI", "stakeholder management"):
        expect(panel.get_by_role("heading", name=skill, exact=True)).to_be_visible()
        expect(panel.get_by_text(says("routes.before_paying"))).to_be_visible()
        form(panel).locator("[data-name=route] select").select_option("practise")
        form(panel).locator("[data-name=first_step] input").fill(f"A step towards {skill}")
        form(panel).locator("[data-name=hours] input").fill("10")
        form(panel).locator("[data-name=by] input").first.fill("10 April 2026")
        save(panel, "form.routes")


@pytest.mark.timeout(400)
def test_principles_15_and_16_a_map_from_real_adverts_ends_in_three_gaps_with_a_step_and_a_day(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer, move_clock: Callable[[str], None]
) -> None:
    move_clock("2026-03-12T10:00:00+00:00")
    panel = open_notebook(STANDING)
    press(panel, says("begin"))
    form(panel).locator("[data-name=job] input").fill("Reporting analyst")
    save(panel, "form.job")
    the_adverts(panel)
    press(panel, says("part.find"))
    for skill in LEVELS:
        panel.get_by_label(skill, exact=True).check()
    fold(panel, says("skills.marked", n=4))
    expect(panel.locator(".atn-marked mark", has_text="Power BI").first).to_be_visible()
    assert violations(page) == []
    press(panel, says("part.go_on"))
    the_levels(panel)
    the_gaps(panel)
    expect(panel.get_by_text(says("chosen_gaps.onward.to.plan")).first).to_be_visible()
    assert violations(page) == []
    (now,) = job_maps(open_book(lab.data))
    assert (now.next, now.states[GapState.CLOSING], len(now.skills)) == (None, 3, 8)
    assert all(s.now and s.now.proof for s in now.skills if (s.have or 0) > 1)
    assert {skill.asked.adverts for skill in now.skills} <= {3, 4}


@pytest.mark.timeout(400)
def test_principle_18_the_pilots_example_ends_in_a_small_test_that_is_booked(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer, move_clock: Callable[[str], None]
) -> None:
    move_clock("2026-03-12T10:00:00+00:00")
    panel = open_notebook(STANDING)
    fold(panel, words("limits.count.fold.zero"))
    panel.get_by_role("group", name=words("ui.steady.ask")).get_by_role(
        "button", name="7", exact=True
    ).click()
    press(panel, says("limits.begin"))
    form(panel).locator("[data-name=in_the_way] input").fill(
        "My eyesight is below the standard for the licence"
    )
    choose(panel, "limit_kind", "fixed")
    save(panel, "limits.steps")
    form(panel).locator("[data-name=source] input").fill("Medical section of the aviation authority")
    form(panel).locator("[data-name=checked_on] input").first.fill("10 March 2026")
    form(panel).locator("[data-name=exceptions] input").fill("Surgery and other classes: to be looked up")
    save(panel, "limits.steps")
    form(panel).locator("[data-name=giving] textarea").fill("Calm under pressure, machines, being trusted")
    save(panel, "limits.steps")
    for field, what in (
        ("same_field", "Dispatch"),
        ("same_skills", "Control room"),
        ("same_meaning", "Rescue"),
    ):
        cells = form(panel).locator(f"[data-name={field}]").get_by_role("textbox")
        cells.nth(0).fill(what)
        cells.nth(1).fill(f"An evening of {what}")
    save(panel, "limits.steps")
    expect(panel.get_by_text("An evening of Rescue")).to_be_visible()
    form(panel).locator("[data-name=next_step] input").fill("Rescue: one training evening")
    form(panel).locator("[data-name=next_on] input").first.fill("19 March 2026")
    save(panel, "limits.steps")
    expect(panel.get_by_text("Rescue: one training evening")).to_be_visible()
    assert violations(page) == []
    (limit,) = (stored.record for stored in open_book(lab.data).store.all(Constraint))
    assert limit.sourced
    assert len(limit.alternatives) == 3
    move_clock("2026-03-19T10:00:00+00:00")
    start = open_notebook(START)
    expect(start.get_by_text("Rescue: one training evening")).to_be_visible()


@pytest.mark.timeout(300)
def test_principle_18_on_a_low_day_what_is_fixed_or_changeable_stays_closed(
    page: Any, open_notebook: Callable[[str], Any], move_clock: Callable[[str], None]
) -> None:
    move_clock("2026-03-12T10:00:00+00:00")
    panel = open_notebook(STANDING)
    fold(panel, words("limits.count.fold.zero"))
    panel.get_by_role("group", name=words("ui.steady.ask")).get_by_role(
        "button", name="2", exact=True
    ).click()
    expect(panel.get_by_text(says("limits.low"))).to_be_visible()
    expect(panel.get_by_text(says("low"))).to_be_visible()
    expect(panel.get_by_role("button", name=says("limits.begin"))).to_have_count(0)
    expect(panel.get_by_role("heading", name=words("care.title")).first).to_be_visible()
    assert violations(page) == []


@pytest.mark.timeout(400)
def test_principle_19_five_strengths_with_proof_five_things_and_one_to_use_this_week(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer, move_clock: Callable[[str], None]
) -> None:
    move_clock("2026-03-12T10:00:00+00:00")
    panel = open_notebook(STANDING)
    fold(panel, words("strengths.count.fold.zero"))
    for n in range(5):
        press(panel, says("strengths.first" if n == 0 else "strengths.another"))
        form(panel).locator("[data-name=strength] input").fill(f"Strength {n}")
        form(panel).locator("[data-name=proof] input").fill(f"Proof {n}")
        save(panel, "strengths.form.strength")
        expect(panel.get_by_text(f"Proof {n}")).to_be_visible()
    press(panel, says("strengths.use"))
    form(panel).locator("[data-name=place] input").fill("At the call")
    form(panel).get_by_role("radio", name="Strength 2").check()
    save(panel, "strengths.form.use")
    expect(panel.get_by_text("At the call")).to_be_visible()
    press(panel, says("strengths.longer"))
    exercise = panel.locator(".atn-exercise").first
    exercise.get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    for key in ("language", "licence", "vehicle", "portfolio", "region"):
        exercise.locator(f"[data-name=assets] input[value='{key}']").check()
    assert violations(page) == []
    for _ in range(2):
        exercise.get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    exercise.get_by_role("button", name=words("standing.form.maps.save"), exact=True).click()
    expect(panel.get_by_role("button", name=says("strengths.longer_again"))).to_be_visible()
    store = open_book(lab.data).store
    assert all(stored.record.proof for stored in store.all(Strength))
    assert len(store.all(StrengthUse)) == 1
    (entry,) = (stored.record for stored in store.all(ExerciseEntry))
    assert len(entry.answers["assets"]) == 5
