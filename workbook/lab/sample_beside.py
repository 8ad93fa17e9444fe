"""The sample book on one click: a second workbook beside the running one, which ends with it."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado.web import HTTPError, authenticated

from workbook.book import BESIDE

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?token=\w+")
LONGEST = 90.0  # seconds for the sample book to be written and its server to start
PLACE = "/after-the-no/sample"  # the same address is in labextensions/after-the-no-lab/plugin/frame/sample.js


class SampleBeside:
    """At most one second workbook; `address()` starts it if need be."""

    def __init__(self, home: str) -> None:
        """Nothing is started yet; `home` is the address that leads back."""
        self._home = home
        self._process: subprocess.Popen[str] | None = None
        self._address = ""
        self._lock = asyncio.Lock()

    async def address(self) -> str:
        """Where it is, with its token; raises TimeoutError or OSError."""
        async with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = self._started()
                try:
                    self._address = await asyncio.wait_for(
                        asyncio.to_thread(_printed, self._process), LONGEST
                    )
                except (OSError, TimeoutError):
                    self.end()
                    raise
            return self._address

    def end(self) -> None:
        """End it, as Ctrl-C would."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "workbook", "demo", "--no-browser"],
            env={**os.environ, BESIDE: self._home},
            stdin=subprocess.PIPE,  # it ends when this is closed, as it is also when we are killed
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )


class SampleHandler(APIHandler):  # type: ignore[misc]
    """POST gives the address of the sample book, to somebody who is logged in here."""

    auth_resource = "server"

    def initialize(self, sample: SampleBeside) -> None:
        """The second workbook that is asked for."""
        self._sample = sample

    @authenticated  # type: ignore[untyped-decorator]
    @authorized  # type: ignore[untyped-decorator]
    async def post(self) -> None:
        """Start the sample book if need be."""
        try:
            self.finish({"address": await self._sample.address()})
        except (OSError, TimeoutError) as trouble:
            raise HTTPError(503) from trouble


def offer_sample(server: Any, home: str) -> None:
    """Let the pages of this server open the sample book; it ends when the server does."""
    sample = SampleBeside(home)
    address = server.web_app.settings["base_url"].rstrip("/") + PLACE
    server.web_app.add_handlers(".*$", [(address, SampleHandler, {"sample": sample})])
    end_kernels = server.kernel_manager.shutdown_all

    async def shutdown_all(**kwargs: Any) -> None:
        sample.end()
        await end_kernels(**kwargs)

    server.kernel_manager.shutdown_all = shutdown_all


def end_with_the_other(server: Any) -> None:
    """End this server once the workbook that started it has ended, however that came."""

    def wait() -> None:
        with suppress(OSError, ValueError):
            while sys.stdin.read(1):
                pass
        server.io_loop.add_callback(server.stop, from_signal=True)

    threading.Thread(target=wait, daemon=True).start()


def _printed(process: subprocess.Popen[str]) -> str:
    """The address the other one prints once it is there."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := ADDRESS.search(line):
            return found[0]
    raise OSError
