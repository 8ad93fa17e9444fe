"""The third attempt at an interview: what is said then, four ways on, and the one exception."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from workbook import ui
from workbook.answers import Problem, blank
from workbook.book import Book
from workbook.content import Exercise, Words
from workbook.debrief.box import Box
from workbook.debrief.model import LookBack
from workbook.path import notebook


class Page(Protocol):
    """What can be pressed while no session goes on; the page around does it."""

    def begin(self, number: int, new_information: str = "") -> None:
        """Begins a session."""

    def close(self) -> None:
        """Closes the box."""

    def finish_draft(self) -> None:
        """Opens what was half written when a session ended."""

    @property
    def to_parking(self) -> Callable[[], Any]:
        """Opens the parking slot."""


class Third:
    """One quiet button, and what it brings: never a third session without new information."""

    def __init__(self, book: Book, words: Words, exercise: Exercise, box: Box, page: Page) -> None:
        """`box` has had its two sessions."""
        self._book, self._words, self._box, self._page = book, words, box, page
        self._said = exercise.more["on_third_attempt"]
        self._below = ui.swap()
        self.form: ui.Form | None = None
        self.widget = ui.swap(ui.button(words("look.once_more"), self.attempt))

    def attempt(self) -> None:
        """Says what is left, and offers four ways on; three once the exception is used."""
        offered = {
            "parking": self._page.to_parking,
            "practise": self._practise,
            "rest": self._rest,
            "new_information": self._ask,
        }
        if not self._box.exception_left:
            del offered["new_information"]
        labels = self._said["choices"]
        said = str(self._said["say"]).split("\n")
        self._below.show()
        self.widget.show(
            ui.card(self._words("look.third_title"), said),
            ui.buttons({key: (str(labels[key]), act) for key, act in offered.items()}),
            self._below,
        )

    def _practise(self) -> None:
        """The changes to say aloud; the practice page where there is one."""
        say = self._words.within("look")
        shown = [say("practise_say" if self._box.changes else "practise_none")]
        link = ui.link_if_there(say("practise_page"), notebook("practise"))
        self._below.show(ui.text(*shown), link)

    def _rest(self) -> None:
        say = self._words.within("look")
        self._below.show(ui.card(say("rest_title"), say("rest_say"), tone="enough"))

    def _ask(self) -> None:
        """The new information in one line, which opens one more session."""
        (asked,) = ui.questions(LookBack, self._words, ["new_information"])
        say = self._words.within("new_information")
        self.form = ui.Form(
            self._book,
            [asked],
            say,
            name=f"debrief.new_information:{self._box.about}",
            keep=self._open,
            check=_one_line,
        )
        self._below.show(ui.text(str(self._said["rule"]), tone="quiet"), self.form)

    def _open(self, values: dict[str, Any]) -> str:
        self._page.begin(self._box.used + 1, str(values["new_information"]))
        return ""


def _one_line(values: dict[str, Any]) -> dict[str, Problem]:
    return {"new_information": Problem("no_information")} if blank(str(values["new_information"])) else {}
