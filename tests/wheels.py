"""The workbook as a package: its wheel, and environments that have nothing but what the wheel brings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def build_wheel(place: Path, sources: Path = ROOT) -> Path:
    """The wheel of these sources, in this folder; where its tools cannot be had, the test is skipped."""
    into = ("-q", "--no-deps", "--wheel-dir", str(place))
    command = [sys.executable, "-m", "pip", "wheel", *into, str(sources)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if run.returncode and ("No matching distribution" in run.stderr or "No module named pip" in run.stderr):
        pytest.skip("what builds a wheel cannot be had on this machine")
    assert run.returncode == 0, run.stderr
    (wheel,) = place.glob("*.whl")
    return wheel


def install(wheel: Path, place: Path) -> Path:
    """An environment with the wheel in it, whose other libraries are those of this Python; its programs."""
    make_environment(place)
    pip_into(place, "--no-deps", str(wheel))
    library = next(place.glob("lib/python*/site-packages"), place / "Lib" / "site-packages")
    lent = [path for path in sys.path if Path(path).name == "site-packages"]
    (library / "lent.pth").write_text("\n".join(lent))
    return place / SCRIPTS


def make_environment(place: Path) -> None:
    """An environment with nothing in it, not even pip."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True, timeout=120)


def pip_into(place: Path, *wanted: str) -> None:
    """Install what is wanted into the environment there."""
    python = next((place / SCRIPTS).glob("python*"))
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", *wanted]
    run = subprocess.run(command, capture_output=True, text=True, env=nobody(place.parent), timeout=900)
    assert run.returncode == 0, run.stderr


def nobody(place: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment variables of somebody whose home folder is new and who has set nothing up."""
    home = place / "home"
    home.mkdir(exist_ok=True)
    ours = ("PYTHON", "JUPYTER", "AFTER_THE_NO", "XDG", "VIRTUAL_ENV", "IPYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"HOME": str(home), "USERPROFILE": str(home)} | dict(more or {})
