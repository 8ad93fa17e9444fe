"""The letters as their files describe them, the places in them still to be filled, and how long they are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from workbook.content.files import FALLBACK, HOME, ContentError, as_class, load

GROUPS = ("email", "linkedin", "phone", "later")
# mark → the line whose words a tone says instead, or ""
CONDITIONS = {"P": "positive", "O": "open", "A": "", "I": "", "D": "", "F": ""}
ENDS = tuple(".?!…。！？؟։।")  # what a sentence ends with
_DROPPED = "\x00"  # stands for words that are left out, until the lines are put together; no text holds it
PLACE = re.compile(r"\{(\w+)\}")
_NOT_SAID = re.compile(r"\([^()]*\)")  # stage directions of a script
_MARKED = re.compile(r"⟨([^:⟨⟩]+):\s?([^⟨⟩]*)⟩")


@dataclass(frozen=True)
class Passage:
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
    body: tuple[Passage, ...]
    tones: bool
    subject: tuple[Passage, ...] = ()
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

    `lines` is line → tone → words, `limits` are those of each channel. A line "thanks_withdrawn" has the
    words of "thanks" for news called "withdrawn". `around` are words around a job's name; one of `to_study`
    in it means no job. `no_job` is for a letter where nobody knows the name, `a_place` where it is no job.
    In some fields a text with a first word of `goes_on` begins small.
    """

    fields: tuple[str, ...]
    lines: Mapping[str, Mapping[str, str]]
    limits: Mapping[str, Any]
    around: tuple[str, ...] = ()
    to_study: tuple[str, ...] = ()
    goes_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    a_place: Mapping[str, str] = field(default_factory=dict)
    no_job: Mapping[str, str] = field(default_factory=dict)
    letters: tuple[Letter, ...] = ()

    def put_together(
        self,
        parts: Iterable[Passage],
        holding: Mapping[str, bool],
        values: Mapping[str, str],
        tone: str,
        news: str = "",
        *,
        a_place: bool | None = False,
    ) -> str:
        """The words that stand, with {places} still in them and without what left-out words leave behind.

        A condition is one of `holding`, or that there is a value. With no `a_place`, the job's name decides.
        """
        if a_place is None:
            name = re.findall(r"\w+", values.get("role", "").casefold())
            a_place = any(word in self.to_study for word in name)
        letter = ""
        for part in parts:
            held = (holding.get(n.removeprefix("not "), n.removeprefix("not ") in values) for n in part.needs)
            stands = all(h is not n.startswith("not ") for h, n in zip(held, part.needs, strict=True))
            letter += self._worded(part, tone, letter, news) if stands else _DROPPED
        lines = [line for line in letter.split("\n") if _DROPPED not in line or line.strip(_DROPPED + " ")]
        tidy = [re.sub(" {2,}", " ", line.replace(_DROPPED, "")).strip() for line in lines]
        text = re.sub(r" (?=[.,;])", "", "\n".join(tidy))
        for words, instead in chain(
            self.a_place.items() if a_place else (), () if "role" in values else self.no_job.items()
        ):
            text = text.replace(words, instead)
        return re.sub("\n{3,}", "\n\n", text).strip()

    def fitted(self, name: str, text: str) -> str:
        """A value as it goes on in a sentence: "The walk" as "the walk", a job without its own "role"."""
        first, *rest = text.split(" ")
        if name != "role":
            small = name in self.goes_on["fields"] and first.casefold() in self.goes_on["words"]
            return text[0].lower() + text[1:] if small else text
        words = rest if rest and first.casefold() in self.around else [first, *rest]
        words = words[:-1] if len(words) > 1 and words[-1].casefold() in self.around else words
        return " ".join(words)

    def _worded(self, part: Passage, tone: str, before: str, news: str) -> str:
        """The part's own words, or those its line has for the news and tone, joined to what stands around."""
        line = self.lines.get(f"{part.line}_{news}") or self.lines.get(part.line, {})
        other = line.get(tone)
        if other is None:
            return part.words
        if not part.words.rstrip().endswith(ENDS):
            other = other.rstrip(".")
        begins = part.words.startswith(",") and not before.rstrip().endswith(ENDS)
        return f". {other}" if begins else other


@cache
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


def _parts(file: Path, key: str, text: str, common: Letters) -> tuple[Passage, ...]:
    """The stretches of a text, those between ⟨ and ⟩ with what they depend on."""
    _check_places(file, key, text, common)
    parts, end = [], 0
    for match in _MARKED.finditer(text):
        parts.append(Passage(text[end : match.start()]))
        parts.append(_marked(file, key, match, common))
        end = match.end()
    parts.append(Passage(text[end:]))
    if any(bracket in part.words for part in parts for bracket in "⟨⟩"):
        raise ContentError(file, key, "has a ⟨ or ⟩ without its other half, or one inside another")
    return tuple(part for part in parts if part.words)


def _marked(file: Path, key: str, match: re.Match[str], common: Letters) -> Passage:
    mark, words = match[1].strip(), match[2]
    names = [name.strip() for name in mark.split("&")]
    line = next((name for name in names if name in common.lines), CONDITIONS.get(mark, ""))
    needs = tuple(name for name in names if name not in common.lines or name in common.fields)
    for need in needs:
        if (name := need.removeprefix("not ")) not in CONDITIONS and name not in common.fields:
            raise ContentError(file, key, f"⟨{name}: …⟩ is neither a condition nor a line nor a field")
    return Passage(words, needs, line)


def _check_places(file: Path, key: str, text: str, common: Letters) -> None:
    if unknown := sorted(set(PLACE.findall(text)) - set(common.fields)):
        raise ContentError(file, key, f"{{{unknown[0]}}} is none of the fields in lines.toml")
    if re.search(r"[{}]", PLACE.sub("", text)):
        raise ContentError(file, key, "has a { or } without its other half")


def gap_marks(labels: Mapping[str, str]) -> dict[str, str]:
    """Field → the mark that stands in a letter where it is not filled in."""
    return {name: f"⟨{label}⟩" for name, label in labels.items()}


def still_open(text: str, gaps: Mapping[str, str], values: Iterable[str]) -> list[str]:
    """The marks of a text that are not filled in, each once; half a mark counts as well.

    A bracket that came with what the person typed into a field is none.
    """
    marks = [mark for mark in gaps.values() if mark in text]
    rest = _without(_without(text, marks), values)
    places = dict.fromkeys(f"{{{name}}}" for name in PLACE.findall(rest) if name in gaps)
    return [*marks, *places, *(bracket for bracket in "⟨⟩" if bracket in rest)]


def own_brackets(text: str, values: Iterable[str]) -> dict[str, int]:
    """How many of each bracket in a text are no gap: those that came with what the person typed."""
    rest = _without(text, values)
    return {bracket: text.count(bracket) - rest.count(bracket) for bracket in "⟨⟩"}


def _without(text: str, pieces: Iterable[str]) -> str:
    """The text without these pieces, the longest first, for a shorter one may stand inside it."""
    for piece in sorted(filter(None, pieces), key=len, reverse=True):
        text = text.replace(piece, "")
    return text


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled, in one step, so that braces in a person's words mean nothing."""
    return PLACE.sub(lambda place: values.get(place[1], place[0]), text)


def begun(text: str) -> str:
    """The text with a capital at its beginning, unless its first word has one of its own ("iPad")."""
    first = text.split(" ")[0]
    return text[0].upper() + text[1:] if first.isalpha() and first.islower() else text


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
