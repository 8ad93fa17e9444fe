"""How long a letter is, in what its channel counts: words, characters, or seconds when it is said aloud."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_NOT_SAID = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Length:
    """A length and its limit, in `unit`: words, characters or seconds."""

    unit: str
    n: int
    limit: int
    near: bool

    @property
    def over(self) -> bool:
        """Whether it is longer than the limit."""
        return self.n > self.limit


def length(text: str, channel: str, limits: Mapping[str, Any], aside: str = "") -> Length:
    """The length of a letter's text in what its channel counts.

    Said aloud, what stands in brackets is not counted, nor the lines that begin with `aside`.
    """
    (unit, limit), *_ = limits[channel].items()
    if unit == "characters":
        n = len(text.encode("utf-16-le", "surrogatepass")) // 2  # as a browser's input box counts
    elif unit == "seconds":
        lines = [line for line in text.split("\n") if not (aside and line.startswith(aside))]
        n = math.ceil(words_in(_NOT_SAID.sub(" ", "\n".join(lines))) * 60 / limits["words_a_minute"])
    else:
        n = words_in(text)
    return Length(unit, n, limit, near=n >= limits["near"] * limit)


def words_in(text: str) -> int:
    """How many words a text has: what stands between spaces and holds a letter or a digit."""
    return sum(any(c.isalnum() for c in word) for word in text.split())
