"""Phrases of one or several words, each with its meaning, and where they stand in a text."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from workbook.importing.spelling import Tokens


@dataclass(frozen=True)
class Phrases:
    """Phrases and what each means; `whole` ones count only when they are all a cell says."""

    anywhere: Mapping[Tokens, str]
    whole: Mapping[Tokens, str]

    @functools.cached_property
    def beginnings(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """First word → second word ("" for none) → how long the phrases are that begin so."""
        lengths: dict[str, dict[str, set[int]]] = {}
        for words in self.anywhere:
            second = words[1] if len(words) > 1 else ""
            lengths.setdefault(words[0], {}).setdefault(second, set()).add(len(words))
        return {w: {second: tuple(sorted(n)) for second, n in found.items()} for w, found in lengths.items()}

    def found_in(self, words: Tokens) -> list[tuple[int, int, str]]:
        """Where phrases stand in these words (start, end, meaning), longer ones before shorter ones.

        No word counts twice; the result is in the order of the words.
        """
        spans = self._spans(words)
        taken: set[int] = set()
        found = []
        for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append((start, end, self.anywhere[words[start:end]]))
        return sorted(found)

    def _spans(self, words: Tokens) -> list[tuple[int, int]]:
        spans = []
        for start, word in enumerate(words):
            following = self.beginnings.get(word)
            if following is None:
                continue
            if "" in following:
                spans.append((start, start + 1))
            lengths = following.get(words[start + 1], ()) if start + 1 < len(words) else ()
            spans += [(start, start + n) for n in lengths if words[start : start + n] in self.anywhere]
        return [(start, end) for start, end in spans if end <= len(words)]

    @functools.cached_property
    def corrected(self) -> dict[str, str]:
        """Words that were looked at already, and the known word each of them is, misspelt; else itself."""
        return {}

    @functools.cached_property
    def single_words(self) -> Mapping[str, list[str]]:
        """First letter → the phrases of one word that are long enough to be recognised when misspelt."""
        words: dict[str, list[str]] = {}
        for phrase in sorted(self.anywhere):
            if len(phrase) == 1 and len(phrase[0]) >= 5:
                words.setdefault(phrase[0][0], []).append(phrase[0])
        return words
