"""The places of a letter: filled in, or marked as gaps that are still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbook.content.letters import PLACE


def gap_marks(labels: Mapping[str, str]) -> dict[str, str]:
    """Field → the mark that stands in a letter where it is not filled in."""
    return {name: f"⟨{label}⟩" for name, label in labels.items()}


def still_open(text: str, gaps: Mapping[str, str], values: Iterable[str]) -> list[str]:
    """The marks of a text that are not filled in, each once; half a mark counts as well.

    A bracket that came with what the person typed into a field is none.
    """
    found = [mark for mark in gaps.values() if mark in text]
    rest = text
    for piece in (*found, *_longest_first(values)):
        rest = rest.replace(piece, "")
    places = dict.fromkeys(f"{{{name}}}" for name in PLACE.findall(rest) if name in gaps)
    return [*found, *places, *(bracket for bracket in "⟨⟩" if bracket in rest)]


def own_brackets(text: str, values: Iterable[str]) -> dict[str, int]:
    """How many of each bracket in a text are no gap: those that came with what the person typed."""
    rest = text
    for value in _longest_first(values):
        rest = rest.replace(value, "")
    return {bracket: text.count(bracket) - rest.count(bracket) for bracket in "⟨⟩"}


def _longest_first(values: Iterable[str]) -> list[str]:
    return sorted((value for value in values if value), key=len, reverse=True)


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled, in one step, so that braces in a person's words mean nothing."""
    return PLACE.sub(lambda place: values.get(place[1], place[0]), text)
