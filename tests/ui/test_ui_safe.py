"""Drawings become pictures that follow the theme, and nothing but pictures."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from workbook.ui.safe import themed_svg

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 32">'
)


def themed(inside: str, alt: str = "Three bars.") -> str:
    return themed_svg(f"{HEAD}{inside}</svg>", alt=alt, colours={"#010203": "--atn-ink"}, name="c1")


def test_a_stand_in_colour_becomes_a_variable_of_the_theme() -> None:
    assert "fill:var(--atn-ink)" in themed('<path d="M 0 0" style="fill: #010203; opacity: 0.5"/>')


def test_a_stand_in_colour_in_a_persons_words_stays_what_they_wrote() -> None:
    assert ">#010203</" in themed("<text>#010203</text>")


def test_the_alt_sentence_is_the_pictures_name() -> None:
    picture = ET.fromstring(themed("", alt='A "quoted" <b>name</b> & more'))
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == 'A "quoted" <b>name</b> & more'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>* { display: none }</style>",
        '<a xlink:href="https://example.org"><path d="M 0 0"/></a>',
        '<image xlink:href="https://example.org/x.png"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<path onload="alert(1)" d="M 0 0"/>',
        '<use xlink:href="https://example.org/x.svg#a"/>',
        '<path style="fill: url(https://example.org/x)" d="M 0 0"/>',
        '<g clip-path="url(https://example.org/x)"/>',
        "<metadata>made by a program</metadata>",
    ],
)
def test_what_could_run_or_fetch_is_left_out(inside: str) -> None:
    picture = themed(inside)
    for trap in ("script", "<style", "example.org", "alert", "onload", "foreignObject", "made by"):
        assert trap not in picture


def test_ids_that_are_used_are_kept_apart_from_those_of_other_pictures() -> None:
    picture = themed('<defs><path id="m1" d="M 0 0"/></defs><g id="axes_1"><use xlink:href="#m1"/></g>')
    assert 'id="c1-m1"' in picture
    assert 'href="#c1-m1"' in picture
    assert "axes_1" not in picture


def test_letters_that_xml_cannot_hold_do_not_cost_the_picture() -> None:
    assert ">Acme</" in themed("<text>Ac\x00\x1bme\ufffe</text>", alt="\x01")
