"""Files that hold no table of applications: exports of this workbook in any form, and thought records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from workbook.book import Book, record_classes
from workbook.content import Words
from workbook.exporting import merge
from workbook.exporting.contents import columns_of, referred_first
from workbook.exporting.excel_file import LONG, whole_rows
from workbook.exporting.merge import CameBack, Returning
from workbook.exporting.wording import merged_sentence
from workbook.importing.freecbt import EXPORT, Thoughts, keep, new_in, thoughts_in
from workbook.importing.summary import as_values, counted, json_object
from workbook.interviews.model import InterviewRound
from workbook.interviews.story import stories_of
from workbook.reader.limits import Refused
from workbook.reader.reading import Cells, read_bytes

_OWN = "own_export"  # how the reading process says that a file is one
_NAME = "after_the_no"  # what `format` says of such a file


@dataclass(frozen=True)
class OwnExport:
    """The records of an export and its settings; `encoding` and `delimiter` say in which form it came."""

    entries: Sequence[Returning]
    settings: Mapping[str, Any]
    encoding: str
    delimiter: str | None = None

    def into(self, book: Book) -> CameBack:
        """Add what is not in the book yet."""
        return merge.join(book, self.entries, self.settings)


@dataclass(frozen=True)
class CameIn:
    """What came in: the sentence that says so, the counts for --json, and the step to undo it by."""

    sentence: str
    counts: dict[str, int]
    batch: int | None


@dataclass(frozen=True)
class OtherFile:
    """What such a file would bring in: one sentence, the `values` of --json, a question, and how to do it.

    `button` are the words to press for it; "" where nothing is new.
    """

    sentence: str
    values: dict[str, Any]
    confirm: str
    button: str
    keep: Callable[[Book], CameIn]


def cells_or_other(
    read: Callable[[], Cells], data: Callable[[], bytes], book: Book | None, today: date, words: Words
) -> Cells | OtherFile:
    """The cells of a table, or the other file that this is; `data` are all its bytes.

    Refused where an export is damaged or too new, or the file is not read at all.
    """
    cells = _cells_or_export(read, data)
    if isinstance(cells, OwnExport):
        return _own_file(cells, book, today, words)
    thoughts = thoughts_in(cells)
    return _thoughts_file(thoughts, book, cells.encoding, words) if thoughts else cells


def export_in(data: bytes) -> OwnExport:
    """The export in a file's bytes; Refused for any other file."""
    try:
        export = _cells_or_export(lambda: read_bytes(data), lambda: data)
    except Refused as refused:
        if refused.key in ("json", "compressed"):
            raise Refused("export_other") from None
        raise
    if isinstance(export, Cells):
        raise Refused("export_damaged" if data.lstrip()[:1] == b"{" else "export_other")
    return export


def _cells_or_export(read: Callable[[], Cells], data: Callable[[], bytes]) -> Cells | OwnExport:
    """The cells that are read, or the export of this workbook that they are, in whichever form."""
    try:
        cells = read()
    except Refused as refused:
        if refused.key != _OWN:
            raise
        return own_json(data())
    return own_cells(cells) or cells


def own_json(data: bytes) -> OwnExport:
    """The export in a JSON file, or in the archive that holds one; Refused when it is too new."""
    book = merge.parsed(data)
    return OwnExport(merge.returning(book), dict(book.get("settings") or {}), "utf-8")


def own_cells(cells: Cells) -> OwnExport | None:
    """The export in a table's cells, what is referred to first; None for any other file.

    Its tables (CSV or Excel) are recognised by the names of their columns. Refused where the long
    texts of its cells cannot be told.
    """
    sheets = {str(sheet.name or ""): sheet.rows for sheet in cells.sheets if sheet.rows}
    kinds = {name: cls for name, rows in sheets.items() if (cls := _kind_of(name, rows))}
    if not kinds or sheets.keys() - kinds.keys() - {LONG}:
        return None
    entries: dict[type[Any], list[Returning]] = {}
    for name, cls in kinds.items():
        entries.setdefault(cls, []).extend(_records(cls, name, sheets))
    ordered = [entry for cls in referred_first(entries) for entry in entries[cls]]
    return OwnExport(ordered, {}, cells.encoding, cells.delimiter)


def _kind_of(name: str, rows: Sequence[Sequence[str]]) -> type[Any] | None:
    """The kind whose columns these are; a sheet is called like it, and a version may know fewer of them."""
    header = list(rows[0])
    for cls in record_classes():
        ours = columns_of(cls)
        partly = header[:1] == ["id"] and header[-1:] == ["saved_at"] and set(header) <= set(ours)
        if (header == ours and name in ("", cls.kind)) or (partly and name == cls.kind):
            return cls
    return None


def _records(cls: type[Any], name: str, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[Returning]:
    """Each row as a record, or as one that cannot be read."""
    try:
        header, *rows = whole_rows(sheets, name)
    except (ValueError, IndexError):
        raise Refused("export_damaged") from None
    yield from (merge.returning_row(cls, dict(zip_longest(header, row, fillvalue=""))) for row in rows)


def _own_file(export: OwnExport, book: Book | None, today: date, words: Words) -> OtherFile:
    """An export of this workbook, which comes back under its own ids."""
    came_back = merge.looked_at(book, export.entries)
    merged, set_aside = came_back.same + len(came_back.different), len(came_back.unusable)
    rows = counted(used=came_back.added, merged=merged, set_aside=set_aside)

    def keep_it(book: Book) -> CameIn:
        done = export.into(book)
        counts = {"added": done.added, "same": done.same}
        counts |= {"different": len(done.different), "unusable": len(done.unusable)}
        return CameIn(merged_sentence(done, book.words("exporting")), counts, done.batch)

    return OtherFile(
        words("export", **rows),
        _own_values(export, came_back, rows, today, words),
        words("command.confirm_export"),
        words("page.come_back") if rows["used"] else "",
        keep_it,
    )


def _own_values(
    export: OwnExport, came: CameBack, rows: Mapping[str, int], today: date, words: Words
) -> dict[str, Any]:
    """The object that `import --json` prints, for an export; its rows are the records of every kind."""

    def records(cls: type[Any]) -> list[Returning]:
        return [entry for entry in export.entries if isinstance(entry.record, cls)]

    stories = stories_of(records)
    reason = words("reason.unusable")
    return json_object(
        format={"encoding": export.encoding, "delimiter": export.delimiter, "export": _NAME},
        rows=rows,
        outcomes=Counter(story.standing(today).value for story in stories),
        interview_rounds=len(records(InterviewRound)),
        set_aside=({"row": None, "reason": reason, "text": kind} for kind in came.unusable),
        records=(as_values(story, today) for story in stories),
    )


def _thoughts_file(thoughts: Thoughts, book: Book | None, encoding: str, words: Words) -> OtherFile:
    """Thought records of another program."""
    same = len(thoughts.records) - len(new_in(book, thoughts)) if book else 0
    new, merged = len(thoughts.records) - same, len(thoughts.merged) + same
    rows, why = counted(used=new, merged=merged, set_aside=len(thoughts.aside)), words.within("reason")

    def keep_it(book: Book) -> CameIn:
        new, same, batch = keep(book, thoughts)
        counts = {"new": new, "same": same}
        return CameIn(words("command.thoughts", **counts), counts, batch)

    values = json_object(
        format={"encoding": encoding, "delimiter": ",", "header_row": 1, "export": EXPORT},
        rows=rows,
        outcomes={},
        set_aside=({"row": a.number, "reason": why(a.reason), "text": a.text} for a in thoughts.aside),
        merged=({"row": row, "reason": why("repeat", row=to), "into": to} for row, to in thoughts.merged),
        thought_records=(thought.as_values() for thought in thoughts.records),
    )
    confirm = words("command.confirm_thoughts", n=rows["used"])
    button = words("page.bring_thoughts", n=rows["used"]) if rows["used"] else ""
    return OtherFile(words("thoughts", **rows), values, confirm, button, keep_it)
