"""The first page: choose a path, see what is due, and know where your words are kept."""

from __future__ import annotations


def page() -> None:
    """Show notebook 00's page."""
    from workbook.start.page import show

    show()


__all__ = ["page"]
