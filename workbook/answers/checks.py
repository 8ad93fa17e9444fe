"""What several forms check of their answers: that there is one, and that a day has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from workbook.answers.answer import answers_of
from workbook.answers.days import Day
from workbook.answers.text import Problem, blank

Check = Callable[[Mapping[str, Any]], dict[str, Problem]]


def needed(problem: str, *names: str) -> Check:
    """Checks that one of these is answered; the problem stands beside the first of them."""

    def check(values: Mapping[str, Any]) -> dict[str, Problem]:
        given = (values[name] for name in names if values.get(name) is not None)
        return {names[0]: Problem(problem)} if all(blank(str(value)) for value in given) else {}

    return check


def not_ahead(problem: str, name: str, today: Callable[[], date]) -> Check:
    """Checks that a day, if there is one, is not still to come."""

    def check(values: Mapping[str, Any]) -> dict[str, Problem]:
        day = values.get(name)
        return {name: Problem(problem)} if day is not None and day.after(today()) else {}

    return check


def out_of_time(*records: type) -> Callable[[Mapping[str, Any], date], dict[str, Problem]]:
    """Checks days of these records: one still to come, or one that is expected ahead but is over."""
    ahead = {name: answer.ahead for record in records for name, answer in answers_of(record).items()}

    def check(values: Mapping[str, Any], today: date) -> dict[str, Problem]:
        days = [(name, on) for name, on in values.items() if name in ahead and isinstance(on, Day)]
        early = {name: Problem("lies_ahead") for name, on in days if not ahead[name] and on.after(today)}
        return early | {name: Problem("is_over") for name, on in days if ahead[name] and on.latest < today}

    return check
