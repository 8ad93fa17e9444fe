"""How the kernels of pages are started: out of reach of other folders, and one ready in advance."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbook.lab.pages import is_page_file

AFTER_A_PAGE = 4.0  # seconds a page has to itself before the next spare kernel is started
NO_HISTORY = "--HistoryManager.enabled=False"
WARM = "--IPKernelApp.exec_lines=import workbook.lab.warm"

Start = Callable[..., Awaitable[str]]


class SpareKernel:
    """At most one kernel that is started and has imported what a page needs, for the next page to take over.

    It stands in front of `start_kernel` of Jupyter's kernel manager, so it ends with the server and a page
    notices nothing but the shorter wait. Whatever goes wrong here, a page gets a kernel of its own as usual.
    """

    def __init__(self, kernels: Any) -> None:
        """Take over `start_kernel` and `shutdown_all` of this kernel manager."""
        self._kernels = kernels
        self._start: Start = kernels.start_kernel
        self._end_all: Callable[..., Awaitable[None]] = kernels.shutdown_all
        self._spare: str | None = None
        self._making: asyncio.Task[None] | None = None
        self._ending = asyncio.Event()
        kernels.start_kernel, kernels.shutdown_all = self.start_kernel, self.shutdown_all

    async def start_kernel(
        self, *, kernel_id: str | None = None, path: str | None = None, **kwargs: Any
    ) -> str:
        """The id of a kernel for this path: the spare one for a page, otherwise a new one."""
        if not self._for_a_page(kwargs):
            return await self._start(kernel_id=kernel_id, path=path, **kwargs)
        self.prepare(after=AFTER_A_PAGE)
        if kernel_id is None and path is not None and (spare := await self._taken(path)):
            return spare
        return await self._start(kernel_id=kernel_id, path=path, **_isolated(kwargs))

    def prepare(self, *, after: float = 0.0) -> None:
        """Have a spare kernel ready, in that many seconds at the earliest."""
        if self._making is None or self._making.done():
            self._making = asyncio.ensure_future(self._make(after))

    async def shutdown_all(self, **kwargs: Any) -> None:
        """End all kernels; one that is being started is waited for, since it cannot be stopped halfway."""
        self._ending.set()
        if self._making is not None:
            await self._making
        await self._end_all(**kwargs)

    async def _make(self, after: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ending.wait(), after)
        if self._ending.is_set() or self._ready() is not None:
            return
        kwargs = {"kernel_name": self._kernels.default_kernel_name}
        id = self._kernels.new_kernel_id()
        try:
            self._spare = await self._start(kernel_id=id, path="", **_isolated(kwargs, WARM))
        except Exception:  # a page then waits for a kernel of its own, and says why if there is none
            self._kernels._pending_kernels.pop(id, None)  # else the server waits for it when it ends

    async def _taken(self, path: str) -> str | None:
        """The spare kernel, no longer spare; None unless it stands in the folder of this path."""
        here = self._kernels.cwd_for_path(path) == self._kernels.cwd_for_path("")
        if not here or not (spare := self._ready()) or not await self._kernels.is_alive(spare):
            return None
        if self._spare != spare:  # another page took it while we asked
            return None
        self._spare = None
        return spare

    def _ready(self) -> str | None:
        return self._spare if self._spare in self._kernels else None

    def _for_a_page(self, kwargs: dict[str, Any]) -> bool:
        """Whether this is our kind of kernel, asked for by the session of a page."""
        name = kwargs.get("kernel_name") or self._kernels.default_kernel_name
        file = (kwargs.get("env") or {}).get("JPY_SESSION_NAME", "")
        return name == self._kernels.default_kernel_name and is_page_file(Path(file))


def _isolated(kwargs: dict[str, Any], *more: str) -> dict[str, Any]:
    """The same, for a kernel that never imports from the folder it stands in, nor keeps a history."""
    # A downloaded folder with a workbook.py of its own must not stand in for ours.
    env = {**(kwargs.get("env") or os.environ), "PYTHONSAFEPATH": "1"}
    also = {} if os.name == "nt" else {"preexec_fn": _ignore_interrupts}
    arguments = [*kwargs.get("extra_arguments", ()), NO_HISTORY, *more]
    return {**kwargs, **also, "env": env, "extra_arguments": arguments}


def _ignore_interrupts() -> None:
    """Until it runs cells there is nothing to interrupt; a kernel that begins would show a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
