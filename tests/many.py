"""Many records at once, as a person brings them in: one step, undone together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbook.storage import Store, Stored


def add_all(store: Store, records: Iterable[Any], label: str = "") -> list[Stored[Any]]:
    """Store these records in one transaction and one undo step."""
    with store.batch(label) as step:
        return [step.add(record) for record in records]
