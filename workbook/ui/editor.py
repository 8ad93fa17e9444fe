"""A text made from answers and, once changed by hand, the person's own, with the way back and forth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook.book import Book
from workbook.content import Words
from workbook.ui.sheet import Looked, Sheet


class Editor:
    """Shows a text on its sheet, keeps what was changed by hand as a draft, and knows the way back and forth.

    `look(subject, body)` says what there is to say about the text, `file()` makes it a file, and
    `on_taken(how)` is called after it was copied, opened in a mail program or saved. Words used: `sheet`,
    those of a Sheet, and `edited`, `anew`, `anew_done` and `mine_back`.
    """

    def __init__(
        self,
        book: Book,
        words: Words,
        draft: str,
        look: Callable[[str, str], Looked],
        *,
        file: Callable[[], tuple[str, str, bytes]],
        on_taken: Callable[[str], Any],
    ) -> None:
        """Begins empty; `draft` is the key of its draft."""
        self._store, self._words, self._draft = book.store, words, draft
        self.sheet = Sheet(
            book, words.within("sheet"), look, file=file, on_typed=self._typed, on_taken=on_taken
        )
        self.names: Mapping[str, str] = {}  # other words for what the sheet is called, for a script
        self._known: Mapping[str, str] = {}  # gap → what is known for it by now
        self._made = ("", "")  # subject and body as the answers make them
        self._aside: tuple[str, str] | None = None  # the person's own version, while the other one is shown
        self._state = ""

    @property
    def text(self) -> tuple[str, str]:
        """The subject and the body as they stand."""
        return self.sheet.head, self.sheet.body

    @property
    def edited(self) -> bool:
        """Whether the letter has been changed by hand."""
        return self.text != self._made

    def begin(self, subject: str, body: str) -> None:
        """The letter as the answers make it, or as the person left it."""
        self._made = (subject, body)
        draft = self._store.draft(self._draft)
        kept = draft.values if draft else {}
        self._show(str(kept.get("subject", subject)), str(kept.get("body", body)))

    def make(self, subject: str, body: str, known: Mapping[str, str]) -> None:
        """The letter after an answer; one changed by hand stays, with what is `known` now in its gaps."""
        edited = self.edited
        self._made, self._known = (subject, body), dict(known)
        if edited:
            self._show(*map(self._filled, self.text))
            self._keep()
        else:
            self._show(subject, body)

    def anew(self) -> None:
        """Writes the letter from the answers again; the version changed by hand can be brought back."""
        self._aside = self.text
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
        self._store.drop_draft(self._draft)

    def _show(self, subject: str, body: str) -> None:
        self.sheet.show(subject, body, headed=bool(self._made[0]), named=self.names)
        self._offer()

    def _filled(self, text: str) -> str:
        for mark, value in self._known.items():
            text = text.replace(mark, value)
        return text

    def _typed(self) -> None:
        """Keeps what was typed, also into a text from before the last answer, whose gaps it fills."""
        filled = tuple(map(self._filled, self.text))
        if filled != self.text:
            self._show(*filled)
        self._keep()
        self._offer()

    def _keep(self) -> None:
        if self.edited:
            subject, body = self.text
            self._store.keep_draft(self._draft, {"subject": subject, "body": body})
        else:
            self.drop()

    def _offer(self) -> None:
        """That the letter was changed by hand, and the way back and forth."""
        before, words = self._state, self._words
        self._state = "edited" if self.edited else "aside" if self._aside else ""
        if self._state == before:
            return
        if self._state == "edited":
            self.sheet.offer(words("edited"), words("anew"), self.anew)
        elif self._state == "aside":
            self.sheet.offer(words("anew_done"), words("mine_back"), self.bring_back)
        else:
            self.sheet.offer()
