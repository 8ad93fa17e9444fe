"""The contents as the frame gets them: the pages that are there, group by group, and nothing outside."""

from __future__ import annotations

from pathlib import Path

from wording import words

from workbook.lab.contents import FRAME, contents
from workbook.lab.server import _with_words


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

    def __init__(self, **settings: object) -> None:
        self.settings = settings


def test_there_is_no_frame_where_somebody_else_started_the_server(tmp_path: Path) -> None:
    hook = _with_words(None)
    assert FRAME not in hook(Handler(), {})
    assert FRAME in hook(Handler(**{FRAME: lambda: contents(tmp_path)}), {})
