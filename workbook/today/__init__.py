"""The day of a no: getting through it, one question a week later, and how things are."""

from workbook.today.checking import check_in
from workbook.today.page import page

__all__ = ["check_in", "page"]
