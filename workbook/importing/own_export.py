"""An export of this workbook brought in: recognised in whatever form it comes, and told in numbers first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.exporting.merge import CameBack, NotAnExport, Returning, join, parsed, returning
from workbook.importing import statuses
from workbook.importing.own_tables import own_tables
from workbook.importing.reader.limits import Refused
from workbook.importing.reading import Cells, read_bytes
from workbook.importing.summary import told
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.interviews.story import stories_of

if TYPE_CHECKING:
    from workbook.book import Book

OWN = "own_export"  # how the reading process says that a file is one
NAME = "after_the_no"  # what `format` says of such a file


@dataclass(frozen=True)
class OwnExport:
    """The records of an export and its settings; `encoding` and `delimiter` say in which form it came."""

    found: Sequence[Returning]
    settings: Mapping[str, Any]
    encoding: str
    delimiter: str | None = None

    def into(self, book: Book) -> CameBack:
        """Add what is not in the book yet."""
        return join(book, self.found, self.settings)


def export_in(data: bytes) -> OwnExport:
    """The export in a file's bytes; NotAnExport for any other file, Refused where it is not read at all."""
    try:
        cells = read_bytes(data)
    except Refused as refused:
        if refused.key == OWN:
            return own_json(data)
        if refused.key in ("json", "compressed"):
            raise NotAnExport("export_other") from None
        raise
    own = own_cells(cells)
    if own is None:
        raise NotAnExport("export_damaged" if data.lstrip()[:1] == b"{" else "export_other")
    return own


def own_json(data: bytes) -> OwnExport:
    """The export in a JSON file, or in the archive that holds one; NotAnExport when it is too new."""
    book = parsed(data)
    return OwnExport(returning(book), dict(book.get("settings") or {}), "utf-8")


def own_cells(cells: Cells) -> OwnExport | None:
    """The export in a table's cells; None for any other file."""
    found = own_tables(cells)
    return None if found is None else OwnExport(found, {}, cells.encoding, cells.delimiter)


def as_object(export: OwnExport, came: CameBack, today: date, words: Words) -> dict[str, Any]:
    """The object that `import --json` prints, for an export; its rows are the records of every kind."""
    kept = {cls: [one for one in export.found if isinstance(one.record, cls)] for cls in _LOG}
    stories = stories_of(
        {one.id: one.record for one in kept[Application]},
        [one.record for one in kept[InterviewRound]],
        [one.record for one in kept[OutcomeEvent]],
    )
    stand = Counter(story.standing(today).value for story in stories)
    unusable = [words("reason.unusable")] * len(came.unusable)
    return {
        "format": {
            "encoding": export.encoding,
            "delimiter": export.delimiter,
            "sheet": None,
            "header_row": None,
            "export": NAME,
        },
        "mapping": {},
        "dates": {},
        "rows": counted(export, came),
        "applications": len(stories),
        "interview_rounds": len(kept[InterviewRound]),
        "outcomes": {standing: stand[standing] for standing in statuses.STANDINGS},
        "set_aside": [
            {"row": None, "reason": reason, "text": kind}
            for reason, kind in zip(unusable, came.unusable, strict=True)
        ],
        "merged": [],
        "words": [],
        "questions": [],
        "records": [told(story, today) for story in stories],
    }


def counted(export: OwnExport, came: CameBack) -> dict[str, int]:
    """How many records were read, are new, are here already (also with other words), or cannot be used."""
    return {
        "read": len(export.found),
        "used": came.added,
        "merged": came.same + len(came.different),
        "set_aside": len(came.unusable),
    }


_LOG: tuple[type[Any], ...] = (Application, InterviewRound, OutcomeEvent)
