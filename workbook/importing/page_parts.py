"""What the page for bringing in shows of a preview, as words and rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.content import Words
from workbook.importing import statuses
from workbook.importing.columns import FIELDS
from workbook.importing.date_patterns import Order
from workbook.importing.dates import DateReader
from workbook.importing.events import Found
from workbook.importing.known import Step
from workbook.importing.preview import SET_ASIDE, USED, Preview, Verdict
from workbook.importing.summary import found_sentence, row_said, rows_counted, stands, why

_EXAMPLES = 3  # cells shown of a column
_STATUSES = 40  # different words shown; a column with more is free text
_LONGEST = 60


def summary(seen: Preview, plan: list[Step], words: Words, *, arrive: bool = False) -> Any:
    """What kind of file it is, how its rows come out, and how the applications stand."""
    said = [found_sentence(seen, words), words("rows", **rows_counted(seen, plan))]
    counts = stands(seen)
    standings = [f"{words(f'standing.{key}')} {counts[key]}" for key in statuses.STANDINGS if counts[key]]
    said += [" · ".join(standings)] if standings else []
    others = [str(sheet.name) for sheet in seen.cells.sheets if sheet not in seen.chosen.sheets]
    said += [words("page.other_sheets", sheets=", ".join(others))] if others else []
    uncounted = sum(sheet.uncounted for sheet in seen.chosen.sheets)
    said += [words("page.uncounted", n=uncounted)] if uncounted else []
    return ui.text(*said, title=words("page.understood"), arrive=arrive)


def field_words(words: Words) -> dict[str, str]:
    """Everything a column can hold, in words."""
    return {field: words(f"columns.{field}") for field in FIELDS}


def words_of(words: Words) -> dict[str, str]:
    """Every way an application can stand, in words."""
    return {standing: words(f"standing.{standing}") for standing in statuses.STANDINGS}


def columns_of(seen: Preview) -> list[ui.Choosable]:
    """The file's columns, each with a few of its cells and what it was taken to hold."""
    listed = []
    for column in seen.columns.all:
        cells = list(dict.fromkeys(seen.table.column(column.index)))[:_EXAMPLES]
        examples = " · ".join(_short(cell) for cell in cells)
        if column.name or examples:
            listed.append(ui.Choosable(str(column.index), _short(column.name) or "…", examples, column.field))
    return listed


def things(seen: Preview, words: Words) -> list[ui.Choosable]:
    """The file's words for how an application stands, each with how it was read."""
    if len(seen.statuses) > _STATUSES:
        return []
    unsure = words("page.unsure")
    return [
        ui.Choosable(
            w.text, _short(w.text), f"{w.count}×" if w.sure else f"{w.count}× · {unsure}", w.standing
        )
        for w in seen.statuses
    ]


def order_words(seen: Preview, index: int, words: Words) -> tuple[str, dict[str, str]]:
    """Three dates of a column, and what each order makes of the first."""
    cells = seen.table.column(index)
    reader = DateReader(seen.today)
    examples = [c for c in dict.fromkeys(cells) if not reader.read(c).days and _both(reader, c)][:_EXAMPLES]
    text = examples[0] if examples else ""
    options = {}
    for order in Order:
        days = replace(reader, order=order).read(text).days
        options[order.value] = words(
            f"answer.{order.value}", text=text, day=words.day(days[0]) if days else ""
        )
    return ", ".join(examples), options


def _both(reader: DateReader, cell: str) -> bool:
    return all(replace(reader, order=order).read(cell).days for order in Order)


def table_columns(words: Words) -> list[ui.Column]:
    """The columns of the table of rows."""
    return [
        ui.Column("organisation", words("organisation"), sub="role"),
        ui.Column("row", words("row"), kind="number"),
        ui.Column("sent_on", words("sent_on"), kind="day"),
        ui.Column("stands", words("stands"), kind="tag"),
        ui.Column("becomes", words("becomes"), wide=True),
    ]


def rows_of(seen: Preview, plan: list[Step], words: Words) -> Iterable[ui.Row]:
    """Every row of the file with what becomes of it, in the file's order."""
    first = {step.found.rows[0]: step for step in plan}
    for verdict in seen.verdicts:
        step = first.get(verdict.number) if verdict.kind == USED else None
        if step is None:
            row = row_said(seen, verdict.number)
            becomes = _becomes(seen, verdict, words)
            cells = {"row": row, "organisation": _short(verdict.text), "becomes": becomes}
            yield ui.Row(str(verdict.number), cells, {"row": verdict.number})
        else:
            yield _row(verdict.number, step, seen, words)


def _row(number: int, step: Step, seen: Preview, words: Words) -> ui.Row:
    one = step.found
    standing = one.standing(seen.today)
    rounds = ", ".join(words(f"stage.{r.stage.value}") for r in one.story.rounds if r.stage)
    becomes = words("reason.already") if step.empty else words(f"verdict.{'used' if step.new else 'more'}")
    cells = {
        "row": row_said(seen, number),
        "organisation": one.application.organisation,
        "role": one.application.role,
        "sent_on": words.day(one.application.sent_on),
        "stands": words(f"standing.{standing}"),
        "becomes": " · ".join(part for part in (becomes, rounds, _alike(seen, one, words)) if part),
    }
    sent = one.application.sent_on.on.isoformat() if one.application.sent_on else ""
    tone = "quiet" if standing in statuses.ENDINGS else "now"
    return ui.Row(str(number), cells, {"row": number, "sent_on": sent}, tone)


def _alike(seen: Preview, one: Found, words: Words) -> str:
    rows = ", ".join(row_said(seen, row) for row in one.alike[:3])
    return words("page.alike", row=rows) if rows else ""


def _becomes(seen: Preview, verdict: Verdict, words: Words) -> str:
    reason = why(seen, verdict, words) if verdict.reason else ""
    kind = words(f"verdict.{SET_ASIDE if verdict.kind == SET_ASIDE else 'merged'}")
    return f"{kind}: {reason}"


def _short(text: str) -> str:
    line = " ".join(text.split()).encode("utf-8", "replace").decode()
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
