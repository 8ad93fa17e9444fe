"""What the room's two charts say in words: each title a sentence the chart proves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.ui import Reading

if TYPE_CHECKING:
    import pandas as pd


def feelings_reading(table: pd.DataFrame, words: Words) -> Reading:
    """The words of the chart of what was expected and how it was; `words` are the room's."""
    say, n = words.within("feelings"), len(table)
    rows: Any = table.to_dict("records")
    return Reading(
        title=_feelings_title(table, words),
        of=say("of_one") if n == 1 else say("of", n=words.number(n).capitalize()),
        alt=say("alt", rows="; ".join(say("alt_row", **_spoken_row(row, words)) for row in rows)),
        method=say("method"),
        rows=[
            {say(f"column.{name}"): cell for name, cell in _spoken_row(row, words).items()} for row in rows
        ],
    )


def check_in_reading(table: pd.DataFrame, words: Words) -> Reading:
    """The words of the chart of the check-ins; `words` are the room's."""
    say = words.within("over_time")
    rows: Any = table.to_dict("records")
    days = {day for row in rows for day in row["days"]}
    first = words.day(min(days))
    many = words.number(len(days)).capitalize()
    return Reading(
        title=say("title_one", day=first) if len(days) == 1 else say("title", n=many, day=first),
        of=say("of_middle" if any(has_middle(row) for row in rows) else "of"),
        alt=say("alt", rows="; ".join(_alt_row(row, words) for row in rows)),
        method=say("method"),
        rows=[_item_row(row, words) for row in rows],
    )


def plain(value: float) -> str:
    """A median as people write it: 4 or 4.5."""
    return f"{value:g}"


def has_middle(row: Mapping[str, Any]) -> bool:
    """Whether a row has a median."""
    return bool(row["median"] == row["median"] and row["median"] is not None)


def direction_words(row: Mapping[str, Any], words: Words) -> str:
    """Where an item has been going, in words; "" while it is too early for any."""
    weeks = max(1, round((max(row["days"]) - min(row["days"])).days / 7))
    said = words("weeks", weeks=words.number(weeks)) if weeks > 1 else words("week")
    return words(f"over_time.direction.{row['direction']}", weeks=said)


def _feelings_title(table: pd.DataFrame, words: Words) -> str:
    from workbook.today.analysis import forecast_summary

    say = words.within("feelings")
    if summary := forecast_summary(table):
        worse, gap = summary
        return say("title_many", worse=worse, n=len(table), gap=plain(gap))
    last = table.iloc[-1]
    said = {"expected": int(last["expected"]), "actual": int(last["actual"])}
    if len(table) > 1:
        return say("title_some", **said)
    if said["expected"] == said["actual"]:
        return say("title_same", **said)
    return say("title_better" if said["actual"] < said["expected"] else "title_worse", **said)


def _spoken_row(row: Mapping[str, Any], words: Words) -> dict[str, str]:
    now = row["now"]
    return {
        "day": words.day(row["began"]),
        "now": "" if now is None or now != now else str(int(now)),
        "expected": str(row["expected"]),
        "actual": str(row["actual"]),
    }


def _alt_row(row: Mapping[str, Any], words: Words) -> str:
    said = {"item": words(f"over_time.item.{row['item']}"), "value": row["values"][-1]}
    if not has_middle(row):
        return words("over_time.alt_row", **said)
    return words("over_time.alt_row_middle", **said, middle=plain(row["median"]))


def _item_row(row: Mapping[str, Any], words: Words) -> dict[str, str]:
    say = words.within("over_time")
    cells = {
        "item": say(f"item.{row['item']}"),
        "last": str(row["values"][-1]),
        "middle": plain(row["median"]) if has_middle(row) else "",
        "count": str(len(row["values"])),
        "direction": direction_words(row, words),
    }
    return {say(f"column.{name}"): cell for name, cell in cells.items()}
