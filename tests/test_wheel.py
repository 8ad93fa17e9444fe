"""One line installs it: the wheel holds everything, and what it installs starts with nothing beside it."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from wheels import ROOT, SCRIPTS, build_wheel, install, make_environment, nobody, pip_into

import workbook
from workbook.content import load_words

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `after-the-no` in an environment of its own."""
    return install(wheel, tmp_path_factory.mktemp("installed") / "environment")


def said(command: list[str], place: Path, folder: Path | None = None) -> str:
    """What this prints to somebody whose home is there, in this folder."""
    run = subprocess.run(
        command,
        cwd=folder or place,
        env=nobody(place),
        capture_output=True,
        text=True,
        timeout=900,
        check=True,
    )
    return run.stdout


def test_the_wheel_holds_every_file_of_the_workbook_and_its_pages(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    listed = subprocess.run(["git", "ls-files", "workbook"], cwd=ROOT, capture_output=True, text=True)
    files = listed.stdout.splitlines()
    assert listed.returncode or files
    assert set(files) <= inside
    assert {f"workbook/notebooks/{page.name}" for page in (ROOT / "notebooks").glob("*.ipynb")} <= inside
    assert any(name.endswith("share/jupyter/labextensions/after-the-no-lab/package.json") for name in inside)


def test_the_wheel_says_its_version_what_changed_and_on_which_terms(wheel: Path) -> None:
    package = zipfile.ZipFile(wheel)
    about = next(name for name in package.namelist() if name.endswith(".dist-info/METADATA"))
    stated = package.read(about).decode()
    assert f"\nVersion: {workbook.__version__}\n" in stated
    assert "\nLicense-Expression: MIT AND CC-BY-4.0\n" in stated
    assert package.read("workbook/CHANGELOG.md") == (ROOT / "CHANGELOG.md").read_bytes()
    assert package.read("workbook/LICENSE") == (ROOT / "LICENSE").read_bytes()


def test_the_readme_names_the_folder_first_and_then_the_lines_that_install_it() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    lines = ["python3 -m workbook", "pipx run", "uvx", "pip install"]
    assert [readme.index(line) for line in lines] == sorted(readme.index(line) for line in lines)


def test_what_was_installed_says_its_version_and_where_things_are(programs: Path, tmp_path: Path) -> None:
    command = str(programs / "after-the-no")
    assert said([command, "--version"], tmp_path).split()[-1] == workbook.__version__
    where = said([command, "where"], tmp_path)
    assert str(tmp_path / "home") in where
    assert str(programs.parent) in where  # the pages are those of the package


@pytest.fixture
def running(programs: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a workbook that was started by its command, from an empty home."""
    command = [str(programs / "after-the-no"), "--no-browser", "--port", "8871"]
    process = subprocess.Popen(command, cwd=tmp_path, env=nobody(tmp_path), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    printed = iter(process.stdout.readline, "")
    yield next(found[0] for line in printed if (found := re.search(r"http://\S+token=\w+", line)))
    process.send_signal(signal.SIGINT)
    assert process.wait(200) == 0


def test_what_was_installed_starts_from_an_empty_home_with_its_pages_and_its_plug_in(running: str) -> None:
    base, _, token = running.partition("?")
    with urllib.request.urlopen(f"{base}lab?{token}", timeout=200) as answer:
        page = answer.read().decode()
    assert "after-the-no-lab" in page
    assert "afterTheNoFrame" in page
    with urllib.request.urlopen(f"{base}api/contents?{token}", timeout=200) as answer:
        names = {file["name"] for file in json.load(answer)["content"]}
    assert {page.name for page in (ROOT / "notebooks").glob("*.ipynb")} <= names


NEWS = load_words("start").table("news")[workbook.__version__]
BEGUN = """
from workbook import open_book
from workbook.interviews.model import Application
from workbook.start.news import news
book = open_book()
book.store.add(Application("Quillmoor"))
news(book, book.words("start"))
"""
GONE_ON = """
from workbook import open_book
from workbook.interviews.model import Application
from workbook.start.news import news
book = open_book()
print([stored.record.organisation for stored in book.store.all(Application)])
print(*[line for part in news(book, book.words("start")) for line in part.spec["paragraphs"]])
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The folder of an older workbook."""
    left_out = shutil.ignore_patterns("__pycache__", ".*", "tests", "build")
    folder = Path(shutil.copytree(ROOT, tmp_path / "older", ignore=left_out))
    version = folder / "workbook/__init__.py"
    version.write_text(version.read_text("utf-8").replace(workbook.__version__, "0.0.9"), "utf-8")
    return folder


def test_a_folder_that_is_downloaded_again_keeps_the_book_and_says_what_is_new(
    older: Path, tmp_path: Path
) -> None:
    said([sys.executable, "-c", BEGUN], tmp_path, older)
    assert said([sys.executable, "-c", GONE_ON], tmp_path, ROOT).splitlines() == ["['Quillmoor']", NEWS]


def test_a_newer_package_keeps_the_book_and_says_what_is_new(
    older: Path, wheel: Path, tmp_path: Path
) -> None:
    place = tmp_path / "environment"
    python = str(install(build_wheel(tmp_path, older), place) / "python")
    said([python, "-c", BEGUN], tmp_path)
    pip_into(place, "--no-deps", str(wheel))
    assert said([python, "-c", GONE_ON], tmp_path).splitlines() == ["['Quillmoor']", NEWS]


def test_one_line_installs_it_into_an_empty_environment(wheel: Path, tmp_path: Path, full: bool) -> None:
    if not full:
        pytest.skip("fetches everything it runs on: with --full")
    make_environment(tmp_path / "environment")
    pip_into(tmp_path / "environment", str(wheel))
    command = str(tmp_path / "environment" / SCRIPTS / "after-the-no")
    assert str(tmp_path / "home") in said([command, "where"], tmp_path)


@pytest.mark.parametrize("tool", ["pipx run --spec", "uvx --from"])
def test_one_line_runs_it_without_installing(tool: str, wheel: Path, tmp_path: Path, full: bool) -> None:
    program, *how = tool.split()
    if not full:
        pytest.skip("fetches everything it runs on: with --full")
    if not shutil.which(program):
        pytest.skip(f"no {program} on this machine")
    run = [program, *how, str(wheel), "after-the-no", "--version"]
    assert said(run, tmp_path).split()[-1] == workbook.__version__
