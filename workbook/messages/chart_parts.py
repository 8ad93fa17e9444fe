"""The room's charts as parts of a page, each there once it has something to show."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import InterviewRound, OutcomeEvent
from workbook.messages.charts import draw_loops, draw_sent, loops_height, sent_height
from workbook.messages.correspondence import KINDS, correspondence
from workbook.messages.readings import curve_reading, loops_reading, sent_reading, split_reading
from workbook.messages.tables import Seen
from workbook.messages.waiting_charts import curve_height, draw_curve, draw_split, split_height
from workbook.today.model import CheckIn, low_day

INTERVIEW, FEEDBACK = "interview", "feedback"
WAITS_FROM = 3
OUTLOOK = ("curve", "split")


def seen(book: Book, kind: str) -> Seen:
    """The waits after interviews, or after requests for feedback."""
    from workbook.messages.analysis import feedback_waits, interview_waits

    if kind == FEEDBACK:
        return feedback_waits(correspondence(book).requests.values(), book.today())
    rounds = [stored.record for stored in book.store.all(InterviewRound)]
    news = [stored.record for stored in book.store.all(OutcomeEvent)]
    return interview_waits(rounds, news, book.today())


class Charts:
    """The four charts; `refresh` shows those that have something to show.

    On a low day those on how long answers take, and which, wait behind a button (guide, 5, care rules).
    """

    def __init__(self, book: Book, words: Words) -> None:
        """Nothing is read before `refresh`."""
        self._book, self._words = book, words
        self._place = ui.swap()
        self.shown: tuple[str, ...] | None = None
        self._last: Any = None
        self._anyway = False
        self.curve = Curve(book, words)
        self.charts: dict[str, Any] = {
            "loops": self._loops(),
            "sent": self._sent(),
            "curve": self.curve,
            "split": self._split(),
        }
        self.widget = self._place
        book.store.listen(CheckIn, ui.Soon(self.refresh).ask)

    def refresh(self, *_change: object) -> None:
        """Shows the charts there is something for; those that are there already stay where they are."""
        tables = {
            "loops": self._bars(),
            "sent": self._counts(),
            "curve": self._waits(),
            "split": self._answers(),
        }
        there = tuple(name for name, table in tables.items() if len(table))
        low = not self._anyway and low_day(
            (s.record for s in self._book.store.all(CheckIn)), self._book.today()
        )
        shown = tuple(name for name in there if not (low and name in OUTLOOK))
        if (there, shown) != self._last:
            self._last, self.shown = (there, shown), shown
            kept = [] if shown == there else self._softer()
            self._place.show(*(self.charts[name] for name in shown), *kept)

    def anyway(self) -> None:
        """Shows on a low day what waits behind the button."""
        self._anyway = True
        self.refresh()

    def _softer(self) -> list[Any]:
        say = self._words.within("low")
        return [ui.text(say("say"), tone="quiet"), ui.button(say("anyway"), self.anyway)]

    def changed(self) -> None:
        """Has every chart drawn again, for a change that is none of a record: another country's days."""
        for chart in (self.charts["loops"], self.charts["sent"], self.curve.chart, self.charts["split"]):
            chart.changed()

    def _seen(self, kind: str) -> Seen:
        return seen(self._book, kind)

    def _waits(self) -> list[Any]:
        """The waits of both kinds, once there are so many that a picture says more than the ledger."""
        found = [*self._seen(INTERVIEW).waits, *self._seen(FEEDBACK).waits]
        return found if len(found) >= WAITS_FROM else []

    def _bars(self) -> Any:
        from workbook.messages.analysis import loop_bars

        now = correspondence(self._book)
        return loop_bars(now.requests.values(), now.decisions.values(), now.today)

    def _counts(self) -> Any:
        from workbook.messages.analysis import sent_counts

        return sent_counts(correspondence(self._book).requests.values(), self._book.today())

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

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with interviews."""
        self.kind = INTERVIEW
        say = words.within("curve")
        self.chart = ui.LiveChart(
            book,
            words,
            "curve",
            table=lambda: seen(book, self.kind),
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
