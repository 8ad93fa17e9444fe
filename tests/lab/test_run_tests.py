"""The test command itself: it fails when a test fails, wherever that test runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbook.lab.run_tests import run_tests

# The option of nbval without nbval, which takes longer to load than all else here.
NOTEBOOKS = "def pytest_addoption(parser): parser.addoption('--nbval-lax', action='store_true')\n"
CONFIG = "[pytest]\nmarkers = browser: in a browser\n"
GOOD, BAD = "def test_it(): pass\n", "def test_it(): assert 0\n"
MARK = "import pytest\npytestmark = pytest.mark.browser\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a test here and one in a browser; its pytest loads no plug-in it has no use for."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p notebooks_lax")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "notebooks_lax.py").write_text(NOTEBOOKS)
    for folder in ("tests/browser", "notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pytest.ini").write_text(CONFIG)
    lay(tmp_path, here=GOOD, browser=GOOD)
    return tmp_path


def lay(project: Path, here: str, browser: str) -> None:
    (project / "tests/test_here.py").write_text(here)
    (project / "tests/browser/test_there.py").write_text(MARK + browser)


def test_all_is_well_when_both_halves_are_and_the_browser_goes_first(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if hasattr(os, "nice"):  # else this system has no priorities to give
        kind = "import os\ndef test_it(): assert os.nice(0) {} {}\n"
        lay(project, here=kind.format(">", os.nice(0)), browser=kind.format("==", os.nice(0)))
    assert run_tests(project, [], checks=[]) == 0
    assert capfd.readouterr().out.count("1 passed") == 2


def test_a_failure_in_the_browser_fails_the_whole(project: Path) -> None:
    lay(project, here=GOOD, browser=BAD)
    assert run_tests(project, [], checks=[]) == 1


def test_a_run_that_was_killed_is_not_a_good_one(project: Path) -> None:
    lay(project, here="import os\ndef test_it(): os.kill(os.getpid(), 9)\n", browser=GOOD)
    assert run_tests(project, [], checks=[]) == 1


def test_a_part_that_is_named_is_all_that_runs(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lay(project, here=GOOD, browser=BAD)
    assert run_tests(project, ["tests/test_here.py"], checks=[]) == 0
    assert "1 passed" in capfd.readouterr().out


def test_a_check_that_fails_fails_the_whole(project: Path) -> None:
    assert run_tests(project, ["tests/test_here.py"], checks=[("ruff", "no such errand")]) == 1
