"""What a column's name may mean, in any of the languages there are words for."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from workbook.answers.spelling import Tokens, heading_tokens
from workbook.content.vocabulary import column_words, plainest_words

_ONLY_EXACT = frozenset({"from_stage", "to_stage", "left_out", "applied", "rounds", "event_on"})
_HEAD_NOUN = 5.0  # "Interview questions" is about questions: the last words of a name say what it is
_LONGEST = 200  # characters of a name
_SHORTEST_PART = 4  # letters; shorter words are parts of too many others


@dataclass(frozen=True)
class Meaning:
    """One thing a column's name may mean: the field, the language it is a word of, and how sure that is."""

    field: str
    language: str
    exact: bool
    strength: float


@functools.lru_cache(maxsize=5_000)
def meanings(name: str) -> tuple[Meaning, ...]:
    """What a column's name may mean, the likeliest first; nothing for a name of no known word."""
    words = heading_tokens(name[:_LONGEST])
    known = column_words()
    if words in known:
        plainest = plainest_words()
        return tuple(
            Meaning(field, code, True, 10 + len(words) + 1.5 * ((field, words) in plainest))
            for field, code in known[words]
        )
    partial: list[Meaning] = []
    for start, end, part in (place for place in _parts(words) if _telling(place[-1])):
        edge = start == 0 or end == len(words)
        strength = len("".join(part)) / 10 + edge
        last = _HEAD_NOUN if end == len(words) else 0.0
        partial += [
            Meaning(field, code, False, strength + last * (field == "aside"))
            for field, code in known[part]
            if field not in _ONLY_EXACT and field.partition(".")[2] != "none"
        ]
    return tuple(sorted(partial, key=lambda meaning: -meaning.strength))


def plain_meanings(name: str) -> set[str]:
    """The fields that a column's name stands for word by word."""
    return {meaning.field for meaning in meanings(name) if meaning.exact}


@functools.lru_cache(maxsize=1_000)
def is_due(name: str) -> bool:
    """Whether a column holds the day by which something is due."""
    parts = _parts(heading_tokens(name[:_LONGEST]))
    return any(field == "due" for *_, part in parts for field, _ in column_words()[part])


def _parts(words: Tokens) -> list[tuple[int, int, Tokens]]:
    """The known names inside a longer one, and where they stand (start, end)."""
    spans = [(start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    return [(start, end, words[start:end]) for start, end in spans if words[start:end] in column_words()]


def _telling(part: Tokens) -> bool:
    letters = "".join(part)
    return len(letters) >= _SHORTEST_PART or (not letters.isascii() and len(letters) > 1)
