"""A text made from answers and, once changed by hand, the person's own, with ways to take it along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.answers import blank
from workbook.book import Book
from workbook.content import Words
from workbook.ui.boxes import whole
from workbook.ui.component import Component, Message
from workbook.ui.mail import mail_link, text_file
from workbook.ui.parts import hand_over

# What is offered about a text, in the words of these names: a sentence, and what can be done.
_OFFERS = {"edited": ("edited", "anew"), "aside": ("anew_done", "mine_back")}


@dataclass(frozen=True)
class Remark:
    """What there is to say about the text from `start` to `end`."""

    start: int
    end: int
    say: str


@dataclass(frozen=True)
class Looked:
    """What there is to say about a text.

    `gaps` are stretches still to fill in, and `held` the sentence that says so, or what else keeps the
    text from being taken along. `own` are brackets that belong to the text. `link` opens it in another
    program, "" where it cannot; `link_said` tells why. `calm` takes the fill from the first button.
    """

    remarks: tuple[Remark, ...] = ()
    gaps: tuple[str, ...] = ()
    held: str = ""
    own: Mapping[str, int] | None = None
    count: str = ""
    over: bool = False
    link: str = ""
    link_said: str = ""
    calm: bool = False


class Editor:
    """Shows a text to change by hand, keeps what was changed as a draft, and knows the way back and forth.

    `look(subject, body)` says what there is to say about the text, and `on_taken(how)` is called after it was
    copied, opened in a mail program or saved. Words used: `edited`, `anew`, `anew_done`, `mine_back`,
    `file_name`, and in `sheet` label, hint, head, copy, copied, copy_head, copied_head, link, file and find.
    """

    def __init__(
        self,
        book: Book,
        words: Words,
        draft: str,
        look: Callable[[str, str], Looked],
        *,
        on_taken: Callable[[str], Any],
    ) -> None:
        """Begins empty; `draft` is the key of its draft."""
        self._book, self._words, self._draft = book, words, draft
        self._look, self._on_taken = look, on_taken
        self.looked = Looked()
        self.names: Mapping[str, str] = {}  # other words for `label`, `copy` and `copied`, for a script
        self._known: Mapping[str, str] = {}  # gap → what is known for it by now
        self._made = ("", "")  # subject and body as the answers make them
        self._aside: tuple[str, str] | None = None  # the person's own version, while the other one is shown
        self._offered = ""
        state = {"head": "", "body": "", "headed": False, "named": {}, "offer": None}
        state |= {"said": "", "tone": "quiet", **_state_of(Looked(), "")}
        on = {
            "typed": self._typed,
            "file": lambda _message: self._hand_over(),
            "offer": lambda _message: self.anew() if self._offered == "edited" else self.bring_back(),
            "taken": lambda message: self._on_taken(str(message.get("how"))),
        }
        spec = {"say": words.options("sheet")}
        self.widget = Component(("files", "sheet"), spec, state, on=on, words=book.words)

    @property
    def text(self) -> tuple[str, str]:
        """The subject and the body as they stand."""
        return self.widget.state["head"], self.widget.state["body"]

    @property
    def _whole(self) -> tuple[str, str]:
        """The same, without a subject where none is made."""
        subject, body = self.text
        return subject if self.widget.state["headed"] else "", body

    @property
    def edited(self) -> bool:
        """Whether the text has been changed by hand."""
        return self.text != self._made

    def begin(self, subject: str, body: str) -> None:
        """The text as the answers make it, or as the person left it."""
        self._made = (subject, body)
        draft = self._book.store.draft(self._draft)
        kept = draft.values if draft else {}
        self._show(str(kept.get("subject", subject)), str(kept.get("body", body)))

    def make(self, subject: str, body: str, known: Mapping[str, str]) -> None:
        """The text after an answer; one changed by hand stays, with what is `known` now in its gaps."""
        edited = self.edited
        self._made, self._known = (subject, body), dict(known)
        if edited:
            self._show(*map(self._filled, self.text))
            self._keep()
        else:
            self._show(subject, body)

    def anew(self) -> None:
        """Makes the text from the answers again; the version changed by hand can be brought back."""
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
        self._book.store.drop_draft(self._draft)

    def refresh(self, **once: Any) -> None:
        """Looks at the text again."""
        subject, body = self._whole
        self.looked = self._look(subject, body)
        self.widget.tell(_state_of(self.looked, body), **once)

    def _show(self, subject: str, body: str) -> None:
        """Puts a text in place of the one there was, without a line for a subject where none is made."""
        headed, named = bool(self._made[0]), dict(self.names)
        self.widget.tell({"head": subject, "body": body, "headed": headed, "named": named})
        self.refresh()
        self._offer()

    def _filled(self, text: str) -> str:
        for mark, value in self._known.items():
            text = text.replace(mark, value)
        return text

    def _typed(self, message: Message) -> None:
        """Keeps what was typed, also into a text from before the last answer, whose gaps it fills."""
        typed = {part: whole(str(message.get(part, ""))) for part in ("head", "body")}
        self.widget.state.update(typed)
        self.refresh(answered=message.get("number"))
        filled = tuple(map(self._filled, self.text))
        if filled != self.text:
            self._show(*filled)
        self._keep()
        self._offer()

    def _keep(self) -> None:
        if self.edited:
            subject, body = self.text
            self._book.store.keep_draft(self._draft, {"subject": subject, "body": body})
        else:
            self.drop()

    def _offer(self) -> None:
        """That the text was changed by hand, and the way back and forth."""
        before, self._offered = self._offered, "edited" if self.edited else "aside" if self._aside else ""
        if self._offered != before:
            names = _OFFERS.get(self._offered)
            offer = dict(zip(("text", "label"), map(self._words, names), strict=True)) if names else None
            self.widget.tell({"offer": offer})

    def _hand_over(self) -> None:
        if not self.looked.held:
            data = text_file(*self._whole, f"{self._words('sheet.head')}:")
            file = self._words("file_name"), "text/plain;charset=utf-8", data
            hand_over(self.widget, self._book, file)
            self._on_taken("file")


class OwnText(Editor):
    """A short text of the person's own, at which nothing is looked but what is still open in it.

    `gaps` are the marks of what can be open. Further words used: `open_fill` and `empty`.
    """

    def __init__(self, book: Book, words: Words, draft: str, *, gaps: Iterable[str] = ()) -> None:
        """Begins empty; `draft` is the key of its draft."""
        self._gaps = tuple(gaps)
        super().__init__(book, words, draft, self._open, on_taken=lambda _how: None)

    def _open(self, subject: str, body: str) -> Looked:
        """What is still to fill in, and the way into a mail program."""
        gaps, words = tuple(gap for gap in self._gaps if gap in f"{subject}\n{body}"), self._words
        what = ", ".join(gap.strip("⟨⟩") for gap in gaps)
        held = words("open_fill", what=what) if gaps else words("empty") if blank(body) else ""
        return Looked(gaps=gaps, held=held, link="" if held else mail_link(subject, body) or "")


def _state_of(looked: Looked, body: str) -> dict[str, Any]:
    """What there is to say about a text, as the browser is told."""
    remarks = [
        {"at": _units(body[: remark.start]), "quote": body[remark.start : remark.end], "say": remark.say}
        for remark in looked.remarks
    ]
    return {**vars(looked), "remarks": remarks, "gaps": list(looked.gaps), "own": dict(looked.own or {})}


def _units(text: str) -> int:
    """How long a browser says a text is."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
