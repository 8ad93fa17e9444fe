"""A message without what is not its own words: headers, addresses, links, quoted mail, hidden signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbook.answers import admit
from workbook.content.mail_words import MailWords, any_of, plain

MOST = 20_000  # characters that are kept
_LINKS = re.compile(
    r"<?\b(?:https?://|www\.)[^\s<>]+>?|<?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?|\[(?:cid|image)[^\]]*\]", re.I
)
_TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\u00ad]")
_QUOTED = re.compile(r"^\s*(>|\|\s)")
_SIGNATURE = re.compile(r"^-- ?$")
_HEADER = re.compile(r"^\s*\*?(?P<name>[^\s:：][^:：]{0,24}?)\*?\s*[:：]\s?(?P<value>.*)$")


@dataclass(frozen=True)
class BareMail:
    """The words of a message, and what the headers that were pasted with it say."""

    text: str
    sender: str = ""
    subject: str = ""
    date: str = ""


def cleaned_letter(text: str, words: MailWords) -> BareMail:
    """The message itself: what stands above it read and left out, what is quoted below it dropped."""
    admitted = admit(_TRICKS.sub("", text)[: 10 * MOST].replace("\0", ""), 10 * MOST)
    lines = (admitted if isinstance(admitted, str) else "").split("\n")
    headers, lines = _headers(lines, words)
    kept: list[str] = []
    for n, line in enumerate(lines):
        if _SIGNATURE.match(line) or _begins_quote(line, lines[n + 1 : n + 5], words):
            break
        if not _QUOTED.match(line) and not words.found["headers.footer"].search(plain(line)):
            kept.append(_LINKS.sub("", line).rstrip())
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()[:MOST]
    return BareMail(body, headers.get("from", ""), headers.get("subject", ""), headers.get("date", ""))


def _headers(lines: list[str], words: MailWords) -> tuple[dict[str, str], list[str]]:
    """The headers that a message begins with, where there are two or more, and the lines after them."""
    found: dict[str, str] = {}
    at = next((n for n, line in enumerate(lines) if line.strip()), 0)
    begun = at
    while at < len(lines) and (header := _header(lines[at], words)):
        found.setdefault(header[0], _LINKS.sub("", header[1]).strip(" <>\"'"))
        at += 1
    return (found, lines[at:]) if at - begun > 1 or "subject" in found else ({}, lines)


def _header(line: str, words: MailWords) -> tuple[str, str] | None:
    match = _HEADER.match(line)
    name = plain(match["name"]).strip() if match else ""
    for key in ("from", "date", "subject", "other"):
        for table in (words.table["headers"], _ENGLISH):
            if match and name in map(plain, table[key]):
                return key, match["value"]
    return None


_ENGLISH = {"from": ["from"], "date": ["date", "sent"], "subject": ["subject"], "other": ["to", "cc", "bcc"]}
_OF_ALL = any_of(["original message", "forwarded message", "on … wrote:"])


def _begins_quote(line: str, following: list[str], words: MailWords) -> bool:
    """Whether earlier mail begins here: a line that says so, or a second set of headers."""
    bare = plain(line)
    if len(line) < 200 and (words.found["headers.quoted"].search(bare) or _OF_ALL.search(bare)):
        return bare.rstrip().endswith((":", "-", "：")) or "---" in bare
    header = _header(line, words)
    return bool(header and header[0] == "from" and sum(bool(_header(n, words)) for n in following) >= 2)
