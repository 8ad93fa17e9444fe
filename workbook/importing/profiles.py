"""What a column's cells hold, whatever its name: dates, yes and no, numbers, addresses, statuses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbook.importing import statuses
from workbook.importing.dates import DateReader
from workbook.importing.spelling import folded, tokens
from workbook.importing.vocabulary import Vocabulary

_LOOKED_AT = 400  # cells; a column does not change its nature after that
_LINK = re.compile(r"https?://\S+|www\.\S+\.\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+?[\d\s()./\-]{7,20}")
_NUMBER = re.compile(r"[+-]?\d{1,9}([.,]\d+)?\s?%?")
_SHORT = 40


@dataclass(frozen=True)
class Profile:
    """Shares (0 to 1) of a column's filled cells that are of a kind; `filled` counts them."""

    filled: int
    different: int
    date: float
    serial: float  # numbers that could be the days Excel counts
    link: float
    email: float
    phone: float
    number: float
    yes_no: float
    status: float
    role: float
    short: float

    @property
    def staged(self) -> float:
        """Share of cells such as a column for one stage holds."""
        return min(1.0, self.date + self.yes_no + self.status)


def is_nothing(text: str, words: Vocabulary) -> bool:
    """Whether a cell's only content is a filler: "-", "n/a", "null"."""
    return folded(text) in words.nothing


def profile(cells: Sequence[str], reader: DateReader, words: Vocabulary) -> Profile:
    """What a column's filled cells hold; fillers count as empty."""
    some = [cell for cell in cells[: _LOOKED_AT * 4] if not is_nothing(cell, words)][:_LOOKED_AT]
    count = max(len(some), 1)

    def share(test: object) -> float:
        assert callable(test)
        return sum(1 for cell in some if test(cell)) / count

    dates = share(lambda cell: bool(reader.read(cell).days))
    return Profile(
        filled=len(some),
        different=len({folded(cell) for cell in some}),
        date=dates,
        serial=share(lambda cell: bool(replace(reader, serials=True).read(cell).days)) - dates,
        link=share(_LINK.fullmatch),
        email=share(_EMAIL.fullmatch),
        phone=0.0 if dates > 0.5 else share(_is_phone),
        number=share(_NUMBER.fullmatch),
        yes_no=share(lambda cell: statuses.yes_no(cell, words) is not None),
        status=share(lambda cell: _is_status(cell, words)),
        role=share(lambda cell: bool(words.roles.found_in(tokens(cell)))),
        short=share(lambda cell: len(cell) <= _SHORT),
    )


def is_link(text: str) -> bool:
    """Whether a text is an address on the web."""
    return _LINK.fullmatch(text) is not None


def _is_phone(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell)) and sum(c.isdigit() for c in cell) >= 7


def _is_status(cell: str, words: Vocabulary) -> bool:
    """Whether a cell says how an application stands, with few words besides."""
    if len(cell) > 80:
        return False
    said = statuses.status(cell, words.languages)
    return not said.nothing and (said.known or len(tokens(cell)) <= 6)
