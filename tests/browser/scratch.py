"""Notebooks made for one test, laid beside the real ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PAGE = "# The way in.\nfrom workbook import start\nstart.here()"


def notebook(*codes: str, page: bool = True, title: str = "A page made for a test") -> dict[str, Any]:
    """A notebook of a title and these code cells; with `page` it says it is a page of the workbook."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    cells: list[dict[str, Any]] = [
        {"cell_type": "markdown", "id": "top", "metadata": {}, "source": f"# {title}"},
        *(
            {
                "cell_type": "code",
                "id": f"c{n}",
                "metadata": {},
                "source": code,
                "outputs": [],
                "execution_count": None,
            }
            for n, code in enumerate(codes)
        ),
    ]
    metadata = {"kernelspec": kernel, **({"workbook": {"page": "test"}} if page else {})}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def lay(folder: Path, name: str, *codes: str, **how: Any) -> Path:
    """Write such a notebook into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(json.dumps(notebook(*codes, **how), indent=1), encoding="utf-8")
    return file
