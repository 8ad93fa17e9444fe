"""Kernels that the browser tests fork are what the spare kernel of a page is, and end as it does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GUARD = Path(__file__).parents[1] / "browser/guard"
ASKED = """
import json, os, signal, sys, threading
here = {
    "arguments": sys.argv[1:2] + sys.argv[3:],
    "folder": os.getcwd(),
    "environment": {k: v for k, v in os.environ.items() if k != "JPY_PARENT_PID"},
    "of the server": os.getppid() == int(os.environ["JPY_PARENT_PID"]),
    "watches it": get_ipython().kernel.parent.parent_handle == os.getppid(),
    "group of its own": os.getpgrp() != os.getpgid(os.getppid()),
    "safe": sys.flags.safe_path,
    "path": sys.path,
    "interrupt": str(signal.getsignal(signal.SIGINT)),
    "threads": sorted(t.name.rstrip("0123456789") for t in threading.enumerate()),
    "modules": sorted(m for m in sys.modules if m.startswith(("workbook", "pandas", "scipy", "ipykernel"))),
}
print(json.dumps(here))
"""
PROGRAM = """
import asyncio, json, os, sys
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from workbook.lab.kernels import WARM, _isolated

folder, asked, forks = sys.argv[1:]
if forks == "forked":
    import forked
    forked.fork_kernels().preparing.join()

async def go():
    manager = AsyncMappingKernelManager(root_dir=folder)
    how = _isolated({"kernel_name": "python3", "env": {**os.environ, "OF_ITS_OWN": "yes"}}, WARM)
    id = await manager.start_kernel(path="", **how)
    kernel = manager.get_kernel(id)
    assert ("forked" in type(kernel.provisioner.process).__module__) == (forks == "forked")
    client = kernel.client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    said = []
    hook = lambda m: said.append(m["content"].get("text", ""))
    rest = "import threading\\n[t.join() for t in threading.enumerate() if '_load_rest' in t.name]\\n"
    await client.execute_interactive(rest + asked, output_hook=hook, timeout=60)
    pid = kernel.provisioner.pid
    client.stop_channels()
    await manager.shutdown_all(now=True)
    print(json.dumps({**json.loads("".join(said)), "ended": not os.path.exists(f"/proc/{pid}")}))

asyncio.run(go())
"""


def kernel(folder: Path, forks: str) -> dict[str, Any]:
    """What a kernel says of itself that a server of its own has started."""
    path = os.pathsep.join([str(GUARD), str(Path(__file__).parents[2])])
    environment = {**os.environ, "PYTHONPATH": path, "JUPYTER_RUNTIME_DIR": str(folder / "run")}
    command = [sys.executable, "-c", PROGRAM, str(folder), ASKED, forks]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(told.stdout.splitlines()[-1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere nothing is forked")
def test_a_forked_kernel_is_what_a_started_one_is(tmp_path: Path) -> None:
    forked, started = kernel(tmp_path, "forked"), kernel(tmp_path, "started")
    assert forked["ended"]
    assert forked["of the server"]
    assert forked["environment"]["OF_ITS_OWN"] == "yes"
    assert forked == started
