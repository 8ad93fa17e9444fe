"""A preview as plain values: the JSON object of `import --json`, and the lines of a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from workbook.answers import Day
from workbook.content import Words
from workbook.importing import statuses
from workbook.importing.columns import LEFT_OUT, PERSONAL
from workbook.importing.date_order import Question
from workbook.importing.events import Found
from workbook.importing.known import Step
from workbook.importing.preview import MERGED, SET_ASIDE, USED, Preview, Verdict
from workbook.interviews.story import Story

_ASIDE_SHOWN = 20


def as_object(preview: Preview, plan: Sequence[Step], words: Words) -> dict[str, Any]:
    """The object that `--json` prints.

    `format`, `mapping` (column → field), `dates` (how their order was decided), `rows` (read = used +
    merged + set_aside), `applications`, `interview_rounds`, `outcomes` (applications by how they stand),
    `set_aside`, `merged`, `words` (statuses and how each was read), `questions`, and `records`, one for
    every application.
    """
    counts = stands(preview)
    return {
        "format": _format(preview),
        "mapping": _mapping(preview),
        "dates": {
            _name(preview, index): {"order": decided.order, "decided_by": decided.by}
            for index, decided in preview.decided.items()
            if decided.order
        },
        "rows": rows_counted(preview, plan),
        "applications": len(preview.found),
        "interview_rounds": sum(len(one.rounds) for one in preview.found),
        "outcomes": {standing: counts[standing] for standing in statuses.STANDINGS},
        **_rows_not_used(preview, words),
        "words": [
            {"text": w.text, "count": w.count, "read_as": w.standing, "sure": w.sure}
            for w in preview.statuses
        ],
        "questions": [
            {"column": q.column, "ask": asked(q, words), "examples": list(q.examples)}
            for q in preview.questions
        ],
        "records": [_record(one, preview) for one in preview.found],
    }


def _format(preview: Preview) -> dict[str, Any]:
    return {
        "encoding": preview.cells.encoding,
        "delimiter": preview.cells.delimiter,
        "sheet": preview.chosen.names,
        "header_row": preview.table.header_row,
        "export": preview.columns.export,
    }


def _rows_not_used(preview: Preview, words: Words) -> dict[str, Any]:
    """Rows set aside and rows merged into others, with their reasons in words."""
    aside = [v for v in preview.verdicts if v.kind == SET_ASIDE]
    merged = [v for v in preview.verdicts if v.kind == MERGED]
    return {
        "set_aside": [
            {**_row(preview, v.number), "reason": words(f"reason.{v.reason}"), "text": v.text} for v in aside
        ],
        "merged": [
            {**_row(preview, v.number), "reason": why(preview, v, words), "into": _place(preview, v.joins)}
            for v in merged
        ],
    }


def _row(preview: Preview, number: int) -> dict[str, Any]:
    """A row's number, and its sheet where several were read as one."""
    sheet, row = preview.chosen.place(number)
    return {"row": row} if sheet is None else {"row": row, "sheet": sheet}


def _place(preview: Preview, number: int | None) -> int | None:
    return None if number is None else preview.chosen.place(number)[1]


def row_said(preview: Preview, number: int) -> str:
    """A row's number, with its sheet where several were read as one."""
    sheet, row = preview.chosen.place(number)
    return str(row) if sheet is None else f"{row} ({sheet})"


def why(preview: Preview, verdict: Verdict, words: Words) -> str:
    """Why a row was merged or set aside, in words."""
    joins = "" if verdict.joins is None else row_said(preview, verdict.joins)
    return words(f"reason.{verdict.reason}", row=joins)


def stands(preview: Preview) -> Counter[str]:
    """How many applications of a file stand how."""
    return Counter(one.standing(preview.today) for one in preview.found)


def rows_counted(preview: Preview, plan: Sequence[Step]) -> dict[str, int]:
    """How many rows were read, used, merged (also into the log) and set aside; the last three add up."""
    here = sum(step.empty for step in plan)
    used, merged, aside = (preview.count(kind) for kind in (USED, MERGED, SET_ASIDE))
    return {
        "read": len(preview.verdicts),
        "used": used - here,
        "merged": merged + here,
        "set_aside": aside,
    }


def asked(question: Question, words: Words) -> str:
    """A question in words."""
    between = " · " if question.about == "sheet" else ", "  # alike sheets are named in a row with commas
    return words(f"ask.{question.about}", column=question.column, examples=between.join(question.examples))


def _name(preview: Preview, index: int) -> str:
    """A column's name, or its place where it has none."""
    return preview.columns.all[index].name or f"#{index + 1}"


def _mapping(preview: Preview) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for column in preview.columns.all:
        name = _name(preview, column.index)
        mapping[name if name not in mapping else f"{name} #{column.index + 1}"] = column.field
    return mapping


def _record(one: Found, preview: Preview) -> dict[str, Any]:
    sheet = preview.chosen.place(one.rows[0])[0]
    rows = [preview.chosen.place(row)[1] for row in one.rows]
    return {"rows": rows, **({} if sheet is None else {"sheet": sheet}), **told(one.story, preview.today)}


def told(story: Story, today: date) -> dict[str, Any]:
    """One application with its rounds, as plain values."""
    application, standing = story.application, story.standing(today).value
    return {
        "company": application.organisation,
        "role": application.role,
        "applied_on": _day(application.sent_on),
        "standing": standing,
        "heard_on": next((_day(n.heard_on) for n in reversed(story.news) if n.heard_on), None),
        "furthest_stage": story.reached.value,
        "rounds": list(_rounds(story, standing)),
        "source": application.source,
        "place": application.place,
        "link": application.link,
        "pay": application.pay,
        "note": application.note,
    }


def _rounds(story: Story, standing: str) -> Iterator[dict[str, Any]]:
    """The rounds in order; whoever was in a later one got through the one before."""
    last = statuses.WAITING if standing in (statuses.ADVANCED, statuses.NOT_APPLIED) else standing
    for index, round_ in enumerate(story.rounds):
        outcome = last if index == len(story.rounds) - 1 else statuses.ADVANCED
        yield {"stage": round_.stage, "held_on": _day(round_.held_on), "outcome": outcome}


def _day(day: Day | None) -> str | None:
    return str(day) if day else None


def as_lines(preview: Preview, plan: Sequence[Step], words: Words) -> Iterator[str]:
    """What a file would bring in, told in a terminal."""
    yield found_sentence(preview, words)
    if len(preview.chosen.sheets) > 1:
        yield words("sheets", sheets=preview.chosen.names)
    yield ""
    yield from _columns(preview, words)
    yield ""
    yield words("rows", **rows_counted(preview, plan))
    counts = stands(preview)
    for standing in statuses.STANDINGS:
        if counts[standing]:
            yield f"  {counts[standing]:>5}  {words(f'standing.{standing}')}"
    yield from _doubts(preview, words)
    aside = [v for v in preview.verdicts if v.kind == SET_ASIDE]
    for v in aside[:_ASIDE_SHOWN]:
        row, reason = row_said(preview, v.number), words(f"reason.{v.reason}")
        yield words("aside_line", row=row, reason=reason, text=v.text[:80])
    if len(aside) > _ASIDE_SHOWN:
        yield words("aside_more", n=len(aside) - _ASIDE_SHOWN)


def _columns(preview: Preview, words: Words) -> Iterator[str]:
    """What each column holds, and the names of those left out."""
    for column in preview.columns.all:
        if column.field not in (LEFT_OUT, PERSONAL):
            name = column.name or words("unnamed_column", n=column.index + 1)
            yield f"  {name}  →  {words(f'columns.{column.field}')}"
    left = [c.name for c in preview.columns.all if c.field in (LEFT_OUT, PERSONAL) and c.name]
    if left:
        yield words("left_out", columns=", ".join(left))


def _doubts(preview: Preview, words: Words) -> Iterator[str]:
    """Status words that were not certain, and how they were read."""
    for word in preview.statuses:
        if not word.sure:
            yield words("doubt", text=word.text, n=word.count, standing=words(f"standing.{word.standing}"))


def found_sentence(preview: Preview, words: Words) -> str:
    """What kind of file it was and where its table was found."""
    kind = words("kind.workbook") if preview.cells.encoding == "xlsx" else words("kind.text")
    if preview.columns.export:
        kind = words(f"kind.{preview.columns.export}")
    applications = words.count("applications", len(preview.found))
    return words("found", kind=kind, applications=applications)
