"""Paste their message: read once, offered as rows to confirm, folded away; nothing is kept unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, TickAnswer
from workbook.arrived.facts import Facts, facts_of
from workbook.arrived.keeping import KeptMessage, keep_message
from workbook.arrived.lists import KeptMessages
from workbook.arrived.model import AboutFeedback, ArrivedMessage, What, problems
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import Application, InterviewRound, job
from workbook.interviews.story import stories
from workbook.path import link_to
from workbook.reader.limits import Refused
from workbook.reader.reading import read_mail
from workbook.today.model import first_days

DRAFT = "arrived.facts"
ENDINGS = (".eml", ".msg", ".txt")
LIMIT_MB = 15
_JOB, _ROUND = ("organisation", "role"), ("stage", "held_on")
_MESSAGE = ("what", "came_on", "written_by", "feedback", "on_file", "promised_by", "answer_by")
Acts = dict[str, tuple[str, Callable[[], Any]]]
_ALWAYS = {*_JOB, "what", "came_on", "keep_words"}
_OF_KIND: dict[What | None, set[str]] = {
    What.REJECTED: {"written_by", "feedback", "on_file"},
    What.WITHDRAWN: {"written_by"},
    What.INVITED: {"stage", "held_on"},
}
KINDLY = (What.REJECTED, What.WITHDRAWN)  # what begins with a kind line
NEXT = {What.REJECTED: "letter", What.WITHDRAWN: "letter", What.OFFER: "letter", What.INVITED: "practise"}


@ui.page_of("log", says_off=False)
def page(book: Book) -> list[Any]:
    """Show a line that opens the place for a message, and under it the messages that were kept."""
    words = book.words("arrived")
    return [ui.Fold(words("fold"), lambda: [ArrivedPart(book, words), KeptMessages(book, words)])]


@ui.page_of("today", says_off=False)
def on_the_day(book: Book) -> list[Any]:
    """Show the line on the page of the first day; once that day is done there is nothing else on it."""
    words, today = book.words("arrived"), book.today()
    if any(day.finished and day.began == today for day in first_days(book.store)):
        return []
    return [ui.Fold(words("fold"), lambda: [ArrivedPart(book, words)])]


class ArrivedPart:
    """One message: the place to paste it, then its facts to confirm, then what became of it."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with the place to paste."""
        self._book, self._words = book, words
        self.form: ui.Form | None = None
        self.widget = ui.swap()
        self.start()

    def start(self) -> None:
        """Asks for a message; nothing of an earlier one is left."""
        self.form = None
        say = self._words.options("upload")
        self.widget.show(
            ui.text(self._words("say"), tone="quiet"),
            ui.Upload(self._book, self.read, accept=ENDINGS, limit_mb=LIMIT_MB, say=say),
        )

    def read(self, _name: str, data: bytes) -> str | None:
        """Reads a message and shows what was found; a refusal is a sentence under the box."""
        book, log = self._book, stories(self._book).values()
        try:
            mail = read_mail(data)
        except Refused as why:
            return self._words.get(f"refused.{why.key}", self._words("refused.other"), **why.values)
        names = ({getattr(s.application, name) for s in log} - {""} for name in _JOB)
        facts = facts_of(mail, book.today(), *names)
        if not facts.text and not mail.subject:
            return self._words("refused.empty")
        if facts.noise:
            self._show_noise(facts)
        else:
            self.show(facts)
        return None

    def _show_noise(self, facts: Facts) -> None:
        """That it looks like no news, and a way on where it is news after all."""
        words = self._words.within(f"noise.{facts.noise}")
        acts: Acts = {
            "away": (self._words("noise.away"), self.start),
            "news": (self._words("noise.news"), partial(self.show, facts)),
        }
        self.widget.show(
            ui.card(words("title"), [words("say")], arrive=True), ui.buttons(acts, plain=("news",))
        )

    def show(self, facts: Facts) -> None:
        """What was found, as a form to confirm; a no begins with a kind line, and its words are folded."""
        words, book = self._words, self._book
        known = facts.what if facts.what in KINDLY else "found" if facts.what else "unsure"
        top = words.within(f"top.{known}")
        lines = [words("on_file_means")] if facts.on_file else []
        lines += [words(f"about_feedback.{facts.feedback}")] if facts.feedback else []
        book.store.drop_draft(DRAFT)  # of an earlier message
        self.form = self._form(facts)
        self.widget.show(
            ui.card(top("title"), [top("say"), *lines], arrive=True),
            self.form,
            ui.Fold(words("their_words"), lambda: [ui.text(*facts.text.split("\n\n"))])
            if facts.text
            else None,
            ui.button(words("leave"), self.start, plain=True),
        )

    def _form(self, facts: Facts) -> ui.Form:
        words, start = self._words, found_answers(facts)
        asked = list(_questions(words))
        shown = {*_ALWAYS, *_OF_KIND.get(facts.what, ()), *(name for name, value in start.items() if value)}
        more = [question.name for question in asked if question.name not in shown]

        def keep(values: dict[str, Any]) -> None:
            kept = keep_message(self._book, values, facts.text, label=words("label"))
            self._kept(kept, values)

        return ui.Form(
            self._book,
            sorted(asked, key=lambda question: question.name in more),
            words.within("form"),
            name=DRAFT,
            keep=keep,
            check=lambda values: problems(values, self._book.today()),
            start=start,
            more=more,
        )

    def _kept(self, kept: KeptMessage, values: Mapping[str, Any]) -> None:
        """What was kept and where, what is next, and the way to take it back."""
        book, words, what = self._book, self._words, values["what"]
        named = job(kept.application, words)
        lines = [words("kept.new" if kept.is_new else "kept.added", what=named), words(f"next.{what}")]
        lines += [words("kept.words")] if values.get("keep_words") else []
        lines += [words("next.feedback")] if values.get("feedback") == AboutFeedback.OFFERED else []
        came = values.get("came_on")
        waits = what is What.REJECTED and came and came.on == book.today()
        to = "" if waits else NEXT.get(what, "")
        link = link_to(book, to, words(f"pages.{to}"), lead=(to, kept.id)) if to else None
        acts: Acts = {
            "undo": (words("undo"), partial(self._undo, kept)),
            "another": (words("another"), self.start),
        }
        self.widget.show(
            ui.card(words("kept.title"), lines, arrive=True), link, ui.buttons(acts, plain=tuple(acts))
        )

    def _undo(self, kept: KeptMessage) -> None:
        if kept.change:
            self._book.store.undo(kept.change.batch)
        self.start()


def found_answers(facts: Facts) -> dict[str, Any]:
    """What was found, as the answers of the form."""
    days = {"came_on": facts.came_on, **vars(facts.days)}
    names = ("organisation", "role", "what", "stage", "written_by", "feedback", "on_file")
    return {
        **{name: getattr(facts, name) for name in names},
        **{name: Day(on) if on else None for name, on in days.items()},
        "keep_words": bool(facts.text),
    }


def _questions(words: Words) -> Iterable[ui.Question]:
    """The questions about a message, of the three records that it becomes."""
    for kind, names in ((Application, _JOB), (ArrivedMessage, _MESSAGE), (InterviewRound, _ROUND)):
        for question in ui.questions(kind, words, names):
            needed = question.name in ("organisation", "what")
            ahead = question.answer.ahead or question.name == "held_on"
            yield replace(question, answer=replace(question.answer, required=needed, ahead=ahead))
    yield ui.question("keep_words", TickAnswer(), words.within("field.keep_words"))
