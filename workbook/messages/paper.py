"""The letter on its sheet: as the answers make it, and once changed by hand, the person's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words


class Paper:
    """Shows the letter, keeps what was changed by hand as a draft, and knows the way back and forth.

    `look(subject, body)` says what there is to say about the text, `file()` makes it a file, and
    `on_taken(how)` is called after it was copied, opened in a mail program or saved.
    """

    def __init__(
        self,
        book: Book,
        say: Words,
        draft: str,
        look: Callable[[str, str], ui.Looked],
        *,
        file: Callable[[], tuple[str, str, bytes]],
        on_taken: Callable[[str], Any],
    ) -> None:
        """Begins empty; `draft` is the key of its draft."""
        self._book, self._say, self._draft = book, say, draft
        self.sheet = ui.Sheet(
            book, say.within("sheet"), look, file=file, on_typed=self._typed, on_taken=on_taken
        )
        self._named: Mapping[str, str] = {}
        self._known: Mapping[str, str] = {}  # gap → what is known for it by now
        self._made = ("", "")  # subject and body as the answers make them
        self._aside: tuple[str, str] | None = None  # the person's own version, while the other one is shown
        self._state = ""

    @property
    def edited(self) -> bool:
        """Whether the letter has been changed by hand."""
        return (self.sheet.head, self.sheet.body) != self._made

    def name(self, named: Mapping[str, str]) -> None:
        """Other words for what the sheet is called, for a script to be said aloud."""
        self._named = named

    def begin(self, subject: str, body: str) -> None:
        """The letter as the answers make it, or as the person left it."""
        self._made = (subject, body)
        draft = self._book.store.draft(self._draft)
        kept = draft.values if draft else {}
        self._show(str(kept.get("subject", subject)), str(kept.get("body", body)))

    def make(self, subject: str, body: str, known: Mapping[str, str]) -> None:
        """The letter after an answer; one changed by hand stays, with what is `known` now in its gaps."""
        edited = self.edited
        self._made, self._known = (subject, body), dict(known)
        if not edited:
            self._show(subject, body)
            return
        self._show(self._filled(self.sheet.head), self._filled(self.sheet.body))
        self._keep()

    def anew(self) -> None:
        """Writes the letter from the answers again; the version changed by hand can be brought back."""
        self._aside = (self.sheet.head, self.sheet.body)
        self._show(*self._made)
        self.drop()

    def bring_back(self) -> None:
        """Undoes `anew`."""
        if self._aside:
            mine, self._aside = self._aside, None
            self._show(*mine)
            self._keep()

    def drop(self) -> None:
        """The draft is no longer needed."""
        self._book.store.drop_draft(self._draft)

    def _show(self, subject: str, body: str) -> None:
        self.sheet.show(subject, body, headed=bool(self._made[0]), named=self._named)
        self._show_hand()

    def _filled(self, text: str) -> str:
        for mark, value in self._known.items():
            text = text.replace(mark, value)
        return text

    def _typed(self) -> None:
        """Keeps what was typed, also into a text from before the last answer, whose gaps it fills."""
        filled = self._filled(self.sheet.head), self._filled(self.sheet.body)
        if filled != (self.sheet.head, self.sheet.body):
            self._show(*filled)
        self._keep()
        self._show_hand()

    def _keep(self) -> None:
        if self.edited:
            self._book.store.keep_draft(self._draft, {"subject": self.sheet.head, "body": self.sheet.body})
        else:
            self.drop()

    def _show_hand(self) -> None:
        """That the letter was changed by hand, and the way back and forth."""
        state = "edited" if self.edited else "aside" if self._aside else ""
        if self._state == state:
            return
        self._state = state
        if state == "edited":
            self.sheet.offer(self._say("edited"), self._say("anew"), self.anew)
        elif state == "aside":
            self.sheet.offer(self._say("anew_done"), self._say("mine_back"), self.bring_back)
        else:
            self.sheet.offer()
