"""Starting JupyterLab on the workbook's pages, for this computer and this person alone."""

from __future__ import annotations

import errno
import os
import secrets
import signal
import socket
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbook.book import HOME, usual_folder
from workbook.content import Words, load_words
from workbook.lab.pages import is_page
from workbook.lab.places import LABEXTENSIONS, notebooks_folder, prepare_jupyter
from workbook.path import notebook

HERE = "127.0.0.1"
PORT, PORTS = 8888, 50  # the first one tried, and how many


def launch(data: Path | None = None, *, port: int = PORT, browser: bool = True, sample: bool = False) -> int:
    """Open the pages on the book in this folder and stay until stopped; the exit code for the command."""
    words = load_words("command")
    if data is not None:
        os.environ[HOME] = str(data.expanduser().resolve())
    folder = usual_folder().resolve()
    try:
        own = prepare_jupyter(folder)
    except OSError:
        print(words("problem.no_write_data", folder=folder))
        return 1
    if (free := _free_port(port)) is None:
        print(words("problem.no_port", first=port, last=port + PORTS - 1))
        return 1
    if free != port:
        print(words("problem.port_taken", port=port, next=free))
    server = _server(own, free)
    sign_pages(notebooks_folder(), server.contents_manager.notary)
    with _stopping_quietly(server, words):
        _say(words, server, folder, browser=browser, sample=sample)
        server.io_loop.add_callback(_spare, server)
        server.start()
    print(words("start.stopped"), flush=True)
    return 0


def sign_pages(folder: Path, notary: Any) -> None:
    """Sign every page in the folder, so that JupyterLab does not ask whether it may be trusted."""
    import nbformat

    for file in sorted(folder.glob("*.ipynb")):
        try:
            page = nbformat.read(file, as_version=4)
        except (OSError, ValueError):
            continue
        if is_page(page):
            notary.sign(page)


def _server(own: Path, port: int) -> Any:
    """The Jupyter server, set up and not yet started."""
    from jupyter_server.serverapp import ServerApp
    from jupyterlab.labapp import LabApp
    from traitlets.config import Config

    class Server(ServerApp):  # type: ignore[misc]
        """Jupyter's server, that leaves Ctrl-C to us from the first moment."""

        def init_signal(self) -> None:
            """Nothing: see `_stopping_quietly`."""

    LabApp.serverapp_class = Server
    return LabApp.initialize_server(argv=[], config=Config(_settings(own, port)))


def _settings(own: Path, port: int) -> dict[str, dict[str, Any]]:
    """What Jupyter and JupyterLab are told, by the name of their parts."""
    quiet = {"log_level": "ERROR", "open_browser": False}
    server = {
        "ip": HERE,
        "port": port,
        "port_retries": PORTS,
        "root_dir": str(notebooks_folder()),
        "allow_root": True,  # it listens on this computer only; some containers know no other user
        "answer_yes": True,
        "terminals_enabled": False,  # nothing here needs one
        "jpserver_extensions": {"workbook.lab.server": True},
    }
    lab = {
        "default_url": f"/lab/tree/{notebook('start')}?reset",
        "extra_labextensions_path": [str(LABEXTENSIONS)],
        "news_url": None,
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "extension_manager": "readonly",
    }
    return {
        "ServerApp": server | quiet,
        "LabApp": lab | quiet,
        "IdentityProvider": {"token": secrets.token_hex(24)},  # given here, Jupyter does not print it again
        "MappingKernelManager": {"transport_encryption": "required"},
        "LanguageServerManager": {"autodetect": False},  # it would start npm to look around
        "FileCheckpoints": {"checkpoint_dir": str(own / "checkpoints")},
    }


def _say(words: Words, server: Any, folder: Path, *, browser: bool, sample: bool) -> None:
    """Tell where the workbook is, where the entries are and how to stop; open the browser if wanted."""
    address = f"http://{HERE}:{server.port}/?token={server.identity_provider.token}"
    if browser:
        print(words("start.opening"))
        server.io_loop.call_later(0.1, _open_browser, words, server, address)
    print(words("start.ready", address=address))
    print(words("start.sample") if sample else words("start.data", folder=folder))
    print(words("start.stop_hint"), flush=True)


def _open_browser(words: Words, server: Any, address: str) -> None:
    """Open the address by way of a file only this user can read: no list of programs shows the token."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        print(words("problem.no_browser"), address, flush=True)
    else:
        server.launch_browser()


def _spare(server: Any) -> None:
    from workbook.lab.server import SPARE

    server.web_app.settings[SPARE].prepare()


def _free_port(first: int) -> int | None:
    """The first port from here on that nobody listens on."""
    for port in range(first, min(first + PORTS, 65536)):
        with socket.socket() as trial:
            if os.name != "nt":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((HERE, port))
            except OSError as problem:
                if problem.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise
            else:
                return port
    return None


@contextmanager
def _stopping_quietly(server: Any, words: Words) -> Iterator[None]:
    """Let Ctrl-C, or being told to end, stop the server at once and without a question."""

    def stop(*_: object) -> None:
        print("\n" + words("start.stopping"), flush=True)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        server.stop(from_signal=True)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    yield
