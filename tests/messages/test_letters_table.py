"""Every letter × tone × condition: nothing left over in it, within its limit, and its length as measured."""

from __future__ import annotations

import pytest
from letters_by_hand import BY_ID, FULL, GAPS, LETTERS, SPARE, channel_of, choices_for, every_version

from workbook.content import Letter, load_tone
from workbook.content.letters import length, words_in
from workbook.content.tone import notes
from workbook.messages.letters import compose
from workbook.messages.model import Tone

# Shortest and longest version with ordinary answers, in what the channel counts: words, characters, seconds.
MEASURED = {
    "E1": (69, 101),
    "E2": (68, 114),
    "E3": (83, 120),
    "E4": (82, 116),
    "E5": (33, 65),
    "E6": (33, 73),
    "E7": (63, 77),
    "E8": (65, 113),
    "E9": (66, 88),
    "E10": (32, 58),
    "E11": (34, 114),
    "E12": (80, 118),
    "E13": (82, 116),
    "E14": (71, 106),
    "E15": (63, 95),
    "F1": (48, 48),
    "F2": (23, 29),
    "F3": (21, 21),
    "F4": (48, 48),
    "F5": (51, 51),
    "F6": (20, 26),
    "J1": (42, 64),
    "J2": (47, 47),
    "J3": (49, 71),
    "J4": (52, 52),
    "J5": (57, 57),
    "L1": (53, 59),
    "L2": (23, 63),
    "L3": (111, 189),
    "L4": (30, 56),
    "T1": (5, 27),
    "T2": (12, 26),
    "T3": (12, 16),
}
ASKS = {"E1", "E2", "E3", "E4", "E7", "E8", "E9", *(f"E{n}" for n in range(11, 16)), "L1", "T1", "T2"}

each = pytest.mark.parametrize("letter", LETTERS.letters, ids=lambda letter: letter.id)


def test_every_letter_there_is_was_measured():
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
    for name in {*letter.places} - {*SPARE, "date_heard", "role"}:
        values = {other: text for other, text in FULL.items() if other != name}
        made = compose(LETTERS, letter, choices_for(letter, values=values), GAPS)
        assert made.missing == (name,)
        assert GAPS[name] in made.subject + made.body


@each
def test_a_letter_about_a_job_without_a_name_is_whole(letter: Letter):
    values = {name: text for name, text in FULL.items() if name != "role"}
    for tone in Tone if letter.tones else (Tone.PLAIN,):
        made = compose(LETTERS, letter, choices_for(letter, values=values, tone=tone), GAPS)
        text = f"{made.subject}\n{made.body}"
        assert made.missing == ()
        assert not set("⟨⟩{}") & set(text), text
        assert not any(odd in text for odd in ("  ", " .", " ,", ": my application", "application: my")), text


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
        "role": "Data analyst",
    }
    made = compose(LETTERS, letter, choices_for(letter, values=values, open=True), GAPS)
    assert made.subject == "Data analyst: thank you, and one question"
    first, second, third, fourth, end = made.body.split("\n\n")
    assert first == "Dear Priya,"
    assert second == (
        "Thank you for telling me your decision on the Data analyst role, and for the time you and Tom gave "
        "me. I was disappointed, as you would expect, and I also came away with respect for the team. "
        "I valued the honest picture of the first six months."
    )
    assert third == (
        "I would be glad of one piece of advice for next time. "
        "Which part of the role did you feel least sure I was ready for? A line or two is plenty."
    )
    assert fourth == "I would be glad to stay in touch. I wish you all well."
    assert end == "Best wishes,\nSam"


def test_a_warm_and_a_formal_first_letter():
    letter = BY_ID["E1"]
    warm, formal = (
        compose(LETTERS, letter, choices_for(letter, values=FULL, tone=tone, open=True), GAPS).body
        for tone in (Tone.WARM, Tone.FORMAL)
    )
    assert "Thank you for taking the time to tell me the decision on the Data analyst role, and for" in warm
    assert "A sentence would be plenty. And if that is not something you can do, please don't worry." in warm
    assert "If the right thing came up one day, I would love to hear from you." in warm
    assert warm.endswith("Warm wishes,\nSam")
    assert formal.startswith("Dear Dr Rao,")
    assert "Thank you for informing me of the decision regarding the Data analyst position, and for" in formal
    assert "I was grateful for how openly you talked about the first six months." in formal
    assert formal.endswith("Yours sincerely,\nSam Adeyemi")
