"""A problem: why an answer could not be taken, as a key whose words live in content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """A message key and the values its sentence needs; never the person's own text."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
