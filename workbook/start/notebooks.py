"""The pages that are there, read from the notebooks themselves, so that a new one appears by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

START = "00_"


@dataclass(frozen=True)
class Notebook:
    """One notebook: its file's name, its heading, and the first paragraph under it."""

    file: str
    title: str
    lead: str

    @property
    def number(self) -> str:
        """The two digits its name begins with."""
        return self.file[:2]


def notebooks_in(folders: Iterable[Path]) -> list[Notebook]:
    """The numbered notebooks of the first folder that has any, in order, without the start page itself.

    A kernel stands in the notebook's own folder or in the one above it. An unreadable file is left out.
    """
    for folder in folders:
        files = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
        if files:
            read = (_read(file) for file in files if not file.name.startswith(START))
            return [notebook for notebook in read if notebook]
    return []


def _read(file: Path) -> Notebook | None:
    try:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        prose = [_text(cell) for cell in cells if cell["cell_type"] == "markdown"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    for text in prose:
        _, mark, after = f"\n{text}".partition("\n# ")
        if mark:
            title, _, rest = after.partition("\n")
            paragraphs = [p.strip() for p in rest.split("\n\n") if p.strip()]
            return Notebook(file.name, title.strip(), " ".join(paragraphs[0].split()) if paragraphs else "")
    return None


def _text(cell: Any) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)
