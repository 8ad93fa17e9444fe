"""Files that hold no applications: our own export, and thought records; shown, asked about, brought in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.book import Book
from workbook.content import Words
from workbook.exporting.merge import looked_at
from workbook.exporting.wording import came_back_said
from workbook.importing import statuses
from workbook.importing.freecbt import EXPORT, Thought, Thoughts, keep, same_in, thoughts_in
from workbook.importing.own_export import OWN, OwnExport, as_object, counted, own_cells, own_json
from workbook.importing.reader.limits import Refused
from workbook.importing.reading import Cells


@dataclass(frozen=True)
class CameIn:
    """What came in: the sentence that says so, the counts for --json, and the step to undo it by."""

    said: str
    counts: dict[str, int]
    batch: int | None


@dataclass(frozen=True)
class OtherFile:
    """What such a file would bring in: one sentence, the object of --json, a question, and how to do it.

    `button` are the words to press for it; "" where nothing is new.
    """

    sentence: str
    told: dict[str, Any]
    confirm: str
    button: str
    keep: Callable[[Book], CameIn]

    def json(self, **more: Any) -> str:
        """The object as text."""
        return json.dumps({**self.told, **more}, ensure_ascii=False, indent=2)


def cells_or_other(
    read: Callable[[], Cells], data: Callable[[], bytes], book: Book | None, today: date, words: Words
) -> Cells | OtherFile:
    """The cells of a table, or the other file that this is; `data` are all its bytes.

    NotAnExport where an export is damaged or too new, Refused where the file is not read at all.
    """
    try:
        cells = read()
    except Refused as refused:
        if refused.key != OWN:
            raise
        return own_export(own_json(data()), book, today, words)
    if export := own_cells(cells):
        return own_export(export, book, today, words)
    found = thoughts_in(cells)
    return thoughts(found, book, cells.encoding, words) if found else cells


def own_export(export: OwnExport, book: Book | None, today: date, words: Words) -> OtherFile:
    """An export of this workbook, which comes back under its own ids."""
    came = looked_at(book, export.found)
    rows = counted(export, came)

    def keep_it(book: Book) -> CameIn:
        done = export.into(book)
        counts = {"added": done.added, "same": done.same}
        counts |= {"different": len(done.different), "unusable": len(done.unusable)}
        return CameIn(came_back_said(done, book.words("exporting")), counts, done.batch)

    return OtherFile(
        words("export", **rows),
        as_object(export, came, today, words),
        words("command.confirm_export"),
        words("page.come_back") if rows["used"] else "",
        keep_it,
    )


def thoughts(found: Thoughts, book: Book | None, encoding: str, words: Words) -> OtherFile:
    """Thought records of another program."""
    rows = thought_rows(found, same_in(book, found))

    def keep_it(book: Book) -> CameIn:
        done = keep(book, found)
        counts = {"new": done.new, "same": done.same}
        return CameIn(words("command.thoughts", **counts), counts, done.batch)

    told = {
        "format": {"encoding": encoding, "delimiter": ",", "sheet": None, "header_row": 1, "export": EXPORT},
        "mapping": {},
        "dates": {},
        "rows": rows,
        "applications": 0,
        "interview_rounds": 0,
        "outcomes": dict.fromkeys(statuses.STANDINGS, 0),
        "set_aside": [
            {"row": a.number, "reason": words(f"reason.{a.reason}"), "text": a.text} for a in found.aside
        ],
        "merged": [
            {"row": row, "reason": words("reason.repeat", row=to), "into": to} for row, to in found.merged
        ],
        "words": [],
        "questions": [],
        "records": [],
        "thought_records": [_told(one) for one in found.found],
    }
    return OtherFile(
        words("thoughts", **rows),
        told,
        words("command.confirm_thoughts", n=rows["used"]),
        words("page.bring_thoughts", n=rows["used"]) if rows["used"] else "",
        keep_it,
    )


def thought_rows(found: Thoughts, same: int) -> dict[str, int]:
    """How many rows were read, are new, are there already, and hold no thought."""
    return {
        "read": found.rows,
        "used": len(found.found) - same,
        "merged": len(found.merged) + same,
        "set_aside": len(found.aside),
    }


def _told(one: Thought) -> dict[str, Any]:
    return {
        "written_on": one.at.date().isoformat() if one.at else None,
        "thought": one.thought,
        "traps": list(one.traps),
        "challenge": one.challenge,
        "alternative": one.alternative,
    }
