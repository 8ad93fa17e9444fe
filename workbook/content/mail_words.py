"""What messages from employers say, language by language, from content/mail."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.answers import spelling
from workbook.content.files import HOME

_HOME = HOME / "mail"
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_GAP = r".{0,90}?"
_QUIET = ("headers.quoted", "headers.footer")  # what says nothing about the language of the message
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, eq=False)
class MailWords:
    """The phrases of one language as patterns over plain text, and its tables as they stand."""

    language: str
    small: frozenset[str]
    conditional: re.Pattern[str]
    # "kind.rejected", "written.template", "date.promise" … → any of them
    found: Mapping[str, re.Pattern[str]]
    table: Mapping[str, Any]


def plain(text: str) -> str:
    """Text as messages are compared: as everywhere, but an apostrophe parts words, as in "l'offre"."""
    return spelling.plain(_APOSTROPHES.sub(" ", text))


def languages() -> tuple[str, ...]:
    """The languages there are words for, English first."""
    codes = sorted(path.stem for path in _HOME.glob("*.toml"))
    return ("en", *(code for code in codes if code != "en"))


@functools.cache
def mail_words(language: str) -> MailWords:
    """The words of one language."""
    table = tomllib.loads((_HOME / f"{language}.toml").read_text(encoding="utf-8"))
    found = {
        f"{section}.{key}": any_of(phrases)
        for section in ("kind", "written", "feedback", "on_file")
        for key, phrases in table[section].items()
    }
    found |= {f"date.{key}": any_of(table["date"][key]) for key in ("promise", "answer_by", "next_week")}
    found |= {f"headers.{key}": any_of(table["headers"][key]) for key in ("quoted", "footer")}
    small = frozenset(map(plain, table["small"]))
    return MailWords(language, small, any_of(table["conditional"]), found, table)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these phrases in plain text; "…" is anything within the sentence."""
    return re.compile("|".join(filter(None, map(_one, phrases))) or "(?!)")


def _one(phrase: str) -> str:
    """One phrase; where words have spaces between them each part begins a word."""
    parts = [re.escape(plain(part).strip()) for part in phrase.split("…")]
    starts = [
        "" if not part or _UNSPACED.match(part) or not part[0].isalnum() else r"(?<!\w)" for part in parts
    ]
    return _GAP.join(start + part for start, part in zip(starts, parts, strict=True) if part)


def language_of(text: str) -> str:
    """The language a text is most likely in, by its small words and its news; English where nothing tells."""
    line = plain(text[:5000])
    counted = Counter(re.findall(r"[^\W\d_]+", line))
    return max(languages(), key=lambda code: _score(code, line, counted))


def _score(code: str, line: str, counted: Counter[str]) -> int:
    words = mail_words(code)
    news = 3 * sum(bool(pattern.search(line)) for key, pattern in words.found.items() if key not in _QUIET)
    if any(_UNSPACED.search(word) for word in words.small):
        return news + sum(3 * line.count(word) for word in words.small)
    return news + sum(counted[word] for word in words.small)
