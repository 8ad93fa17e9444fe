"""How words are compared: without case, accents, punctuation or the many ways of writing one thing."""

from __future__ import annotations

import functools
import re
import unicodedata

from workbook.answers.text import fold

Tokens = tuple[str, ...]

_APOSTROPHES = re.compile("['’‘`´ʼ]")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MARK = re.compile("[\u0300-\u036f\ufe0e\ufe0f]")
_OTHER_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe"})
_EAST_ASIAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_EAST_ASIAN}]|[0-9]+|[^\W\d_{_EAST_ASIAN}]+|[^\w\s]")
_SYMBOLS = frozenset("#×√✓✔✗°")
_STRETCHED = re.compile(r"(\w)\1{2,}")


def plain(text: str) -> str:
    """The text in its plainest letters: "Entreprise visée" and "ENTREPRISE VISEE" become one."""
    text = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)))
    text = unicodedata.normalize("NFC", _MARK.sub("", text).casefold())
    return _MARK.sub("", text).translate(_OTHER_LETTERS)


def tokens(text: str, most: int = 400) -> Tokens:
    """The words, numbers, East Asian characters and signs of a text, in order; at most `most` of them."""
    text = text[: most * 40]
    line = _APOSTROPHES.sub("", text).casefold() if text.isascii() else plain(text)
    return tuple(token for token in _TOKEN.findall(line) if token.isalnum() or _is_sign(token))[:most]


def heading_tokens(text: str) -> Tokens:
    """The words of a column's name, `dateApplied` and `DATE_APPLIED` being two words each."""
    return tokens(_HUMP.sub(" ", text), 40)


folded = functools.lru_cache(maxsize=100_000)(fold)  # a column says the same few things again and again


def unstretched(token: str) -> str:
    """A word without letters that were held down: "reeejected" becomes "rejected"."""
    return _STRETCHED.sub(r"\1", token)


def _is_sign(token: str) -> bool:
    return token in _SYMBOLS or unicodedata.category(token[0]) == "So"
