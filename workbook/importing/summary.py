"""A preview as plain values: the JSON object of `import --json`, and the lines of a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from workbook.answers import Day
from workbook.content import Words
from workbook.importing import statuses
from workbook.importing.apply import PlannedChange
from workbook.importing.columns import LEFT_OUT, NOTE, PERSONAL
from workbook.importing.date_order import OpenQuestion
from workbook.importing.preview import MERGED, SET_ASIDE, USED, Preview, Verdict
from workbook.interviews.story import Story

_ASIDE_SHOWN = 20


def json_object(
    *,
    format: Mapping[str, Any],
    rows: Mapping[str, int],
    outcomes: Mapping[str, int],
    interview_rounds: int = 0,
    mapping: Mapping[str, str] | None = None,
    dates: Mapping[str, Any] | None = None,
    **lists: Iterable[Any],
) -> dict[str, Any]:
    """The object that `import --json` prints, whatever the file holds.

    `format`, `mapping` (column → field), `dates` (how their order was decided), `rows` (read = used +
    merged + set_aside), `applications`, `interview_rounds`, `outcomes` (applications by how they stand),
    and as lists `set_aside`, `merged`, `words` (statuses and how each was read), `questions`, `records`
    (one for every application).
    """
    named = {"encoding": None, "delimiter": None, "sheet": None, "header_row": None, "export": None}
    known = dict.fromkeys(("set_aside", "merged", "words", "questions", "records"), ())
    return {
        "format": {**named, **format},
        "mapping": mapping or {},
        "dates": dates or {},
        "rows": rows,
        "applications": sum(outcomes.values()),
        "interview_rounds": interview_rounds,
        "outcomes": {standing: outcomes.get(standing, 0) for standing in statuses.STANDINGS},
        **{name: list(values) for name, values in {**known, **lists}.items()},
    }


def as_object(preview: Preview, plan: Sequence[PlannedChange], words: Words) -> dict[str, Any]:
    """The object that `--json` prints for a preview."""
    return json_object(
        format={
            "encoding": preview.cells.encoding,
            "delimiter": preview.cells.delimiter,
            "sheet": preview.chosen.names,
            "header_row": preview.table.header_row,
            "export": preview.columns.export,
        },
        rows=rows_counted(preview, plan),
        outcomes=preview.standings,
        interview_rounds=sum(len(parsed.rounds) for parsed in preview.applications),
        mapping=_mapping(preview),
        dates={
            _name(preview, index): {"order": decided.order, "decided_by": decided.by}
            for index, decided in preview.decided.items()
            if decided.order
        },
        set_aside=(_unused(preview, v, words) | {"text": v.text} for v in preview.of(SET_ASIDE)),
        merged=(
            _unused(preview, v, words) | {"into": _row(preview, v.joins)["row"]} for v in preview.of(MERGED)
        ),
        **_words_and_records(preview, words),
    )


def _unused(preview: Preview, verdict: Verdict, words: Words) -> dict[str, Any]:
    return {**_row(preview, verdict.number), "reason": why(preview, verdict, words)}


def _words_and_records(preview: Preview, words: Words) -> dict[str, Iterable[Any]]:
    """Statuses and how each was read, what only the person knows, and every application."""
    return {
        "words": (
            {"text": w.text, "count": w.count, "read_as": w.standing, "sure": w.sure}
            for w in preview.statuses
        ),
        "questions": (
            {"column": q.column, "ask": asked(q, words), "examples": list(q.examples)}
            for q in preview.questions
        ),
        "unread_days": ({**_row(preview, row), "text": text} for row, text in preview.unread),
        "records": (
            {
                "rows": [_row(preview, row)["row"] for row in parsed.rows],
                **_row(preview, parsed.rows[0], row=False),
                **as_values(parsed.story, preview.today),
            }
            for parsed in preview.applications
        ),
    }


def _row(preview: Preview, number: int | None, *, row: bool = True) -> dict[str, Any]:
    """A row's number, and its sheet where several were read as one."""
    sheet, place = (None, None) if number is None else preview.chosen.place(number)
    return ({"row": place} if row else {}) | ({} if sheet is None else {"sheet": sheet})


def row_name(preview: Preview, number: int) -> str:
    """A row's number, with its sheet where several were read as one."""
    sheet, row = preview.chosen.place(number)
    return str(row) if sheet is None else f"{row} ({sheet})"


def why(preview: Preview, verdict: Verdict, words: Words) -> str:
    """Why a row was merged or set aside, in words."""
    joins = "" if verdict.joins is None else row_name(preview, verdict.joins)
    return words(f"reason.{verdict.reason}", row=joins)


def rows_counted(preview: Preview, plan: Sequence[PlannedChange]) -> dict[str, int]:
    """How many rows of a file were read, used, merged (also into the log) and set aside."""
    here = sum(change.empty for change in plan)
    used, merged = len(preview.of(USED)) - here, len(preview.of(MERGED)) + here
    return counted(used=used, merged=merged, set_aside=len(preview.of(SET_ASIDE)))


def counted(*, used: int, merged: int, set_aside: int) -> dict[str, int]:
    """What became of the rows that were read: together the others are all of them."""
    return {"read": used + merged + set_aside, "used": used, "merged": merged, "set_aside": set_aside}


def asked(question: OpenQuestion, words: Words) -> str:
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


def as_values(story: Story, today: date) -> dict[str, Any]:
    """One application with its rounds, as plain values."""
    application, standing = story.application, story.standing(today).value
    return {
        "company": application.organisation,
        "role": application.role,
        "applied_on": _day(application.sent_on),
        "standing": standing,
        "heard_on": next((_day(n.heard_on) for n in reversed(story.news) if n.heard_on), None),
        "furthest_stage": story.reached,
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


def as_lines(preview: Preview, plan: Sequence[PlannedChange], words: Words) -> Iterator[str]:
    """What a file would bring in, as the lines of a terminal."""
    yield kind_sentence(preview, words)
    if len(preview.chosen.sheets) > 1:
        yield words("sheets", sheets=preview.chosen.names)
    yield ""
    yield from _columns(preview, words)
    yield ""
    yield words("rows", **rows_counted(preview, plan))
    for standing, count in standings_counted(preview):
        yield f"  {count:>5}  {words(f'standing.{standing}')}"
    yield from remarks(preview, words)
    for word in preview.statuses:
        if not word.sure:
            yield words("doubt", text=word.text, n=word.count, standing=words(f"standing.{word.standing}"))
    aside = preview.of(SET_ASIDE)
    for v in aside[:_ASIDE_SHOWN]:
        row, reason = row_name(preview, v.number), words(f"reason.{v.reason}")
        yield words("aside_line", row=row, reason=reason, text=v.text[:80])
    if len(aside) > _ASIDE_SHOWN:
        yield words("aside_more", n=len(aside) - _ASIDE_SHOWN)


def remarks(preview: Preview, words: Words) -> Iterator[str]:
    """What a person should know of it: days not read or missing, and columns and words nobody knows."""
    asked = any(question.about == "date_order" for question in preview.questions)
    if preview.unread and not asked:
        cells = "; ".join(f"{row_name(preview, row)}: {text[:60]}" for row, text in preview.unread[:3])
        yield words("unread_days", n=len(preview.unread), cells=cells)
    sent = [p.application.sent_on for p in preview.applications if not p.application.only_saved]
    if not asked and None in sent:
        yield words.count("no_day", sent.count(None))
    unknown = [word.text for word in preview.statuses if not word.sure]
    if len(unknown) > max(2, len(preview.statuses) / 2):
        yield words("unknown_words", words=", ".join(unknown[:10]))
    columns = preview.columns
    unknown = [column.name for column in columns.all if column.field == NOTE and not column.named]
    perhaps = list(filter(None, unknown))
    if perhaps and not columns.of("status") and set(preview.standings) == {statuses.WAITING}:
        yield words("no_status", columns=", ".join(perhaps[:10]))


def standings_counted(preview: Preview) -> list[tuple[str, int]]:
    """Each way in which applications of the file stand, with how many do."""
    counts: Counter[str] = preview.standings
    return [(standing, counts[standing]) for standing in statuses.STANDINGS if counts[standing]]


def _columns(preview: Preview, words: Words) -> Iterator[str]:
    """What each column holds, and the names of those left out."""
    left = []
    for column in preview.columns.all:
        if column.field in (LEFT_OUT, PERSONAL):
            left += [column.name] if column.name else []
        else:
            name = column.name or words("unnamed_column", n=column.index + 1)
            yield f"  {name}  →  {words(f'columns.{column.field}')}"
    if left:
        yield words("left_out", columns=", ".join(left))


def kind_sentence(preview: Preview, words: Words) -> str:
    """What kind of file it was and where its table was found."""
    kind = preview.columns.export or ("workbook" if preview.cells.encoding == "xlsx" else "text")
    applications = words.count("applications", len(preview.applications))
    return words("found", kind=words(f"kind.{kind}"), applications=applications)
