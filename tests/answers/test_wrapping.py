"""Words out of sight come back as they were, and damage is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import unwrapped, wrapped


@given(st.text(st.characters(codec="utf-8")))
def test_every_text_comes_back(text: str) -> None:
    assert unwrapped(wrapped(text)) == text


def test_the_words_are_not_in_sight() -> None:
    assert "Quillmoor" not in wrapped("Quillmoor said no.")


@pytest.mark.parametrize("damaged", ["not wrapped", wrapped("She said no.")[:-3], "~~~~~"])
def test_damage_is_a_value_error(damaged: str) -> None:
    with pytest.raises(ValueError):
        unwrapped(damaged)
