"""Importing this loads what every page needs, in a kernel that waits for its page.

The form's needs come first. What exercises and charts need follows in the background, so that a page that
arrives early does not wait for it.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import threading
from contextlib import suppress

import workbook

FOR_LATER = ("msgspec", "pandas", "matplotlib.figure", "matplotlib.backends.backend_svg", "scipy.special")


def _load_pages() -> None:
    for room in pkgutil.iter_modules(workbook.__path__):
        if room.ispkg and importlib.util.find_spec(name := f"workbook.{room.name}.page"):
            importlib.import_module(name)


def _load_rest() -> None:
    # A kernel that is ending refuses what a library wants to do then, and nobody waits for it any more.
    with suppress(Exception):
        for name in FOR_LATER:
            importlib.import_module(name)


_load_pages()
threading.Thread(target=_load_rest, daemon=True).start()
