"""The picture of stories by the kind of question they fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbook.answers import capital
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.stories.model import StarStory, grid
from workbook.ui import Picture
from workbook.ui.drawing.squares import Squares

DRAWN = 8  # columns


def pictures(book: Book, words: Words) -> dict[str, Callable[[], Picture | None]]:
    """The room's picture by the key of its words."""
    kinds = book.words("questions").options("field.competency")
    return {"story_grid": lambda: story_grid(book.store.all(StarStory), kinds, words)}


def story_grid(
    stories: Sequence[Stored[StarStory]], kinds: Mapping[str, str], words: Words
) -> Picture | None:
    """Which stories fit which kinds of question; an empty row is a story to look for."""
    if not stories:
        return None
    labels, fits = words.within("story_grid"), grid(stories)
    drawn, rows, cells = stories[-DRAWN:], [], []
    for kind, found in fits.items():
        item, ids = kinds[kind], {stored.id for stored in found}
        rows.append((item, [stored.id in ids for stored in drawn]))
        cells.append({"item": item, "stories": ", ".join(s.record.title for s in found) or labels("none")})
    numbers = [str(n) for n in range(1, len(drawn) + 1)]
    key = [f"{n}  {stored.record.title}" for n, stored in zip(numbers, drawn, strict=True)]
    title = labels(
        "title_one" if len(stories) == 1 else "title",
        n=capital(words.number(len(stories))),
        kinds=sum(map(bool, fits.values())),
    )
    of = labels("of_newest", n=DRAWN) if len(stories) > DRAWN else labels("of")
    return Picture(title, of, Squares(rows, numbers, (190, 176), key), cells)
