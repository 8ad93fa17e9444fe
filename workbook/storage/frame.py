"""A kind's records as a table with real types, made for analysis."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from workbook.answers import Answer, Precision, answers_of
from workbook.storage.errors import Damaged
from workbook.storage.records import Record, rows_of

if TYPE_CHECKING:
    from pandas import DataFrame, Series


def frame(connection: sqlite3.Connection, cls: type[Record]) -> DataFrame:
    """One row per record in the order of adding: id (str), rev (Int64), saved_at (UTC), then each field.

    Text is str; a day is datetime64[s] (the first day of a month or year known only so, the day itself
    for "before") with an ordered `<field>_precision`; a choice is an ordered category in the order of
    its options; scales and whole numbers are Int64, other numbers Float64, ticks bool, lists tuples.
    """
    import pandas as pd

    _, kept = rows_of(connection, cls.kind)
    saved_at = pd.to_datetime(pd.Series(kept["saved_at"], dtype="str"), utc=True)
    columns: dict[str, Any] = {
        "id": pd.Series(kept["id"], dtype="str"),
        "rev": pd.Series(kept["rev"], dtype="Int64"),
        "saved_at": saved_at.astype("datetime64[ms, UTC]"),
    }
    for name, answer in answers_of(cls).items():
        try:
            values = _values(answer, kept[name])
        except (ValueError, TypeError, LookupError):  # no such day or option
            raise Damaged() from None
        columns[name] = _series(answer, values)
        if answer.frame == "day":
            columns[f"{name}_precision"] = _ordered((day and day.precision for day in values), Precision)
    return pd.DataFrame(columns)


def _values(answer: Answer, kept: Sequence[Any]) -> list[Any]:
    """The answers in a column; what was kept several times is read once, and text is kept as it is."""
    if answer.frame == "str":
        return [value or "" for value in kept]
    read = {value: answer.from_sql(value) for value in set(kept)}
    return [read[value] for value in kept]


def _series(answer: Answer, values: list[Any]) -> Series:
    """The answers as a column of the type that `frame` above promises."""
    import pandas as pd

    match answer.frame:
        case "day":
            return pd.Series(pd.DatetimeIndex([day and day.on for day in values]).as_unit("s"))
        case "category":
            return _ordered(values, answer.options)
        case "number":
            return pd.Series(values, dtype="Int64" if answer.whole else "Float64")
    return pd.Series(values, dtype=answer.frame)


def _ordered(values: Iterable[Any], options: Any) -> Series:
    import pandas as pd

    keys = [str(option) for option in options]
    places = {key: place for place, key in enumerate(keys)} | {None: -1}
    return pd.Series(pd.Categorical.from_codes([places[v] for v in values], keys, ordered=True))
