"""Words of many languages that say nothing about a job by themselves, for finding phrases in adverts."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from workbook.content.files import HOME, ContentError, _parsed


@dataclass(frozen=True)
class SmallWords:
    """Words that neither begin nor end a phrase, that need another beside them, and that end one.

    The last are those of scripts without spaces, in which it would not show where they begin.
    """

    edges: frozenset[str]
    alone: frozenset[str]
    breaks: frozenset[str]


@functools.cache
def small_words() -> SmallWords:
    """The small words of all languages together: an advert is often written in two."""
    path = HOME / "adverts" / "small_words.toml"
    if (data := _parsed(path)) is None:
        raise ContentError(path, "", "there is no such file")
    return SmallWords(
        *(frozenset(" ".join(data[name].values()).split()) for name in ("edges", "alone", "breaks"))
    )
