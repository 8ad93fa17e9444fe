"""What kind of file some bytes are, by their first bytes and never by their name."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from workbook.reader.limits import Bounds, Refused

_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"7z\xbc\xaf", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"Rar!", "compressed"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"SQLite format 3", "database"),
    (b"{\\rtf", "rtf"),
)
_INSIDE = (  # what the names in an archive begin with
    ("word/", "word"),
    ("ppt/", "slides"),
    ("Index/", "numbers"),
    ("mimetype", "opendocument"),
)
OURS = "after-the-no"  # how our own export calls itself
IN_ARCHIVE = f"{OURS}/{OURS}.json"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Excel files and of encrypted new ones
_HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!doctype html|<html|<table|<workbook)", re.IGNORECASE)


def is_workbook(data: bytes, bounds: Bounds) -> bool:
    """Whether this is an Excel workbook we can read (else: text); refuses everything else by name."""
    if not data.strip(b"\0\r\n\t ,;"):
        raise Refused("empty")
    for beginning, what in _BEGINNINGS:
        if data.startswith(beginning):
            raise Refused(what)
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise Refused("encrypted" if encrypted else "old_excel")
    if _HTML.match(data[:2000]):
        raise Refused("web_page")
    if not data.startswith(b"PK"):
        _refuse_json(data)
        return False
    _check_archive(data, bounds)
    return True


def _refuse_json(data: bytes) -> None:
    """Refuses JSON by name, our own export as `own_export`; a table may begin with a bracket."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except RecursionError:  # no list of applications is nested like that
        raise Refused("json") from None
    except ValueError:
        return
    if isinstance(value, dict) and value.get("format") == OURS:
        raise Refused("own_export")
    if isinstance(value, (dict, list)):
        raise Refused("json")


def _check_archive(data: bytes, bounds: Bounds) -> None:
    """Refuses an archive that is no workbook, is damaged or encrypted, or would unpack to too much."""
    with _archive(data) as archive:
        members = archive.infolist()
    names = {member.filename.replace("\\", "/") for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise Refused("encrypted")
    for beginning, what in _INSIDE:
        if any(name.startswith(beginning) for name in names):
            raise Refused(what)
    if IN_ARCHIVE not in names and not any(name.lower().startswith("xl/") for name in names):
        raise Refused("compressed")
    unpacked = sum(member.file_size for member in members)
    if unpacked > bounds.unpacked_bytes or len(members) > 2000:
        limit = bounds.unpacked_bytes // 1_000_000
        raise Refused("unpacks_too_large", {"size": round(unpacked / 1_000_000), "limit": limit})
    _refuse_json(in_archive(data, bounds) or b"")


def in_archive(data: bytes, bounds: Bounds) -> bytes | None:
    """The JSON file in an archive of our export, no further than the bounds; None where there is none."""
    with _archive(data) as archive:
        if IN_ARCHIVE not in archive.namelist():
            return None
        with archive.open(IN_ARCHIVE) as file:
            return file.read(bounds.unpacked_bytes)


@contextmanager
def _archive(data: bytes) -> Iterator[zipfile.ZipFile]:
    """An archive to read in; refuses one that is damaged, wherever that shows."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise Refused("damaged") from None
