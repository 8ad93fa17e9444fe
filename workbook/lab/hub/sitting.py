"""How the workbook sits on a JupyterHub: the frame where the service wants it, and other words."""

from __future__ import annotations

import os
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workbook.book import FRAMED, USER
from workbook.content import load_words
from workbook.lab.contents import FRAME, contents
from workbook.lab.sample_beside import offer_sample
from workbook.path import notebook, pages_in


def add_frame(server: Any) -> None:
    """Put the frame around the pages, where the service wants it and its pages are what the server shows."""
    folder = Path(server.root_dir)
    if USER in os.environ and os.environ.get(FRAMED) and pages_in(folder):
        settings, offers = server.web_app.settings, find_spec("jupyter_server_proxy") is not None
        settings[FRAME] = partial(contents, folder, hosted=True, offers=offers)
        if not offers:
            server.log.warning(load_words("hub")("no_sample"))
            return
        from workbook.lab.hub.to_sample import ToSample  # the library is there only with the hub extra

        offer_sample(server, f"{settings['base_url']}lab/tree/{notebook('start')}", ToSample)
