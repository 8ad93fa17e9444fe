"""The first page: choose a path, see what is due, and know where your words are kept."""

from workbook.start.page import page

__all__ = ["page"]
