"""The sample book on one click: a second workbook beside the running one, which ends with it."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado.web import HTTPError, authenticated

from workbook.book import BESIDE

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=(\w+)")
HERE = "127.0.0.1"
LONGEST = 90.0  # seconds for the sample book to be written and its server to start
PLACE = "/after-the-no/sample"  # the same address is in labextensions/after-the-no-lab/plugin/frame/sample.js


class SampleBeside:
    """At most one second workbook; `address()` starts it if need be."""

    def __init__(self, home: str) -> None:
        """Nothing is started yet; `home` is the address that leads back, on a hub only its path."""
        self.home = home
        self.port, self.token = 0, ""  # where it listens, and for whom
        self._process: subprocess.Popen[str] | None = None
        self._lock = asyncio.Lock()

    async def address(self) -> str:
        """Where the browser finds it; HTTPError says that it could not be started."""
        async with self._lock:
            if not self._answers():
                try:
                    await asyncio.wait_for(self._start(), LONGEST)
                except (OSError, TimeoutError) as trouble:
                    raise HTTPError(503) from trouble
            if self.home.startswith("/"):
                return f"{base_url(self.home)}lab/tree/{self.home.rpartition('/')[2]}?reset"
            return f"http://{HERE}:{self.port}/?token={self.token}"

    def _answers(self) -> bool:
        """Whether it can be asked: one that was told to end still runs for a moment, and hears nobody."""
        if self._process is None or self._process.poll() is not None:
            return False
        with socket.socket() as line:
            return line.connect_ex((HERE, self.port)) == 0

    async def _start(self) -> None:
        if self._process:
            self._process.terminate()
            await asyncio.to_thread(self._process.wait)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "workbook", "demo", "--no-browser"],
            env={**os.environ, BESIDE: self.home},
            stdin=subprocess.PIPE,  # it ends when this is closed, as it is also when we are killed
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        printed = await asyncio.to_thread(_printed, self._process)
        self.port, self.token = int(printed[1]), printed[2]


class SampleHandler(APIHandler):  # type: ignore[misc]
    """POST gives the address of the sample book, to somebody who is logged in here."""

    auth_resource = "server"

    def initialize(self, sample: SampleBeside) -> None:
        """The second workbook that is asked for."""
        self.sample = sample

    @authenticated  # type: ignore[untyped-decorator]
    @authorized  # type: ignore[untyped-decorator]
    async def post(self) -> None:
        """Start the sample book if need be."""
        self.finish({"address": await self.sample.address()})


def offer_sample(server: Any, home: str, through: type | None = None) -> None:
    """Let the pages open the sample book, which ends with this server; `through` leads to it on a hub."""
    sample = {"sample": SampleBeside(home)}
    address = server.web_app.settings["base_url"].rstrip("/") + PLACE
    below = [(f"{address}/(.*)", through, sample)] if through else []
    server.web_app.add_handlers(".*$", [(address, SampleHandler, sample), *below])


def end_with_the_other(server: Any) -> None:
    """End this server once the workbook that started it has ended, however that came."""

    def wait() -> None:
        with suppress(OSError, ValueError):
            sys.stdin.read()
        server.io_loop.add_callback(server.stop, from_signal=True)

    threading.Thread(target=wait, daemon=True).start()


def base_url(home: str) -> str:
    """How the paths of the sample book begin: on a hub they stand below those of the person's own server."""
    return f"{home.rpartition('/lab/tree/')[0]}{PLACE}/" if home.startswith("/") else "/"


def _printed(process: subprocess.Popen[str]) -> re.Match[str]:
    """The port and the token in the address that the other one prints once it is there."""
    for line in process.stdout or ():
        if found := ADDRESS.search(line):
            return found
    raise OSError
