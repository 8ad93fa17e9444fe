"""How the workbook sits on a JupyterHub: the frame where the service wants it, and other words."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

from workbook.content import Words
from workbook.lab.contents import FRAME, contents
from workbook.path import pages_in

WANTED = "AFTER_THE_NO_FRAME"  # the environment variable with which a service turns the frame on
USER = "JUPYTERHUB_USER"


def on_a_hub() -> bool:
    """Whether a JupyterHub has started this server."""
    return USER in os.environ


def add_frame(server: Any) -> None:
    """Put the frame around the pages, where the service wants it and its pages are what the server shows."""
    folder = Path(server.root_dir)
    if on_a_hub() and os.environ.get(WANTED) and pages_in(folder):
        server.web_app.settings[FRAME] = partial(contents, folder, hosted=True)


def sayings(words: Words) -> dict[str, str]:
    """What the pages say about their engine; on a hub, nothing of "this computer"."""
    return {**words.table("page"), **(words.table("hub.page") if on_a_hub() else {})}
