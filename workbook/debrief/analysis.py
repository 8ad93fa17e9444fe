"""What feedback was about, and how far each box is used, as finished tables: counts, never percentages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from workbook.debrief.model import HeardBefore, Theme


def themes(points: pd.DataFrame, sources: Mapping[str, str]) -> pd.DataFrame:
    """One row for each drawer with something in it: theme, count, of, again; the fullest first.

    `count` is how many sources mention it and `of` how many were read at all; a source counts once for a
    drawer, however many of its points are in it. `again` says that it was heard more than once. `sources`
    names the source of each piece of feedback; a piece it does not know is a source of its own.
    """
    read = points[points["theme"].notna()]
    voice = read["feedback"].map(lambda piece: sources.get(piece, piece))
    of = int(voice.nunique())
    rows = []
    for place, theme in enumerate(Theme):
        inside = read[read["theme"].astype(str) == theme.value]
        count = int(voice[inside.index].nunique())
        if count:
            heard = (inside["heard_before"].astype(str) == HeardBefore.MORE_THAN_ONCE.value).any()
            rows.append((-count, place, theme.value, count, of, bool(heard) or count > 1))
    table = pd.DataFrame(sorted(rows), columns=["-", "place", "theme", "count", "of", "again"])
    return table[["theme", "count", "of", "again"]]


def boxes(sessions: pd.DataFrame, closed: Collection[str], names: Mapping[str, str]) -> pd.DataFrame:
    """One row for each interview named: about, name, used, minutes (None where no timer ran), closed.

    The rows stand in the order of the names. `used` is 0 to 2, or 3 where new information opened one more.
    """
    rows = []
    for about, name in names.items():
        own = sessions[sessions["about"] == about]
        counted = own["minutes"].dropna()
        minutes = int(counted.sum()) if len(counted) else None
        rows.append((about, name, len(own), minutes, about in closed))
    return pd.DataFrame(rows, columns=["about", "name", "used", "minutes", "closed"], dtype=object)
