"""A saved e-mail, or a pasted one, to its subject, sender, day and plain text; nothing remote is loaded."""

from __future__ import annotations

import email
import email.policy
import email.utils
import io
import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

from workbook.reader.encodings import text_of
from workbook.reader.limits import Refused

MOST = 200_000  # characters of a message that are read; what comes after them is no news
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Outlook's .msg files
_HEADERS = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # from which Outlook counts
_BEGINNINGS = ((b"%PDF", "pdf"), (b"PK", "compressed"), (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"))


def mail_of(data: bytes) -> dict[str, str]:
    """The subject, sender, day (ISO, or "") and text of a message; raises Refused for what is none."""
    if not data.strip(b"\0\r\n\t "):
        raise Refused("empty")
    for beginning, what in _BEGINNINGS:
        if data.startswith(beginning):
            raise Refused(what)
    if data.startswith(_OLE):
        return _outlook(data)
    if _HEADERS.match(data.lstrip(b"\xef\xbb\xbf\r\n")):
        message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.default)
        if any(name in message for name in ("date", "mime-version", "received", "message-id")):
            return _parsed(message)
    text, _encoding = text_of(data)
    return _answer("", "", "", plain_text(text) if "<html" in text[:2000].lower() else text)


def _answer(subject: str, sender: str, sent_on: str, text: str) -> dict[str, str]:
    subject, sender = subject[:500].strip(), sender[:200].strip()
    return {"subject": subject, "sender": sender, "sent_on": sent_on, "text": text[:MOST]}


def _parsed(message: EmailMessage) -> dict[str, str]:
    """A message by its own headers; a header that cannot be read counts as not there."""
    part: Any = None
    for part in message.walk():
        if part.get_content_type() == "text/plain" and not part.is_attachment():
            break
    else:
        html = (p for p in message.walk() if p.get_content_type() == "text/html" and not p.is_attachment())
        part = next(html, None)
    text = _content(part) if part is not None else ""
    if part is not None and part.get_content_type() == "text/html":
        text = plain_text(text)
    name, address = email.utils.parseaddr(_header(message, "from"))
    return _answer(_header(message, "subject"), name or address, _day(_header(message, "date")), text)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):
        return ""


def _content(part: Any) -> str:
    """The text of a part, whatever its encoding says of itself."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError, TypeError):
        data = part.get_payload(decode=True)
        return text_of(data)[0] if isinstance(data, bytes) else ""


def _day(date: str) -> str:
    """The day of a Date header where it was sent, or ""."""
    try:
        return email.utils.parsedate_to_datetime(date).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _outlook(data: bytes) -> dict[str, str]:
    """A message that Outlook saved: its streams by the numbers of their properties."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if not file.exists("__properties_version1.0"):
                raise Refused("not_a_message")
            subject, sender, body = (_stream(file, number) for number in ("0037", "0C1A", "1000"))
            html = _stream(file, "1013") if not body.strip() else ""
            sent_on = _delivered(file.openstream("__properties_version1.0").read(100_000))
    except (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError):
        raise Refused("damaged") from None
    return _answer(subject, sender, sent_on, body if body.strip() else plain_text(html))


def _stream(file: Any, number: str) -> str:
    """A text property, which is either UTF-16 or in an encoding to be guessed; "" where there is none."""
    for kind, wide in (("001F", True), ("001E", False), ("0102", False)):
        name = f"__substg1.0_{number}{kind}"
        if file.exists(name):
            data = file.openstream(name).read(4 * MOST)
            return data.decode("utf-16-le", "replace") if wide else text_of(data)[0]
    return ""


def _delivered(properties: bytes) -> str:
    """The day of sending or of delivery, out of the list of properties: sixteen bytes each."""
    for wanted in (0x0039, 0x0E06):
        for at in range(32, len(properties) - 15, 16):
            kind, number = (int.from_bytes(properties[at + n : at + n + 2], "little") for n in (0, 2))
            if (kind, number) == (0x0040, wanted):
                ticks = int.from_bytes(properties[at + 8 : at + 16], "little")
                return (_EPOCH + timedelta(microseconds=min(ticks, 10**18) // 10)).date().isoformat()
    return ""


_BLOCKS = frozenset(("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr"))
_SILENT = frozenset(("script", "style", "head", "title", "blockquote", "template", "noscript", "svg"))


class _Text(HTMLParser):
    """The words of a web page, without scripts, styles and quoted mail."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A block begins a line; what hides its words is remembered until it ends."""
        if tag in _SILENT or (self._silent and tag == self._silent[-1]):
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.words.append("\n\n" if tag in ("p", "tr", "table") else "\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of a block, or of what hid its words."""
        if tag in self._silent:
            while self._silent.pop() != tag:
                continue
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Words, unless they are hidden."""
        if not self._silent:
            self.words.append(re.sub(r"\s+", " ", data))


def plain_text(html: str) -> str:
    """The words of HTML, line by line."""
    parser = _Text()
    parser.feed(html[: 10 * MOST])
    return re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(parser.words)).strip()
