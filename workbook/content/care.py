"""The care card and its helplines, whole, so that a browser can show them when nothing else works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from workbook.content.words import Words

WAYS = ("call", "text", "whatsapp", "web")


def care_card_words(words: Callable[[str], Words], country: str = "") -> dict[str, Any]:
    """Everything the bar and the card say, and every helpline, as plain text for the browser.

    `country` is the one whose helplines are shown first; "" lets the browser guess.
    """
    care, lines = words("care"), words("helplines")
    return {
        "button": words("ui")("care.button"),
        "say": {**care.data, "close": words("ui")("care.close")},
        "countries": lines.options("country"),
        "emergency": lines.options("emergency"),
        "lines": [_line(line, lines) for line in lines.table("line").values()],
        "zones": dict(lines.table("zone")) if lines.has("zone") else {},
        "country": country,
    }


def _line(line: Mapping[str, Any], words: Words) -> dict[str, str]:
    """One helpline with its ways to get in touch, who answers, and when it was last checked."""
    said = {key: str(line.get(key, "")) for key in ("country", "name", "note", "run_by", *WAYS)}
    checked = line.get("checked_on")
    return said | {"checked": words.day(checked) if isinstance(checked, date) else ""}
