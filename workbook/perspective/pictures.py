"""The room's charts as finished parts: each reads the book itself and keeps up with it."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Exercise, Words
from workbook.estimates.agreement import SEPARATE, TwoOrders, two_orders
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.interviews.story import Story, stories
from workbook.perspective import charts, readings
from workbook.perspective.model import ThoughtRecord, thought_records

LOG = (Application, InterviewRound, OutcomeEvent)


def beliefs_chart(book: Book, words: Words) -> ui.LiveChart:
    """Belief and feeling before and after, one row for each record; never a number to beat."""

    def table() -> Any:
        from workbook.perspective.analysis import beliefs

        return beliefs(thought_records(book.store.all(ExerciseEntry)))

    return ui.LiveChart(
        book,
        words,
        "beliefs",
        table=table,
        draw=charts.draw_beliefs,
        reading=readings.beliefs_reading,
        height=charts.beliefs_height,
        listen=[ExerciseEntry],
    )


def strip_chart(book: Book, words: Words, exercise: Exercise, one: ThoughtRecord) -> ui.LiveChart:
    """The explanations of one record."""
    cards = next(prompt.cards for prompt in exercise.prompts if prompt.cards)

    def table() -> Any:
        from workbook.perspective.analysis import explanation_strip

        return explanation_strip(one, cards)

    def reading(rows: Any, words: Words) -> ui.Reading:
        return readings.strip_reading(rows, one.unknown, words)

    return ui.LiveChart(
        book,
        words,
        "strip",
        table=table,
        draw=charts.draw_strip,
        reading=reading,
        height=charts.strip_height,
    )


def log_of(book: Book) -> list[Story]:
    """The log, each application with what happened to it."""
    return list(stories(book).values())


def own_chart(book: Book, words: Words) -> ui.LiveChart:
    """The person's own counts; nobody else's numbers are near them."""

    def table() -> Any:
        from workbook.perspective.analysis import own_numbers

        return own_numbers(log_of(book), book.today())

    return ui.LiveChart(
        book,
        words,
        "own",
        table=table,
        draw=charts.draw_own,
        reading=readings.own_reading,
        height=charts.own_height,
        listen=LOG,
        level=3,
    )


def runs_chart(book: Book, words: Words) -> ui.LiveChart:
    """How often a run of noes happens: as long as the person's own, or the example of six."""

    def table() -> Any:
        from workbook.perspective.analysis import runs

        found = runs(run_of(book).length)
        return found.assign(shown=[readings.shown(share, words) for share in found["share"]])

    def reading(rows: Any, words: Words) -> ui.Reading:
        return readings.runs_reading(rows, run_of(book), words)

    return ui.LiveChart(
        book,
        words,
        "runs",
        table=table,
        draw=charts.draw_runs,
        reading=reading,
        height=charts.runs_height,
        listen=LOG,
        level=3,
    )


def run_of(book: Book) -> readings.Run:
    """The noes in a row the log ends with; an example where it has fewer than two."""
    from workbook.perspective import analysis

    log, today = log_of(book), book.today()
    own = analysis.noes_in_a_row(log, today)
    if own < analysis.RUN_FROM:
        return readings.Run(analysis.EXAMPLE)
    answers = analysis.answers_after_interviews(log, today)
    return readings.Run(own, True, answers, analysis.finals_all_lost(log, today))


class SameFive:
    """Two made-up interviewers and five made-up people, drawn anew with each press."""

    def __init__(self, book: Book, words: Words) -> None:
        """The first draw; the same on every machine, as its chance is."""
        self._words, self._chance = words, book.chance("same five")
        self._people = len(words.options("same_five.people"))
        self.draws: list[TwoOrders] = []
        self._draw()
        self.chart = ui.LiveChart(
            book,
            words,
            "same_five",
            table=lambda: self.draws[-1:],
            draw=charts.draw_orders,
            reading=self._reading,
            height=charts.orders_height,
            level=3,
        )
        self.widget = ui.stack(self.chart, ui.button(words("same_five.another"), self.again))

    def again(self) -> None:
        """Five other people."""
        self._draw()
        self.chart.refresh()

    def _reading(self, rows: Any, words: Words) -> ui.Reading:
        return readings.same_five_reading(rows[0], self.draws, words)

    def _draw(self) -> None:
        self.draws.append(two_orders(self._people, SEPARATE, self._chance))
