"""Every letter × tone × condition: nothing left over in it, within its limit, and its length as measured."""

from __future__ import annotations

import pytest
from letters_by_hand import BY_ID, FULL, GAPS, LETTERS, channel_of, choices_for, every_version

from workbook.content import Letter, load_tone
from workbook.content.lengths import length, words_in
from workbook.content.tone import notes
from workbook.messages.letters import compose
from workbook.messages.model import Tone

# Shortest and longest version with ordinary answers, in what the channel counts: words, characters, seconds.
MEASURED = {
    "E1": (91, 110),
    "E2": (81, 114),
    "E3": (92, 116),
    "E4": (99, 120),
    "E5": (37, 65),
    "E6": (40, 69),
    "E7": (95, 105),
    "E8": (81, 108),
    "E9": (79, 80),
    "L1": (57, 57),
    "L2": (30, 57),
    "L3": (178, 183),
    "T1": (5, 27),
    "T2": (14, 28),
    "T3": (10, 15),
    "F1": (42, 42),
    "F2": (21, 27),
    "F3": (17, 17),
    "F4": (46, 46),
    "F5": (47, 47),
}
ASKS = {"E1", "E2", "E3", "E4", "E7", "E8", "E9", "L1", "T1", "T2"}

each = pytest.mark.parametrize("letter", LETTERS.letters, ids=lambda letter: letter.id)


def test_there_are_nine_e_mails_three_linkedin_messages_three_scripts_and_five_later_notes():
    assert sorted(letter.id for letter in LETTERS.letters) == sorted(MEASURED)


@each
def test_no_bracket_place_or_double_space_is_left_over(letter: Letter):
    for _choices, made in every_version(letter):
        text = f"{made.subject}\n{made.body}"
        assert not set("⟨⟩{}\x00") & set(text), text
        assert made.missing == ()
        assert not any(odd in text for odd in ("  ", " .", " ,", "..", ",,", ",.", "\n\n\n", " \n", "\n ")), (
            text
        )


@each
def test_the_length_is_within_the_limit_and_as_measured(letter: Letter):
    long = [
        length(made.body, channel_of(letter), LETTERS.limits, letter.aside)
        for _, made in every_version(letter)
    ]
    assert not any(one.over for one in long)
    assert (min(one.n for one in long), max(one.n for one in long)) == MEASURED[letter.id]


@each
def test_no_letter_of_ours_gets_a_note_from_the_tone_check(letter: Letter):
    for choices, made in every_version(letter):
        asked = choices.asked and not letter.id.startswith("T")
        if asked and letter.id in ASKS:
            continue  # never chosen once the request has gone
        assert notes(made.body, load_tone(), asked=asked, spoken=letter.group == "phone") == []


@each
def test_only_a_letter_with_the_question_says_that_it_asks(letter: Letter):
    for choices, made in every_version(letter):
        assert made.asks is (letter.id in ASKS and not choices.asked)


@each
def test_a_line_about_the_experience_or_the_door_stands_only_after_a_yes(letter: Letter):
    base = choices_for(letter, values=FULL)
    plain = compose(LETTERS, letter, base, GAPS).body
    for need, name in (("P", "positive"), ("O", "open")):
        with_it = compose(LETTERS, letter, choices_for(letter, values=FULL, **{name: True}), GAPS).body
        assert (with_it != plain) is (need in letter.needs)
        assert words_in(with_it) >= words_in(plain)


@each
def test_every_place_shows_a_gap_until_it_is_filled_in(letter: Letter):
    for name in {*letter.places} - {"q2", "others"}:
        values = {other: text for other, text in FULL.items() if other != name}
        made = compose(LETTERS, letter, choices_for(letter, values=values), GAPS)
        assert made.missing == (name,)
        assert GAPS[name] in made.subject + made.body


@each
def test_plain_is_the_letter_as_it_is_written_and_a_tone_changes_only_its_lines(letter: Letter):
    bodies = [
        compose(LETTERS, letter, choices_for(letter, values=FULL, tone=tone), GAPS).body for tone in Tone
    ]
    assert (len(set(bodies)) == 1) is not any(part.line for part in letter.body) or not letter.tones


def test_the_guides_worked_example_comes_out_as_it_is_printed():
    letter = BY_ID["E4"]
    values = {
        "contact": "Priya",
        "others": "Tom",
        "detail": "the honest picture of the first six months",
        "q1": "Which part of the role did you feel least sure I was ready for?",
        "me": "Sam",
    }
    made = compose(LETTERS, letter, choices_for(letter, values=values, open=True), GAPS)
    assert made.subject == "Thank you, Priya"
    first, second, third, fourth, end = made.body.split("\n\n")
    assert first == "Dear Priya,"
    assert second == (
        "Thank you for telling me your decision, and for the time you and Tom gave me. I was disappointed, "
        "as you would expect, and I also came away with respect for the team. "
        "I valued the honest picture of the first six months."
    )
    assert third == (
        "Would you be willing to give me one piece of advice for next time? "
        "Which part of the role did you feel least sure I was ready for? A line or two is plenty."
    )
    assert fourth.startswith(
        "I would be glad to stay in touch. Every good wish to the person you have chosen"
    )
    assert end == "Best wishes,\nSam"


def test_a_warm_and_a_formal_first_letter():
    letter = BY_ID["E1"]
    warm, formal = (
        compose(LETTERS, letter, choices_for(letter, values=FULL, tone=tone, open=True), GAPS).body
        for tone in (Tone.WARM, Tone.FORMAL)
    )
    assert "Thank you for taking the time to tell me about the Data analyst job, and for your help" in warm
    assert "A sentence would be plenty. And if that is not something you can do, please don't worry." in warm
    assert "If the right thing came up one day, I would love to hear from you." in warm
    assert warm.endswith("Warm wishes,\nSam")
    assert "Thank you for informing me of the outcome for the Data analyst position, and for your" in formal
    assert "I was grateful for how openly you talked about the first six months." in formal
    assert formal.endswith("Yours sincerely,\nSam")
