"""What there is to do after an offer, on the page of the week."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.story import OPEN, Standing, Story, stories
from workbook.offer.story import CLOSING, offers
from workbook.path import led_to, link_to
from workbook.people.model import Ask, Person, names
from workbook.stories.model import StarStory

NAMED = 8  # people who are thanked by name


@ui.page_of("week", says_off=False)
def page(book: Book) -> list[Any]:
    """Show the line that opens it; what there is to do is open where Start led to it."""
    return [Closing(book, book.words("offer"), led=led_to(book, "week") == CLOSING)]


class Closing:
    """A line that opens the page after an offer; there only where there is one."""

    def __init__(self, book: Book, words: Words, *, led: bool) -> None:
        """With `led` it is open from the beginning, since a link led there."""
        self._book, self._words = book, words
        self._inside, self.widget = ui.swap(), ui.swap()
        self.fold = ui.Fold(self._words("fold"), lambda: [self._inside])
        if led:
            self.fold.open()
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Shows it as things are now."""
        found, store = offers(self._book), self._book.store
        self.widget.show_if(bool(found) or None, lambda: [self.fold])
        key = None
        if found:
            key = (found, self._others(), store.all(Person), store.all(Ask), len(store.all(StarStory)))
        self._inside.show_if(key, lambda: self._parts(found))

    def _others(self) -> int:
        """How many applications are open beside the offers."""
        today, waiting = self._book.today(), OPEN - {Standing.OFFER, Standing.NOT_APPLIED}
        return sum(story.standing(today) in waiting for story in stories(self._book).values())

    def _parts(self, found: list[Story]) -> list[Any]:
        words, others = self._words, self._others()
        stories_kept = len(self._book.store.all(StarStory))
        lines = [self._letter(story) for story in found]
        lines += [self._link("letter", words.count("others", others))] if others else []
        lines.append(self._link("people", self._thanks()))
        lines += [self._link("practise", words.count("stories", stories_kept))] if stories_kept else []
        lines += [self._link("plan", words("plan")), self._link("start", words("data"))]
        return [ui.text(words("say"), title=words("title")), *lines, ui.text(words("open"), tone="quiet")]

    def _letter(self, story: Story) -> Any:
        """The letters about one offer; after a yes, that one."""
        key = "letter" if story.standing(self._book.today()) is Standing.OFFER else "letter_yes"
        line = self._words(key, organisation=story.application.organisation)
        return self._link("letter", line, ("letter", story.id))

    def _thanks(self) -> str:
        """The people who answered when they were asked, by name; anybody else is a thought away."""
        store, words = self._book.store, self._words
        helped = {ask.whom for ask in store.records(Ask) if ask.answered}
        named = [
            name for id, name in names(store.all(Person), self._book.words("people")).items() if id in helped
        ]
        between = words("between").join(named[:NAMED])
        return words("thank", names=between) if named else words("thank_somebody")

    def _link(self, page: str, before: str, lead: tuple[str, str] | None = None) -> Any:
        return link_to(self._book, page, self._words(f"pages.{page}"), before=before, lead=lead)
