"""The line of links at the top of each notebook: `python tests/notebook_links.py` writes it anew."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"


def links_on(id: str, folder: Path = FOLDER) -> str:
    """The pages of the contents as one line of Markdown; the page the line stands on is plain text."""
    from workbook.content import load_words
    from workbook.path import pages_in

    pages = [(page, load_words(page.room)("page.name")) for page in pages_in(folder)]
    return " · ".join(name if page.id == id else f"[{name}]({page.notebook})" for page, name in pages)


def with_links(text: str, id: str) -> str:
    """The notebook's text with this line above its heading."""
    notebook = json.loads(text)
    cell = next(c for c in notebook["cells"] if c["cell_type"] == "markdown" and "# " in _ends(c["source"]))
    cell["source"][0] = links_on(id) + "\n"
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _ends(lines: list[str]) -> str:
    return "".join(line[:2] for line in lines)


def main() -> None:
    """Write the line into every notebook of the path."""
    from workbook.path import pages_in

    for page in pages_in(FOLDER):
        file = FOLDER / page.notebook
        file.write_text(with_links(file.read_text(encoding="utf-8"), page.id), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
