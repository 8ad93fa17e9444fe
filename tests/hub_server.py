"""A real JupyterHub with the workbook installed as a package, under a prefix, for invented people."""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import pytest
from wheels import build_wheel, install, nobody, pip_into

GUARD = Path(__file__).parent / "browser/guard"
EXTENSIONS = "share/jupyter/labextensions"
PREFIX = "/careers/"
LIBRARIES = {"jupyterhub": "jupyterhub>=5,<7", "jupyter_server_proxy": "jupyter-server-proxy>=4.6,<5"}
PROXY = "configurable-http-proxy@5"
OPENING, SLIP = "Welcome from the careers service of Quillmoor.", "opening_line"
WORDS = {"en/start.toml": f'opening = "{OPENING}"\n{SLIP} = "Welcome."\n'}
CONFIG = """
from workbook.lab import hub
from pathlib import Path
load_subconfig(str(Path(hub.__file__).with_name("jupyterhub_config.py")))
c.JupyterHub.bind_url = "http://127.0.0.1:{port}{prefix}"
c.JupyterHub.hub_port = {port1}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{port2}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.args = [*c.Spawner.args, "--allow-root"]
c.Spawner.env_keep.extend({kept})
c.Spawner.poll_interval = 2
c.JupyterHub.tornado_settings = {{"slow_spawn_timeout": 0}}  # else the next waits for the one before
c.JupyterHub.db_url = "sqlite:///hub.sqlite"
c.JupyterHub.services = [{{"name": "keeper", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [
    {{
        "name": "keeper",
        "scopes": ["read:hub", "access:servers", "admin:users", "admin:servers"],
        "services": ["keeper"],
    }}
]
"""


def proxy_program(place: Path) -> str:
    """JupyterHub's proxy; where it cannot be had, the test is skipped."""
    if found := shutil.which("configurable-http-proxy"):
        return found
    npm = shutil.which("npm") or pytest.skip("no configurable-http-proxy and no npm on this machine")
    place.mkdir()
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(place), PROXY]
    run = subprocess.run(command, capture_output=True, text=True, timeout=180)
    if run.returncode:
        pytest.skip(f"npm could not install {PROXY}")
    return str(place / "node_modules/.bin/configurable-http-proxy")


def environment(place: Path) -> Path:
    """The Python of an environment with the wheel and JupyterHub; where that cannot be had, a skip."""
    if os.name == "nt":
        pytest.skip("JupyterHub does not run on Windows")
    programs = install(build_wheel(place), place / "environment")
    if missing := [wanted for name, wanted in LIBRARIES.items() if not importlib.util.find_spec(name)]:
        try:
            pip_into(place / "environment", *missing)
        except AssertionError:
            pytest.skip(f"{missing} cannot be installed on this machine")
    for extension in [each for prefix in lenders() for each in (prefix / EXTENSIONS).glob("*")]:
        with suppress(FileExistsError):  # its own plug-in is there
            (place / "environment" / EXTENSIONS / extension.name).symlink_to(extension)
    return programs / "python"


def lenders() -> list[Path]:
    """The environments whose libraries are borrowed."""
    return [Path(path).parents[2] for path in sys.path if Path(path).name == "site-packages"]


def lent_jupyter(own: Path) -> dict[str, str]:
    """Where the JupyterLab that this environment borrows has its files; its own plug-in comes first."""
    prefixes = lenders()
    lab = next(prefix / "share/jupyter/lab" for prefix in prefixes if (prefix / "share/jupyter/lab").is_dir())
    return {
        "JUPYTERLAB_DIR": str(lab),
        "JUPYTER_PATH": os.pathsep.join(str(prefix / "share/jupyter") for prefix in (own, *prefixes)),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(str(prefix / "etc/jupyter") for prefix in prefixes),
    }


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on at this moment."""
    doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [door.getsockname()[1] for door in doors]
    for door in doors:
        door.close()
    return ports


@contextmanager
def hub_in(place: Path, more: str = "") -> Iterator[Hub]:
    """A running hub, with more lines of configuration; its proxy is fetched while its environment is made."""
    with ThreadPoolExecutor() as both:
        proxy, python = both.submit(proxy_program, place / "proxy"), both.submit(environment, place)
    with Hub(place / "running", python.result(), proxy.result(), more) as hub:
        yield hub


class Hub:
    """A running hub: `address(name)` is where a person's workbook is, `homes` has a folder for each."""

    def __init__(self, place: Path, python: Path, proxy: str, more: str = "") -> None:
        """Everything it writes stays under this place."""
        self.place, self.homes, self.leaks = place, place / "homes", place / "went_out.txt"
        port, port1, port2 = free_ports(3)
        self.url, self.token = f"http://127.0.0.1:{port}", secrets.token_hex(16)
        self.homes.mkdir(parents=True)
        lent = lent_jupyter(python.parents[1])
        kept = ["PATH", "PYTHONPATH", "TEST_WENT_OUT", "LANG", *lent]
        homes = str(self.homes / "{username}")
        given = {"kept": kept, "proxy": proxy, "token": self.token, "homes": homes}
        config = CONFIG.format(port=port, port1=port1, port2=port2, prefix=PREFIX, **given)
        (place / "config.py").write_text(config + more)
        self._command = [str(python), "-m", "jupyterhub", "-f", "config.py"]
        path = os.pathsep.join([str(python.parent), os.environ["PATH"]])
        self.words = place / "words"  # of the service that runs it
        said = {"AFTER_THE_NO_WORDS": str(self.words), "PYTHONPATH": str(GUARD), "PATH": path}
        own = {"TEST_WENT_OUT": str(self.leaks), **said, **lent}
        for name, text in WORDS.items():
            (self.words / name).parent.mkdir(parents=True, exist_ok=True)
            (self.words / name).write_text(text)
        self._environment = nobody(place, own)

    def __enter__(self) -> Hub:
        self._log = (self.place / "hub.log").open("w")
        self._process = subprocess.Popen(
            self._command, cwd=self.place, env=self._environment, stdout=self._log, stderr=self._log
        )
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _wait(self) -> None:
        for _ in range(2000):  # a busy machine is slow, not wrong
            with suppress(HTTPError, URLError, OSError):
                self.api("info")
                return
            assert self._process.poll() is None, self.said()
            time.sleep(0.1)
        raise AssertionError(f"the hub did not start: {self.said()}")

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(200)
        finally:
            self._process.kill()
            self._log.close()

    def said(self) -> str:
        """What the hub and the servers have said so far."""
        return (self.place / "hub.log").read_text()

    def address(self, name: str) -> str:
        """Where this person's workbook is."""
        return f"{self.url}{PREFIX}user/{name}/"

    def book(self, name: str) -> Path:
        """The file this person's words are in."""
        return self.homes / name / ".local/share/after-the-no/journal.db"

    def knows(self, url: str) -> bool:
        """Whether a request stays with the hub."""
        own = f"{self.url}{PREFIX}"
        return url.startswith((own, own.replace("http", "ws", 1), "data:", "blob:", "about:"))

    def went_out(self) -> str:
        """The addresses outside this computer that the hub, a server or a kernel asked for."""
        return self.leaks.read_text() if self.leaks.exists() else ""

    def api(self, path: str, method: str = "GET", given: Any = None) -> Any:
        """What the hub's own interface answers, as it does to its culler."""
        data = None if given is None else json.dumps(given).encode()
        asked = urllib.request.Request(f"{self.url}{PREFIX}hub/api/{path}", data, method=method)
        asked.add_header("Authorization", f"token {self.token}")
        with urllib.request.urlopen(asked, timeout=200) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def asks(self, name: str, path: str, method: str = "GET") -> str:
        """What a person's own server answers, to somebody who may ask for anything."""
        asked = urllib.request.Request(self.address(name) + path, method=method)
        asked.add_header("Authorization", f"token {self.token}")
        with urllib.request.urlopen(asked, timeout=200) as answer:
            return str(answer.read().decode())

    def start(self, name: str) -> None:
        """Start this person's server, and wait until it is there."""
        self.api(f"users/{name}/server", "POST")
        self.ready(name)

    def ready(self, name: str) -> None:
        """Wait until this person's server is there."""
        for _ in range(900):
            if self.api(f"users/{name}")["servers"].get("", {}).get("ready"):
                return
            time.sleep(0.1)
        raise AssertionError(f"the server did not start: {self.said()}")

    def runs(self, name: str) -> bool:
        """Whether this person's server is running, as the hub knows."""
        return bool(self.api(f"users/{name}")["servers"])

    def cull(self, name: str) -> None:
        """End a person's server, as happens when nobody has used it for a while."""
        self.api(f"users/{name}/server", "DELETE")
        self.ended(name)

    def ended(self, name: str) -> None:
        """Wait until the hub has seen that this person's server is gone."""
        for _ in range(900):
            if not self.runs(name):
                return
            time.sleep(0.1)
        raise AssertionError("the server did not end")
