"""Every test there is, one after the other, on nobody's book."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from workbook.lab.said import said


def run_tests(root: Path, others: Sequence[str]) -> int:
    """Style, types, and last the tests and notebooks, so that their summary ends the output; the exit code.

    What else was typed is passed on to pytest; files or folders among it are tested instead of everything.
    """
    print(said("test.running"), flush=True)
    chosen = any((root / other.split("::")[0]).exists() for other in others if not other.startswith("-"))
    everything = [] if chosen else ["tests", "notebooks"]
    runs = [["ruff", "check", "."], ["mypy"], ["pytest", "--nbval-lax", *everything, *others]]
    with tempfile.TemporaryDirectory(prefix="after-the-no-tests-") as home:
        environment = {**os.environ, "AFTER_THE_NO_HOME": home, "IPYTHONDIR": str(Path(home) / "ipython")}
        codes = [subprocess.call([sys.executable, "-m", *run], cwd=root, env=environment) for run in runs]
    return max(codes)
