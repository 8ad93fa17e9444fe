"""Several lists of which one is shown at a time: chips with their names, and the chosen one under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook.book import Book
from workbook.content import Words
from workbook.ui.parts import choices, stack, swap


def one_list(
    book: Book,
    words: Words,
    tables: Mapping[str, tuple[type[Any], Any]],
    make: Callable[[Book, Words, str], Any],
) -> list[Any]:
    """The chips and the place under them; those with something in them come first.

    `tables` are the kinds of the lists by name, whose words have a title under that name or under "list".
    """
    names = {name: words.get(f"{name}.title") or words(f"list.{name}.title") for name in tables}
    there = sorted(names, key=lambda name: not book.store.all(tables[name][0]))
    made, place = dict[str, Any](), swap()

    def show(name: str) -> None:
        if name not in made:
            made[name] = stack(make(book, words, name))
        place.show(made[name])

    show(there[0])
    return [choices({}, {name: names[name] for name in there}, show, chosen=there[0]), place]
