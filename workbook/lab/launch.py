"""Starting JupyterLab on the workbook's pages, for this computer and this person alone."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import secrets
import signal
import socket
import webbrowser
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from workbook.book import BESIDE, HOME, usual_folder
from workbook.content import Words, load_words
from workbook.lab.contents import FRAME, contents
from workbook.lab.pages import is_page
from workbook.lab.places import LABEXTENSIONS, notebooks_folder, prepare_jupyter
from workbook.lab.sample_beside import HERE, base_url, end_with_the_other, offer_sample
from workbook.lab.server import SPARE
from workbook.lab.shortcut import Shortcut
from workbook.path import notebook

PORT, PORTS = 8888, 50  # the first one tried, and how many
LEFT = 5.0  # seconds that what still goes on has to end when the workbook is closed


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
    if (door := _open_door(port)) is None:
        print(words("problem.no_port", first=port, last=port + PORTS - 1))
        return 1
    if (free := int(door.getsockname()[1])) != port:
        print(words("problem.port_taken", port=port, next=free))
    server = _server(own, door)
    _add_frame(server, sample=sample)
    sign_pages(notebooks_folder(), server.contents_manager.notary)
    with suppress(OSError):  # it only leads nowhere then, as before
        Shortcut(folder).renew()
    _stop_quietly(server, words)
    _say(words, server, folder, browser=browser, sample=sample)
    server.io_loop.add_callback(lambda: server.web_app.settings[SPARE].prepare())
    server.start()
    _end_what_goes_on(server)
    print(words("start.stopped"), flush=True)
    return 0


def _end_what_goes_on(server: Any) -> None:
    """Cancel the tasks that were left, as asyncio.run does: a thread that waits for one would never end."""
    server.log.setLevel(logging.CRITICAL)  # nobody waits any more for the answers that are cut off
    loop = server.io_loop.asyncio_loop
    going = asyncio.all_tasks(loop)
    for task in going:
        task.cancel()
    with suppress(RuntimeError):  # it is closed already
        loop.run_until_complete(asyncio.wait({*going, loop.create_task(asyncio.sleep(0.1))}, timeout=LEFT))


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


def _server(own: Path, door: socket.socket) -> Any:
    """The Jupyter server, set up and not yet started, behind this open door."""
    from jupyter_server.serverapp import ServerApp
    from traitlets.config import Config

    # Where JupyterLab finds Node as it is imported, it asks yarn for its settings: a second for nothing.
    path, os.environ["PATH"] = os.environ.get("PATH", ""), os.devnull
    from jupyterlab.labapp import LabApp

    os.environ["PATH"] = path

    class Server(ServerApp):  # type: ignore[misc]
        """Jupyter's server, that leaves Ctrl-C to us from the first moment, and the choice of the port."""

        def init_signal(self) -> None:
            """Nothing: see `_stop_quietly`."""

        def _find_http_port(self) -> None:
            """Nothing: the port is ours already, and nobody else can take it meanwhile."""

        def _bind_http_server_tcp(self) -> bool:
            self.http_server.add_socket(door)
            return True

    LabApp.serverapp_class = Server
    server = LabApp.initialize_server(argv=[], config=Config(_settings(own, int(door.getsockname()[1]))))
    # Jupyter sets up its log just now; asyncio would write a traceback when a window is closed, or we stop.
    logging.getLogger("asyncio").disabled = True
    return server


def _add_frame(server: Any, *, sample: bool) -> None:
    """Let the pages have their frame, and the way into the sample book or back."""
    home = os.environ.get(BESIDE, "") if sample else ""
    server.web_app.settings[FRAME] = partial(contents, notebooks_folder(), sample=sample, home=home)
    if home.startswith("/"):  # the person's own server on a hub has the token, and the browser needs none
        server.web_app.settings["page_config_data"]["token"] = ""
    if home:
        end_with_the_other(server)
    elif not sample:
        offer_sample(server, f"http://{HERE}:{server.port}/lab/tree/{notebook('start')}")


def _settings(own: Path, port: int) -> dict[str, dict[str, Any]]:
    """What Jupyter and JupyterLab are told, by the name of their parts."""
    quiet = {"log_level": "ERROR", "open_browser": False}
    server = {
        "ip": HERE,
        "port": port,
        "base_url": base_url(os.environ.get(BESIDE, "")),
        "root_dir": str(notebooks_folder()),
        "allow_root": True,  # it listens on this computer only; some containers know no other user
        "answer_yes": True,
        "terminals_enabled": False,  # nothing here needs one
        # The other one, where a hub has it, would open every port of this computer to the pages.
        "jpserver_extensions": {"workbook.lab.server": True, "jupyter_server_proxy": False},
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


def _open_door(first: int) -> socket.socket | None:
    """Listens on the first port from here on that nobody listens on; None where all are taken.

    It listens at once: two workbooks started in the same moment would otherwise find the same port free.
    """
    for port in range(first, min(first + PORTS, 65536)):
        try:
            door = socket.create_server((HERE, port), backlog=128)
        except OSError as problem:
            if problem.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        else:
            door.setblocking(False)
            return door
    return None


def _stop_quietly(server: Any, words: Words) -> None:
    """Let Ctrl-C, or being told to end, stop the server at once and without a question."""

    def stop(*_: object) -> None:
        print("\n" + words("start.stopping"), flush=True)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        server.stop(from_signal=True)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
