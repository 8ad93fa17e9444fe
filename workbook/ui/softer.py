"""What stands over a page that asks for some strength: how steady somebody is, or a word on a low day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from workbook.book import Book
from workbook.ui.component import Soon
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

    It locks nothing: what is under it stays.
    """

    def __init__(self, book: Book, mood: HowSteady, says: Callable[[], Sequence[str]] = tuple) -> None:
        """`says` are the sentences for a low day."""
        self._book, self._mood, self._says, self._is_open = book, mood, says, False
        self.widget = swap()

    def open(self) -> Softer:
        """Begins: a page that waits for its day neither asks nor says anything here."""
        self._is_open = True
        self.refresh()
        return self

    def close(self) -> None:
        """Ends: what asked for strength is done."""
        self._is_open = False
        self.widget.show()

    def refresh(self) -> None:
        """Shows what belongs to today's mood, and nothing on an ordinary day."""
        if not self._is_open:
            return
        says = tuple(self._says()) if self._mood.low else ()
        asks = self._mood.asks
        self.widget.show_if((says, asks) if says or asks else None, lambda: self._parts(says))

    def _parts(self, says: Sequence[str]) -> list[Any]:
        if says:
            return [card("", says, tone="enough")]
        Soon(self._mood.ask, 1.0, failed=lambda: None).ask()  # nobody waits for it as the page opens
        return steady_question(self._book, self._say, self._leave)

    def _say(self, steady: int) -> None:
        self._mood.say(steady)
        self.refresh()

    def _leave(self) -> None:
        self._mood.leave()
        self.refresh()


def steady_question(
    book: Book, say: Callable[[int], Any], leave: Callable[[], Any] | None = None, *, why: str = ""
) -> list[Any]:
    """How steady are you, from 0 to 10, after a sentence on why it is asked; `leave` is the way round it."""
    words = book.words("ui").within("steady")
    chips = choices(words, NUMBERS, lambda key: say(int(key)))
    around = button(words("leave"), leave, plain=True) if leave else None
    return [text(why) if why else None, chips, around]
