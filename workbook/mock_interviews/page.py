"""A practice interview with somebody, on notebook 06: six questions, and what they said."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.story import MANY_FINAL_NOES, final_noes, stories
from workbook.mock_interviews.lists import FIELDS, table
from workbook.mock_interviews.model import SIX, MockInterview, problems
from workbook.questions.story import PileCard, pile


@ui.page_of("practise", says_off=False)
def page(book: Book) -> list[Any]:
    """Show a line for a practice interview, and one for what else there is to know."""
    words = book.words("mock_interviews")
    mock = ui.Fold(words("fold"), lambda: [MockPart(book, words)])
    formats = ui.Fold(words("fold_formats"), lambda: other_formats(words))
    return [mock, formats]


class MockPart:
    """What the line of practice interviews opens."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows six questions, each of another kind."""
        self._book, self._words = book, words
        self._turn = 0
        self._questions, self.widget = ui.swap(), ui.swap()
        check = ui.check_today(book, problems)
        self.adding = ui.OneMore(
            book, MockInterview, words, FIELDS, form="form.mock", name="practice.mock", check=check
        )
        labels, last = self._words, self._last()
        many = len(final_noes(stories(book).values(), book.today())) >= MANY_FINAL_NOES
        self.widget.show(
            ui.text(labels("ask"), *([last] if last else [])),
            ui.text(labels("hires")) if many else None,
            ui.card(labels("card_title"), [labels("card"), labels("told")], tone="quote"),
            self._questions,
            ui.text(labels("nerves"), tone="quiet"),
            self.adding,
            table(book, words),
        )
        self._ask_six()

    def _last(self) -> str:
        days = [mock.held_on for mock in self._book.store.records(MockInterview) if mock.held_on]
        newest = max(days, key=lambda day: day.on, default=None)
        return self._words("last", day=self._words.on_day(newest, self._book.today())) if newest else ""

    def six(self) -> list[PileCard]:
        """Six questions, each of another kind, the same for a turn on one day."""
        cards = [one for one in pile(self._book) if one.card.competency]
        self._book.chance(f"mock {self._book.today()} {self._turn}").shuffle(cards)
        return list({one.card.competency: one for one in reversed(cards)}.values())[:SIX]

    def _ask_six(self) -> None:
        labels, six = self._words, [f"{n}. {one.card.question}" for n, one in enumerate(self.six(), 1)]
        text = "\r\n".join([labels("card"), "", *six, "", labels("told")]).encode()

        def other() -> None:
            self._turn += 1
            self._ask_six()

        self._questions.show(
            ui.notes(labels("questions"), [(question, "") for question in six]),
            ui.button(labels("other"), other, plain=True),
            ui.download(self._book, labels("copy"), lambda: (labels("copy_name"), "text/plain", text)),
        )


def other_formats(words: Words) -> list[Any]:
    """Other formats, and questions nobody has to answer, with a way round that stays friendly."""
    formats, nobody = words.within("formats"), words.within("nobody")
    names = [key for key in words.table("formats") if f"{key}_line" in words.table("formats")]
    rules = []
    for rule in words.data["nobody_need_answer"]:
        checked = nobody("checked", day=rule["checked_on"], mark=nobody(rule["mark"]))
        rules.append((f"{rule['place']}: {rule['say']}", checked))
    return [
        ui.notes(formats("title"), [(formats(key), formats(f"{key}_line")) for key in names]),
        ui.text(nobody("intro"), title=nobody("title")),
        ui.notes(nobody("around_title"), [(line, "") for line in nobody.list("around")]),
        ui.notes("", rules),
    ]
