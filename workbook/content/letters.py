"""The letters and the tone check as their files describe them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workbook.content.files import FALLBACK, HOME, ContentError, as_class, load

GROUPS = ("email", "linkedin", "phone", "later")
CONDITIONS = {"P": "positive", "O": "open", "A": ""}  # mark → the line whose words a tone says instead
ENDS = tuple(".?!…。！？؟։।")  # what a sentence ends with
_DROPPED = "\x00"  # stands for words that are left out, until the lines are put together; no text holds it
PLACE = re.compile(r"\{(\w+)\}")
_MARKED = re.compile(r"⟨([^:⟨⟩]+):\s?([^⟨⟩]*)⟩")


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
    body: tuple[Part, ...]
    tones: bool
    subject: tuple[Part, ...] = ()
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
    """All letters of a language, the `fields` they may be filled with, the lines they share and the limits.

    `lines` is line → tone → words, `limits` are those of each channel.
    """

    fields: tuple[str, ...]
    lines: Mapping[str, Mapping[str, str]]
    limits: Mapping[str, Any]
    letters: tuple[Letter, ...] = ()

    def put_together(
        self, parts: Iterable[Part], holding: Mapping[str, bool], values: Mapping[str, str], tone: str
    ) -> str:
        """The words that stand, with {places} still in them and without what left-out words leave behind.

        A condition is one of `holding`, or that there is a value.
        """
        letter = ""
        for part in parts:
            held = (holding.get(n.removeprefix("not "), n.removeprefix("not ") in values) for n in part.needs)
            stands = all(h is not n.startswith("not ") for h, n in zip(held, part.needs, strict=True))
            letter += self._worded(part, tone, letter) if stands else _DROPPED
        lines = [line for line in letter.split("\n") if _DROPPED not in line or line.strip(_DROPPED + " ")]
        tidy = [re.sub(" {2,}", " ", line.replace(_DROPPED, "")).strip() for line in lines]
        text = re.sub(r" (?=[.,;])", "", "\n".join(tidy))
        return re.sub("\n{3,}", "\n\n", text).strip()

    def _worded(self, part: Part, tone: str, before: str) -> str:
        """The part's own words, or those the tone has for its line, joined to what stands around them."""
        other = self.lines.get(part.line, {}).get(tone)
        if other is None:
            return part.words
        if not part.words.rstrip().endswith(ENDS):
            other = other.rstrip(".")
        begins = part.words.startswith(",") and not before.rstrip().endswith(ENDS)
        return f". {other}" if begins else other


def load_letters(language: str = FALLBACK, *, home: Path = HOME) -> Letters:
    """All letters of a language; ContentError for anything wrong in them."""
    file, shared = load("letters/lines", language, home)
    common = as_class(Letters, shared, file)
    for name, tones in common.lines.items():
        for tone, words in tones.items():
            _check_places(file, f"lines.{name}.{tone}", words, common)
    letters = tuple(letter for group in GROUPS for letter in _group(group, language, home, common))
    if len({letter.id for letter in letters}) != len(letters):
        raise ContentError(file, "", "two letters have the same id")
    return replace(common, letters=letters)


def _group(group: str, language: str, home: Path, common: Letters) -> Iterator[Letter]:
    file, data = load(f"letters/{group}", language, home)
    for number, entry in enumerate(data.get("letter", ()), 1):
        key = f"letter {entry.get('id', number)}"
        texts = {name: entry[name] for name in ("subject", "body") if name in entry}
        parts = {name: _parts(file, f"{key}, {name}", text.strip(), common) for name, text in texts.items()}
        tones = {"tones": data["tones"]} if "tones" in data else {}
        yield as_class(Letter, {**entry, **parts, **tones, "group": group}, file, key)


def _parts(file: Path, key: str, text: str, common: Letters) -> tuple[Part, ...]:
    """The stretches of a text, those between ⟨ and ⟩ with what they depend on."""
    _check_places(file, key, text, common)
    parts, end = [], 0
    for match in _MARKED.finditer(text):
        parts.append(Part(text[end : match.start()]))
        parts.append(_marked(file, key, match, common))
        end = match.end()
    parts.append(Part(text[end:]))
    if any(bracket in part.words for part in parts for bracket in "⟨⟩"):
        raise ContentError(file, key, "has a ⟨ or ⟩ without its other half, or one inside another")
    return tuple(part for part in parts if part.words)


def _marked(file: Path, key: str, match: re.Match[str], common: Letters) -> Part:
    mark, words = match[1].strip(), match[2]
    if mark in common.lines:
        return Part(words, line=mark)
    needs = tuple(need.strip() for need in mark.split("&"))
    for need in needs:
        if (name := need.removeprefix("not ")) not in CONDITIONS and name not in common.fields:
            raise ContentError(file, key, f"⟨{name}: …⟩ is neither a condition nor a line nor a field")
    return Part(words, needs, CONDITIONS.get(mark, ""))


def _check_places(file: Path, key: str, text: str, common: Letters) -> None:
    if unknown := sorted(set(PLACE.findall(text)) - set(common.fields)):
        raise ContentError(file, key, f"{{{unknown[0]}}} is none of the fields in lines.toml")
    if re.search(r"[{}]", PLACE.sub("", text)):
        raise ContentError(file, key, "has a { or } without its other half")
