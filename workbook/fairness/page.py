"""The record on notebook 03: write it down, print it with its days, and who can be asked in time."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Labels, answers_of
from workbook.book import Book
from workbook.content import Words, advisers
from workbook.fairness.model import LED, UnfairMoment, in_order, problems
from workbook.path import led_to
from workbook.ui.care import COUNTRY, keep_country

FILE = "what-seemed-unfair.txt"
FIELDS = tuple(answers_of(UnfairMoment))


@ui.page_of("letter", says_off=False)
def page(book: Book) -> list[Any]:
    """Show a line that says how much is written down; what is inside is there when it is opened."""
    return [FairnessFold(book, book.words("fairness"))]


class FairnessFold:
    """The line, kept up to date; it is open when a link led to it."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins closed, unless a link led here."""
        self._book, self._words = book, words
        self.fold = ui.Fold(words("fold"), lambda: [FairnessPart(book, words)])
        self.widget = ui.stack(self.fold)
        book.store.listen(UnfairMoment, lambda _change: self._say())
        self._say()
        if led_to(book, LED):
            self.fold.open()

    def _say(self) -> None:
        n = len(self._book.store.all(UnfairMoment))
        self.fold.say(self._words.count("fold", n))


class FairnessPart:
    """The form, what is written down, a page to print, and whom to ask, by country."""

    def __init__(self, book: Book, words: Words) -> None:
        """Asks for one thing that happened at once."""
        self._book, self._words = book, words
        self._print, self._who = ui.swap(), ui.swap()
        self.form = ui.Form(
            book,
            ui.questions(UnfairMoment, words),
            words.within("form"),
            name="fairness.moment",
            keep=self._keep,
            check=lambda values: problems(values, book.today()),
            more=("place", "promised", "files"),
        )
        say = ui.text(words("say"), words("no_opinion"), tone="quiet")
        self.widget = ui.stack(say, self.form, _table(book, words), self._print, self._who)
        book.store.listen(UnfairMoment, lambda _change: self._offer_print())
        self._offer_print()
        self.bodies(str(book.store.setting(COUNTRY, "") or ""))

    def _keep(self, values: dict[str, Any]) -> str:
        self._book.store.add(UnfairMoment(**values))
        return ""

    def _offer_print(self) -> None:
        book, words = self._book, self._words
        there = True if book.store.all(UnfairMoment) else None
        self._print.show_if(there, lambda: [ui.download(book, words("print"), partial(printed, book, words))])

    def bodies(self, country: str) -> None:
        """Shows whom to ask in a country, and by when, which is remembered for the helplines too."""
        words, (countries, rows) = self._words, advisers(self._book.words, country, file="bodies")

        def choose(key: str) -> None:
            keep_country(self._book, key)
            self.bodies(key)

        chosen = country if country in countries else ""
        chips = ui.choices({"ask": words("country")}, countries, choose, chosen=chosen)
        title = ui.text(*words.list("quickly"), title=words("quickly_title"))
        own = [ui.text(words("notes"), words("program"))] if chosen in words.list("access") else []
        self._who.show(
            title, chips, ui.notes("", rows) if rows else None, *own, ui.text(words("advice"), tone="quiet")
        )


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
        check=lambda values, _editing: problems(values, book.today()),
        kinds={"happened_on": "day"},
    )
