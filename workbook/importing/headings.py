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
    found: list[Meaning] = []
    for start, end, part in _parts(words):
        edge = start == 0 or end == len(words)
        strength = len("".join(part)) / 10 + edge
        last = _HEAD_NOUN if end == len(words) else 0.0
        found += [
            Meaning(field, code, False, strength + last * (field == "aside"))
            for field, code in known[part]
            if field not in _ONLY_EXACT and field.partition(".")[2] != "none"
        ]
    return tuple(sorted(found, key=lambda meaning: -meaning.strength))


@functools.lru_cache(maxsize=1_000)
def is_due(name: str) -> bool:
    """Whether a column holds the day by which something is due."""
    words, known = heading_tokens(name[:_LONGEST]), column_words()
    spans = ((s, e) for s in range(len(words)) for e in range(s + 1, len(words) + 1))
    return any(field == "due" for s, e in spans for field, _ in known.get(words[s:e], ()))


def _parts(words: Tokens) -> list[tuple[int, int, Tokens]]:
    """The known names inside a longer one."""
    known = column_words()
    spans = [(s, e) for s in range(len(words)) for e in range(s + 1, len(words) + 1)]
    found = [(s, e, words[s:e]) for s, e in spans if words[s:e] in known]
    return [(s, e, part) for s, e, part in found if _telling(part)]


def _telling(part: Tokens) -> bool:
    letters = "".join(part)
    return len(letters) >= _SHORTEST_PART or (not letters.isascii() and len(letters) > 1)
