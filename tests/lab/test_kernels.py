"""The spare kernel: one at most, for pages only, and never in anybody's way. With real kernels."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from workbook.lab import kernels as kernels_module
from workbook.lab.kernels import SpareKernel

PAGE = {
    "cells": [{"cell_type": "code", "source": "from workbook import start\nstart.here()"}],
    "metadata": {"workbook": {"page": "start"}},
}

ROOT = Path(__file__).parents[2]


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Runs `scenario(manager, spare, session)` with real kernels, which it ends afterwards."""
    monkeypatch.setattr(kernels_module, "AFTER_A_PAGE", 0.1)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    (tmp_path / "page.ipynb").write_text(json.dumps(PAGE))
    (tmp_path / "other.ipynb").write_text(json.dumps({**PAGE, "metadata": {}}))

    def session(name: str) -> dict[str, Any]:
        import os

        return {"path": "", "env": {**os.environ, "JPY_SESSION_NAME": str(tmp_path / name)}}

    def run(scenario: Callable[[Any, SpareKernel, Any], Awaitable[None]]) -> None:
        async def go() -> None:
            manager = AsyncMappingKernelManager(root_dir=str(tmp_path))
            try:
                await scenario(manager, SpareKernel(manager), session)
            finally:
                await manager.shutdown_all(now=True)

        with ThreadPoolExecutor(1) as beside:  # a test in a browser may have a loop running here
            beside.submit(asyncio.run, go()).result()

    return run


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        if condition():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not happen within 100 seconds")


async def answer(manager: Any, kernel: str, code: str) -> str:
    """What this kernel prints for the code."""
    client = manager.get_kernel(kernel).client()
    client.start_channels()
    said: list[str] = []
    try:
        await client.wait_for_ready(timeout=100)
        await client.execute_interactive(
            code, output_hook=lambda m: said.append(m["content"].get("text", "")), timeout=100
        )
    finally:
        client.stop_channels()
    return "".join(said).strip()


def test_a_page_takes_the_spare_over_and_the_next_is_made(trial: Any) -> None:
    async def scenario(manager: Any, spare: SpareKernel, session: Any) -> None:
        spare.prepare()
        await until(lambda: spare._ready() is not None)
        waiting = spare._ready()
        assert await manager.start_kernel(**session("page.ipynb")) == waiting
        await until(lambda: spare._ready() not in (None, waiting))
        assert len(manager.list_kernel_ids()) == 2
        spare.prepare()
        await asyncio.sleep(0.5)
        assert len(manager.list_kernel_ids()) == 2

    trial(scenario)


def test_other_notebooks_get_a_kernel_of_their_own(trial: Any) -> None:
    async def scenario(manager: Any, spare: SpareKernel, session: Any) -> None:
        spare.prepare()
        await until(lambda: spare._ready() is not None)
        own = await manager.start_kernel(**session("other.ipynb"))
        assert own != spare._ready()
        assert await answer(manager, own, "import sys; print(sys.flags.safe_path)") == "False"

    trial(scenario)


def test_without_a_spare_a_page_gets_an_isolated_kernel_at_once(trial: Any, tmp_path: Path) -> None:
    (tmp_path / "workbook.py").write_text("raise SystemExit('somebody else')")

    async def scenario(manager: Any, _spare: SpareKernel, session: Any) -> None:
        kernel = await manager.start_kernel(**session("page.ipynb"))
        code = "import sys, workbook; print('' in sys.path, workbook.__file__.endswith('__init__.py'))"
        assert await answer(manager, kernel, code) == "False True"

    trial(scenario)


def test_a_spare_that_died_is_not_handed_out(trial: Any) -> None:
    async def scenario(manager: Any, spare: SpareKernel, session: Any) -> None:
        spare.prepare()
        await until(lambda: spare._ready() is not None)
        dead = spare._ready()
        await manager.shutdown_kernel(dead, now=True)
        kernel = await manager.start_kernel(**session("page.ipynb"))
        assert kernel != dead
        assert await answer(manager, kernel, "print('alive')") == "alive"

    trial(scenario)


def test_a_spare_that_cannot_be_made_disturbs_nobody(trial: Any, capfd: pytest.CaptureFixture[str]) -> None:
    async def scenario(manager: Any, spare: SpareKernel, session: Any) -> None:
        manager.default_kernel_name = "there is no such kernel"
        spare.prepare()
        await asyncio.sleep(0.3)
        manager.default_kernel_name = "python3"
        kernel = await manager.start_kernel(**session("page.ipynb"))
        assert await answer(manager, kernel, "print('alive')") == "alive"

    trial(scenario)
    assert "Traceback" not in capfd.readouterr().err


def test_a_spare_has_imported_what_a_page_needs(trial: Any) -> None:
    async def scenario(manager: Any, spare: SpareKernel, _session: Any) -> None:
        spare.prepare()
        await until(lambda: spare._ready() is not None)
        code = "import sys; print({'workbook.start.page', 'anywidget', 'workbook.ui'} <= set(sys.modules))"
        assert await answer(manager, spare._ready() or "", code) == "True"

    trial(scenario)


def test_a_library_that_cannot_be_loaded_beforehand_says_nothing() -> None:
    """As in a kernel that ends meanwhile, in which a library may begin no thread any more."""
    code = "import sys, time; sys.modules['pandas'] = None; import workbook.lab.warm; time.sleep(0.5)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
