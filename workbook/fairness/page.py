"""The record on notebook 03: write it down, print it with its days, and who can be asked in time."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Labels, answers_of
from workbook.book import Book
from workbook.content import Words
from workbook.fairness.model import LED, UnfairMoment, in_order, problems
from workbook.path import led_to

FILE = "what-seemed-unfair.txt"
FIELDS = tuple(answers_of(UnfairMoment))


@ui.page_of("letter", says_off=False)
def page(book: Book) -> list[Any]:
    """Show a line that says how much is written down; what is inside is there when it is opened."""
    return [record_fold(book, book.words("fairness"))]


def record_fold(book: Book, words: Words) -> ui.Fold:
    """The line, kept up to date; it is open when a link led to it."""
    say = partial(words.count, "fold")
    fold = ui.counted_fold(book, UnfairMoment, say, lambda: [FairnessPart(book, words)])
    if led_to(book, LED):
        fold.open()
    return fold


class FairnessPart:
    """The form, what is written down, a page to print, and whom to ask, by country."""

    def __init__(self, book: Book, words: Words) -> None:
        """Asks for one thing that happened at once."""
        self._book, self._words = book, words
        self._print = ui.swap()
        self.form = ui.Form(
            book,
            ui.questions(UnfairMoment, words),
            words.within("form"),
            name="fairness.moment",
            keep=self._keep,
            check=ui.check_today(book, problems),
            more=("place", "promised", "files"),
        )
        say = ui.text(words("say"), words("no_opinion"), tone="quiet")
        self.bodies = ui.Advisers(book, words("country"), self._rights, file="bodies")
        quickly = ui.text(*words.list("quickly"), title=words("quickly_title"))
        self.widget = ui.stack(say, self.form, _table(book, words), self._print, quickly, self.bodies)
        book.store.listen(UnfairMoment, lambda _change: self._offer_print())
        self._offer_print()

    def _keep(self, values: dict[str, Any]) -> None:
        self._book.store.add(UnfairMoment(**values))

    def _offer_print(self) -> None:
        book, words = self._book, self._words
        there = True if book.store.all(UnfairMoment) else None
        self._print.show_if(there, lambda: [ui.download(book, words("print"), partial(printed, book, words))])

    def _rights(self, country: str) -> list[Any]:
        """What may be asked of the employer in a country, and that this is no legal advice."""
        words = self._words
        own = [ui.text(words("notes"), words("program"))] if country in words.list("access") else []
        return [*own, ui.text(words("advice"), tone="quiet")]


def printed(book: Book, words: Words) -> tuple[str, str, bytes]:
    """The record as a text to print: each thing with its day, question by question."""
    answers, days = answers_of(UnfairMoment), words.whole_day
    parts = [words("printed.title", day=days(book.today())), words("printed.say")]
    for n, moment in enumerate(in_order(book.store.all(UnfairMoment)), 1):
        lines = [words("printed.number", n=n)]
        for name, answer in answers.items():
            if text := answer.show(getattr(moment, name), Labels({}, "", days)):
                lines.append(words("printed.line", ask=words(f"field.{name}.ask"), text=text))
        parts.append("\n".join(lines))
    return FILE, "text/plain;charset=utf-8", ("\ufeff" + "\n\n".join(parts) + "\n").encode()


def _table(book: Book, words: Words) -> ui.Records:
    """What is written down, the newest day first."""
    return ui.Records(
        book,
        UnfairMoment,
        words,
        fields=FIELDS,
        form="form.change",
        name="fairness.change",
        check=ui.check_today(book, problems),
        kinds={"happened_on": "day"},
    )
