"""A store as it would be with one more record in it; nothing of that is ever written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from workbook.storage.records import R, Record, Stored
from workbook.storage.store import Store

T = TypeVar("T")


class SupposedStore(Store):
    """Reads like the store it is made of, with one record more at the end of its kind."""

    def __init__(self, store: Store, more: Stored[Any]) -> None:
        """What was read of the file already is used again."""
        self.__dict__.update(store.__dict__)
        self._more = more

    def get(self, cls: type[R], id: str) -> Stored[R] | None:
        """The record with this id, or None."""
        return self._table(cls).get(id)

    def derive(self, make: Callable[..., T], *kinds: type[Record]) -> T:
        """What `make` works out with the supposed record, using again what it worked out without."""
        known = self._cache.derive(make, kinds)
        if not isinstance(self._more.record, kinds):
            return known
        return make(known, *map(self._table, kinds))

    def _table(self, cls: type[R]) -> dict[str, Stored[R]]:
        more = {self._more.id: self._more} if isinstance(self._more.record, cls) else {}
        return cast("dict[str, Stored[R]]", {**super()._table(cls), **more})
