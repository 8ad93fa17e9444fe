"""What stands over a page that asks for some strength: how steady somebody is, or a word on a low day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from workbook.book import Book
from workbook.ui.beside import say_next
from workbook.ui.component import Component, Soon
from workbook.ui.parts import button, card, choices, swap, text

NUMBERS = {str(n): str(n) for n in range(11)}


class HowSteady(Protocol):
    """What the room that keeps the check-ins knows of today, and how an answer reaches it."""

    @property
    def low(self) -> bool:
        """Whether the newest check-in of seven days is a low one."""

    @property
    def asks(self) -> bool:
        """Whether this page is the one that asks today."""

    def ask(self) -> None:
        """Remembers that this page has asked today."""

    def say(self, steady: int) -> None:
        """Keeps how steady somebody is."""

    def leave(self) -> None:
        """Asks no more today."""


class Softer:
    """The question where no check-in says how somebody is, or what the page says on a low day.

    It locks nothing: what is under it stays. So does the question, for the visit in which it was answered.
    """

    def __init__(self, book: Book, mood: HowSteady, says: Callable[[], Sequence[str]] = tuple) -> None:
        """`says` are the sentences for a low day."""
        self._book, self._mood, self._says, self._is_open = book, mood, says, False
        self._words = book.words("ui").within("steady")
        self._answered: tuple[str, ...] | None = None  # what is said under the answer
        self._below, self.widget = swap(), swap()

    def open(self) -> Softer:
        """Begins: a page that waits for its day neither asks nor says anything here."""
        self._is_open = True
        self.refresh()
        return self

    def close(self) -> None:
        """Ends: what asked for strength is done."""
        self._is_open, self._answered = False, None
        self.widget.show()

    def refresh(self) -> None:
        """Shows what belongs to today's mood, and nothing on an ordinary day."""
        if not self._is_open:
            return
        says, place = tuple(self._says()) if self._mood.low else self._answered or (), self.widget
        if self._answered is not None or self._mood.asks:
            place.show_if("asks", self._question)
            place = self._below
        place.show_if(says or self._answered, lambda: [card("", says, tone="enough")] if says else [])

    def _question(self) -> list[Any]:
        Soon(self._mood.ask, 1.0, failed=lambda: None).ask()  # nobody waits for it as the page opens
        self._chips = steady_chips(self._book, self._say)
        self._below.show(button(self._words("leave"), self._leave, plain=True))
        return [self._chips, self._below]

    def _say(self, steady: int) -> None:
        """Keeps the answer and says so; a low day's words are a rest, and nothing is next there."""
        self._answered = ()
        self._mood.say(steady)
        self.refresh()
        saved = self._book.words("ui")("saved", said="", time=f"{self._book.now():%H:%M}").strip()
        self._chips.tell({"status": {"text": saved, "tone": "saved"}})
        if not self._mood.low:
            say_next(self._book, self._chips)

    def _leave(self) -> None:
        self._answered = (self._words("left"),)
        self._mood.leave()
        self.refresh()


def steady_chips(book: Book, say: Callable[[int], Any]) -> Component:
    """How steady are you, from 0 to 10."""
    return choices(book.words("ui").within("steady"), NUMBERS, lambda key: say(int(key)))


def steady_question(book: Book, say: Callable[[int], Any], *, why: str) -> list[Any]:
    """How steady are you, after a sentence on why it is asked."""
    return [text(why), steady_chips(book, say)]
