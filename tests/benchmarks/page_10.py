"""How long page 10 takes to show its first picture on the first day and after ten years, in a real browser.

Run `python tests/benchmarks/page_10.py [TIMES]`, with Chromium on the machine. The small book is that of a
first day; the large one holds 5,000 applications, 15,000 events (interviews, what came of them, letters) and
a check-in for every day of ten years. JupyterLab is there already; a link to the page is followed, and what
is measured is when the weekly look can be begun, and when the first picture is drawn after the lines that
lead to it were clicked. Prints figures and judges nothing.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from two_books import Compared

from workbook import open_book
from workbook.answers import Day
from workbook.check_ins.model import CheckIn
from workbook.goals.model import Goal, GoalState
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import Message, Purpose

DAYS = 3650
NAMES = 400
OUTCOMES = (Outcome.REJECTED, Outcome.NO_RESPONSE, Outcome.WITHDREW)
SHOWN = {
    "the week": ".atn-page >> text=Start the weekly look",
    "the lines": ".atn-page >> text=Your goal, week by week",
    "a picture": ".atn-chart svg",
}
PRESS = {"the lines": ".atn-page >> text=All your pictures", "a picture": SHOWN["the lines"]}


def fill(folder: Path, many: int) -> None:
    """A book of so many applications with three events each, spread over ten years, and daily check-ins."""
    book = open_book(folder)
    with book.store.batch() as step:
        begun = Day(book.today() - timedelta(days=70))
        sizes = {"floor": 1, "aim": 2, "stretch": 3, "target": 60}
        step.add(Goal("Send more", counts="applications", begun_on=begun, state=GoalState.ACTIVE, **sizes))
        for n in range(many):
            sent = book.today() - timedelta(days=3 + n * DAYS // max(many, 40))
            application = step.add(Application(f"Quill {n % NAMES}", f"Binder {n}", sent_on=Day(sent)))
            held, came = Day(sent + timedelta(days=1)), Day(sent + timedelta(days=2))
            step.add(InterviewRound(application.id, Stage.FIRST, held))
            step.add(OutcomeEvent(application.id, OUTCOMES[n % 3], heard_on=came))
            step.add(Message(application.id, Purpose.THANKS, sent_on=came))
        for n in range(DAYS if many > NAMES else 1):
            step.add(
                CheckIn(Day(book.today() - timedelta(days=n)), steady=n % 11, hope=5), id=f"check-in-{n}"
            )


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    Compared("10_the_week.ipynb", SHOWN, fill, 1, 5000, PRESS).run(times)
