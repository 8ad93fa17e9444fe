"""How the workbook sits on a JupyterHub: the frame where the service wants it, and other words."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

from workbook.book import FRAMED
from workbook.content import Words
from workbook.lab.contents import FRAME, contents
from workbook.lab.sample_beside import offer_sample
from workbook.path import notebook, pages_in

USER = "JUPYTERHUB_USER"  # there where a JupyterHub has started this server


def add_frame(server: Any) -> None:
    """Put the frame around the pages, where the service wants it and its pages are what the server shows."""
    folder = Path(server.root_dir)
    if USER in os.environ and os.environ.get(FRAMED) and pages_in(folder):
        server.web_app.settings[FRAME] = partial(contents, folder, hosted=True)
        offer_sample(server, f"{server.web_app.settings['base_url']}lab/tree/{notebook('start')}")


def sayings(words: Words) -> dict[str, str]:
    """What the pages say about their engine; on a hub, nothing of "this computer"."""
    return {**words.table("page"), **(words.table("hub.page") if USER in os.environ else {})}
