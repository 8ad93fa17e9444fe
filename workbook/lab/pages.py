"""Which notebooks are pages of the workbook, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# The only code that runs unasked: comments, one import of a room, one call without arguments. A comment holds
# no control character: for Python a carriage return ends it, and what follows would run.
# labextensions/after-the-no-lab/plugin/shape.js holds the same pattern for the browser.
COMMENT = r"#[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\n"
SHAPE = re.compile(rf"(?:{COMMENT})*from workbook import ([a-z][a-z_]*)\n\1\.[a-z][a-z_]*\(\)\n*")
LARGEST = 1_000_000  # bytes; a page is a few thousand


def is_page(notebook: Mapping[str, Any]) -> bool:
    """Whether a notebook, as parsed JSON, says it is a page and holds no code of any other shape."""
    try:
        if "workbook" not in notebook["metadata"]:
            return False
        codes = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    except (KeyError, TypeError):
        return False
    return bool(codes) and all(SHAPE.fullmatch(code) for code in codes)


def is_page_file(path: Path) -> bool:
    """Whether the file is a page; a file that is missing, large or no notebook is not."""
    try:
        if path.suffix != ".ipynb" or path.stat().st_size > LARGEST:
            return False
        return is_page(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return False
