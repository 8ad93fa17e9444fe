"""A form with every kind of question, and an exercise, both invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import (
    ChoiceAnswer,
    DayAnswer,
    LongTextAnswer,
    MultiAnswer,
    NumberAnswer,
    ReferenceAnswer,
    ScaleAnswer,
    TableAnswer,
    TagsAnswer,
    TextAnswer,
    TickAnswer,
)
from workbook.content import Exercise, Prompt, Step, Words, load_words

FEELINGS = ("Hurt", "Tired", "Relieved")
STAGES = ("Screening", "First interview", "Final round")
STANDINGS = ("Waiting", "Offer", "No", "Silence", "I withdrew", "Withdrawn", "On hold", "Moved", "Unsure")
COMPANIES = ("Quillmoor", "Thornvale", "Ó Briain", "Ely", "Fen", "Wye")
JOBS = {f"a{n}": f"{name} · Analyst" for n, name in enumerate(COMPANIES)}


def words(**entries: Any) -> Words:
    """Words of an invented room."""
    common = load_words("ui")
    return Words("en", common.file, {"save": "Add to the log", **entries}, common.spoken)


def named(options: tuple[str, ...]) -> dict[str, str]:
    return {option: option for option in options}


def short_questions() -> list[ui.Question]:
    """Those that share a line with another."""
    q = ui.Question
    offered = COMPANIES[:2]
    hint = "A nickname is fine."
    organisation = q("organisation", TextAnswer(required=True), "Organisation", hint, suggestions=offered)
    standing = q(
        "standing", ChoiceAnswer(options=STANDINGS), "Where does it stand?", options=named(STANDINGS)
    )
    asked = [
        organisation,
        q("role", TextAnswer(), "Job"),
        q("held_on", DayAnswer(), "When was it?", "For example 12 March."),
        q("hours", NumberAnswer(low=0, high=100), "Hours"),
        standing,
        q("about", ReferenceAnswer(), "Which application?", options=JOBS),
    ]
    return [replace(one, wide=False) for one in asked]


def long_questions() -> list[ui.Question]:
    """Those that take the full width."""
    q = ui.Question
    hundred = {0: "Not at all", 50: "Half and half", 100: "Completely"}
    table = TableAnswer(columns=("thing", "when"), rows=2)
    ten = q("distress", ScaleAnswer(low=0, high=10), "How bad is it?", low="All right", high="Very bad")
    return [
        q("stage", ChoiceAnswer(options=STAGES, required=True), "How far along?", options=named(STAGES)),
        q("feelings", MultiAnswer(options=FEELINGS), "Which are here?", options=named(FEELINGS), own=True),
        ten,
        q("belief", ScaleAnswer(low=0, high=100), "How true does it feel?", labels=hundred),
        q(
            "showed",
            ScaleAnswer(low=1, high=5),
            "How much came over?",
            labels={1: "Little", 5: "Nearly all"},
        ),
        q("who", TagsAnswer(), "Who was there?", suggestions=("Recruiter", "Hiring manager")),
        q("small", table, "Good things", columns={"thing": "Thing", "when": "When"}),
        q("note", LongTextAnswer(), "A note", "As long as you like."),
        q("done", TickAnswer(), "I have what I need."),
    ]


def form(book: Any, **options: Any) -> ui.Form:
    """The form; it says what it was given by calling `keep`."""
    given = {"name": "stage.form", "keep": lambda _values: "In the log.", "more": ("note", "done")}
    return ui.Form(book, short_questions() + long_questions(), words(), **(given | options))


def exercise(book: Any) -> ui.ExerciseForm:
    """An exercise of two steps, with a short version."""
    distress = Prompt(
        "distress", "How bad is it?", "scale_0_10", labels={0: "All right", 10: "Very bad"}, quick=True
    )
    steps = (
        Step("What happened", "", (Prompt("told_on", "When did you hear?", "date"), distress)),
        Step("Today", "Small is the point.", (Prompt("small", "One good thing", "short_text"),)),
    )
    why, enough, done = "It helps.", "Close the laptop.", "One fact."
    asked = Exercise("stage", "The first day", "Nothing needs solving.", steps, why, enough, done, 30, 5)
    return ui.ExerciseForm(book, asked)
