"""All charts of a book as they are told to the browser, to hold one version of the code against another.

Run `python tests/charts_by_hand.py FOLDER OUT.json`, with AFTER_THE_NO_NOW set: runs every notebook's cells
on the book in FOLDER, draws every chart wide and narrow, and writes its words, its table and a hash of each
picture. Two versions that draw the same write the same file.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from workbook.ui import Fold, LiveChart

ROOT = Path(__file__).parents[1]
_NAME = re.compile(r"atn-c\d+[nw]")  # the number of a chart on its page


def charts_of(folder: Path) -> dict[str, Any]:
    """Notebook and key → what each chart tells the browser."""
    os.environ["AFTER_THE_NO_HOME"] = str(folder)
    made: dict[str, LiveChart] = {}
    begin = LiveChart.__init__

    def noted(self: LiveChart, book: Any, words: Any, key: str, *rest: Any, **more: Any) -> None:
        begin(self, book, words, key, *rest, **more)
        made[f"{notebook.name[:2]}.{key}"] = self

    def folded(self: Fold, *given: Any, **more: Any) -> None:
        fold(self, *given, **more)
        folds.append(self)

    fold, folds = Fold.__init__, list[Fold]()
    LiveChart.__init__, Fold.__init__ = noted, folded  # type: ignore[method-assign]
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                with redirect_stdout(io.StringIO()):
                    exec("".join(cell["source"]), {})
        while folds:
            folds.pop().open()
    LiveChart.__init__, Fold.__init__ = begin, fold  # type: ignore[method-assign]
    return {key: _still(chart.drawn()) for key, chart in made.items()}


def _still(drawn: dict[str, Any]) -> dict[str, Any]:
    """A chart's words as they are, and of each picture a hash."""
    pictures = {name: drawn[name] for name in ("wide", "narrow") if name in drawn}
    hashes = {name: hashlib.sha256(_NAME.sub("", svg).encode()).hexdigest() for name, svg in pictures.items()}
    return {**drawn, **hashes}


if __name__ == "__main__":
    import matplotlib as mpl

    mpl.rcParams["svg.hashsalt"] = "the same in every run"
    given, out = map(Path, sys.argv[1:3])
    charts = charts_of(given)
    out.write_text(json.dumps(charts, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    print(len(charts), sum(chart["shown"] == "chart" for chart in charts.values()))
