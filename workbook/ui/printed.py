"""A page to read, print or keep as one file of HTML: all of it escaped, no scripts, no way to the network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.book import Book

if TYPE_CHECKING:
    from jinja2 import Template

AROUND = Path(__file__).parent / "templates"  # what every such page has around its own


def printed(book: Book, template: Path, **values: Any) -> bytes:
    """The page that a room's template makes of these values, of which `title` is one."""
    language = book.language.partition("+")[0]
    return bytes(_template(template).render(language=language, **values), "utf-8")


@cache
def _template(path: Path) -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader([path.parent, AROUND])
    home = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return home.get_template(path.name)
