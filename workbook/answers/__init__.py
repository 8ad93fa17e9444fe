"""What a person can answer: the kinds of answer, days, and cleaning text from outside."""

from workbook.answers.answer import Answer, SqlValue, answers_of, given
from workbook.answers.checks import needed, not_ahead, out_of_time
from workbook.answers.day_reading import read_day
from workbook.answers.days import Day, DayWords, Precision, moment
from workbook.answers.entry import ExerciseEntry, day_of, free_key, key_of
from workbook.answers.kinds import (
    ChoiceAnswer,
    DayAnswer,
    LongTextAnswer,
    MappingAnswer,
    MultiAnswer,
    NumberAnswer,
    ReferenceAnswer,
    ScaleAnswer,
    TableAnswer,
    TagsAnswer,
    TextAnswer,
    TickAnswer,
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
from workbook.answers.reading import Labels, canonical, shown
from workbook.answers.text import Problem, admit, blank, capital, cleaned, fold, shortened, unwrapped, wrapped
