"""What else could explain it in a real browser: a thought from end to end, two windows, guesses, gate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from looks import violations
from playwright.sync_api import expect
from wording import like, words

from workbook import open_book
from workbook.answers import ExerciseEntry, key_of
from workbook.perspective.model import thought_records

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
PAGE = "04_what_else_could_explain_it.ipynb"
STORY = "I always freeze when it counts."
FOCUSED = "title => document.activeElement.textContent === title"


def heard(lab: Any, days_ago: int) -> None:
    """A first day with its story, so many days ago."""
    book = open_book(lab.data)
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("a", key, {"story": STORY, "story_belief": 80}, finished=True))


def kept(lab: Any) -> Any:
    """The newest thought record on the disk."""
    return thought_records(open_book(lab.data).store)[-1]


def exercise(panel: Any) -> Any:
    return panel.locator(".atn-exercise").first


def next_part(panel: Any, title: str) -> None:
    exercise(panel).get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    expect(exercise(panel).get_by_role("heading", name=title)).to_be_visible()


def part(number: int) -> str:
    """The title of a part of the exercise."""
    return words(f"exercises/c.steps.{number}.title")


def rate(panel: Any, card: str, number: int, known: str) -> None:
    """Open a card of the deck by keyboard, slide to a number and say how it is known."""
    opened = panel.locator(f"[data-card={card}]")
    opened.locator("summary").press("Enter")
    opened.get_by_role("slider").fill(str(number))
    opened.get_by_role("radio", name=known).check()
    expect(opened.locator("summary")).to_contain_text(f"{number} · {known}")


@pytest.mark.in_english("04_what_else_could_explain_it")
def test_a_thought_from_the_first_day_to_a_fair_sentence(page: Any, open_notebook: Any, lab: Any) -> None:
    heard(lab, 2)
    panel = open_notebook(PAGE)
    thought = exercise(panel).get_by_label(words("exercises/c.prompts.hot_thought.ask"))
    expect(thought).to_have_value(STORY)
    expect(exercise(panel).locator("form .atn-sight")).to_be_hidden()
    exercise(panel).locator("[data-name=belief_before] input[value='80']").check()
    next_part(panel, "The facts")
    expect(exercise(panel).locator("form .atn-sight")).to_contain_text(STORY)
    exercise(panel).get_by_label(words("exercises/c.prompts.evidence_against.ask")).fill(
        "They asked me back."
    )
    next_part(panel, "Other explanations")
    rate(panel, "better_that_day", 70, "I'm guessing")
    rate(panel, "money_or_timing", 30, "No idea")
    rate(panel, "not_at_best", 55, "I know")
    expect(exercise(panel).get_by_text("3 of 14 rated")).to_be_visible()
    assert violations(page) == []
    next_part(panel, "From the outside")
    exercise(panel).get_by_label(words("exercises/c.prompts.best_true.ask")).fill("It was close.")
    next_part(panel, "And now")
    expect(exercise(panel).locator("form .atn-sight")).to_contain_text(STORY)
    exercise(panel).locator("[data-name=belief_after] input[value='50']").check()
    exercise(panel).get_by_role("button", name=words("ui.exercise.finish"), exact=True).click()
    expect(panel.get_by_role("heading", name=words("perspective.after.title"))).to_be_visible()
    expect(panel.get_by_text("“It was close.”")).to_be_visible()
    expect(panel.get_by_text(words("perspective.after.moved", before="80", after="50"))).to_be_visible()
    expect(panel.get_by_text(STORY)).to_have_count(0)
    panel.get_by_role("button", name=words("perspective.after.written")).click()
    expect(
        panel.get_by_role("heading", name=words("perspective.strip.title", n="three", know="one"))
    ).to_be_visible()
    record = kept(lab)
    assert [(one.card, one.plausible) for one in record.rated] == [
        ("better_that_day", 70),
        ("money_or_timing", 30),
        ("not_at_best", 55),
    ]
    panel.get_by_role("button", name=words("perspective.after.another")).click()
    expect(exercise(panel).get_by_role("heading", name=words("exercises/c.title"))).to_be_in_viewport()
    panel.get_by_role("button", name="1 earlier thought").click()
    panel.get_by_role("button", name=f"Open {STORY}").click()
    expect(panel.get_by_role("heading", name=words("perspective.after.title"))).to_be_focused()
    panel.get_by_role("button", name=words("perspective.after.written")).click()
    expect(exercise(panel).get_by_role("button", name=words("ui.exercise.again"))).to_be_visible()
    assert page.console_errors == []


def test_guess_and_look_then_two_windows_show_both_texts_and_all_is_there_when_the_page_is_opened_again(
    page: Any, open_notebook: Any, lab: Any
) -> None:
    heard(lab, 2)
    panel = open_notebook(PAGE)
    form = panel.locator("form.atn-form")
    form.get_by_role("radio", name="6", exact=True).check()
    form.get_by_role("button", name=words("perspective.guess.save"), exact=True).click()
    expect(panel.get_by_text(words("exercises/m.guess.g1.reveal"))).to_be_visible()
    for guess in ("g2", "g3", "g4"):
        panel.get_by_role("button", name=words("perspective.guess.without")).click()
        expect(panel.get_by_text(words(f"exercises/m.guess.{guess}.reveal"))).to_be_visible()
    expect(panel.get_by_role("heading", name=words("perspective.published.title"))).to_be_visible()
    panel.get_by_role("button", name=words("perspective.same_five.another")).click()
    expect(panel.get_by_text(like("perspective.same_five.of", n=2))).to_be_visible()
    runs = like("perspective.runs.title")
    expect(panel.get_by_role("heading", name=runs)).to_have_count(0)
    panel.get_by_role("button", name=words("perspective.runs.ask")).click()
    expect(
        panel.get_by_role(
            "heading", name=like("perspective.runs.title", times=words("perspective.runs.times.times", n=18))
        )
    ).to_be_visible()
    next_part(panel, part(1))
    book = open_book(lab.data)
    (stored,) = [one for one in book.store.all(ExerciseEntry) if one.record.exercise == "c"]
    rows = [["unfair", "37", "guess"]]  # no step of the slider
    answers = {**stored.record.answers, "evidence_for": "Theirs.", "explanations": rows}
    other = ExerciseEntry("c", stored.record.about, answers, finished=False)
    book.store.update(stored.id, other, stored.rev)
    exercise(panel).get_by_label(words("exercises/c.prompts.evidence_for.ask")).fill("Mine.")
    exercise(panel).get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    clash = exercise(panel).locator(".atn-conflict")
    expect(clash).to_contain_text("Mine.")
    expect(clash).to_contain_text("Theirs.")
    clash.get_by_role("button", name=words("ui.form.keep_both")).click()
    expect(exercise(panel).get_by_label(words("exercises/c.prompts.evidence_for.ask"))).to_have_value(
        "Mine.\n\nTheirs."
    )
    next_part(panel, part(2))
    guessing = words("exercises/c.prompts.explanations.choices.guess")
    expect(panel.locator("[data-card=unfair] summary")).to_contain_text(f"37 · {guessing}")
    next_part(panel, part(3))
    assert kept(lab).evidence_for == "Mine.\n\nTheirs."
    assert kept(lab).rated[0].plausible == 37
    panel = open_notebook(PAGE)
    expect(panel.get_by_text(words("perspective.usual.your_guess", guess="6"))).to_be_visible()
    expect(panel.get_by_role("heading", name=runs)).to_have_count(0)
    assert page.console_errors == []


def test_on_the_day_of_the_news_both_parts_wait_and_open_anyway(
    page: Any, open_notebook: Callable[..., Any], lab: Any
) -> None:
    heard(lab, 0)
    panel = open_notebook(PAGE)
    expect(panel.get_by_role("heading", name=words("perspective.gate.title"))).to_be_visible()
    expect(panel.locator(".atn-exercise, form.atn-form")).to_have_count(0)
    panel.get_by_role("button", name=words("perspective.gate.open")).first.click()
    page.wait_for_function(FOCUSED, arg=words("exercises/c.title"))
    thought = exercise(panel).get_by_label(words("exercises/c.prompts.hot_thought.ask"))
    thought.fill("Half a thou")
    expect(exercise(panel).get_by_text(like("ui.draft.kept"))).to_be_visible()
    panel = open_notebook(PAGE)
    expect(exercise(panel).get_by_label(words("exercises/c.prompts.hot_thought.ask"))).to_have_value(
        "Half a thou"
    )


def test_the_answer_to_how_steady_stays_under_the_finger_and_says_what_is_next(
    page: Any, open_notebook: Any, lab: Any
) -> None:
    heard(lab, 2)
    panel = open_notebook(PAGE)
    chip = panel.get_by_role("button", name="7", exact=True).first
    before, below = chip.bounding_box()["y"], exercise(panel).bounding_box()["y"]
    chip.click()
    expect(panel.locator(".atn-next").filter(has_text=like("start.due.next"))).to_be_visible()
    assert chip.bounding_box()["y"] == before
    assert exercise(panel).bounding_box()["y"] >= below
    assert page.console_errors == []
