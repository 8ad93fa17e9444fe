"""What several forms check of their answers: that there is one, and that a day has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

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


def out_of_time(
    values: Mapping[str, Any], today: date, *, past: Iterable[str] = (), ahead: Iterable[str] = ()
) -> dict[str, Problem]:
    """Days among the answers that cannot be so: of the past but still to come, or planned but over."""
    days = {name: on for name, on in values.items() if isinstance(on, Day)}
    early = {name: Problem("lies_ahead") for name in past if name in days and days[name].after(today)}
    return early | {name: Problem("is_over") for name in ahead if name in days and days[name].latest < today}
