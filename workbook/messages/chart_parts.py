"""The room's charts as parts of a page, each there once it has something to show."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import InterviewRound, OutcomeEvent
from workbook.messages.charts import draw_loops, draw_sent, loops_height, sent_height
from workbook.messages.model.desk import KINDS, Desk
from workbook.messages.readings import curve_reading, loops_reading, sent_reading, split_reading
from workbook.messages.tables import Seen
from workbook.messages.waiting_charts import curve_height, draw_curve, draw_split, split_height

INTERVIEW, FEEDBACK = "interview", "feedback"
WAITS_FROM = 3


def seen(book: Book, desk: Desk, kind: str) -> Seen:
    """The waits after interviews, or after requests for feedback."""
    from workbook.messages.analysis import feedback_waits, interview_waits

    if kind == FEEDBACK:
        return feedback_waits(desk.loops, book.today())
    rounds = [stored.record for stored in book.store.all(InterviewRound)]
    news = [stored.record for stored in book.store.all(OutcomeEvent)]
    return interview_waits(rounds, news, book.today())


class Charts:
    """The four charts; `refresh` shows those that have something to show."""

    def __init__(self, book: Book, words: Words, desk: Desk) -> None:
        """Nothing is read before `refresh`."""
        self._book, self._words, self._desk = book, words, desk
        self._place = ui.swap()
        self.shown: tuple[str, ...] | None = None
        self.curve = Curve(book, words, desk)
        self.charts: dict[str, Any] = {
            "loops": self._loops(),
            "sent": self._sent(),
            "curve": self.curve,
            "split": self._split(),
        }
        self.widget = self._place

    def refresh(self, *_change: object) -> None:
        """Shows the charts there is something for; those that are there already stay where they are."""
        tables = {
            "loops": self._bars(),
            "sent": self._counts(),
            "curve": self._waits(),
            "split": self._answers(),
        }
        shown = tuple(name for name, table in tables.items() if len(table))
        if shown != self.shown:
            self.shown = shown
            self._place.show(*(self.charts[name] for name in shown))

    def _seen(self, kind: str) -> Seen:
        return seen(self._book, self._desk, kind)

    def _waits(self) -> list[Any]:
        """The waits of both kinds, once there are so many that a picture says more than the ledger."""
        found = [*self._seen(INTERVIEW).waits, *self._seen(FEEDBACK).waits]
        return found if len(found) >= WAITS_FROM else []

    def _bars(self) -> Any:
        from workbook.messages.analysis import loop_bars

        return loop_bars(self._desk.loops, self._desk.silences, self._book.today())

    def _counts(self) -> Any:
        from workbook.messages.analysis import sent_counts

        return sent_counts(self._desk.loops, self._book.today())

    def _answers(self) -> Any:
        from workbook.estimates.waits import answer_split

        return answer_split(self._seen(INTERVIEW).waits)

    def _loops(self) -> ui.LiveChart:
        return ui.LiveChart(
            self._book,
            self._words,
            "loops",
            table=self._bars,
            draw=draw_loops,
            reading=loops_reading,
            height=loops_height,
            listen=KINDS,
        )

    def _sent(self) -> ui.LiveChart:
        return ui.LiveChart(
            self._book,
            self._words,
            "sent_counts",
            table=self._counts,
            draw=draw_sent,
            reading=sent_reading,
            height=sent_height,
            listen=KINDS,
        )

    def _split(self) -> ui.LiveChart:
        def reading(table: Any, words: Words) -> ui.Reading:
            return split_reading(self._seen(INTERVIEW), table, words)

        return ui.LiveChart(
            self._book,
            self._words,
            "split",
            table=self._answers,
            draw=draw_split,
            reading=reading,
            height=split_height,
            listen=KINDS,
        )


class Curve:
    """How long answers take, after an interview or after a question: chips switch between the two."""

    def __init__(self, book: Book, words: Words, desk: Desk) -> None:
        """Begins with interviews."""
        self.kind = INTERVIEW
        say = words.within("curve")
        self.chart = ui.LiveChart(
            book,
            words,
            "curve",
            table=lambda: seen(book, desk, self.kind),
            draw=draw_curve,
            reading=self._reading,
            height=curve_height,
            listen=KINDS,
        )
        options = {kind: say(f"kind.{kind}") for kind in (INTERVIEW, FEEDBACK)}
        self.chips = ui.choices(say, options, self.choose, chosen=INTERVIEW)
        self.widget = ui.stack(self.chips, self.chart)

    def choose(self, kind: str) -> None:
        """Draws the other kind of wait."""
        self.kind = kind
        self.chart.refresh()

    def _reading(self, table: Any, words: Words) -> ui.Reading:
        return curve_reading(table, words, self.kind)
