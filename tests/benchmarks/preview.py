"""What reading, understanding and previewing 20,000 ordinary rows costs on this machine.

Run `python tests/benchmarks/preview.py`. It prints seconds on the clock and of the processor, and memory;
it judges nothing, because a machine that does other things makes every line slower.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import xlsxwriter

from workbook.content import load_words
from workbook.importing.apply import plan_changes
from workbook.importing.preview import preview
from workbook.importing.summary import as_object
from workbook.reader.reading import read_bytes

ROWS = 20_000
NAMES = ["Company", "Job Title", "Date Applied", "Status", "Location", "Link", "Notes"]
ROLES = ["Data analyst", "Nurse", "Bookbinder", "Clerk", "Software engineer", "Teaching assistant"]
STATUSES = ["Applied", "Rejected", "Interview", "Ghosted", "Offer", "Rejected after interview", ""]
NOTES = ["", "spoke to them on the phone", "had two interviews and then they said no"]


def rows() -> list[list[str]]:
    """A long search, the same on every run."""
    chance = random.Random(5)
    made = [NAMES]
    for n in range(ROWS):
        day = date(2020, 1, 1) + timedelta(days=n // 10)
        made.append(
            [
                f"Quill {chance.randrange(9000)} Ltd",
                chance.choice(ROLES),
                f"{day:%d/%m/%Y}",
                chance.choice(STATUSES),
                chance.choice(["Leeds", "Cork", "Bath"]),
                f"https://jobs.example/{n}",
                chance.choice(NOTES),
            ]
        )
    return made


def as_workbook(table: list[list[str]]) -> bytes:
    """The same rows as an Excel workbook."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Log")
        for y, row in enumerate(table):
            sheet.write_row(y, 0, row)
    return file.getvalue()


def timed(name: str, act: Callable[[], Any]) -> Any:
    """What the act returns, after one line about its time; the processor's includes the reading process."""
    clock, used = time.perf_counter(), _used()
    result = act()
    print(f"{name:34} {time.perf_counter() - clock:6.2f} s   processor {_used() - used:6.2f} s")
    return result


def _used() -> float:
    who = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in who)


if __name__ == "__main__":
    table = rows()
    text = "\n".join(",".join(row) for row in table).encode()
    for kind, data in (("text", text), ("workbook", as_workbook(table))):
        print(f"--- {ROWS:,} rows as a {kind}")
        cells = timed("read in its own process", lambda data=data: read_bytes(data))
        seen = timed("understand and preview", lambda cells=cells: preview(cells, date(2026, 9, 1)))
        plan = timed("compare with an empty log", lambda seen=seen: plan_changes(seen.applications, {}, {}))
        timed(
            "the object of --json",
            lambda seen=seen, plan=plan: as_object(seen, plan, load_words("importing")),
        )
    for whose, usage in (("this", resource.RUSAGE_SELF), ("reading", resource.RUSAGE_CHILDREN)):
        print(f"most memory, {whose} process: {resource.getrusage(usage).ru_maxrss / 1024:.0f} MB")
