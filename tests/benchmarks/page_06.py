"""How long page 06 takes to open with twenty cards and with two thousand, in a real browser.

Run `python tests/benchmarks/page_06.py [TIMES]`, with Chromium on the machine. There is an interview ahead,
so that every card is asked whether it will have faded by then. JupyterLab is there already; a link to the
page is followed, and what is measured is when the pile can be read. Prints figures and judges nothing.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from two_books import Compared

from workbook import open_book
from workbook.answers import Day
from workbook.attempts.model import Attempt, Recall
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.questions.model import Card, Competency

SHOWN = {"the pile": ".atn-page >> text=What would you like to work on?"}


def fill(folder: Path, many: int) -> None:
    """A book of so many cards, each tried twice, a few of them due, and an interview in nine days."""
    book, kinds = open_book(folder), [*Competency]
    today = book.today()
    with book.store.batch() as step:
        application = step.add(Application("Quillmoor"))
        step.add(InterviewRound(application.id, Stage.FIRST, Day(today + timedelta(days=9))))
        for n in range(many):
            tried, due = Day(today - timedelta(days=n % 40 + 1)), Day(today + timedelta(days=n % 50 - 10))
            memory = {"stability": 0.3 + n % 37, "difficulty": 5.0, "reviewed_on": tried, "due_on": due}
            card = step.add(Card(f"What do you do in case {n}?", kinds[n % len(kinds)], **memory))
            for _ in range(2):
                step.add(Attempt(card.id, tried, recall=Recall.WELL_ENOUGH))


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    Compared("06_practise.ipynb", SHOWN, fill, 20, 2000).run(times)
