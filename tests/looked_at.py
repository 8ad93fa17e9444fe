"""Reading a file in a test: bytes or text to a preview on a fixed day, and a preview as short lines."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbook.importing.events import ParsedApplication
from workbook.importing.preview import Choices, Preview, preview
from workbook.reader.__main__ import read
from workbook.reader.limits import Bounds
from workbook.reader.reading import Cells, cells_from

TODAY = date(2026, 9, 1)
UNNAMED = "(none)"


def cells_of(data: bytes | str, sheet: str | None = None) -> Cells:
    """The cells of a file, read in this process."""
    raw = data.encode() if isinstance(data, str) else data
    return cells_from(read(raw, Bounds(), sheet))


def look_at(data: bytes | str, **said: Any) -> Preview:
    """What a file would bring in."""
    return preview(cells_of(data, said.get("sheet")), TODAY, Choices(**said), unnamed=UNNAMED)


def line_of(parsed: ParsedApplication) -> tuple[str, ...]:
    """One application: company, role, applied on, standing, rounds, heard on."""
    story = parsed.story
    rounds = ",".join(f"{r.stage} {r.held_on or ''}".strip() for r in story.rounds)
    heard = next((str(n.heard_on) for n in reversed(story.news) if n.heard_on), "")
    a = parsed.application
    return a.organisation, a.role, str(a.sent_on or ""), parsed.standing(TODAY), rounds, heard
