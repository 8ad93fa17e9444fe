"""Reads the words that the tone check looks for, and says, by file and key, what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workbook.content.errors import ContentError
from workbook.content.files import FALLBACK, HOME, load


@dataclass(frozen=True)
class Flag:
    """Words to look for in a letter, the words that excuse them, and the note they bring."""

    id: str
    say: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()


@cache
def load_tone(language: str = FALLBACK, *, home: Path = HOME) -> tuple[Flag, ...]:
    """Every flag of a language, the second ask last; ContentError for anything wrong in one."""
    file, data = load("letters/tone", language, home)
    try:
        entries = [*data["flag"], {"id": "second_ask", **data["second_ask"]}]
    except (KeyError, TypeError) as error:
        raise ContentError(file, str(error), "missing or wrong") from error
    return tuple(_flag(file, entry) for entry in entries)


def _flag(file: Path, entry: Mapping[str, Any]) -> Flag:
    key = f"flag {entry.get('id', '')}"
    try:
        flag = Flag(entry["id"], entry["say"], tuple(entry["patterns"]), tuple(entry.get("unless", ())))
    except (KeyError, TypeError) as error:
        raise ContentError(file, key, f"missing or wrong: {error}") from error
    if not all(isinstance(words, str) and words.strip() for words in (*flag.patterns, *flag.unless)):
        raise ContentError(file, key, "has an empty pattern")
    return flag
