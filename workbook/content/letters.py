"""Reads the letters from their TOML files and says, by file and key, what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbook.content.errors import ContentError
from workbook.content.files import FALLBACK, HOME, load

GROUPS = ("email", "linkedin", "phone", "later")
CONDITIONS = {"P": "positive", "O": "open", "A": ""}  # mark → the line whose words a tone says instead
PLACE = re.compile(r"\{(\w+)\}")
_MARKED = re.compile(r"⟨([^:⟨⟩]+):\s?([^⟨⟩]*)⟩")
_LETTER_KEYS = {"id", "about", "when", "subject", "body", "aside"}


@dataclass(frozen=True)
class Part:
    """A stretch of a letter's words; there where all `needs` hold, or fail after a "not ".

    `line` names the line whose words a tone may say instead of these, or is "".
    """

    words: str
    needs: tuple[str, ...] = ()
    line: str = ""


@dataclass(frozen=True)
class Letter:
    """A letter as it is written in its file: `when` is fact → the values it is for.

    `about` says what it does. Tones change a letter only with `tones`. A line of it that begins with
    `aside` stands apart.
    """

    id: str
    group: str
    about: str
    subject: tuple[Part, ...]
    body: tuple[Part, ...]
    tones: bool
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aside: str = ""

    def fits(self, facts: Mapping[str, str]) -> bool:
        """Whether the letter is for these facts."""
        return all(facts.get(name) in values for name, values in self.when.items())

    @property
    def places(self) -> tuple[str, ...]:
        """The names of all that may be filled in, in the order of the letter, each once."""
        words = [name for part in (*self.subject, *self.body) for name in PLACE.findall(part.words)]
        return tuple(dict.fromkeys(words))

    @property
    def needs(self) -> frozenset[str]:
        """Every condition that anything in the letter depends on."""
        return frozenset(need.removeprefix("not ") for part in self.body for need in part.needs)


@dataclass(frozen=True)
class Letters:
    """All letters of a language, the lines they share (line → tone → words), and the limits by channel."""

    letters: tuple[Letter, ...]
    lines: Mapping[str, Mapping[str, str]]
    limits: Mapping[str, Any]

    def by_id(self, id: str) -> Letter:
        """The letter with this id; KeyError without one."""
        return {letter.id: letter for letter in self.letters}[id]


def load_letters(language: str = FALLBACK, *, home: Path = HOME) -> Letters:
    """All letters of a language; ContentError for anything wrong in them."""
    file, shared = load("letters/lines", language, home)
    try:
        names = frozenset(shared["fields"])
        lines = {name: dict(tones) for name, tones in shared["lines"].items()}
        for name, tones in lines.items():
            for tone, words in tones.items():
                _check_places(file, f"lines.{name}.{tone}", words, names)
        limits = shared["limits"]
    except (KeyError, TypeError, AttributeError) as error:
        raise ContentError(file, "", f"missing or wrong: {error}") from error
    letters = tuple(one for group in GROUPS for one in _group(group, language, home, names, lines))
    ids = [letter.id for letter in letters]
    if len(set(ids)) != len(ids):
        raise ContentError(file, "", "two letters have the same id")
    return Letters(letters, lines, limits)


def _group(
    group: str, language: str, home: Path, names: frozenset[str], lines: Mapping[str, Any]
) -> Iterator[Letter]:
    file, data = load(f"letters/{group}", language, home)
    for number, entry in enumerate(data.get("letter", ()), 1):
        key = f"letter {entry.get('id', number)}"
        if unknown := set(entry) - _LETTER_KEYS:
            raise ContentError(file, key, f"has unknown keys {sorted(unknown)}")
        try:
            yield Letter(
                id=entry["id"],
                group=group,
                about=entry["about"],
                subject=_parts(file, f"{key}, subject", entry.get("subject", ""), names, lines),
                body=_parts(file, f"{key}, body", entry["body"].strip(), names, lines),
                tones=data["tones"],
                when={fact: tuple(values) for fact, values in entry.get("when", {}).items()},
                aside=entry.get("aside", ""),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ContentError(file, key, f"missing or wrong: {error}") from error


def _parts(
    file: Path, key: str, text: str, names: frozenset[str], lines: Mapping[str, Any]
) -> tuple[Part, ...]:
    """The stretches of a text, those between ⟨ and ⟩ with what they depend on."""
    _check_places(file, key, text, names)
    parts, end = [], 0
    for found in _MARKED.finditer(text):
        parts.append(Part(text[end : found.start()]))
        parts.append(_marked(file, key, found, names, lines))
        end = found.end()
    parts.append(Part(text[end:]))
    if any(bracket in part.words for part in parts for bracket in "⟨⟩"):
        raise ContentError(file, key, "has a ⟨ or ⟩ without its other half, or one inside another")
    return tuple(part for part in parts if part.words)


def _marked(
    file: Path, key: str, found: re.Match[str], names: frozenset[str], lines: Mapping[str, Any]
) -> Part:
    mark, words = found[1].strip(), found[2]
    if mark in lines:
        return Part(words, line=mark)
    needs = tuple(need.strip() for need in mark.split("&"))
    for need in needs:
        if (name := need.removeprefix("not ")) not in CONDITIONS and name not in names:
            raise ContentError(file, key, f"⟨{name}: …⟩ is neither a condition nor a line nor a field")
    return Part(words, needs, CONDITIONS.get(mark, ""))


def _check_places(file: Path, key: str, text: str, names: frozenset[str]) -> None:
    if unknown := sorted(set(PLACE.findall(text)) - names):
        raise ContentError(file, key, f"{{{unknown[0]}}} is none of the fields in lines.toml")
    if re.search(r"[{}]", PLACE.sub("", text)):
        raise ContentError(file, key, "has a { or } without its other half")
