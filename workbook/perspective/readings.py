"""What the room's charts say in words: each title a sentence the chart proves, with its counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.answers import capital
from workbook.content import Words
from workbook.estimates.agreement import SEPARATE, TwoOrders, same_first_choice
from workbook.estimates.display_rules import Share, percent, percent_range, spoken
from workbook.estimates.runs import lost_every_final, run_somewhere
from workbook.interviews.story import MANY_FINAL_NOES
from workbook.ui import Reading

if TYPE_CHECKING:
    import pandas as pd

FAIR = 0.25  # the chance the picture of runs is read by
FINALISTS = 3
RARE, NEARLY = 0.01, 0.99


def beliefs_reading(table: pd.DataFrame, words: Words) -> Reading:
    """The words of the chart of beliefs before and after; `words` are the room's."""
    say, n = words.within("beliefs"), len(table)
    rows = [_belief_row(row, words) for row in table.to_dict("records")]
    return Reading(
        title=_beliefs_title(table, words),
        of=say("of_one") if n == 1 else say("of", n=capital(words.number(n))),
        alt=say("alt", rows="; ".join(say("alt_row", **row) for row in rows)),
        method=say("method"),
        rows=[{say(f"column.{name}"): cell for name, cell in row.items()} for row in rows],
    )


def _beliefs_title(table: pd.DataFrame, words: Words) -> str:
    from workbook.perspective.analysis import belief_summary

    say = words.within("beliefs")
    if summary := belief_summary(table):
        down, change = summary
        return say("title_many", down=down, n=len(table), change=f"{change:g}".replace("-", "−"))
    last = table.iloc[-1]
    said = {"before": int(last["before"]), "after": int(last["after"])}
    same = said["before"] == said["after"]
    if len(table) == 1:
        return say("title_same" if same else "title_moved", **said)
    return say("title_last_same" if same else "title_last", **said)


def _belief_row(row: Any, words: Words) -> dict[str, str]:
    numbers = ("before", "after", "feeling_before", "feeling_after")
    return {"day": words.day(row["began"])} | {name: _plain(row[name]) for name in numbers}


def strip_reading(table: pd.DataFrame, unknown: int | None, words: Words) -> Reading:
    """The words of the chart of explanations; `unknown` is how much cannot be known, from 0 to 100."""
    say = words.within("strip")
    n, known = len(table), int((table["known"] == "know").sum())
    title = {1: say("title_one" if known else "title_one_not")}.get(n)
    said = {"n": words.number(n), "know": words.number(known)}
    title = title or say("title_none" if not known else "title_all" if known == n else "title", **said)
    rows: Any = table.to_dict("records")
    spoken_rows = [
        {"explanation": r["explanation"], "plausible": str(r["plausible"]), "known": say(r["known"])}
        for r in rows
    ]
    return Reading(
        title=title,
        of=say("of") if unknown is None else say("of_unknown", unknown=unknown),
        alt=say("alt", rows="; ".join(say("alt_row", **row) for row in spoken_rows)),
        method=say("method"),
        rows=[{say(f"column.{name}"): cell for name, cell in row.items()} for row in spoken_rows],
    )


def own_reading(table: pd.DataFrame, words: Words) -> Reading:
    """The words of the chart of a person's own counts: a range only from five answered interviews on."""
    say = words.within("own")
    counts = {str(row["stage"]): int(row["count"]) for row in table.to_dict("records")}
    counted = {
        "sent": words.count("applications", counts["sent"]),
        "interview": words.count("interviews", counts["interview"]),
        "final": words.count("finals", counts["final"]),
        "offer": words.count("offers", counts["offer"]),
    }
    rows = [(say(f"row.{stage}"), str(count)) for stage, count in counts.items()]
    return Reading(
        title=capital(say("title", **counted)),
        of=_own_of(table, words),
        alt=say("alt", rows=", ".join(f"{name} {count}" for name, count in rows)),
        method=say("method"),
        rows=[{say("column.stage"): name, say("column.count"): count} for name, count in rows],
    )


def _own_of(table: pd.DataFrame, words: Words) -> str:
    say, row = words.within("own"), table.iloc[-1]
    offers, decided = int(row["offers"]), int(row["decided"])
    if not decided:
        return say("of")
    if row["low"] is None or row["low"] != row["low"]:
        return say("of_few", offers=offers, decided=decided)
    ends = percent_range(row["low"], row["high"], decided)
    if ends:
        about = percent(offers / decided, decided)
        return say("of_percent", offers=offers, decided=decided, percent=about, low=ends[0], high=ends[1])
    low = _share(spoken(float(row["low"])), words, "fraction")
    high = _share(spoken(float(row["high"])), words, "about")
    return say("of_range", offers=offers, decided=decided, low=low, high=high)


@dataclass(frozen=True)
class Run:
    """The run a picture is about: `own` from the log, or the example; `finals`, where every one was lost."""

    length: int
    own: bool = False
    answers: int = 0
    finals: int = 0


def runs_reading(table: pd.DataFrame, run: Run, words: Words) -> Reading:
    """The words of the picture of runs of noes; `words` are the room's."""
    say, long = words.within("runs"), words.number(run.length)
    rows: Any = table.to_dict("records")
    fair = next(float(row["share"]) for row in rows if row["p"] == FAIR)
    named = [(say(f"chance.{row['chance']}"), shown(row["share"], words)) for row in rows]
    return Reading(
        title=say("title", run=long, times=_times(fair, words)),
        of=" ".join(_runs_of(run, words)),
        alt=say("alt", run=long, rows=", ".join(f"{name}: {share}" for name, share in named)),
        method=say("method"),
        rows=[{say("column.chance"): name, say("column.share"): share} for name, share in named],
    )


def _runs_of(run: Run, words: Words) -> list[str]:
    """Whose run it is, how often one like it turns up somewhere, and finals that were all lost."""
    say, long = words.within("runs"), words.number(run.length)
    said = [say("of_own", run=long) if run.own else say("of_example")]
    if run.own and run.answers > run.length:
        somewhere = run_somewhere(FAIR, run.length, run.answers)
        said.append(say("somewhere", run=long, n=run.answers, times=_times(somewhere, words)))
    if run.finals >= MANY_FINAL_NOES:
        lost = lost_every_final(FINALISTS, run.finals)
        said.append(say("finals", n=run.finals, times=_times(lost, words)))
    return said


def shown(share: float, words: Words) -> str:
    """A share of 1 as so many times in 100."""
    if share < RARE:
        return words("runs.shown_rare")
    return words("runs.shown_nearly") if share > NEARLY else words("runs.shown", times=round(100 * share))


def same_five_reading(orders: TwoOrders, draws: list[TwoOrders], words: Words) -> Reading:
    """The words of the demonstration: this draw, and how often both chose the same so far."""
    say, names = words.within("same_five"), list(words.options("same_five.people").values())
    left, right = ([names[person] for person in order] for order in (orders.left, orders.right))
    expected = round(100 * same_first_choice(len(names), SEPARATE))
    counted = {"same": sum(one.same for one in draws), "n": len(draws), "expected": expected}
    who = {"first": left[0], "second": right[0]}
    cells = [
        {say("column.place"): str(n), say("column.left"): one, say("column.right"): other}
        for n, (one, other) in enumerate(zip(left, right, strict=True), start=1)
    ]
    return Reading(
        title=say("title_same", who=left[0]) if orders.same else say("title_other", **who),
        of=say("of_one", expected=expected) if len(draws) == 1 else say("of", **counted),
        alt=say("alt", left=", ".join(left), right=", ".join(right)),
        method=say("method"),
        rows=cells,
    )


def _times(share: float, words: Words) -> str:
    """A share of 1 as so many times in 100, in a sentence; never none of them, never all."""
    if share < RARE:
        return words("runs.times.rare")
    return words("runs.times.nearly") if share > NEARLY else words("runs.times.times", n=round(100 * share))


def _share(share: Share, words: Words, otherwise: str) -> str:
    return words(f"share.{share.name or otherwise}", times=share.times, of=share.of)


def _plain(value: Any) -> str:
    return "" if value is None or value != value else str(int(value))
