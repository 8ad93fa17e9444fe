"""What several forms check of their answers: that a text is there, and that a day has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from workbook.answers.text import Problem, blank

Check = Callable[[Mapping[str, Any]], dict[str, Problem]]


def needed(problem: str, *names: str) -> Check:
    """Checks that one of these texts is there; the problem stands beside the first of them."""

    def check(values: Mapping[str, Any]) -> dict[str, Problem]:
        missing = all(blank(str(values.get(name, ""))) for name in names)
        return {names[0]: Problem(problem)} if missing else {}

    return check


def not_ahead(problem: str, name: str, today: Callable[[], date]) -> Check:
    """Checks that a day, if there is one, is not still to come."""

    def check(values: Mapping[str, Any]) -> dict[str, Problem]:
        day = values.get(name)
        return {name: Problem(problem)} if day is not None and day.after(today()) else {}

    return check
