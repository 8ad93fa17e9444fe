"""Several lists of which one is shown at a time: chips with their names, and the chosen one under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook.ui.parts import choices, stack, swap


def one_list(names: Mapping[str, str], make: Callable[[str], Any], first: str) -> list[Any]:
    """The chips, key → name, and `make(first)` under them; each list is made when it is first chosen."""
    made: dict[str, Any] = {}
    place = swap()

    def show(key: str) -> None:
        if key not in made:
            made[key] = stack(make(key))
        place.show(made[key])

    chips = choices({}, names, show, chosen=first)
    show(first)
    return [chips, place]
