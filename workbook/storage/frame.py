"""A kind's records as a table with real types, made for analysis."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from workbook.answers import Answer, Day, Kind, Precision, answers_of
from workbook.storage.records import rows_of
from workbook.storage.rows import Record, loaded

if TYPE_CHECKING:
    from pandas import DataFrame, Series


def frame(connection: sqlite3.Connection, cls: type[Record]) -> DataFrame:
    """One row per record in the order of adding: id (str), rev (Int64), saved_at (UTC), then each field.

    Text is str; a day is datetime64[s] (the first day of a month or year known only so, the day itself
    for "before") with an ordered `<field>_precision`; a choice is an ordered category in the order of
    its options; scales and whole numbers are Int64, other numbers Float64, ticks bool, lists tuples.
    """
    import pandas as pd

    rows = rows_of(connection, cls.kind)
    columns: dict[str, Any] = {
        "id": pd.Series([row["id"] for row in rows], dtype="str"),
        "rev": pd.Series([row["rev"] for row in rows], dtype="Int64"),
        "saved_at": pd.to_datetime(
            pd.Series([row["saved_at"] for row in rows], dtype="str"), utc=True
        ).astype("datetime64[ms, UTC]"),
    }
    for name, answer in answers_of(cls).items():
        values = [loaded(answer, row[name]) for row in rows]
        if answer.kind is Kind.DAY:
            columns[name] = _days(values)
            columns[f"{name}_precision"] = _ordered(
                [day and day.precision.value for day in values], Precision
            )
        else:
            columns[name] = _column(answer, values)
    return pd.DataFrame(columns)


def _days(values: list[Day | None]) -> Series:
    import pandas as pd

    return pd.Series([pd.Timestamp(day.on) if day else pd.NaT for day in values], dtype="datetime64[s]")


def _ordered(values: list[str | None], options: Any) -> Series:
    import pandas as pd

    return pd.Series(pd.Categorical(values, categories=[str(o) for o in options], ordered=True))


def _column(answer: Answer, values: list[Any]) -> Series:
    import pandas as pd

    if answer.kind is Kind.CHOICE:
        return _ordered([None if value is None else str(value) for value in values], answer.options)
    if answer.kind is Kind.MULTI:
        values = [tuple(str(item) for item in value) for value in values]
    if answer.kind is Kind.SCALE or (answer.kind is Kind.NUMBER and answer.whole):
        return pd.Series(values, dtype="Int64")
    if answer.kind is Kind.NUMBER:
        return pd.Series(values, dtype="Float64")
    if answer.kind is Kind.TICK:
        return pd.Series(values, dtype="bool")
    if answer.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.REFERENCE):
        return pd.Series(values, dtype="str")
    return pd.Series(values, dtype="object")
