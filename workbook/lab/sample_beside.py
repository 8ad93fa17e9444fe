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
from tornado.iostream import IOStream, StreamClosedError
from tornado.tcpclient import TCPClient
from tornado.web import HTTPError, authenticated

from workbook.book import BESIDE

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=(\w+)")
HERE = "127.0.0.1"
LONGEST = 90.0  # seconds for the sample book to be written and its server to start
OURS = {"Authorization", "Connection", "Content-Length", "Cookie", "Host", "Origin", "Transfer-Encoding"}
COOKIES = re.compile(rb"(?im)^set-cookie:.*\n")  # one of its own would stand in for that of this server
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
        """Where the browser finds it; raises TimeoutError or OSError."""
        async with self._lock:
            if self._process is None or self._process.poll() is not None:
                process = self._process = self._started()
                try:
                    printed = await asyncio.wait_for(asyncio.to_thread(_printed, process), LONGEST)
                except (OSError, TimeoutError):
                    process.terminate()
                    raise
                self.port, self.token = int(printed[1]), printed[2]
            if self.home.startswith("/"):
                return f"{base_url(self.home)}lab/tree/{self.home.rpartition('/')[2]}?reset"
            return f"http://{HERE}:{self.port}/?token={self.token}"

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "workbook", "demo", "--no-browser"],
            env={**os.environ, BESIDE: self.home},
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
        self.sample = sample

    @authenticated  # type: ignore[untyped-decorator]
    @authorized  # type: ignore[untyped-decorator]
    async def post(self) -> None:
        """Start the sample book if need be."""
        try:
            self.finish({"address": await self.sample.address()})
        except (OSError, TimeoutError) as trouble:
            raise HTTPError(503) from trouble


class ToSample(SampleHandler):
    """On a hub, where the browser reaches this server only: hands on to the sample book's, both ways."""

    @authenticated  # type: ignore[untyped-decorator]
    @authorized  # type: ignore[untyped-decorator]
    async def get(self, _path: str) -> None:
        """A page, a file, or a talk with a page's kernel: whatever passes, until one side ends it."""
        await self.sample.address()  # an address that was kept starts it again
        theirs = await TCPClient().connect(HERE, self.sample.port)
        await theirs.write(self._asked())
        head = await theirs.read_until(b"\r\n\r\n")
        ours = self.detach()
        await ours.write(COOKIES.sub(b"", head))
        await asyncio.gather(_pour(ours, theirs), _pour(theirs, ours))

    post = put = patch = delete = get

    def check_xsrf_cookie(self) -> None:
        """What a page loads by itself brings no proof of where it comes from; what changes something must."""
        if self.request.method != "GET":
            super().check_xsrf_cookie()

    def _asked(self) -> bytes:
        """What the browser asks, as from somebody who has the sample book's token."""
        request, sample = self.request, self.sample
        connection = "Upgrade" if "Upgrade" in request.headers else "close"
        own = {"Host": HERE, "Authorization": f"token {sample.token}", "Connection": connection}
        given = [(name, value) for name, value in request.headers.get_all() if name not in OURS]
        headers = [*given, *own.items(), ("Content-Length", len(request.body))]
        lines = [f"{request.method} {request.uri} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + bytes(request.body)


def offer_sample(server: Any, home: str) -> None:
    """Let the pages of this server open the sample book; it ends when the server does."""
    sample = SampleBeside(home)
    address = server.web_app.settings["base_url"].rstrip("/") + PLACE
    handlers = ((address, SampleHandler), (f"{address}/(.*)", ToSample))
    server.web_app.add_handlers(".*$", [(*each, {"sample": sample}) for each in handlers])


def end_with_the_other(server: Any) -> None:
    """End this server once the workbook that started it has ended, however that came."""

    def wait() -> None:
        with suppress(OSError, ValueError):
            while sys.stdin.read(1):
                pass
        server.io_loop.add_callback(server.stop, from_signal=True)

    threading.Thread(target=wait, daemon=True).start()


def base_url(home: str) -> str:
    """How the paths of the sample book begin: on a hub they stand below those of the person's own server."""
    return f"{home.rpartition('/lab/tree/')[0]}{PLACE}/" if home.startswith("/") else "/"


def _printed(process: subprocess.Popen[str]) -> re.Match[str]:
    """The port and the token in the address that the other one prints once it is there."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := ADDRESS.search(line):
            return found
    raise OSError


async def _pour(source: IOStream, into: IOStream) -> None:
    with suppress(StreamClosedError):
        while True:
            await into.write(await source.read_bytes(2**16, partial=True))
    source.close()
    into.close()
