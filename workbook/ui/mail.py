"""A text on its way out, in the person's own hands: a link for a mail program, and a text file."""

from __future__ import annotations

from urllib.parse import quote

# Windows hands a link to a program only up to about 2,080 characters; some programs stop a little earlier.
LONGEST_LINK = 2000


def mail_link(subject: str, body: str) -> str | None:
    """A mailto link with subject and body, or None when it is longer than every mail program accepts.

    Lines end in %0D%0A, as RFC 6068 asks; half characters, which no mail can carry, become a mark.
    """
    head = f"mailto:?subject={_encoded(' '.join(subject.splitlines()))}"
    link = f"{head}&body={_encoded(_with_line_ends(body))}"
    return link if len(link) <= LONGEST_LINK else None


def text_file(subject: str, body: str, label: str) -> bytes:
    """A letter as a text file; the subject, if there is one, stands first, after its label.

    UTF-8 with a mark at its beginning, without which some programs take accents for something else.
    """
    head = f"{label} {subject}\n\n" if subject else ""
    return _whole(_with_line_ends(head + body + "\n")).encode("utf-8-sig")


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _encoded(text: str) -> str:
    return quote(_whole(text), safe="")
