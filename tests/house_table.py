"""The rules of the house as one table: who may import whom, and what may stand where."""

from __future__ import annotations

import re

FLOORS = ("answers", "storage", "content", "reader", "estimates", "ui", "lab")
LOOKS_INTO_ALL = ("pictures", "progress", "importing", "exporting", "sample", "start")
SEEN_BY_ROOMS = ("model", "story", "correspondence", "due")
# What is due each room says itself; a gate counts from the days a person told, which are records.
SEEN_BY_PATH = ("due", "model")
SEEN_BY_THOSE = (*SEEN_BY_ROOMS, "analysis", "standing")  # standing: analysis over records
# Its subject is what the others draw, so it sees where they do.
SEEN_TOO = {"pictures": ("charts", "distances", "practising", "support_map"), "exporting": ("shelf",)}
# What the one writes the other reads back, so they know each other's files; settings show what can be done
# with the whole book.
TOGETHER = ("importing", "exporting", "backups", "sample", "settings")

# Which floor or top-level module may import which; a room may use every floor and the book.
ARROWS = {
    "answers": (),
    "estimates": (),
    "reader": (),
    "storage": ("answers",),
    "content": ("answers",),
    "book": ("answers", "storage", "content"),
    "ui": ("answers", "storage", "content", "book", "open_book"),
    "lab": ("storage", "content", "book", "open_book", "path"),
}
INSIDE_A_ROOM = {  # file → the files of its own room it must not see
    "model": ("analysis", "charts", "lists", "due", "page"),
    "analysis": ("charts", "lists", "page"),
    "due": ("charts", "lists", "page"),
    "charts": ("page",),
    "lists": ("page",),
}

# Imported name → (where it may be imported, why). The longest matching name decides.
IMPORTS = {
    "sqlite3": (("storage/*",), "SQL has one home, so there is one place to make it durable"),
    "pandas": (
        ("storage/*", "*/analysis.py", "estimates/*"),
        "charts get finished tables and models stay plain",
    ),
    "matplotlib": (("*/charts.py", "ui/live_chart.py", "ui/drawing/*"), "only charts draw"),
    "matplotlib.pyplot": ((), "pyplot keeps a global figure and leaks it"),
    "matplotlib.pylab": ((), "pylab is pyplot"),
    "pylab": ((), "pylab is pyplot"),
    "ipywidgets": (("ui/*", "*/page.py", "lab/*"), "everything else runs and is tested without Jupyter"),
    "anywidget": (("ui/*", "*/page.py", "lab/*"), "everything else runs and is tested without Jupyter"),
    "traitlets": (("ui/*", "*/page.py", "lab/*"), "everything else runs and is tested without Jupyter"),
    "IPython": (("ui/*", "*/page.py", "lab/*"), "everything else runs and is tested without Jupyter"),
    "scipy": (("estimates/*", "*/analysis.py"), "numbers with their uncertainty have one home"),
    "platformdirs": (("book.py", "__init__.py"), "the book knows the only path"),
    "random": (("book.py",), "chance is handed in"),
    "uuid": (("storage/*",), "chance is handed in"),
    "secrets": (("storage/*", "lab/*"), "chance is handed in"),
}
HEAVY = ("pandas", "matplotlib", "scipy", "numpy", "openpyxl")
HEAVY_AT_TOP = ("*/analysis.py", "*/charts.py", "estimates/*", "ui/live_chart.py")

# Call, as written → (where it may stand, why).
CALLS = {
    r"(^|\.)(datetime|date|Timestamp|_dt|dt)\.(now|today|utcnow)$": (
        ("book.py",),
        "the book is the only clock",
    ),
    r"^time\.(time|localtime|gmtime|ctime)$": (("book.py",), "the book is the only clock"),
    r"(^|\.)(random|rng)\.(seed|random|choice|shuffle|randint)$": (
        ("book.py",),
        "chance is handed in",
    ),
    r"(^Path|\.Path)\.(home|cwd)$|expanduser$|getcwd$|user_data_(path|dir)$": (
        ("book.py", "__init__.py", "__main__.py", "lab/*"),
        "the book knows the only path",
    ),
    r"(^|\.)(HTML|HTMLMath|Markdown|Javascript|display_html|display_markdown)$": (
        ("ui/safe.py",),
        "a person's text is never code",
    ),
}
KIND = re.compile(  # a comparison with a kind of answer, or with the name of its box
    r"\b(Text|LongText|Reference|Choice|Multi|Tags|Table|Mapping|Number|Scale|Day|Tick)Answer\b|\banswer\.box\b"
)
SCRIPT_TRAPS = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function")
SAFE_SCRIPTS: tuple[str, ...] = ()  # JavaScript files that may use them; none needs to

NOTEBOOK = re.compile(r"\d\d_\w+\.ipynb")
BAD_NAMES = re.compile(r"^(utils?|helpers?|common|managers?|core|misc)$|(Utils?|Helpers?|Managers?)$")
SQL = re.compile(
    r"\s*(SELECT\s.+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s"
    r"|PRAGMA\s|BEGIN IMMEDIATE|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|TRIGGER|VIEW)\s|VACUUM\b)",
    re.DOTALL,
)
WORDS = re.compile(r"(?:[A-Za-z’']+[,;:]?\s+){3,}[A-Za-z’']+")  # four words in a row, and one of these:
SMALL_WORD = re.compile(
    r"\b(the|a|an|to|of|is|are|was|you|your|it|not|and|or|in|on|for|with|this|that|no)\b", re.I
)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b")

FILE_LINES, FUNCTION_LINES = 400, 30
# Functions that are longer today; the list may only shrink.
LONG_FUNCTIONS: dict[str, tuple[str, ...]] = {}
# Lines of Python: a room has so many at most, but for these, whose numbers only ever go down.
ROOM = 800
ROOM_LINES = {
    "importing": 3_720,
    "exporting": 1_081,
    "messages": 2_233,
    "debrief": 1_647,
    "interviews": 1_191,
    "perspective": 869,
}
WHOLE = 38_410  # all of workbook/
SLACK = 50  # a number further above the truth than this is to be lowered
