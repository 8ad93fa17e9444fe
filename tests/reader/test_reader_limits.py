"""Files that mean harm: refused by name, quickly, in a process of their own, with little memory."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from workbooks import HEAD, far_cell, laughing, unpacks_to, workbook

from workbook.reader.limits import Bounds, Refused
from workbook.reader.reading import read_bytes, read_path

MEMORY = 300_000_000  # bytes
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


# A process of its own, because a child counts what its parent held when it was born.
MEASURED = """
import resource, sys
sys.path[:0] = ["../..", ".."]
from workbook.reader.reading import read_bytes
from workbook.reader.limits import Refused
from workbooks import unpacks_to, workbook
row = tuple(f"cell number {n} of this row, with some words in it" for n in range(18))
if sys.argv[1] == "text":
    data = ("Company\\n" + (",".join(row) + "\\n") * 19_000).encode()
elif sys.argv[1] == "workbook":
    data = workbook({"Log": [("Company", "Role"), *[row] * 3_000]})
elif sys.argv[1] == "json":
    data = b"[" + b"{}," * 6_000_000 + b"{}]"
else:
    data = unpacks_to(49)
try:
    read_bytes(data)
except Refused:
    pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


ENDLESS = """
from workbook.reader.__main__ import _limit
from workbook.reader.limits import Bounds
_limit(Bounds(seconds=1.0))
while True: pass
"""


def _refusal(data: bytes, bounds: Bounds | None = None) -> str:
    with pytest.raises(Refused) as refused:
        read_bytes(data, bounds=bounds)
    return refused.value.key


@pytest.mark.parametrize(
    ("bomb", "keys"),
    [
        (lambda: unpacks_to(200), {"unpacks_too_large"}),
        (laughing, {"damaged", "too_heavy"}),
        (lambda: b"x" * 20_000_001, {"file_too_large"}),
        (lambda: b'"' + b"x" * 5_000_000, {"cell_too_long"}),
        (lambda: b"PK\x05\x06" + b"\0" * 18, {"compressed"}),
        (lambda: b'{"a":' * 2_000_000, {"json"}),
        (lambda: b"[" + b"{}," * 6_000_000 + b"{}]", {"too_heavy"}),
        (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), {"encrypted"}),
        (lambda: workbook({"Log": [HEAD, ("Abbot",)]})[:900], {"damaged"}),
        (lambda: b"Company,Role\n" + b"Abbot,Clerk\n" * 25_000, {"too_many_rows"}),
        (lambda: b",".join([b"Company"] * 61) + b"\n" + b",".join([b"x"] * 61), {"too_many_columns"}),
    ],
)
def test_a_bomb_is_refused_by_name(bomb: Callable[[], bytes], keys: set[str]) -> None:
    assert _refusal(bomb()) in keys


@pytest.mark.skipif(os.name == "nt", reason="processor time has no limit there; the clock alone guards")
def test_a_reading_that_takes_ten_seconds_of_the_processor_does_not_exist() -> None:
    assert Bounds().seconds < 10
    done = subprocess.run([sys.executable, "-c", ENDLESS], cwd=Path(__file__).parents[2])
    assert done.returncode < 0


def test_the_last_cell_there_can_be_costs_nothing() -> None:
    assert read_bytes(far_cell()).sheets[0].rows == []


@pytest.mark.parametrize("kind", ["text", "workbook", "bomb", "json"])
def test_a_reading_takes_little_memory(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, kind],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    assert 0 < int(done.stdout) < MEMORY


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    rows = "Company,Role\n" + "Abbot,Clerk\n" * 15_000
    assert _refusal(rows.encode(), Bounds(patience=0.01)) == "too_heavy"


def test_a_reading_that_takes_too_much_memory_is_stopped() -> None:
    assert _refusal(b"Company\n" + b"x,y\n" * 15_000, Bounds(memory_bytes=20_000_000)) in (
        "too_heavy",
        "damaged",
    )


def test_files_that_are_not_there_or_are_folders_are_refused_by_name(tmp_path: Path) -> None:
    for path, key in ((tmp_path / "none.csv", "no_such_file"), (tmp_path, "folder")):
        with pytest.raises(Refused) as refused:
            read_path(path)
        assert refused.value.key == key


def test_pasted_rows_are_read_like_a_file() -> None:
    assert read_bytes(b"Company\tRole\nAbbot\tClerk\n").sheets[0].rows[1] == ["Abbot", "Clerk"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/proc/kmsg", "/proc/self/status"])
def test_what_is_no_file_on_a_disk_is_refused_at_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "pipe":
        os.mkfifo(path)
    if not path.exists():
        pytest.skip("not on this system")
    with pytest.raises(Refused) as refusal:
        read_path(path)
    assert refusal.value.key in ("not_a_file", "not_opened")


@pytest.mark.parametrize(
    ("inside", "key"),
    [
        ("word/document.xml", "word"),
        ("ppt/presentation.xml", "slides"),
        ("Index/Document.iwa", "numbers"),
        ("mimetype", "opendocument"),
        ("holiday.png", "compressed"),
    ],
)
def test_a_document_of_another_program_has_a_sentence_of_its_own(inside: str, key: str) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name in dict.fromkeys(["[Content_Types].xml" if key in ("word", "slides") else inside, inside]):
            file.writestr(name, "")
    with pytest.raises(Refused) as refusal:
        read_bytes(archive.getvalue())
    assert refusal.value.key == key


def test_a_text_document_is_not_read_as_a_list() -> None:
    with pytest.raises(Refused) as refusal:
        read_bytes(rb"{\rtf1\ansi Quillmoor, applied}")
    assert refusal.value.key == "rtf"
