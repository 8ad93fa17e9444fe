"""The command import for files that hold no applications: our own export, and thought records."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.book import Book
from workbook.content import Words
from workbook.exchange import outcomes
from workbook.exchange.leaving.coming_back import looked_at
from workbook.exchange.returning import OwnExport, as_object, counted
from workbook.exchange.thoughts import EXPORT, Thoughts, keep, same_in


@dataclass(frozen=True)
class OtherFile:
    """What such a file would bring in: one sentence, the object of --json, a question, and how to do it.

    `keep` writes it and returns the sentence that says so, and the counts for --json.
    """

    sentence: str
    told: dict[str, Any]
    confirm: str
    keep: Callable[[Book], tuple[str, dict[str, int]]]

    def json(self, **more: Any) -> str:
        """The object as text."""
        return json.dumps({**self.told, **more}, ensure_ascii=False, indent=2)


def own_export(export: OwnExport, book: Book | None, today: date, words: Words) -> OtherFile:
    """An export of this workbook, which comes back under its own ids."""
    came = looked_at(book, export.found)

    def keep_it(book: Book) -> tuple[str, dict[str, int]]:
        done = export.into(book)
        counts = {"added": done.added, "same": done.same, "different": len(done.different)}
        return words("command.came_back", **counts), counts

    return OtherFile(
        words("export", **counted(export, came)),
        as_object(export, came, today, words),
        words("command.confirm_export"),
        keep_it,
    )


def thoughts(found: Thoughts, book: Book | None, encoding: str, words: Words) -> OtherFile:
    """Thought records of another program."""
    same = same_in(book, found)

    def keep_it(book: Book) -> tuple[str, dict[str, int]]:
        done = keep(book, found)
        return words("command.thoughts", new=done.new, same=done.same), {"new": done.new, "same": done.same}

    rows = thought_rows(found, same)
    told = {
        "format": {"encoding": encoding, "delimiter": ",", "sheet": None, "header_row": 1, "export": EXPORT},
        "mapping": {},
        "dates": {},
        "rows": rows,
        "applications": 0,
        "interview_rounds": 0,
        "outcomes": dict.fromkeys(outcomes.STANDINGS, 0),
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
        words("thoughts", **rows), told, words("command.confirm_thoughts", n=rows["used"]), keep_it
    )


def thought_rows(found: Thoughts, same: int) -> dict[str, int]:
    """How many rows were read, are new, are there already, and hold no thought."""
    return {
        "read": found.rows,
        "used": len(found.found) - same,
        "merged": len(found.merged) + same,
        "set_aside": len(found.aside),
    }


def _told(one: Any) -> dict[str, Any]:
    return {
        "written_on": one.at.date().isoformat() if one.at else None,
        "thought": one.thought,
        "traps": list(one.traps),
        "challenge": one.challenge,
        "alternative": one.alternative,
    }
