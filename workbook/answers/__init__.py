"""What a person can answer: kinds of answer, days, the text door, and reading what a form sends."""

from workbook.answers.checks import needed, not_ahead
from workbook.answers.dated import day_of, free_key, key_of
from workbook.answers.day_reading import read_day
from workbook.answers.day_words import DayWords
from workbook.answers.days import Day, Precision, moment
from workbook.answers.entry import ExerciseEntry
from workbook.answers.kinds import (
    Answer,
    Kind,
    answers_of,
    choice,
    day,
    long_text,
    mapping,
    multi,
    number,
    reference,
    scale,
    short_text,
    table,
    tags,
    tick,
)
from workbook.answers.problems import Problem
from workbook.answers.reading import from_json, raw, read, read_all, to_json
from workbook.answers.text import admit, blank, capital, fold
from workbook.answers.wrapping import unwrapped, wrapped

__all__ = [
    "Answer",
    "Day",
    "DayWords",
    "ExerciseEntry",
    "Kind",
    "Precision",
    "Problem",
    "admit",
    "answers_of",
    "blank",
    "capital",
    "choice",
    "day",
    "day_of",
    "fold",
    "free_key",
    "from_json",
    "key_of",
    "long_text",
    "mapping",
    "moment",
    "multi",
    "needed",
    "not_ahead",
    "number",
    "raw",
    "read",
    "read_all",
    "read_day",
    "reference",
    "scale",
    "short_text",
    "table",
    "tags",
    "tick",
    "to_json",
    "unwrapped",
    "wrapped",
]
