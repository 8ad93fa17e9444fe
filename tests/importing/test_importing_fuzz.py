"""Thousands of spoilt files: each is read with every row accounted for, or refused by name."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from looked_at import look_at

from workbook.content import load_words
from workbook.reader.limits import Refused

TRIES = 4_000  # the same files on every machine; a thousand more reach hardly a line more
SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.txt"))
BITS = [
    *(b",", b";", b"\t", b'"', b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"|", b"=1+1", b"'"),
    *(b"01/02/2026", b"31.02.2026", b"45992", b"null", b"-", b"Rejected", b"Applied", b"total", b" " * 300),
    *("否".encode(), "\u202e".encode(), "\U0001f600".encode(), b"\xc3\x28", b"9" * 400, b"[['a', 'b']]"),
]


def spoilt(chance: random.Random, good: bytes) -> bytes:
    """The file with a few places cut out, repeated, overwritten or filled with what does not belong there."""
    data = bytearray(good)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(data) + 1), chance.randint(0, 40)
        put = chance.choice(
            [b"", chance.choice(BITS), bytes(data[at : at + length]) * 2, chance.randbytes(3)]
        )
        data[at : at + length] = put
    return bytes(data).decode("utf-8", "ignore").encode("utf-16") if chance.random() < 0.05 else bytes(data)


def looked_at(data: bytes) -> None:
    """Read and understand a file; whatever is wrong with it has a name with words."""
    refused = ""
    try:
        seen = look_at(data)
    except Refused as problem:
        refused = problem.key
    if refused:
        assert load_words("importing").has(f"refused.{refused}")
        return
    counted = len(seen.of("used")) + len(seen.of("merged")) + len(seen.of("set_aside"))
    numbers = [verdict.number for verdict in seen.verdicts]
    assert counted == len(numbers) == len(set(numbers))
    assert len(seen.of("used")) == len(seen.applications)


def test_a_row_without_its_move_stands_beside_the_moves_of_the_same_job() -> None:
    looked_at(b"Company,Source,Target\nLarch,Applied,Rejected\nLarch,,\nLarch,Applied,No Response\n")
    looked_at(b"Company,Source,Target\nLarch,,\nLarch,Applied,Rejected\n")


@pytest.mark.timeout(4000)
def test_no_spoilt_file_breaks_the_reader_or_loses_a_row(full: bool) -> None:
    chance = random.Random(20260312)
    goods = [file.read_bytes().split(b"\n=====")[0] for file in SHAPES]
    for tried in range(TRIES * 60 if full else TRIES):
        data = spoilt(chance, chance.choice(goods))
        try:
            looked_at(data)
        except Exception as error:  # the file that did it is needed to mend it
            raise AssertionError(f"file {tried} of seed 20260312 broke it: {data[:2000]!r}") from error
