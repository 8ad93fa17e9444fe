"""The care card and its helplines, whole, so that the browser can show them when nothing else works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from workbook.content import Words
from workbook.ui.component import Component, script

COUNTRY = "care.country"  # the setting that remembers which helplines a person wanted to see
ANYWHERE = "anywhere"
WAYS = ("call", "text", "whatsapp", "web")


class CareCard(Component):
    """The care card as a part of a page, in the browser."""

    _esm = script("dom", "care", "care_card")


def care_card(book: Any, *, arrive: bool = False) -> CareCard:
    """The care card on the page itself, which its own button closes; nothing of that is kept.

    With `arrive` its title takes the focus, for when an answer has just brought it.
    """

    def hear(message: dict[str, Any], _buffers: list[Any]) -> None:
        if message.get("do") == "country":
            keep_country(book, str(message.get("with")))

    return CareCard({"care": care_spec(book.words, book), "arrive": arrive}, hear=hear)


def care_spec(words: Callable[[str], Words], book: Any = None) -> dict[str, Any]:
    """Everything the bar and the card say, and every helpline, as plain text for the browser."""
    care, lines = words("care"), words("helplines")
    told = book.store.setting(COUNTRY, "") if book is not None else ""
    return {
        "button": words("ui")("care.button"),
        "say": {**care.data, "close": words("ui")("care.close")},
        "countries": lines.options("country"),
        "emergency": lines.options("emergency"),
        "lines": [_line(line, lines) for line in lines.table("line").values()],
        "zones": dict(lines.table("zone")) if lines.has("zone") else {},
        "country": told if isinstance(told, str) else "",
    }


def keep_country(book: Any, country: str) -> None:
    """Remember the country whose helplines were chosen."""
    if country in book.words("helplines").options("country"):
        book.store.set_setting(COUNTRY, country)


def _line(line: Mapping[str, Any], words: Words) -> dict[str, str]:
    """One helpline with its ways to get in touch, who answers, and when it was last checked."""
    said = {key: str(line.get(key, "")) for key in ("country", "name", "note", "run_by", *WAYS)}
    checked = line.get("checked_on")
    return said | {"checked": words.day(checked) if isinstance(checked, date) else ""}
