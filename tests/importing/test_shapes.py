"""Files as people keep them, each with what a careful person would read in it (tests/importing/shapes)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from looked_at import line_of, look_at

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.txt"))


def _expected(text: str) -> tuple[dict[str, int], list[tuple[str, ...]]]:
    first, *lines = text.strip().splitlines()
    counts = {"used": 0, "merged": 0, "aside": 0} | {
        w: int(n) for w, n in re.findall(r"([a-z]+) (\d+)", first)
    }
    cells = [[cell.strip() for cell in line.split("¦")] for line in lines]
    return counts, [(*row, *[""] * (6 - len(row))) for row in cells]


@pytest.mark.parametrize("file", SHAPES, ids=lambda file: file.stem)
def test_a_file_is_read_as_a_careful_person_would(file: Path) -> None:
    table, _, told = file.read_text(encoding="utf-8").partition("\n=====\n")
    counts, lines = _expected(told)
    seen = look_at(table)
    assert [line_of(one) for one in seen.applications] == lines
    assert counts == {
        "read": len(seen.verdicts),
        "used": len(seen.of("used")),
        "merged": len(seen.of("merged")),
        "aside": len(seen.of("set_aside")),
    }
    assert seen.questions == ()


def test_there_are_at_least_forty_shapes() -> None:
    assert len(SHAPES) >= 40
