"""How long a letter is, counted as its channel counts."""

from __future__ import annotations

import pytest

from workbook.content import load_letters
from workbook.content.letters import length, words_in
from workbook.messages.model import Channel

LETTERS = load_letters()
LIMITS = {
    Channel.EMAIL: 120,
    Channel.LINKEDIN: 70,
    Channel.CONNECTION_NOTE: 200,
    Channel.PHONE: 45,
    Channel.VOICEMAIL: 25,
}


@pytest.mark.parametrize("channel", Channel)
def test_the_limits_are_those_of_the_guide(channel: Channel):
    assert length("", channel, LETTERS.limits).limit == LIMITS[channel]


@pytest.mark.parametrize(
    "words, near, over", [(95, False, False), (96, True, False), (120, True, False), (121, True, True)]
)
def test_the_number_shows_from_four_fifths_of_the_limit(words: int, near: bool, over: bool):
    long = length("word " * words, Channel.EMAIL, LETTERS.limits)
    assert (long.n, long.near, long.over) == (words, near, over)


def test_a_connection_note_counts_characters_as_a_browser_does():
    assert length("é" * 198 + "👩", Channel.CONNECTION_NOTE, LETTERS.limits).n == 200


def test_what_is_in_brackets_or_stands_apart_is_not_said_aloud():
    spoken = length(
        "One two. (pause, breathe)\nAside: three four five", Channel.PHONE, LETTERS.limits, "Aside:"
    )
    assert spoken == length("One two.", Channel.PHONE, LETTERS.limits)


def test_a_dash_is_no_word():
    assert words_in("Thank you – and R&D, 12 o'clock …") == 6
