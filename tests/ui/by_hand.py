"""Words for parts that are tried by hand."""

from __future__ import annotations

from typing import Any

from workbook.content import Words, load_words


def room_words(**entries: Any) -> Words:
    """Words of an invented room."""
    common = load_words("ui")
    return Words("en", common.file, {"save": "Keep this", **entries}, common.spoken)
