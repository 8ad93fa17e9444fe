"""Looking back: feedback kept in its own words, two short sessions for an interview, and then done."""

from workbook.debrief.model import Action, Feedback, FeedbackPoint, LeadsTo, LookBack
from workbook.debrief.page import page

__all__ = ["Action", "Feedback", "FeedbackPoint", "LeadsTo", "LookBack", "page"]
