"""Importing this loads what every page needs, in a kernel that waits for its page.

The form's needs come first. What exercises and charts need follows in the background, so that a page that
arrives early does not wait for it.
"""

from __future__ import annotations

import importlib
import threading
from contextlib import suppress

from workbook.book import room_modules

FOR_LATER = ("msgspec", "pandas", "matplotlib.figure", "matplotlib.backends.backend_svg", "scipy.special")


def _load_rest() -> None:
    # A kernel that is ending refuses what a library wants to do then, and nobody waits for it any more.
    with suppress(Exception):
        for name in FOR_LATER:
            importlib.import_module(name)


room_modules("page")
threading.Thread(target=_load_rest, daemon=True).start()
