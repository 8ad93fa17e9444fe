"""What the page for bringing in shows of a preview, as words and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import shortened
from workbook.answers.day_reading import Order
from workbook.content import Words
from workbook.content.vocabulary import date_reader
from workbook.importing import statuses
from workbook.importing.apply import PlannedChange
from workbook.importing.preview import SET_ASIDE, USED, Preview
from workbook.importing.summary import kind_sentence, remarks, row_name, rows_counted, standings_counted, why

_EXAMPLES = 3  # cells shown of a column
_STATUSES = 40  # different words shown; a column with more is free text
_LONGEST = 60


def summary(seen: Preview, plan: Sequence[PlannedChange], words: Words, *, arrive: bool = False) -> Any:
    """What kind of file it is, how its rows come out, and how the applications stand."""
    counts = standings_counted(seen)
    others = ", ".join(str(sheet.name) for sheet in seen.cells.sheets if sheet not in seen.chosen.sheets)
    uncounted = sum(sheet.uncounted for sheet in seen.chosen.sheets)
    sentences = [
        kind_sentence(seen, words),
        words("rows", **rows_counted(seen, plan)),
        " · ".join(f"{words(f'standing.{key}')} {count}" for key, count in counts),
        words("page.other_sheets", sheets=others) if others else "",
        words("page.uncounted", n=uncounted) if uncounted else "",
        *remarks(seen, words),
    ]
    return ui.text(*filter(None, sentences), title=words("page.understood"), arrive=arrive)


def columns_of(seen: Preview) -> list[ui.Choosable]:
    """The file's columns, each with a few of its cells and what it was taken to hold."""
    things = []
    for column in seen.columns.all:
        cells = list(dict.fromkeys(seen.table.by_column[column.index]))[:_EXAMPLES]
        examples = " · ".join(_short(cell) for cell in cells)
        if column.name or examples:
            things.append(ui.Choosable(str(column.index), _short(column.name) or "…", examples, column.field))
    return things


def status_words(seen: Preview, words: Words) -> list[ui.Choosable]:
    """The file's words for how an application stands, each with how it was read."""
    if len(seen.statuses) > _STATUSES:
        return []
    unsure = f" · {words('page.unsure')}"
    return [
        ui.Choosable(w.text, _short(w.text), f"{w.count}×{'' if w.sure else unsure}", w.standing)
        for w in seen.statuses
    ]


def order_words(seen: Preview, index: int, words: Words) -> tuple[str, dict[str, str]]:
    """Three dates of a column, and what each order makes of the first."""
    plain = date_reader(seen.today)
    readers = {order: replace(plain, order=order) for order in Order}
    examples = [
        cell
        for cell in dict.fromkeys(seen.table.by_column[index])
        if not plain.read(cell).days and all(reader.read(cell).days for reader in readers.values())
    ][:_EXAMPLES]
    text = examples[0] if examples else ""
    days = {order: next(iter(reader.read(text).days), None) for order, reader in readers.items()}
    options = {o.value: words(f"answer.{o.value}", text=text, day=words.day(day)) for o, day in days.items()}
    return ", ".join(examples), options


def row_columns(words: Words) -> list[ui.Column]:
    """The columns of the table of rows."""
    return [
        ui.Column("organisation", words("organisation"), sub="role"),
        ui.Column("row", words("row"), kind="number"),
        ui.Column("sent_on", words("sent_on"), kind="day"),
        ui.Column("stands", words("stands"), kind="tag"),
        ui.Column("becomes", words("becomes"), wide=True),
    ]


def rows_of(seen: Preview, plan: Sequence[PlannedChange], words: Words) -> Iterable[ui.Row]:
    """Every row of the file with what becomes of it, in the file's order."""
    changes = {change.parsed.rows[0]: change for change in plan}
    for verdict in seen.verdicts:
        if verdict.kind == USED and verdict.number in changes:
            yield _row(verdict.number, changes[verdict.number], seen, words)
        else:
            kind = words(f"verdict.{SET_ASIDE if verdict.kind == SET_ASIDE else 'merged'}")
            cells = {
                "row": row_name(seen, verdict.number),
                "organisation": _short(verdict.text),
                "becomes": f"{kind}: {why(seen, verdict, words) if verdict.reason else ''}",
            }
            yield ui.Row(str(verdict.number), cells, {"row": verdict.number})


def _row(number: int, change: PlannedChange, seen: Preview, words: Words) -> ui.Row:
    parsed = change.parsed
    application, standing = parsed.application, parsed.standing(seen.today)
    rounds = ", ".join(words(f"stage.{r.stage.value}") for r in parsed.story.rounds if r.stage)
    verdict = "verdict.used" if change.new else "verdict.more"
    becomes = words("reason.already" if change.empty else verdict)
    alike = ", ".join(row_name(seen, row) for row in parsed.alike[:3])
    same = words("page.alike", row=alike) if alike else ""
    cells = {
        "row": row_name(seen, number),
        "organisation": application.organisation,
        "role": application.role,
        "sent_on": words.day(application.sent_on),
        "stands": words(f"standing.{standing}"),
        "becomes": " · ".join(filter(None, (becomes, rounds, same))),
    }
    sent = application.sent_on.on.isoformat() if application.sent_on else ""
    tone = "quiet" if standing in statuses.ENDINGS else "now"
    return ui.Row(str(number), cells, {"row": number, "sent_on": sent}, tone)


def _short(text: str) -> str:
    return shortened(" ".join(text.split()).encode("utf-8", "replace").decode(), _LONGEST)
