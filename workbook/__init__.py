"""After the No: a workbook for the days and weeks after a job interview ends in a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from os import PathLike

    from workbook.book import Book

__version__ = "0.1.0"


def open_book(
    folder: str | PathLike[str] | None = None, *, now: Callable[[], datetime] | None = None
) -> Book:
    """The book in this folder, made if there is none; see workbook.book for where it lies without one."""
    from workbook.book import open_in

    return open_in(folder, now=now)
