"""The contents as the frame gets them: the pages that are there, group by group, and nothing outside."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from wording import words

from workbook.lab.contents import FRAME, contents
from workbook.lab.server import DEBUGGER, _with_words


def test_only_pages_that_are_there_are_listed_and_no_group_is_empty(tmp_path: Path) -> None:
    for name in ("00_start_here.ipynb", "02_interview_log.ipynb", "mine.ipynb"):
        (tmp_path / name).write_text("{}")
    given = contents(tmp_path)
    assert [(group["name"], [page["file"] for page in group["pages"]]) for group in given["groups"]] == [
        (words("lab.contents.groups.now"), ["00_start_here.ipynb"]),
        (words("lab.contents.groups.every_week"), ["02_interview_log.ipynb"]),
    ]
    assert (given["start"], given["sample"], given["home"]) == ("00_start_here.ipynb", False, "")


class Handler:
    """As much of Jupyter's request handler as the hook looks at."""

    def __init__(self, own: Path, **settings: object) -> None:
        self.settings = settings
        self.extensionapp = SimpleNamespace(user_settings_dir=str(own))


def test_there_is_no_frame_where_somebody_else_started_the_server(tmp_path: Path) -> None:
    hook = _with_words(None)
    assert FRAME not in hook(Handler(tmp_path), {})
    assert FRAME in hook(Handler(tmp_path, **{FRAME: lambda: contents(tmp_path)}), {})


@pytest.mark.parametrize(("kept", "off"), [("true", ["other"]), ("false", [DEBUGGER, "other"])])
def test_the_debugger_is_there_with_jupyterlabs_own_tools(tmp_path: Path, kept: str, off: list[str]) -> None:
    setting = tmp_path / "after-the-no-lab/frame.jupyterlab-settings"
    setting.parent.mkdir()
    setting.write_text(f'{{\n    // Own tools\n    "tools": {kept}\n}}')
    handler = Handler(tmp_path, **{FRAME: lambda: contents(tmp_path)})
    assert (
        _with_words(None)(handler, {"disabledExtensions": [DEBUGGER, "other"]})["disabledExtensions"] == off
    )
