"""A kernel that waits for its page has everything in memory that the page will need."""

from __future__ import annotations

import subprocess
import sys

WARMED = """
import sys, threading
import workbook.lab.warm
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join()
"""
PAGE = """
read = []
sys.addaudithook(lambda event, given: event == "open" and read.append(str(given[0])))
from workbook import debrief, goals
goals.plan(), debrief.look_back()
print([path for path in read if path.endswith((".toml", ".py"))])
"""
LEFT = """
import gc
print(gc.get_freeze_count() > 2 * len(gc.get_objects()))
"""


def said(program: str, home: object) -> str:
    """The last line that a new Python prints."""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={"AFTER_THE_NO_HOME": str(home), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.splitlines()[-1]


def test_a_page_in_it_reads_no_words_and_no_code_any_more(tmp_path):
    assert said(WARMED + PAGE, tmp_path) == "[]"


def test_what_was_loaded_is_not_searched_for_what_can_be_thrown_away(tmp_path):
    assert said(WARMED + LEFT, tmp_path) == "True"
