"""The house keeps its rules (table in house_table.py), and each rule can fail."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import house_rules as rules
import house_table as table
import pytest
from house_rules import RULES, Rule
from house_source import Source

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {
    *("README.md", "requirements.txt", "environment.yml", "notebooks", "workbook", "tests"),
    *("pyproject.toml", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"),
}
LEFT_BY_TOOLS = {"build", "dist", "__pycache__", "after_the_no.egg-info"}


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    files = sorted((ROOT / "workbook").rglob("*.py"))
    return [Source(f.relative_to(ROOT / "workbook").as_posix(), f.read_text("utf-8")) for f in files]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.__name__)
def test_the_house_keeps_its_rule(rule: Rule, sources: list[Source]) -> None:
    found = [str(b) for s in sources for b in rule(s)]
    assert not found, "\n" + "\n".join(found)


BAD = [
    (rules.arrows, "ui/form.py", "from workbook.interviews.model import Stage"),
    (rules.arrows, "answers/days.py", "def f():\n    import workbook.book"),
    (rules.arrows, "goals/page.py", "from workbook.interviews.page import page"),
    (rules.arrows, "goals/page.py", "from ..how_far import charts"),
    (rules.arrows, "goals/page.py", "from workbook import interviews"),
    (rules.arrows, "importing/page.py", "from workbook.how_far.charts import draw_stages"),
    (rules.arrows, "pictures/page.py", "from workbook.interviews.page import charts"),
    (rules.the_path, "path.py", "from workbook.interviews.model import Stage"),
    (rules.the_path, "path.py", "def f():\n    from workbook.interviews.keeping import keep"),
    (rules.notebook_names, "goals/page.py", "x = '01_today.ipynb'"),
    (rules.inside_a_room, "how_far/analysis.py", "from .page import page"),
    (rules.inside_a_room, "how_far/model.py", "from workbook.how_far import analysis"),
    (rules.places, "how_far/charts.py", "import pandas as pd"),
    (rules.places, "how_far/charts.py", "from matplotlib import pyplot"),
    (rules.places, "how_far/charts.py", "if TYPE_CHECKING:\n    import matplotlib.pyplot"),
    (rules.places, "how_far/analysis.py", "def f():\n    from sqlite3 import connect"),
    (rules.places, "interviews/model.py", "import ipywidgets"),
    (rules.places, "goals/analysis.py", "import random"),
    (rules.heavy_at_top, "storage/frames.py", "import pandas"),
    (rules.heavy_at_top, "interviews/page.py", "try:\n    import scipy.stats\nexcept ImportError:\n    pass"),
    (rules.kinds, "ui/form.py", "x = isinstance(answer, DayAnswer)"),
    (rules.kinds, "exporting/cells.py", "x = type(answer) in (TagsAnswer, MultiAnswer)"),
    (rules.kinds, "ui/questions.py", "x = answer.box == 'table'"),
    (rules.calls, "how_far/analysis.py", "x = datetime.now()"),
    (rules.calls, "storage/backups.py", "from datetime import date\nx = date.today()"),
    (rules.calls, "goals/page.py", "x = time.time()"),
    (rules.calls, "goals/page.py", "x = Path.home()"),
    (rules.calls, "goals/page.py", "x = widgets.HTML(name)"),
    (rules.calls, "goals/page.py", "display(Markdown(text))"),
    (rules.sql, "interviews/page.py", "q = 'SELECT * FROM application'"),
    (rules.sql, "book.py", "q = f'DELETE FROM {table}'"),
    (rules.sentences, "interviews/page.py", "x = 'That is enough for today.'"),
    (rules.sentences, "ui/form.py", "x = f'We kept your {n} words and nothing was lost'"),
    (rules.scripts, "ui/form.py", "x = 'el.innerHTML = value'"),
    (rules.names, "ui/utils.py", ""),
    (rules.names, "ui/form.py", "class FormManager: pass"),
    (rules.size, "ui/form.py", "x = 1\n" * 401),
    (rules.size, "ui/form.py", "def f():\n" + "    x = 1\n" * 30),
    (rules.opening_sentence, "ui/form.py", '"""A form."""\ndef show(): pass'),
    (rules.opening_sentence, "ui/form.py", '"""A form."""\nclass _Quiet:\n    def show(self): pass'),
    (rules.no_inheritance, "goals/page.py", "from workbook import ui\nclass Page(ui.Form): pass"),
    (rules.finished, "goals/page.py", "def f():\n    raise NotImplementedError"),
]


@pytest.mark.parametrize("rule, place, text", BAD)
def test_a_rule_sees_what_breaks_it(rule: Rule, place: str, text: str) -> None:
    found = list(rule(Source(place, text)))
    assert found
    assert str(found[0]).startswith(f"workbook/{place}:")


GOOD = [
    (
        rules.arrows,
        "goals/page.py",
        "from workbook import ui\nfrom workbook.interviews.model import Stage\nfrom .model import Goal",
    ),
    (rules.arrows, "progress/page.py", "from workbook.how_far.analysis import standings"),
    (rules.arrows, "pictures/shelf.py", "from workbook.how_far.charts import pictures"),
    (rules.the_path, "path.py", "def f():\n    from workbook.interviews.model import Stage"),
    (
        rules.places,
        "how_far/charts.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pandas",
    ),
    (rules.heavy_at_top, "interviews/page.py", "def f():\n    import pandas"),
    (rules.calls, "goals/page.py", "x = book.today()\ny = time.monotonic()"),
    (
        rules.sentences,
        "ui/form.py",
        '"""A form keeps what it is told, whatever happens."""\nraise ValueError("a scale needs a low")',
    ),
    (rules.sql, "ui/form.py", "x = 'Update the log'"),
]


@pytest.mark.parametrize("rule, place, text", GOOD)
def test_a_rule_leaves_good_code_alone(rule: Rule, place: str, text: str) -> None:
    assert list(rule(Source(place, text))) == []


def lines_of(sources: list[Source]) -> Counter[str]:
    """How many lines each floor and room has."""
    counted: Counter[str] = Counter()
    for source in sources:
        counted[source.owner if "/" in source.place else ""] += len(source.text.splitlines())
    return counted


def test_no_room_grows_beyond_its_number(sources: list[Source]) -> None:
    counted = lines_of(sources)
    large = {r: n for r, n in counted.items() if rules.is_room(r) and n > table.ROOM_LINES.get(r, table.ROOM)}
    assert not {room: n for room, n in large.items() if room}
    assert counted.total() <= table.WHOLE


def test_a_number_is_lowered_when_its_room_has_shrunk(sources: list[Source]) -> None:
    counted = lines_of(sources)
    room_for = {room: most - counted[room] for room, most in table.ROOM_LINES.items()}
    assert not {room: n for room, n in room_for.items() if n > table.SLACK}, "lower these in ROOM_LINES"
    assert not [room for room, most in table.ROOM_LINES.items() if most <= table.ROOM]
    assert table.WHOLE - counted.total() <= table.SLACK, "lower WHOLE"


def test_a_class_name_stands_for_one_thing(sources: list[Source]) -> None:
    names = Counter(
        node.name
        for source in sources
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert not {name for name, n in names.items() if n > 1}


def test_a_function_that_is_no_longer_long_leaves_the_list(sources: list[Source]) -> None:
    by_place = {source.place: source for source in sources}
    for place, listed in table.LONG_FUNCTIONS.items():
        long = {
            node.name
            for node in ast.walk(by_place[place].tree)
            if isinstance(node, ast.FunctionDef)
            and (node.end_lineno or 0) - node.lineno + 1 > table.FUNCTION_LINES
        }
        assert set(listed) <= long, place


def scripts_of(folder: Path) -> list[Path]:
    """The front-end files of the workbook."""
    return sorted(f for f in folder.rglob("*.js") if ".min." not in f.name)


@pytest.mark.parametrize("script", scripts_of(ROOT / "workbook"), ids=lambda f: f.name)
def test_a_script_never_turns_text_into_markup(script: Path) -> None:
    place = script.relative_to(ROOT / "workbook").as_posix()
    lines = enumerate(script.read_text("utf-8").splitlines(), 1)
    found = [f"{place}:{n}: {trap}" for n, line in lines for trap in table.SCRIPT_TRAPS if trap in line]
    assert place in table.SAFE_SCRIPTS or not found


def test_what_a_script_keeps_in_the_window_has_a_name_of_its_own() -> None:
    kept: dict[str, set[str]] = {}
    for script in scripts_of(ROOT / "workbook"):
        for name in re.findall(r"globalThis\.(atn\w+)", script.read_text("utf-8")):
            kept.setdefault(name, set()).add(script.name)
    assert kept
    assert not {name: files for name, files in kept.items() if len(files) > 1}


def test_files_of_tests_and_scripts_are_short_too() -> None:
    files = [*(ROOT / "tests").rglob("*.py"), *scripts_of(ROOT / "workbook")]
    long = {f.name: n for f in files if (n := len(f.read_text("utf-8").splitlines())) > table.FILE_LINES}
    assert not long, f"more than {table.FILE_LINES} lines, probably two things: {long}"


def test_the_top_level_holds_only_what_the_house_names() -> None:
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert found <= TOP_LEVEL | LEFT_BY_TOOLS, (
        f"not in the house: {sorted(found - TOP_LEVEL - LEFT_BY_TOOLS)}"
    )


def loaded_by(module: str) -> set[str]:
    """The libraries that a fresh Python has loaded after importing a module."""
    code = f"import sys, {module}; print(' '.join({{m.split('.')[0] for m in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_the_map_in_the_readme_names_every_room_and_floor() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    places = {p.parent.name for p in (ROOT / "workbook").glob("*/__init__.py")}
    assert places == set(re.findall(r"^  (\w+)/ +", readme, re.MULTILINE))


def test_importing_the_workbook_loads_no_heavy_library() -> None:
    heavy = {*table.HEAVY, "ipywidgets", "anywidget", "IPython", "jupyterlab", "nbformat", "platformdirs"}
    assert loaded_by("workbook") & heavy == set()


@pytest.mark.parametrize("page", sorted(p.parent.name for p in (ROOT / "workbook").glob("*/page.py")))
def test_a_page_can_be_shown_before_pandas_and_matplotlib_are_loaded(page: str) -> None:
    assert loaded_by(f"workbook.{page}.page") & set(table.HEAVY) == set()


BLOCKED = """
import importlib, pkgutil, sys
for name in ("ipywidgets", "anywidget", "IPython", "traitlets", "pandas", "matplotlib"):
    sys.modules[name] = None  # importing it fails, as where it is not installed
import workbook
for room in pkgutil.iter_modules(workbook.__path__):
    if room.ispkg and importlib.util.find_spec(f"workbook.{room.name}.model"):
        importlib.import_module(f"workbook.{room.name}.model")
        print(room.name)
"""


def test_every_model_can_be_imported_where_no_widgets_are_installed() -> None:
    run = subprocess.run([sys.executable, "-c", BLOCKED], cwd=ROOT, capture_output=True, text=True)
    models = {
        p.relative_to(ROOT / "workbook").parts[0]
        for pattern in ("*/model.py", "*/model/__init__.py")
        for p in (ROOT / "workbook").glob(pattern)
    }
    assert set(run.stdout.split()) == models, run.stderr


def test_what_a_room_offers_has_not_the_name_of_one_of_its_files() -> None:
    """Importing the file would put the file in the place of the function."""
    for init in (ROOT / "workbook").glob("*/__init__.py"):
        offered = {n.name for n in ast.parse(init.read_text("utf-8")).body if isinstance(n, ast.FunctionDef)}
        assert not offered & {file.stem for file in init.parent.iterdir()}, init.parent.name
