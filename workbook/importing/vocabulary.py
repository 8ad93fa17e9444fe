"""The words people keep their search in, language by language, from content/import."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.answers import fold
from workbook.importing.phrases import Phrases
from workbook.importing.spelling import Tokens, heading_tokens, tokens

_HOME = Path(__file__).resolve().parents[1] / "content" / "import"
FIRST = "en"
_MOST = 12  # rounds anybody counts


@dataclass(frozen=True)
class DateWords:
    """Words inside written dates: months (name → 1..12), "before", "about", little words, joining words."""

    months: Mapping[str, int]
    before: tuple[Tokens, ...]
    about: frozenset[str]
    small: frozenset[str]
    both: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """The words of one or several languages together, the first language winning where they differ."""

    languages: tuple[str, ...]
    status: Phrases
    notes: Phrases
    negated: frozenset[str]
    small: frozenset[str]
    sources: Phrases
    yes_no: Phrases
    dates: DateWords
    nothing: frozenset[str]
    unknown: frozenset[str]
    totals: frozenset[Tokens]
    roles: Phrases


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages there are words for, English first."""
    found = sorted(path.stem for path in _HOME.glob("*.toml") if path.stem != "exports")
    return (FIRST, *(code for code in found if code != FIRST))


@functools.cache
def raw(code: str) -> dict[str, Any]:
    """One language's file as it stands."""
    return tomllib.loads((_HOME / f"{code}.toml").read_text(encoding="utf-8"))


@functools.cache
def exports() -> dict[str, Any]:
    """The exports of other programs that are recognised by all their column names."""
    return tomllib.loads((_HOME / "exports.toml").read_text(encoding="utf-8"))


@functools.cache
def column_words() -> dict[Tokens, tuple[tuple[str, str], ...]]:
    """Column name → every (column, language) it may stand for, in every language, English first."""
    found: dict[Tokens, list[tuple[str, str]]] = {}
    for code in languages():
        for field, phrases in _flat(raw(code)["columns"]):
            for phrase in phrases:
                meanings = found.setdefault(heading_tokens(phrase), [])
                if (field, code) not in meanings:
                    meanings.append((field, code))
    found.pop((), None)
    return {words: tuple(meanings) for words, meanings in found.items()}


def plainest_words() -> Iterator[tuple[str, Tokens]]:
    """Each column with the first, plainest name that every language has for it."""
    for code in languages():
        yield from ((field, heading_tokens(phrases[0])) for field, phrases in _flat(raw(code)["columns"]))


@functools.cache
def vocabulary(codes: tuple[str, ...]) -> Vocabulary:
    """The words of these languages together."""
    files = [raw(code) for code in codes]
    return Vocabulary(
        languages=codes,
        status=_status(files),
        notes=_notes(files),
        negated=frozenset(t for file in files for word in file["notes"]["negated"] for t in tokens(word)),
        small=frozenset(t for file in files for word in file["fill"]["small"] for t in tokens(word)),
        sources=_phrases((key, words) for file in files for key, words in file["sources"].items()),
        yes_no=_phrases((key, words) for file in files for key, words in file["yes_no"].items()),
        dates=_dates(files),
        nothing=frozenset(fold(word) for file in files for word in file["fill"]["nothing"]),
        unknown=frozenset(fold(word) for file in files for word in file["fill"]["unknown"]),
        totals=frozenset(tokens(word) for file in files for word in file["totals"]["words"]),
        roles=_phrases(("role", file["roles"]["words"]) for file in files),
    )


def day_first_by_language(code: str) -> bool | None:
    """Whether people writing in this language put the day before the month; None where they differ."""
    return {"always": True, "never": None}.get(raw(code)["dates"]["day_first"])


def _status(files: list[dict[str, Any]]) -> Phrases:
    """Outcome and stage words in one: `rejected` …, `stage.screening` …, `nth.2` and `many.3`."""
    anywhere: dict[Tokens, str] = {}
    whole: dict[Tokens, str] = {}
    for file in files:
        for key, phrases in file["status"].items():
            if key == "whole":
                continue
            for phrase in phrases:
                words = tokens(phrase)
                # A short word of one language is a chance part of another's phrase: "no", "red", "ko".
                short = len(words) == 1 and len(words[0]) <= 3 and words[0].isascii()
                (whole if short else anywhere).setdefault(words, key)
        for key, phrases in file["status"].get("whole", {}).items():
            _put(whole, phrases, key)
        for key, phrases in file["stages"].items():
            _put(anywhere, phrases, f"stage.{key}")
        for phrase, key in _counted(file, file["counted"]["nth"], file["counted"]["many"]):
            anywhere.setdefault(phrase, key)
    return Phrases(anywhere, whole)


def _notes(files: list[dict[str, Any]]) -> Phrases:
    anywhere: dict[Tokens, str] = {}
    for file in files:
        for key, phrases in file["notes"].items():
            if key not in ("many", "negated"):
                _put(anywhere, phrases, key)
        for phrase, key in _counted(file, [], file["notes"]["many"]):
            anywhere.setdefault(phrase, key)
    return Phrases(anywhere, {})


def _counted(file: dict[str, Any], nth: list[str], many: list[str]) -> Iterator[tuple[Tokens, str]]:
    """Every phrase with a number in it, written out with each number and number word."""
    counted = file["counted"]
    for pattern, kind in [*((p, "nth") for p in nth), *((p, "many") for p in many)]:
        for number in range(1, _MOST + 1):
            forms = {str(number), *_at(counted["numbers"], number)}
            ordinals = {
                word
                for key, words in counted.items()
                if key.endswith("ordinals")
                for word in _at(words, number)
            }
            for form in ordinals if "{nth}" in pattern else forms:
                phrase = pattern.replace("{nth}", form).replace("{n}", form)
                yield tokens(phrase), f"{kind}.{number}"


def _at(words: list[str], number: int) -> list[str]:
    return [words[number - 1]] if number <= len(words) else []


def _dates(files: list[dict[str, Any]]) -> DateWords:
    months: dict[str, int] = {}
    for file in files:
        for number, names in enumerate(file["dates"]["months"], start=1):
            for name in names:
                months.setdefault("".join(tokens(name)), number)

    def words(key: str) -> frozenset[str]:
        return frozenset("".join(tokens(word)) for file in files for word in file["dates"][key])

    before = sorted({tokens(word) for file in files for word in file["dates"]["before"]}, key=len)
    about = words("about") | {t for file in files for word in file["dates"]["about"] for t in tokens(word)}
    return DateWords(months, tuple(reversed(before)), about, words("small"), words("both"))


def _phrases(pairs: Iterable[tuple[str, list[str]]]) -> Phrases:
    anywhere: dict[Tokens, str] = {}
    for key, phrases in pairs:
        _put(anywhere, phrases, key)
    return Phrases(anywhere, {})


def _put(into: dict[Tokens, str], phrases: list[str], key: str) -> None:
    for phrase in phrases:
        words = tokens(phrase)
        if words:
            into.setdefault(words, key)


def _flat(columns: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Every column with its phrases; stages and outcomes as `stage.screening` and `outcome.offer`."""
    for key, value in columns.items():
        if isinstance(value, dict):
            yield from ((f"{key.removesuffix('s')}.{inner}", phrases) for inner, phrases in value.items())
        else:
            yield key, value
