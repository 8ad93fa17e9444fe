"""What an exercise entry is about that belongs to a day and to nothing else: "2026-03-12.01"."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date


def key_of(day: date, number: int) -> str:
    """The key of a day's entry: its day, and which one of that day it is, from 1."""
    return f"{day.isoformat()}.{number:02}"


def day_of(key: str) -> date | None:
    """The day a key begins with, or None if it is none of ours."""
    try:
        return date.fromisoformat(key[:10])
    except ValueError:
        return None


def free_key(taken: Collection[str], day: date) -> str:
    """The first key of a day that is not taken."""
    number = 1
    while key_of(day, number) in taken:
        number += 1
    return key_of(day, number)
