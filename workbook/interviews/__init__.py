"""The interview log: applications, rounds and news, and how far they got."""

from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.page import page

__all__ = ["Application", "InterviewRound", "Outcome", "OutcomeEvent", "Stage", "page"]
