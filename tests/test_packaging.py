"""What is handed out: nothing of the product is left behind, by git or by pip."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PLUGIN = "labextensions/after-the-no-lab"


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="not a clone")
def test_git_ignores_nothing_of_the_product() -> None:
    command = [
        "git",
        "ls-files",
        "--others",
        "--ignored",
        "--exclude-standard",
        "workbook",
        "notebooks",
        "tests",
    ]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [f for f in listed if "__pycache__" not in f and ".ipynb_checkpoints" not in f] == []


def test_pip_installs_the_plug_in_the_settings_and_the_notebooks() -> None:
    try:
        files = {str(f) for f in metadata.files("after-the-no") or ()}
    except metadata.PackageNotFoundError:
        pytest.skip("the workbook is not installed into this Python")
    installed = "\n".join(files)
    for file in (ROOT / "workbook" / "lab" / PLUGIN).rglob("*.*"):
        assert (
            f"share/jupyter/{PLUGIN}/{file.relative_to(ROOT / 'workbook' / 'lab' / PLUGIN).as_posix()}"
            in installed
        )
    assert "etc/jupyter/jupyter_server_config.d/after-the-no.json" in installed
    if "workbook/__init__.py" in files:  # not so when it is installed to be edited in place
        assert {f"workbook/notebooks/{n.name}" for n in (ROOT / "notebooks").glob("*.ipynb")} <= files


def test_the_plug_in_has_one_name_everywhere() -> None:
    folder = ROOT / "workbook" / "lab" / PLUGIN
    package = json.loads((folder / "package.json").read_text("utf-8"))
    entry = folder / package["jupyterlab"]["_build"]["load"]
    assert package["name"] == folder.name
    assert f"_JUPYTERLAB['{folder.name}']" in entry.read_text("utf-8")
    assert entry.parent.name != "static"  # JupyterLab lets browsers keep what is under that name for a year


def steps(workflow: str) -> list[dict[str, Any]]:
    """What the jobs of a workflow do, in order."""
    jobs = yaml.safe_load((ROOT / ".github/workflows" / workflow).read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_the_workflows_run_the_commands_of_the_readme_on_every_python_and_system_it_promises() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = [step["run"] for step in steps("test.yml") if "run" in step]
    assert commands == ["python3 -m workbook test"]
    assert f"| `{commands[0]}` |" in readme
    assert "after-the-no where" in [step.get("run") for step in steps("wheel.yml")]
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert f">={matrix['python'][0]}" == oldest
    assert {system.split("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}


def test_the_checks_before_a_commit_are_those_of_the_test_command() -> None:
    repos = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    hooks = {hook["id"] for repo in repos for hook in repo["hooks"]}
    assert {"ruff-check", "mypy", "codespell", "nbstripout"} <= hooks


def test_the_requirements_are_among_those_of_the_project_and_end_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert wanted[-1] == "."
    assert set(wanted[:-1]) <= set(project["dependencies"])
    asked_for = {re.split(r"[<>=]", line)[0] for line in wanted}
    assert {"jupyterlab", "ipywidgets", "pandas", "matplotlib", "nbval"} <= asked_for
    assert "-r requirements.txt" in (ROOT / "environment.yml").read_text("utf-8")


def test_the_lock_holds_everything_the_project_asks_for_in_a_version_it_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "workbook" / "lab" / "requirements.lock").read_text("utf-8")
    locked = dict(re.findall(r"^([a-z0-9._-]+)==([^ ]+)", lock, re.MULTILINE))
    for line in project["dependencies"]:
        wanted = Requirement(line)
        version = locked[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(version), f"{line} and {version} in the lock"
    assert "pip" in locked


def test_every_part_of_the_lock_has_hashes_and_no_index_is_named() -> None:
    lock = (ROOT / "workbook" / "lab" / "requirements.lock").read_text("utf-8")
    parts = re.split(r"^(?=[a-z0-9._-]+==)", lock, flags=re.MULTILINE)[1:]
    assert len(parts) > 100
    assert not [part.split()[0] for part in parts if "--hash=sha256:" not in part]
    assert "://" not in lock


def test_a_new_major_version_of_a_part_is_taken_only_when_it_was_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert not [line for line in project["dependencies"] if "<" not in line]
