"""Where text from outside is cleaned, once: every text a person types or brings in comes through `admit`."""

from __future__ import annotations

import base64
import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Line breaks other programs use (vertical tab and form feed from word processors, NEL, U+2028, U+2029).
# They become "\n" rather than nothing, so that two words are never glued together.
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ODD_LINE_BREAKS = re.compile("[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f]")  # C0 and C1 without NUL, tab and line breaks
_REFUSED = re.compile(
    "[\x00\ud800-\udfff\ufdd0-\ufdef]|"
    + "|".join(f"[{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}]" for p in range(17))
)
# Characters that show nothing although Unicode does not count them as formatting or space.
_SHOWS_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True)
class Problem:
    """Why an answer could not be taken: a message key and the values its sentence needs, never the text."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)


def admit(text: str, limit: int, *, one_line: bool = False) -> str | Problem:
    """The text as it is stored, or why it is refused: byte for byte but for line ends and control characters.

    Refused with a problem: NUL, lone surrogates and noncharacters (`characters`), more than `limit`
    characters (`too_long`, with `limit` and `length`). Every kind of line break becomes "\\n", or a
    space where only one line is kept; other control characters are dropped. Nothing is trimmed, cut or
    normalised: " Acme " and "Å" written in two ways stay as typed.
    """
    if len(text) <= limit and text.isprintable():  # most texts by far: nothing in them to refuse or drop
        return text
    if _REFUSED.search(text):
        return Problem("characters")
    text = _LINE_BREAKS.sub("\n", text)
    text = _CONTROLS.sub("", text)
    if one_line:
        text = text.replace("\n", " ")
    if len(text) > limit:
        return Problem("too_long", {"limit": limit, "length": len(text)})
    return text


def cleaned(given: Any) -> tuple[int, int]:
    """How many characters `admit` drops from the texts in this JSON, and how many become plain line ends.

    The line ends of other systems do not count, for nothing that a person sees changes with them.
    """
    if isinstance(given, list | tuple):
        counts = [cleaned(item) for item in given]
        return sum(dropped for dropped, _ in counts), sum(turned for _, turned in counts)
    if not isinstance(given, str) or given.isprintable() or _REFUSED.search(given):
        return 0, 0
    turned = len(_ODD_LINE_BREAKS.findall(given))
    return len(_CONTROLS.findall(_LINE_BREAKS.sub("\n", given))), turned


def blank(text: str) -> bool:
    """Whether a text shows nothing at all: only spaces, line breaks, controls and invisible characters."""
    return all(_invisible(character) for character in text)


def fold(text: str) -> str:
    """The text as search and duplicate hints see it: no case, no look-alikes, nothing invisible.

    Folding twice changes nothing. Never store what this returns.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    folded = _fold_once(text)
    while folded != text:  # a raised ᴬ becomes A first, and a only then
        text, folded = folded, _fold_once(folded)
    return folded


def _fold_once(text: str) -> str:
    text = "".join(c for c in text if c.isspace() or not _invisible(c))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", text).casefold())
    text = text.replace("i\u0307", "i")  # Turkish İ, so that "istanbul" finds it
    return " ".join(text.split())


def _invisible(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        category in ("Cc", "Cf", "Zs", "Zl", "Zp")
        or character in _SHOWS_NOTHING
        or _VARIATION.match(character) is not None
    )


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int) -> str:
    """The text in so many characters at most; where it is longer, its beginning and an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"


def wrapped(text: str) -> str:
    """The text in letters that say nothing: nobody reads it by accident, and it is no encryption."""
    return base64.b85encode(zlib.compress(text.encode())).decode()


def unwrapped(text: str) -> str:
    """The text as it was before `wrapped`; ValueError if it was damaged since."""
    try:
        return zlib.decompress(base64.b85decode(text)).decode()
    except zlib.error as error:
        raise ValueError(str(error)) from error
