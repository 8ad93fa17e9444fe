"""What of the plan is due on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.model import Action, LeadsTo
from workbook.goals.due import calendar_days
from workbook.path import dues, sentence


def test_an_action_is_due_from_its_day_until_it_is_done_or_two_weeks_have_passed(
    book: Book, clock: Any
) -> None:
    day, leads = Day(book.today() + timedelta(days=3)), LeadsTo.NONE
    stored = book.store.add(Action(text="Ask Juno about the rota", by=day, leads_to=leads))
    book.store.add(Action(text="Try the pitch", by=day, leads_to=LeadsTo.PRACTICE))
    assert dues(book) == []
    assert [one.on for one in calendar_days(book)] == [day.on]
    clock.forward(days=3)
    says, today = book.words("debrief"), book.today()
    planned = says("due.action", day=says.said_day(today, today), name="Ask Juno about the rota")
    assert [sentence(one, book) for one in dues(book)] == [planned]
    book.store.update(stored.id, replace(stored.record, done_on=Day(book.today())), stored.rev)
    assert dues(book) == []
    book.store.add(stored.record)
    clock.forward(days=15)
    assert dues(book) == []
