"""Finished widgets that know no subject: forms, exercises, tables, charts, cards, and their page."""

from workbook.ui.cards import button, card, choices, link, stack, swap, text
from workbook.ui.form import Form
from workbook.ui.questions import Question, question, questions

__all__ = [
    "Form",
    "Question",
    "button",
    "card",
    "choices",
    "link",
    "question",
    "questions",
    "stack",
    "swap",
    "text",
]
