"""Finished widgets that know no subject: forms, exercises, tables, charts, cards, and their page."""

from workbook.ui.answer_clock import AnswerClock
from workbook.ui.beside import MainPlace, beside
from workbook.ui.calendar_file import CALENDAR_TYPE, CalendarDay, calendar_bytes
from workbook.ui.care import Advisers, care_card
from workbook.ui.component import Soon
from workbook.ui.editor import Editor, Looked, OwnText, Remark
from workbook.ui.exercise import ExerciseForm
from workbook.ui.exercise_page import DatedExercise
from workbook.ui.form import Form, LiveForm
from workbook.ui.live_chart import Charts, LiveChart, Picture
from workbook.ui.one_list import FoldedLists, OneMore, OneNew, Tables, counted_fold, listed, one_list
from workbook.ui.page import foot, page, page_of, reason, show, switch
from workbook.ui.parts import (
    Choosable,
    Fold,
    Progress,
    Selects,
    Upload,
    button,
    buttons,
    card,
    choices,
    doorway,
    download,
    link,
    link_if_there,
    links,
    marked,
    notes,
    sources,
    stack,
    swap,
    text,
)
from workbook.ui.questions import Question, question, questions
from workbook.ui.recorder import Recorder
from workbook.ui.records import Column, Records, RecordTable, Row, check_today, newest_first
from workbook.ui.softer import Softer, steady_question
from workbook.ui.steps import RowsOf, Steps
from workbook.ui.timer import TimeBox, Timer
from workbook.ui.working_days_choice import WorkingDaysChoice
