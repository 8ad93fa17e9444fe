"""Links for mail programs and text files come out right whatever stands in a letter."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import pytest

from workbook.ui.mail import LONGEST_LINK, mail_link, text_file

TEXTS = [
    "Dear Siân,\n\nR&D <Lead> at O'Neil & Søn: 100% + 5 = ?\n\nZoë",
    "عزيزتي دانة،\nشكرا",
    "a#b?c&d=e;f/g\\h\"i'j",
    "tab\there  two spaces",
    "%0D%0ABcc: x@example.org",
    "👩🏽‍💻 \u202e \u200f",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_link_gives_back_subject_and_body_with_the_line_ends_of_mail(text: str):
    link = mail_link(text.replace("\n", " "), text)
    assert link is not None
    said = parse_qs(urlsplit(link).query, strict_parsing=True, keep_blank_values=True)
    assert said == {"subject": [text.replace("\n", " ")], "body": [text.replace("\n", "\r\n")]}
    assert link.isascii()
    assert " " not in link
    assert "+" not in link


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_becomes_one(ends: str):
    assert mail_link("", f"a{ends}b") == "mailto:?subject=&body=a%0D%0Ab"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\u2028", "\x85"])
def test_a_subject_stays_one_line_and_adds_no_heading(ends: str):
    link = mail_link(f"Hello{ends}Bcc: x@example.org", "b") or ""
    subject = parse_qs(urlsplit(link).query)["subject"][0]
    assert subject == "Hello Bcc: x@example.org"
    EmailMessage()["Subject"] = subject  # raises if it would be two headings


def test_a_link_that_is_too_long_is_not_offered():
    room = LONGEST_LINK - len(mail_link("", "") or "")
    assert len(mail_link("", "x" * room) or "") == LONGEST_LINK
    assert mail_link("", "x" * (room + 1)) is None
    assert mail_link("", "é" * (room // 6 + 1)) is None


def test_half_a_character_does_no_harm():
    assert mail_link("\ud83d", "a\udc00b") == "mailto:?subject=%EF%BF%BD&body=a%EF%BF%BDb"


@pytest.mark.parametrize("text", TEXTS)
def test_a_file_holds_the_subject_and_the_letter(text: str):
    data = text_file("Thank you, R&D <Lead>", text, "Subject:")
    assert data.startswith(b"\xef\xbb\xbf")
    said = data.decode("utf-8-sig")
    assert said == f"Subject: Thank you, R&D <Lead>\r\n\r\n{text}\r\n".replace("\r\n", "\n").replace(
        "\n", "\r\n"
    )


def test_a_file_without_a_subject_is_the_letter_alone():
    assert text_file("", "Hello", "Subject:").decode("utf-8-sig") == "Hello\r\n"
