"""How the pages are looked at: in the light or dark theme, on a wide screen or a phone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
OURS = (".atn-page", ".atn", ".jp-NotebookPanel .jp-RenderedMarkdown", ".atn-lab-banner")
FRAME = (".atn-contents", ".atn-top", ".atn-contents-sheet", ".atn-frame-said", ".atn-last")

# Only these leave the browser: what axe found right is a hundred times as much.
VIOLATIONS = """places => axe.run(places ?? document, { resultTypes: ['violations'] })
    .then(found => found.violations)"""


def dress(data: Path, theme: str) -> None:
    """Choose the theme, as the person would in JupyterLab's own settings."""
    folder = data / "jupyter/config/lab/user-settings/@jupyterlab/apputils-extension"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "themes.jupyterlab-settings").write_text(json.dumps({"theme": THEMES[theme]}))


def found_by_axe(page: Any, *places: str) -> list[str]:
    """What axe finds wrong in these places, or anywhere: rule, why, and the element."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(Axe().axe_script)
    found = page.evaluate(VIOLATIONS, {"include": [[place] for place in places]} if places else None)
    return [f"{v['id']}: {v['help']}: {n['html'][:160]}" for v in found for n in v["nodes"]]


def violations(page: Any) -> list[str]:
    """What axe finds wrong with our part of the page."""
    return found_by_axe(page, *(place for place in (*OURS, *FRAME) if page.locator(place).count()))
