"""The stories, on notebook 06: how often each was told, one to write, and the page to print."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.stories.charts import pictures
from workbook.stories.crib import crib_bytes
from workbook.stories.lists import FIELDS, table
from workbook.stories.model import STORIES_ENOUGH, TOLD_ON, StarStory, days_told, grid


@ui.page_of("practise", says_off=False)
def page(book: Book) -> list[Any]:
    """Show a line that says how many stories there are; what is inside is there when it is opened."""
    words = book.words("stories")
    fold = ui.counted_fold(book, StarStory, lambda n: words("fold", n=n), lambda: [StoriesPart(book, words)])
    return [fold]


class StoriesPart:
    """What the line of stories opens, kept up to date with the store."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the stories there are."""
        self._book, self._words = book, words
        self._top = ui.swap()
        kinds, name = book.words("questions").options("field.competency"), words("print_name")
        crib = partial(crib_bytes, book, words)
        self._crib = ui.download(
            book, words("print"), lambda: (name, "text/html", crib(book.store.all(StarStory)))
        )
        ((key, drawn),) = pictures(book, words).items()
        self._grid = ui.LiveChart(book, words, key, drawn, listen=[StarStory], level=3)
        form, draft, beside = "form.story", "practice.story", lambda: {"written_on": Day(book.today())}
        self.adding = ui.OneMore(book, StarStory, words, FIELDS, form=form, name=draft, beside=beside)
        self.widget = ui.stack(self._top, self.adding, table(book, words, kinds))
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Shows how many there are, and how often each was told."""
        stories = self._book.store.all(StarStory)
        attempts = [attempt for attempt in self._book.store.records(Attempt) if attempt.story_id]
        told = [(stored, len(days_told(attempts, stored.id))) for stored in stories]
        self._top.show_if(([(s.record, n) for s, n in told],), lambda: self._shown(told))

    def _shown(self, told: list[tuple[Stored[StarStory], int]]) -> list[Any]:
        labels, kinds = self._words, sum(bool(found) for found in grid(s for s, _ in told).values())
        enough = len(told) >= STORIES_ENOUGH and kinds >= STORIES_ENOUGH
        line = labels("enough", n=len(told), kinds=kinds) if enough else labels("target")
        intro, rows = ui.text(labels("intro"), line), [self._row(stored.record, n) for stored, n in told]
        about = ui.text(labels("grid"), tone="quiet")
        return [intro, self._grid, about, ui.notes("", rows), self._crib] if told else [intro]

    def _row(self, story: StarStory, n: int) -> tuple[str, str]:
        """A story with how often it was told, and under it its one breath."""
        told = self._words("told" if n < TOLD_ON else "told_enough", title=story.title, n=n)
        return told, story.short_form if story.private_check else self._words("private")
