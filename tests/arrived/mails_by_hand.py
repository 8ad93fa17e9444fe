"""Messages as bytes, as a browser hands them over: pasted, saved as .eml, and saved by Outlook."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from email.message import EmailMessage

NO = """Dear Applicant,

Thank you for your interest in the Data Analyst position at Quillmoor. We have decided to move forward with
other candidates. We will keep your details on file."""
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
SECTOR = 512
END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def eml(
    text: str = NO, html: str = "", date: str = "Mon, 09 Mar 2026 09:12:00 +0000", **headers: str
) -> bytes:
    """A saved e-mail with a text, and another one as HTML if that is given."""
    message = EmailMessage()
    message["From"] = headers.get("sender", "Quillmoor Recruiting <no-reply@quillmoor.example>")
    message["Subject"] = headers.get("subject", "Your application to Quillmoor")
    message["Date"] = date
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return bytes(message)


def msg(subject: str, sender: str, body: str, sent: datetime) -> bytes:
    """A message as Outlook saves it: a compound file with one stream for each property."""
    ticks = int((sent - EPOCH).total_seconds() * 10**7)
    properties = b"\0" * 32 + struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    streams = {
        "__properties_version1.0": properties,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
    }
    return compound(
        {name: data.ljust(4096, b"\0") if name[2] == "p" else _long(data) for name, data in streams.items()}
    )


def _long(data: bytes) -> bytes:
    """Text long enough for whole sectors, so that the file needs no small ones."""
    return data + " ".encode("utf-16-le") * ((4096 - len(data)) // 2 + 1)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, each in whole sectors, its table in the first sector."""
    table, body, begins, at = [0xFFFFFFFD], b"", {}, 2
    table.append(END)
    chains: list[int] = []
    for name, data in streams.items():
        n = -(-len(data) // SECTOR)
        begins[name] = at
        chains += [*range(at + 1, at + n), END]
        body += data.ljust(n * SECTOR, b"\0")
        at += n
    entries = b"".join(
        _entry(n, name, begins, streams, len(streams)) for n, name in enumerate(["Root Entry", *streams])
    )
    entries = entries.ljust(-(-len(entries) // SECTOR) * SECTOR, b"\0")
    sectors = len(entries) // SECTOR
    table += [*chains, *range(at + 1, at + sectors), END]
    header = struct.pack(
        "<8s16sHHHHH6s9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        1,
        at,
        0,
        4096,
        END,
        0,
        END,
        0,
    )
    header += struct.pack("<109I", 0, *[FREE] * 108)
    fat = struct.pack("<128I", *(table + [FREE] * 128)[:128])
    spare = b"\0" * SECTOR
    return header + fat + spare + body + entries


def _entry(n: int, name: str, begins: dict[str, int], streams: dict[str, bytes], count: int) -> bytes:
    """One entry of the directory; the streams hang from the root as a line to the right."""
    root = n == 0
    wide = name.encode("utf-16-le")
    right = n + 1 if 0 < n < count else FREE
    child = 1 if root else FREE
    start, size = (END, 0) if root else (begins[name], len(streams[name]))
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        wide,
        len(wide) + 2,
        5 if root else 2,
        1,
        FREE,
        right,
        child,
        b"",
        0,
        0,
        0,
        start,
        size,
    )
