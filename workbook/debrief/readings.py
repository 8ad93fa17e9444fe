"""What the room's charts say in words: each title a sentence the chart proves, with its counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.answers import capital
from workbook.content import Words
from workbook.ui import Reading

if TYPE_CHECKING:
    import pandas as pd


def themes_reading(table: pd.DataFrame, words: Words) -> Reading:
    """The words of the chart of what feedback was about; `words` are the room's."""
    say, labels = words.within("themes"), words.options("field.theme")
    rows: Any = table.to_dict("records")
    first, of = rows[0], int(rows[0]["of"])
    count = words.number(int(first["count"]))
    alone = len(rows) == 1 or int(rows[1]["count"]) < int(first["count"])
    if of == 1:
        title = say("title_one")
    elif int(first["count"]) > 1 and alone:
        title = say("title", theme=labels[first["theme"]], count=count, of=words.number(of))
    elif int(first["count"]) > 1:
        together = [row for row in rows if row["count"] == first["count"]]
        title = say("title_several", n=words.number(len(together)), count=count, of=words.number(of))
    else:
        title = say("title_apart", of=words.number(of))
    spoken = [say("alt_row", theme=labels[row["theme"]], count=row["count"], of=of) for row in rows]
    return Reading(
        title=capital(title),
        of=words.count("read", of),
        alt=say("alt", rows="; ".join(spoken)),
        method=say("method"),
        rows=[_theme_row(row, words) for row in rows],
    )


def boxes_reading(table: pd.DataFrame, words: Words) -> Reading:
    """The words of the chart of the boxes; `words` are the room's."""
    say = words.within("boxes")
    rows: Any = table.to_dict("records")
    closed = sum(bool(row["closed"]) for row in rows)
    if len(rows) == 1:
        key = "title_one_closed" if closed else f"title_one_{min(int(rows[0]['used']), 3)}"
        title = say(key)
    else:
        title = say("title", closed=words.number(closed), of=words.number(len(rows)))
    spoken = [say("alt_row", name=row["name"], box=box_words(row, words)) for row in rows]
    return Reading(
        title=capital(title),
        of=say("of"),
        alt=say("alt", rows="; ".join(spoken)),
        method=say("method"),
        rows=[_box_row(row, words) for row in rows],
    )


def box_words(row: Mapping[str, Any], words: Words) -> str:
    """How far a box is used: its sessions, the minutes where a timer ran, and whether it is closed."""
    say = words.within("boxes")
    parts = [words.count("sessions", int(row["used"]))]
    if row["minutes"] is not None:
        parts.append(words.count("minutes", int(row["minutes"])))
    if row["closed"]:
        parts.append(say("closed"))
    return say("between").join(parts)


def _theme_row(row: Mapping[str, Any], words: Words) -> dict[str, str]:
    say = words.within("themes.column")
    return {
        say("theme"): words.options("field.theme")[row["theme"]],
        say("count"): words("themes.count", count=row["count"], of=row["of"]),
        say("again"): words("themes.again") if row["again"] else "",
    }


def _box_row(row: Mapping[str, Any], words: Words) -> dict[str, str]:
    say = words.within("boxes.column")
    return {
        say("name"): str(row["name"]),
        say("used"): str(row["used"]),
        say("minutes"): "" if row["minutes"] is None else str(row["minutes"]),
        say("closed"): words("boxes.yes") if row["closed"] else "",
    }
