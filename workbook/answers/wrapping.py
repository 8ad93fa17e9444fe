"""Words put out of sight until they are asked for: nobody reads them by accident, and it is no encryption."""

from __future__ import annotations

import base64
import zlib


def wrapped(text: str) -> str:
    """The text in letters that say nothing to a reader."""
    return base64.b85encode(zlib.compress(text.encode())).decode()


def unwrapped(text: str) -> str:
    """The text as it was before `wrapped`; ValueError if it was damaged since."""
    try:
        return zlib.decompress(base64.b85decode(text)).decode()
    except zlib.error as error:
        raise ValueError(str(error)) from error
