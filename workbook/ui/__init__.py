"""Finished widgets that know no subject: forms, exercises, tables, charts, cards, and their page."""

from workbook.ui.calendar_file import CALENDAR_TYPE, CalendarDay, calendar_bytes
from workbook.ui.component import Soon
from workbook.ui.editor import Editor
from workbook.ui.exercise import Exercise
from workbook.ui.exercise_page import DatedExercise
from workbook.ui.form import Form, LiveForm
from workbook.ui.live_chart import LiveChart, Reading
from workbook.ui.page import Page, page, show
from workbook.ui.parts import (
    Choosable,
    Download,
    Progress,
    Selects,
    Upload,
    button,
    buttons,
    card,
    care_card,
    choices,
    link,
    link_if_there,
    notes,
    stack,
    swap,
    text,
)
from workbook.ui.picture import Charts, Picture, chart
from workbook.ui.questions import Question, question, questions
from workbook.ui.records import Column, Records, RecordTable, Row
from workbook.ui.sheet import Looked, Remark, Sheet
from workbook.ui.timer import TimeBox, Timer
from workbook.ui.working_days_choice import WorkingDaysChoice

__all__ = [
    "CALENDAR_TYPE",
    "CalendarDay",
    "Charts",
    "Choosable",
    "Column",
    "DatedExercise",
    "Download",
    "Editor",
    "Exercise",
    "Form",
    "LiveChart",
    "LiveForm",
    "Looked",
    "Page",
    "Picture",
    "Progress",
    "Question",
    "Reading",
    "RecordTable",
    "Records",
    "Remark",
    "Row",
    "Selects",
    "Sheet",
    "Soon",
    "TimeBox",
    "Timer",
    "Upload",
    "WorkingDaysChoice",
    "button",
    "buttons",
    "calendar_bytes",
    "card",
    "care_card",
    "chart",
    "choices",
    "link",
    "link_if_there",
    "notes",
    "page",
    "question",
    "questions",
    "show",
    "stack",
    "swap",
    "text",
]
