"""Check-ins and feeling forecasts as finished tables: each thing by itself, nothing added up."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from workbook.estimates.trend import direction
from workbook.today.model import ITEMS, MONEY, NATIONAL, FirstDay

MEDIAN_FROM = 3  # a middle of one or two numbers is only those numbers
SUMMARY_FROM = 5  # guide, 4.6


def check_in_items(check_ins: pd.DataFrame) -> pd.DataFrame:
    """One row for each thing ever answered: item, days, values, median (from three on), direction."""
    rows = []
    for item in (*ITEMS, MONEY, *NATIONAL):
        given = check_ins[check_ins[item].notna()].sort_values("checked_on")
        if len(given):
            days = [stamp.date() for stamp in given["checked_on"]]
            values = [int(value) for value in given[item]]
            middle = float(given[item].median()) if len(given) >= MEDIAN_FROM else None
            rows.append((item, days, values, middle, direction(days, values)))
    return pd.DataFrame(rows, columns=["item", "days", "values", "median", "direction"])


def feeling_forecasts(days: Iterable[FirstDay]) -> pd.DataFrame:
    """One row for each forecast that was asked again: began, now, expected, actual, gap; earliest first."""
    rows = [
        (one.began, one.distress, one.expected, one.actual, one.expected - one.actual)
        for one in days
        if one.expected is not None and one.actual is not None
    ]
    return pd.DataFrame(rows, columns=["began", "now", "expected", "actual", "gap"])


def forecast_summary(forecasts: pd.DataFrame) -> tuple[int, float] | None:
    """How often it was expected worse than it was, and the typical (median) gap; None under five."""
    if len(forecasts) < SUMMARY_FROM:
        return None
    return int((forecasts["gap"] > 0).sum()), float(forecasts["gap"].median())
