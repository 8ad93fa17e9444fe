"""The start command on a bare machine: what it says, what it makes, and how it fails."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import workbook.__main__ as command
from workbook.lab.command import ELSEWHERE, ERRANDS
from workbook.lab.early_words import sentence
from workbook.lab.environment import TEST_NEEDS, python_in
from workbook.lab.installing import NEEDED

ROOT = Path(__file__).parents[1]
BARE = getattr(sys, "_base_executable", sys.executable)  # a Python that has nothing of ours
Run = subprocess.CompletedProcess[str]

needs_ensurepip = pytest.mark.skipif(
    importlib.util.find_spec("ensurepip") is None, reason="this Python has no ensurepip to make environments"
)


def python(folder: Path, *arguments: str, **environment: str) -> Run:
    """Run the bare Python in this folder, with nothing of this machine's settings."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(folder), "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}
    kept |= {"PIP_CONFIG_FILE": os.devnull, "AFTER_THE_NO_HOME": str(folder / "book")}
    return subprocess.run(
        [BARE, *arguments],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=200,
    )


def lock_of(folder: Path) -> Path:
    """What the first start of a clone installs."""
    return folder / "workbook" / "lab" / "requirements.lock"


def lay(folder: Path) -> Path:
    """A small clone: our sources, with nothing to fetch."""
    leave = shutil.ignore_patterns("__pycache__", "*.ipynb")
    shutil.copytree(ROOT / "workbook", folder / "workbook", ignore=leave)
    shutil.copy(ROOT / "pyproject.toml", folder)
    lock_of(folder).write_text("# nothing\n")
    (folder / "notebooks").mkdir()
    return folder


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone in which nothing was started yet."""
    return lay(tmp_path / "after the no")


@pytest.fixture
def start(clone: Path) -> Callable[..., Run]:
    """Runs `python3 -m workbook where` in the clone; `where` needs no library."""
    return lambda **environment: python(clone, "-m", "workbook", "where", **environment)


def starts_offline_in(place: Path) -> None:
    """A folder that was got ready elsewhere needs no network."""
    run = python(place, "-m", "workbook", "where", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0")
    assert (run.returncode, run.stderr) == (0, "")
    assert str(place / "book") in run.stdout
    assert sentence("setup.installing") not in run.stdout


@needs_ensurepip
def test_one_environment_is_made_used_renewed_moved_and_runs_the_sources(
    clone: Path, start: Callable[..., Run]
) -> None:
    first = start()
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines()[0] == sentence("setup.first", folder=clone)
    assert sentence("start.data", folder=clone / "book") in first.stdout
    words = clone / "workbook/content/en/command.toml"
    words.write_text(
        words.read_text("utf-8").replace("Your entries are in", "Your own words are in"), "utf-8"
    )
    second = "".join(first.stdout.splitlines(keepends=True)[-2:])
    assert start().stdout == second.replace("Your entries are in", "Your own words are in")
    lock_of(clone).write_text("# nothing, in other words\n")
    assert sentence("setup.changed") in start().stdout
    for name in ("a copy", "两 个 копии"):
        starts_offline_in(Path(shutil.copytree(clone, clone.parent / name, symlinks=True)))
    starts_offline_in(Path(shutil.move(clone, clone.parent / "renamed")))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can act for another user")
@pytest.mark.skipif(not Path("/usr/bin/python3").exists(), reason="there is no Python for every user")
def test_an_environment_of_somebody_else_gives_a_sentence(clone: Path) -> None:
    locked = clone / ".venv" / "bin"
    locked.mkdir(parents=True)
    (locked / "python").symlink_to("/usr/bin/python3")
    (clone / ".venv").chmod(0o700)
    for folder in (clone, clone.parent, clone.parents[1], clone.parents[2]):
        folder.chmod(0o755)
    run = subprocess.run(
        ["/usr/bin/python3", "-m", "workbook", "where"],
        cwd=clone,
        env={"PATH": os.environ["PATH"], "HOME": str(clone), "AFTER_THE_NO_HOME": str(clone / "book")},
        user=65534,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert len(run.stderr.splitlines()) == 1


@needs_ensurepip
def test_a_broken_environment_is_made_anew(clone: Path, start: Callable[..., Run]) -> None:
    (clone / ".venv/bin").mkdir(parents=True)
    run = start()
    assert (run.returncode, run.stdout.splitlines()[0]) == (
        0,
        sentence("problem.broken", folder=clone / ".venv"),
    )


@needs_ensurepip
def test_without_network_it_says_so_and_leaves_nothing_half_made(
    clone: Path, start: Callable[..., Run], full: bool
) -> None:
    if not full:
        pytest.skip("one that fails and one cut short are tested in tests/lab; --full joins them")
    lock_of(clone).write_text(f"a-part-that-is-nowhere==1 --hash=sha256:{'0' * 64}\n")
    run = start(PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0")
    assert run.returncode == 1
    assert run.stderr.splitlines() == [sentence("problem.no_network")]
    assert not (clone / ".venv").exists()


def test_a_python_without_ensurepip_says_what_to_type(clone: Path, start: Callable[..., Run]) -> None:
    (clone / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")
    run = start(PYTHONPATH=str(clone))
    assert run.returncode == 1
    assert run.stderr.splitlines() == [sentence("problem.no_venv")]
    assert not (clone / ".venv").exists()


def test_too_full_a_disk_says_how_much_is_needed(clone: Path, start: Callable[..., Run]) -> None:
    (clone / "sitecustomize.py").write_text(
        "import shutil\nroom = shutil._ntuple_diskusage(10**9, 10**9, 5_000_000)\n"
        "shutil.disk_usage = lambda path: room\n"
    )
    run = start(PYTHONPATH=str(clone))
    assert run.returncode == 1
    assert run.stderr.splitlines() == [sentence("problem.no_space", needed=NEEDED, free=5, folder=clone)]
    assert not (clone / ".venv").exists()


def test_a_folder_that_cannot_be_written_says_so(clone: Path, start: Callable[..., Run]) -> None:
    (clone / "sitecustomize.py").write_text(
        "import venv\ndef no(*_): raise PermissionError(13, 'no')\nvenv.EnvBuilder.create = no\n"
    )
    run = start(PYTHONPATH=str(clone))
    assert run.returncode == 1
    assert run.stderr.splitlines() == [sentence("problem.no_write", folder=clone)]


def test_too_old_a_python_is_told_which_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "OLDEST", (9, 9))
    assert command.main([]) == 1
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert capsys.readouterr().err == sentence("problem.old_python", version=version) + "\n"


@pytest.mark.parametrize("version", ["3.8", "3.9", "3.10"])
def test_the_first_lines_run_on_an_old_python(clone: Path, version: str) -> None:
    if not (old := shutil.which(f"python{version}")):
        pytest.skip(f"no Python {version} on this machine")
    run = subprocess.run([old, "-m", "workbook"], cwd=clone, capture_output=True, text=True)
    if "pyenv" in run.stderr:
        pytest.skip(f"Python {version} is not set up on this machine")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines() == [sentence("problem.old_python", version=version)]


@pytest.mark.parametrize("name", ["", "start", "demo", "test", "where"])
def test_every_errand_has_its_help_before_anything_is_set_up(clone: Path, name: str) -> None:
    run = python(clone, "-m", "workbook", *filter(None, [name]), "--help")
    assert run.returncode == 0, run.stderr
    assert "usage: python3 -m workbook" in run.stdout
    assert not (clone / ".venv").exists()


def test_an_errand_there_is_not_is_answered_with_those_there_are(clone: Path) -> None:
    run = python(clone, "-m", "workbook", "dance")
    assert run.returncode == 2
    names = ", ".join([*ERRANDS, *ELSEWHERE])
    assert run.stderr.strip() == sentence("problem.unknown", name="dance", names=names)
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("port", ["80", "70000", "eight", "٨٨٨٨"])
def test_a_port_that_is_none_is_refused_in_words(clone: Path, port: str) -> None:
    run = python(clone, "-m", "workbook", "--port", port)
    assert run.returncode == 2
    assert sentence("problem.bad_port") in run.stderr


def test_what_the_tests_need_is_what_the_project_says() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    other_names = {"codespell_lib": "codespell", "yaml": "pyyaml", "xdist": "pytest-xdist"}
    listed = {other_names.get(name, name).replace("_", "-") for name in TEST_NEEDS}
    assert all(f'"{name}>=' in project for name in listed)


def test_the_place_of_python_follows_the_system(tmp_path: Path) -> None:
    expected = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    assert python_in(tmp_path) == tmp_path / expected
