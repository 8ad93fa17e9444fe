"""Small logs of every kind that was once read wrong, each with what a careful person reads in it.

In a case a list of values means that any of them is right, and a missing key is not judged. No expected
application means that the file is refused in words, asks, or holds none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from looked_at import cells_of

from workbook.book import usual_clock
from workbook.importing.preview import preview
from workbook.importing.summary import as_values
from workbook.reader.limits import Refused

CASES = sorted((Path(__file__).parents[1] / "fixtures" / "import_cases").glob("*.json"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_log_is_read_as_a_careful_person_reads_it(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTER_THE_NO_NOW", "2026-11-28T12:00:00+00:00")
    expected = json.loads(case.read_text("utf-8"))["expected"]
    (file,) = (path for path in case.parent.glob(f"{case.stem}.*") if path != case)
    records = list(_records(file))
    assert [
        _differences(want, got) for want, got in zip(expected, _paired(expected, records), strict=True)
    ] == [[]] * len(expected)
    assert len(records) == len(expected)


def _records(file: Path) -> Iterator[dict[str, Any]]:
    today = usual_clock()().date()
    try:
        seen = preview(cells_of(file.read_bytes()), today)
    except Refused:
        return
    yield from (as_values(parsed.story, today) for parsed in seen.applications)


def _paired(expected: list[dict[str, Any]], records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each expected application the record that is most like it, each record once."""
    left = list(records)
    pairs = []
    for want in expected:
        best = min(left, key=lambda got: len(_differences(want, got)), default={})
        left = [got for got in left if got is not best]
        pairs.append(best)
    return pairs


def _differences(want: dict[str, Any], got: dict[str, Any]) -> list[str]:
    wrong = [
        f"{key}: {got.get(key)}"
        for key, value in want.items()
        if key != "rounds" and not _is(got.get(key), value)
    ]
    rounds, read = want.get("rounds"), got.get("rounds") or []
    if rounds is not None and len(rounds) != len(read):
        wrong.append(f"rounds: {read}")
    pairs = zip(rounds or (), read, strict=False)
    return wrong + [
        f"{key}: {told}" for one, told in pairs for key, value in one.items() if not _is(told[key], value)
    ]


def _is(got: Any, want: Any) -> bool:
    return any(str(got or "") == str(value or "") for value in (want if isinstance(want, list) else [want]))
