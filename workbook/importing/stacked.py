"""Column names that stand in two rows: groups ("Interview 1") above what is in them ("Date", "Result")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from workbook.importing import statuses
from workbook.importing.dates import DateReader
from workbook.importing.headings import meanings
from workbook.importing.lines import LONGEST_NAME, Line, is_value
from workbook.importing.vocabulary import languages

_NO_NAME = re.compile(r"unnamed(: *\d+)?(_level_\d+)?", re.IGNORECASE)  # what pandas calls a nameless column


def stacked_names(lines: Sequence[Line], at: int, reader: DateReader) -> tuple[tuple[str, ...], int]:
    """The names of the columns, and how many rows from `at` on they take; a row of groups may be above."""
    names = _plain(lines[at])
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below and below.number == lines[at].number + 1 and _goes_on(names, _plain(below), reader):
        return _joined(names, _plain(below)), 2
    above = lines[at - 1] if at else None
    if above and above.number == lines[at].number - 1 and _groups(_plain(above), names, reader):
        return _joined(_plain(above), names, _needs_its_group), 1
    return names, 1


def _plain(line: Line) -> tuple[str, ...]:
    cells = (" ".join(cell.split()) for cell in line.cells)
    return tuple("" if _NO_NAME.fullmatch(cell) else cell for cell in cells)


def _goes_on(names: tuple[str, ...], second: tuple[str, ...], reader: DateReader) -> bool:
    """Whether the row below the names is a second row of them: column words under groups and gaps.

    Anything else is a row of the log that names no company, and is not to vanish among the names.
    """
    second += ("",) * (len(names) - len(second))
    filled = [cell for cell in second if cell]
    if len(filled) < 2 or not all(_is_name(cell, reader) and meanings(cell) for cell in filled):
        return False
    gaps = [i for i, cell in enumerate(second) if cell and (i >= len(names) or not names[i])]
    below = [(name, cell) for name, cell in zip(names, second, strict=False) if name and name != cell]
    named = any("organisation" in _fields(name) for name in names)
    return bool(gaps) and gaps[0] > 0 and named and not any(_is_answer(*pair) for pair in below)


def _fields(name: str) -> set[str]:
    return {meaning.field for meaning in meanings(name) if meaning.exact}


def _is_answer(name: str, cell: str) -> bool:
    """Whether what stands below a name is what a row holds there: a company, a job, how it stands."""
    fields = _fields(name)
    if "status" in fields:
        return statuses.status(cell, languages()).standing is not None
    return bool(cell and fields & {"organisation", "role"})


def _groups(above: tuple[str, ...], names: tuple[str, ...], reader: DateReader) -> bool:
    """Whether the row above the names groups them: at least two names with gaps between, fewer than below."""
    filled = [cell for cell in above if cell]
    fewer = len(filled) < sum(1 for name in names if name)
    return len(filled) > 1 and fewer and all(_is_name(cell, reader) for cell in filled)


def _is_name(cell: str, reader: DateReader) -> bool:
    return len(cell) <= LONGEST_NAME and not is_value(cell, reader) and any(c.isalpha() for c in cell)


def _joined(
    above: tuple[str, ...], below: tuple[str, ...], grouped: Callable[..., bool] = lambda *_: True
) -> tuple[str, ...]:
    """One name a column; a group goes on to the right until the next one begins.

    `grouped` says of group, name and all names whether the group is part of the name.
    """
    width = max(len(above), len(below))
    above, below = (row + ("",) * (width - len(row)) for row in (above, below))
    joined, group = [], ""
    for upper, lower in zip(above, below, strict=True):
        group = upper or (group if lower else "")
        alone = not lower or not group or lower == group or not grouped(group, lower, below)
        joined.append((lower or upper) if alone else f"{group} {lower}")
    return tuple(joined)


def _needs_its_group(group: str, lower: str, names: tuple[str, ...]) -> bool:
    """Whether a name needs its group: it is there twice, or says with it what it does not say alone."""
    whole = meanings(f"{group} {lower}")
    return Counter(names)[lower] > 1 or bool(whole and whole[0].exact)
