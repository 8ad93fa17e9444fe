"""Starting the workbook: a free port, trusted pages, a folder for Jupyter that is this user's own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from workbook import open_book
from workbook.interviews.model import Application
from workbook.lab.early_words import sentence
from workbook.lab.launch import PORTS, _open_door, sign_pages
from workbook.lab.places import PACKAGE, notebooks_folder, prepare_jupyter
from workbook.lab.sample_beside import HERE

ROOT = PACKAGE.parent


@pytest.fixture
def taken() -> Iterator[int]:
    """A port somebody listens on."""
    with socket.socket() as listener:
        listener.bind((HERE, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_in_use_gives_way_to_the_next(taken: int) -> None:
    with opened(taken) as door:
        assert taken < door.getsockname()[1] < taken + PORTS


def test_beyond_the_last_port_there_is_none() -> None:
    assert _open_door(65536) is None


def test_two_that_look_for_a_port_in_the_same_moment_find_two() -> None:
    first = free_port()
    with opened(first) as one, opened(first) as other:
        assert one.getsockname()[1] == first
        assert other.getsockname()[1] > first


def opened(first: int) -> socket.socket:
    door = _open_door(first)
    assert door is not None
    return door


def test_pages_are_signed_and_other_notebooks_are_not(tmp_path: Path) -> None:
    page = json.loads((ROOT / "notebooks" / "00_start_here.ipynb").read_text(encoding="utf-8"))
    other = {**page, "metadata": {}}
    for name, content in (("page", page), ("other", other)):
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(content))
    (tmp_path / "broken.ipynb").write_text("{")
    notary = NotebookNotary(db_file=str(tmp_path / "signatures.db"), secret=b"a secret for the test")
    sign_pages(tmp_path, notary)
    signed = {
        name: notary.check_signature(nbformat.read(tmp_path / f"{name}.ipynb", as_version=4))
        for name in ("page", "other")
    }
    assert signed == {"page": True, "other": False}


def test_jupyter_gets_folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "JUPYTERLAB_SETTINGS_DIR": "elsewhere"})
    own = prepare_jupyter(tmp_path / "book")
    assert own == tmp_path / "book" / "jupyter"
    assert "JUPYTERLAB_SETTINGS_DIR" not in os.environ
    assert all(
        os.environ[f"JUPYTER_{name}_DIR"].startswith(str(own)) for name in ("CONFIG", "DATA", "RUNTIME")
    )
    if os.name != "nt":
        assert {stat.S_IMODE(f.stat().st_mode) for f in (own.parent, own, own / "runtime")} == {0o700}


def test_the_sources_have_their_notebooks_beside_them() -> None:
    assert notebooks_folder() == ROOT / "notebooks"


@contextmanager
def started(*arguments: str, **where: Any) -> Iterator[subprocess.Popen[str]]:
    """A running Python whose lines can be read; ended at the latest when the test has ended."""
    out = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen([sys.executable, *arguments], text=True, **out, **where) as running:
        try:
            yield running
        finally:
            running.kill()


def free_port() -> int:
    with socket.create_server((HERE, 0)) as server:
        return int(server.getsockname()[1])


def await_spare_kernel(book: Path) -> None:
    """Until a kernel is kept ready beside this book."""
    for _ in range(1000):
        if any(book.rglob("kernel-*.json")):
            return
        time.sleep(0.1)
    raise AssertionError("no kernel is kept ready")


def terminal(address: str) -> int:
    """What the server answers to somebody who has the token and wants a terminal."""
    base, token = address.split("?token=")
    headers = {"Authorization": f"token {token}"}
    request = urllib.request.Request(f"{base}api/terminals", b"{}", headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=100) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one program on Windows")
def test_it_starts_says_where_it_is_and_stops_at_ctrl_c_without_asking(tmp_path: Path, full: bool) -> None:
    if not full:
        pytest.skip("the demo below starts and stops in the same way")
    code = (
        "import sys; from pathlib import Path; from workbook.lab.launch import launch;"
        f"sys.exit(launch(Path({str(tmp_path / 'book')!r}), port={free_port()}, browser=False))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    with started("-c", code, env=environment) as running:
        assert running.stdout is not None
        address = running.stdout.readline().split()[-1]
        assert address.startswith(f"http://{HERE}:")
        await_spare_kernel(tmp_path / "book")
        with urllib.request.urlopen(address, timeout=100) as answer:
            assert answer.url.split("?")[0].endswith("/lab/tree/00_start_here.ipynb")
        assert terminal(address) == 404
        running.send_signal(signal.SIGINT)
        rest = running.stdout.read()
        assert running.wait(100) == 0
    assert str(tmp_path / "book") in rest
    assert rest.rstrip().endswith("Stopped.")
    assert "Traceback" not in rest
    assert "[" not in rest  # no line of Jupyter's own log


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one program on Windows")
def test_demo_writes_the_sample_and_opens_it_without_asking_anybody_outside(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "workbook", tmp_path / "workbook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "notebooks", tmp_path / "workbook" / "notebooks")  # as in what pip installs
    went_out = tmp_path / "went out"
    environment = {**os.environ, "HOME": str(tmp_path), "AFTER_THE_NO_HOME": str(tmp_path / "mine")}
    environment |= {"PYTHONPATH": str(ROOT / "tests/browser/guard"), "TEST_WENT_OUT": str(went_out)}
    command = ("-m", "workbook", "demo", "--no-browser", "--port", str(free_port()))
    with started(*command, cwd=tmp_path, env=environment) as running:
        assert running.stdout is not None
        said_first = [running.stdout.readline().strip() for _ in range(4)]
        await_spare_kernel(tmp_path / "mine-sample")
        with urllib.request.urlopen(said_first[1].split()[-1], timeout=100) as answer:
            assert answer.url.split("?")[0].endswith("/lab/tree/00_start_here.ipynb")
        running.send_signal(signal.SIGINT)
        rest = running.stdout.read()
        assert running.wait(100) == 0
    assert said_first[0] == sentence("start.sample_making")
    assert said_first[2:] == [sentence("start.sample"), sentence("start.stop_hint")]
    assert rest.rstrip().endswith(sentence("start.stopped"))
    assert "Traceback" not in rest
    assert "[" not in rest  # no line of Jupyter's own log
    sample = open_book(tmp_path / "mine-sample")
    assert (sample.sample, len(sample.store.all(Application)) >= 40) == (True, True)
    assert not (tmp_path / "mine").exists()
    assert not went_out.exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbook.lab.launch import launch

    (tmp_path / "file").write_text("in the way")
    environment = dict(os.environ)
    assert launch(tmp_path / "file" / "book", browser=False) == 1
    os.environ.clear()
    os.environ.update(environment)
    assert str(tmp_path / "file" / "book") in capsys.readouterr().out


def test_a_window_that_is_closed_while_something_is_sent_to_it_is_no_traceback(tmp_path: Path) -> None:
    code = (
        "import asyncio, gc, sys\n"
        "from pathlib import Path\n"
        "from tornado.websocket import WebSocketClosedError\n"
        "from workbook.lab import launch\n"
        "async def send():\n"
        "    raise WebSocketClosedError()\n"
        "async def main():\n"
        "    asyncio.ensure_future(send())\n"
        "    await asyncio.sleep(0)\n"
        "launch._server(launch.prepare_jupyter(Path(sys.argv[1])), launch._open_door(0))\n"
        "asyncio.run(main())\n"
        "gc.collect()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", code, tmp_path], env=environment, capture_output=True, text=True
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_a_workbook_that_is_closed_amid_an_answer_ends_and_says_nothing_of_it(tmp_path: Path) -> None:
    """A thread waits for the task that began it: where the loop stops first, the program would never end."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "import anyio, anyio.to_thread\n"
        "from workbook.lab import launch\n"
        "server = launch._server(launch.prepare_jupyter(Path(sys.argv[1])), launch._open_door(0))\n"
        "async def answer():\n"
        "    await anyio.to_thread.run_sync(int)\n"
        "    server.io_loop.stop()\n"
        "    await anyio.sleep(600)\n"
        "server.io_loop.add_callback(answer)\n"
        "server.io_loop.start()\n"
        "launch._end_what_goes_on(server)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, tmp_path]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_start_does_not_wait_for_grammars_nobody_needs(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from workbook.lab.places import prepare_jupyter;"
    code += "prepare_jupyter(Path(sys.argv[1])); import jupyter_server.serverapp;"
    code += "assert 'jsonschema' in sys.modules and 'lark' not in sys.modules"
    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=True)


def test_the_server_has_our_part_without_the_launcher(tmp_path: Path) -> None:
    """What pip installs is enough for `jupyter lab` by hand: the plug-in, the server's part, the settings."""
    share, etc = tmp_path / "share" / "jupyter", tmp_path / "etc"
    shutil.copytree(PACKAGE / "lab" / "labextensions", share / "labextensions")
    shutil.copytree(PACKAGE / "lab" / "settings" / "everywhere", etc)
    code = (
        "from jupyterlab.labapp import LabApp\n"
        "server = LabApp.initialize_server(argv=['--no-browser', '--allow-root', '--ServerApp.port=0'])\n"
        "extensions = server.extension_manager.extensions\n"
        "print('ENABLED', extensions['workbook.lab.server'].enabled)\n"
        "print('ENCRYPTED', server.kernel_manager.transport_encryption)\n"
        "print('HOOKS', [h.__name__ for h in server.contents_manager._pre_save_hooks])\n"
        "from jupyterlab_server.config import get_federated_extensions\n"
        "from jupyter_core.paths import jupyter_path\n"
        "print('PLUGIN', 'after-the-no-lab' in get_federated_extensions(jupyter_path('labextensions')))\n"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("JUPYTER")}
    environment |= {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    environment |= {"JUPYTER_PATH": str(share), "JUPYTER_CONFIG_PATH": str(etc)}
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        cwd=tmp_path,
    )
    found = [line for line in run.stdout.splitlines() if line.split()[:1] and line.split()[0].isupper()]
    assert found == ["ENABLED True", "ENCRYPTED auto", "HOOKS ['scrub']", "PLUGIN True"], run.stderr
