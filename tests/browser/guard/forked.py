"""Kernels of pages, forked from one that has imported what a page needs instead of importing it each time.

Importing costs each kernel more than a second of work, and the tests in a browser start hundreds. Run as a
program, this is the process they are forked from; `fork_kernels` makes a server ask it. A kernel has the same
command, folder and environment as it would have had, and is the server's own child, but what a spare kernel
imports it has from the beginning. Kernels of other notebooks are started as everywhere, and so are those that
are asked for before the process is ready.
"""

from __future__ import annotations

import ctypes
import importlib
import io
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import Any

ADOPT = 36  # PR_SET_CHILD_SUBREAPER: whose parent has ended becomes a child of the server
PAGES_OWN = "--HistoryManager.enabled=False"  # only kernels of pages are started with it
KERNEL = ("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.debugger")


class Forked(subprocess.Popen):
    """A process that somebody else has started, for one whose child it has become."""

    def __init__(self, args: list[str], pid: int) -> None:
        self.args, self.pid, self.returncode = args, pid, None
        self.stdin, self.stdout, self.stderr = io.BytesIO(), None, None  # nobody types into it
        self._child_created, self._waitpid_lock, self._sigint_wait_secs = True, threading.Lock(), 0.25


class Source:
    """The process that kernels are forked from, as its server sees it."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair()
        # Which parent to end with, a kernel asks while it is imported.
        environment = {**os.environ, "PYTHONSAFEPATH": "1", "JPY_PARENT_PID": str(os.getpid())}
        command = [sys.executable, __file__, str(theirs.fileno()), str(os.getpid())]
        with theirs:
            how = {"stdin": subprocess.DEVNULL, "pass_fds": [theirs.fileno()], "start_new_session": True}
            subprocess.Popen(command, env=environment, **how)
        self._said = self._ours.makefile("r", encoding="utf-8")
        self._ready = False
        self.preparing = threading.Thread(target=self._prepare, daemon=True)
        self.preparing.start()

    def _prepare(self) -> None:
        self._ready = bool(self._said.readline())

    def popen(self, args: list[str], **how: Any) -> subprocess.Popen[bytes]:
        """Start this program, by forking if it is the kernel of a page."""
        if not self._ready or PAGES_OWN not in args:
            return subprocess.Popen(args, **how)
        asked = {"args": args, "env": dict(how["env"]), "cwd": how.get("cwd")}
        self._ours.sendall(json.dumps(asked).encode() + b"\n")
        return Forked(args, int(self._said.readline()))


def fork_kernels() -> Source | None:
    """From here on this server's kernels are forked, where the system can do that."""
    if not sys.platform.startswith("linux"):
        return None
    from jupyter_client import launcher

    ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    source = Source()
    launcher.Popen = source.popen
    return source


def serve(line: socket.socket, server: int) -> None:
    """Import what a page needs, then fork as often as the server asks."""
    given = dict(os.environ)
    for name in (*KERNEL, "workbook.lab.warm"):
        importlib.import_module(name)
    for thread in threading.enumerate():  # warm's own; what is forked has one thread only
        if thread is not threading.main_thread():
            thread.join()
    set_by_imports = {name: value for name, value in os.environ.items() if given.get(name) != value}
    line.sendall(b"ready\n")
    with line.makefile("r", encoding="utf-8") as asked:
        for wanted in asked:
            between = os.fork()
            if not between:
                os.setsid()  # now: the server asks at once for its group, to interrupt it
                if os.fork():
                    os._exit(0)
                begin(json.loads(wanted), set_by_imports, line, server)
                break
            os.waitpid(between, 0)


def begin(wanted: dict[str, Any], set_by_imports: dict[str, str], line: socket.socket, server: int) -> None:
    """Be the kernel that was asked for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as workbook.lab.kernels starts them
    while (parent := os.getppid()) != server:  # it adopts a moment from now, unless it has ended
        if parent == 1:
            return
        time.sleep(0.001)
    line.sendall(f"{os.getpid()}\n".encode())  # not before: to a server it is dead until it is its child
    line.close()
    os.environ.clear()
    os.environ.update(wanted["env"] | set_by_imports)
    os.chdir(wanted["cwd"] or ".")
    sys.argv = wanted["args"][2:]
    runpy.run_module("ipykernel_launcher", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2]))
