"""Importing this loads what every page needs, in a kernel that waits for its page.

The form's needs come first. What exercises and charts need follows in the background, and the words, so that
a page that arrives early does not wait for them.
"""

from __future__ import annotations

import gc
import importlib
import threading
from contextlib import suppress

from workbook.book import room_modules
from workbook.content import read_ahead

FOR_LATER = ("msgspec", "pandas", "matplotlib.figure", "matplotlib.backends.backend_svg", "scipy.special")


def _load_rest() -> None:
    # A kernel that is ending refuses what a library wants to do then, and nobody waits for it any more.
    with suppress(Exception):
        for name in FOR_LATER:
            importlib.import_module(name)
        read_ahead()
    # Looking for what can be thrown away takes a tenth of a second here; none of what was loaded ever can.
    gc.freeze()


room_modules("page")
threading.Thread(target=_load_rest, daemon=True).start()
