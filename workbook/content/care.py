"""What a page owes to whoever reads it: the way to help, and how sure we are of what we say helps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from workbook.content.words import Words

WAYS = ("call", "text", "whatsapp", "web")
MARKS = ("seen", "reported", "memory", "own")  # how sure we are of a source, from the surest


def care_card_words(words: Callable[[str], Words], country: str = "") -> dict[str, Any]:
    """Everything the bar and the card say, and every helpline, so that a browser can show them by itself.

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
    texts = {key: str(line.get(key, "")) for key in ("country", "name", "note", "run_by", *WAYS)}
    checked = line.get("checked_on")
    return texts | {"checked": words.day(checked) if isinstance(checked, date) else ""}


def how_sure(evidence: Words, sentence: str) -> str:
    """What the sentence of this file and key rests on, in words; "" where nothing is noted about it.

    `evidence` are the words of evidence.toml; `sentence` is a key of its [why].
    """
    sources = evidence.table("source")
    rests_on = [sources[id] for id in evidence.table("why").get(sentence, ())]
    by_mark = {mark: [s["name"] for s in rests_on if s["mark"] == mark] for mark in MARKS}
    return " ".join(
        evidence(f"mark.{mark}", sources="; ".join(names)) for mark, names in by_mark.items() if names
    )
