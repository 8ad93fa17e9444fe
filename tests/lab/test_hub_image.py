"""The recipe of the image is built, and on a real hub a person's server runs from what came of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.error import HTTPError

import pytest
import yaml
from hub_server import Hub, hub_in
from test_hub_running import SAMPLE, told
from wheels import build_wheel

pytestmark = pytest.mark.timeout(1_200)
RECIPES = Path(__file__).parents[2] / "workbook/lab/hub"
TOOLS = ("buildah", "debootstrap")  # packages of Debian's
DEBIAN = "--include=python3,python3-venv,ca-certificates"
LENT = ("/etc/pip.conf", "/etc/ssl/certs")  # how this machine reaches what the recipe fetches
# As in a container: files, devices and processes of its own, and no user but the one that the recipe makes.
SERVER = """mount --rbind /dev {files}/dev
mount -t proc proc {files}/proc
exec chroot --userspec=1000:1000 {files} env HOME=/home/jovyan jupyterhub-singleuser
"""
CONFIG = """
c.Spawner.cmd = ["unshare", "--mount", "sh", {script!r}]
c.Spawner.args = []
c.Spawner.notebook_dir = ""
c.Spawner.env_keep = ["PATH"]
c.Spawner.default_url = {person[defaultUrl]!r}
c.Spawner.environment = {person[extraEnv]!r}
"""


class Builder:
    """Builds and opens images, all in one folder."""

    def __init__(self, place: Path) -> None:
        """Whatever it makes stays in this place."""
        roots = ("--root", str(place / "storage"), "--runroot", str(place / "running"))
        self._command = ["buildah", "--storage-driver", "overlay", *roots]

    def __call__(self, *errand: str) -> str:
        run = subprocess.run([*self._command, *errand], capture_output=True, text=True, timeout=900)
        assert run.returncode == 0, run.stdout[-3_000:] + run.stderr[-3_000:]
        return run.stdout.strip()


def base(place: Path, build: Builder, name: str) -> None:
    """A Debian with Python and pip in /usr/local, under the name of the one that the recipe begins with."""
    run = partial(subprocess.run, check=True, timeout=600, capture_output=True)
    run(["debootstrap", "--variant=minbase", DEBIAN, "stable", str(place)])
    run(["chroot", str(place), "python3", "-m", "venv", "/usr/local"])
    empty = build("from", "scratch")
    build("add", empty, str(place), "/")
    build("commit", "--rm", empty, name)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, full: bool) -> Iterator[Path]:
    """The files of a container of the image."""
    if not full:
        pytest.skip("builds an image and fetches what it holds: with --full")
    if getattr(os, "geteuid", lambda: 1)() or not all(map(shutil.which, TOOLS)):
        pytest.skip(f"needs {' and '.join(TOOLS)}, and to be the administrator")
    place = tmp_path_factory.mktemp("image")
    build, recipe = Builder(place), (RECIPES / "Dockerfile").read_text("utf-8")
    begins = re.search(r"^FROM (\S+)$", recipe, re.MULTILINE)
    assert begins
    base(place / "debian", build, f"docker.io/library/{begins[1]}")
    (place / "context").mkdir()
    build_wheel(place / "context")
    lent = [f"--volume={path}:{path}:ro" for path in LENT if Path(path).exists()]
    how = ("--isolation", "chroot", "--network", "host", *lent, "--file", str(RECIPES / "Dockerfile"))
    build("build", *how, "--tag", "after-the-no", str(place / "context"))
    container = build("from", "--pull-never", "after-the-no")
    yield Path(build("mount", container))
    build("rm", container)


@pytest.fixture(scope="module")
def hub(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A hub that starts ada's server from the image, as the values for Kubernetes say."""
    place = tmp_path_factory.mktemp("hub")
    script = place / "server.sh"
    script.write_text(SERVER.format(files=files))
    person = yaml.safe_load((RECIPES / "values.yaml").read_text("utf-8"))["singleuser"]
    with hub_in(place, CONFIG.format(script=str(script), person=person)) as hub:
        hub.api("users/ada", "POST")
        hub.start("ada")
        yield hub


def test_a_server_from_the_image_shows_the_pages_of_the_package_with_their_contents(hub: Hub) -> None:
    assert json.loads(told(hub, "ada")["afterTheNoFrame"])["hosted"] is True
    listed = {file["name"] for file in json.loads(hub.asks("ada", "api/contents"))["content"]}
    assert "02_interview_log.ipynb" in listed


def test_the_sample_book_is_written_on_the_persons_own_volume(hub: Hub, files: Path) -> None:
    assert json.loads(told(hub, "ada", f"{SAMPLE}/lab")["afterTheNoFrame"])["sample"] is True
    (book,) = (files / "home/jovyan").rglob("journal.db")
    assert book.parent.name == "after-the-no-sample"
    assert book.stat().st_uid == 1000


def test_the_image_opens_no_port_in_a_persons_name(hub: Hub) -> None:
    with pytest.raises(HTTPError) as refused:
        hub.asks("ada", "proxy/8081/")
    assert refused.value.code == 404
