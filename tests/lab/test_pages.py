"""Which notebooks are pages: one shape of code, the same for the server and for the browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from workbook.lab.pages import LARGEST, SHAPE, is_page, is_page_file

ROOT = Path(__file__).parents[2]
SHAPE_JS = ROOT / "workbook/lab/labextensions/after-the-no-lab/plugin/shape.js"

GOOD = [
    "from workbook import start\nstart.here()",
    "# The way in.\nfrom workbook import start\nstart.here()\n",
    "# One line.\n# “Two”, with a dash – and 你好.\nfrom workbook import importing\nimporting.bring_in()",
]
BAD = [
    "",
    "start.here()",
    "import workbook\nworkbook.page()",
    "from workbook import start\nstart.here(1)",
    "from workbook import start\nstart.here()\nprint(1)",
    "from workbook import start\nstart.here(); print(1)",
    "from workbook import start\nstart.here().go()",
    "from workbook import start\nother.page()",
    "from workbook import start as os\nstart.here()",
    "from workbook import start, os\nstart.here()",
    "from workbook import *\nstart.here()",
    "from workbook.start import page\npage()",
    "from workbook import __main__\n__main__.main()",
    "from workbook import start\nstart.__init__()",
    "# \rprint(1)\nfrom workbook import start\nstart.here()",
    "# \x0bprint(1)\nfrom workbook import start\nstart.here()",
    "# \u2028print(1)\nfrom workbook import start\nstart.here()",
    "#\nprint(1)\nfrom workbook import start\nstart.here()",
    "%%bash\nfrom workbook import start\nstart.here()",
    "!ls\nfrom workbook import start\nstart.here()",
    " from workbook import start\nstart.here()",
    "from workbook import start\r\nstart.here()",
]


def notebook(*codes: str, **metadata: Any) -> dict[str, Any]:
    cells = [{"cell_type": "code", "source": code} for code in codes]
    return {"cells": [{"cell_type": "markdown", "source": "# Title"}, *cells], "metadata": metadata}


@pytest.mark.parametrize("code", GOOD)
def test_comments_one_import_and_one_call_are_a_page(code: str) -> None:
    assert is_page(notebook(code, workbook={"page": "start"}))


@pytest.mark.parametrize("code", BAD)
def test_any_other_code_is_not(code: str) -> None:
    assert not is_page(notebook(GOOD[0], code, workbook={"page": "start"}))


def test_a_notebook_that_does_not_say_so_is_not_a_page() -> None:
    assert not is_page(notebook(GOOD[0]))
    assert not is_page(notebook(workbook={"page": "start"}))


@pytest.mark.parametrize("broken", [{}, {"metadata": {"workbook": 1}}, {"metadata": None, "cells": []}, []])
def test_what_is_no_notebook_is_no_page(broken: Any) -> None:
    assert not is_page(broken)


def test_a_file_is_a_page_only_if_it_can_be_read_as_one(tmp_path: Path) -> None:
    good = json.dumps(notebook(GOOD[0], workbook={"page": "start"}))
    (tmp_path / "good.ipynb").write_text(good)
    (tmp_path / "other.json").write_text(good)
    (tmp_path / "broken.ipynb").write_text(good[:-2])
    (tmp_path / "large.ipynb").write_text(good + " " * LARGEST)
    names = ["good.ipynb", "other.json", "broken.ipynb", "large.ipynb", "missing.ipynb"]
    assert [is_page_file(tmp_path / name) for name in names] == [True, False, False, False, False]


@pytest.mark.skipif(
    not shutil.which("node"), reason="node is not on this machine; the browser tests run it too"
)
def test_the_browser_has_the_same_pattern(tmp_path: Path) -> None:
    (tmp_path / "shape.mjs").write_text(SHAPE_JS.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "codes.json").write_text(json.dumps(GOOD + BAD))
    (tmp_path / "try.mjs").write_text(
        "import { isPage } from './shape.mjs'; import { readFileSync } from 'fs';\n"
        "const cell = code => ({ type: 'code', sharedModel: { getSource: () => code } });\n"
        "const page = code => isPage({ getMetadata: () => ({}), cells: [cell(code)] });\n"
        "console.log(JSON.stringify(JSON.parse(readFileSync('codes.json')).map(page)));\n"
    )
    run = subprocess.run(["node", "try.mjs"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == [bool(SHAPE.fullmatch(code)) for code in GOOD + BAD]


def test_both_say_the_pattern_in_the_same_letters() -> None:
    written = SHAPE_JS.read_text(encoding="utf-8").replace("\\\\", "\\")
    comment, rest = re.search(r"const COMMENT = '(.*)';", written), re.search(r"\)\*(from.*)\$`", written)
    assert comment
    assert rest
    assert SHAPE.pattern == f"(?:{comment[1]})*{rest[1]}"
