"""How long page 08 takes to open with fifty entries and with five thousand, in a real browser.

Run `python tests/benchmarks/page_08.py [TIMES]`, with Chromium on the machine. Three goals count 140 days of
applications, letters and check-ins. JupyterLab is there already; a link to the page is followed, and what is
measured is when the goals can be read and when the burn-up is drawn. Prints figures and judges nothing.
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
from workbook.interviews.model import Application
from workbook.messages.model import Message, Purpose

DAYS = 140
SHOWN = {"goals": ".atn-page >> text=More check-ins", "burn-up": ".atn-chart svg"}


def fill(folder: Path, many: int) -> None:
    """A book of so many entries, half of them applications, and three goals that count them."""
    book = open_book(folder)
    with book.store.batch() as step:
        for n in range(many // 2):
            day = Day(book.today() - timedelta(days=n % DAYS))
            id = step.add(Application(f"Quill {n}", f"Bookbinder {n % 50}", sent_on=day)).id
            if n % 2:
                step.add(Message(id, Purpose.THANKS, sent_on=day))
            else:
                step.add(CheckIn(day, steady=6, hope=6), id=f"check-in-{n}")
        begun = Day(book.today() - timedelta(days=DAYS))
        for counts in ("applications", "letters", "check-ins"):
            sizes = {"floor": 1, "aim": 2, "stretch": 3, "target": many}
            what = counts.replace("-", "_")
            step.add(Goal(f"More {counts}", counts=what, begun_on=begun, state=GoalState.ACTIVE, **sizes))


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    Compared("08_plan.ipynb", SHOWN, fill, 50, 5000).run(times)
