"""The tone check, tried on sentences of our own: what it finds, what it misses, and where it is wrong."""

from __future__ import annotations

import pytest

from workbook.content import load_tone
from workbook.content.tone import asks_again, notes

FLAGS = load_tone()

BAD = {
    "reopen": [
        "I would be grateful if you would reconsider.",
        "Could you think again about my application?",
        "I hope you might give me a second chance.",
        "Is there anything that would change your mind?",
        "Please keep me in mind if anything changes with the other candidate.",
        "If the other person falls through, I am ready to start.",
        "Would you look again at my presentation before you decide?",
        "I know it is late, but give me a chance to show what I can do.",
        "If it doesn't work out with them, I could start on Monday.",
        "Perhaps there is still a way to change the decision.",
    ],
    "argue": [
        "I thought the second question was unfair.",
        "I disagree with what you wrote about my experience.",
        "I don’t understand how you came to this view.",
        "I think there has been a mistake.",
        "The panel clearly had somebody in mind.",
        "As I said in the interview, I have led two teams.",
        "You told me I was the strongest on paper.",
        "You promised I would hear by Friday.",
        "I believe I am better qualified than the person you took.",
        "This was the wrong decision for the team.",
    ],
    "grovel": [
        "Sorry for wasting your afternoon.",
        "I know I wasn't good enough.",
        "I apologise for my nerves on the day.",
        "I am afraid I have wasted your time.",
        "I was so nervous, sorry to have put you through that.",
        "I feel I let you down.",
        "Apologies for the poor answers.",
    ],
    "why_me": [
        "Why wasn't I chosen?",
        "May I ask what did I do wrong?",
        "Where did I go wrong in the task?",
        "Why was I not put through?",
        "Please tell me the real reason.",
        "What was wrong with my answers?",
        "Could you say why you didn’t choose me?",
    ],
    "pressure": [
        "Please answer as soon as possible.",
        "I urgently need to know.",
        "I expect a reply this week.",
        "Kindly let me know ASAP.",
        "I would like an answer by tomorrow.",
        "Please write at your earliest convenience.",
        "I am still waiting for your answer.",
    ],
}
UNSEEN = [  # bad sentences that no pattern finds: what the check cannot do
    "It is a pity that nobody on the panel read my portfolio.",
    "Some of us have to work for a living.",
    "I hope you are happy with whom you picked.",
    "My last employer valued me more.",
]
GOOD = [
    "Thank you for letting me know, and for the time you all gave me.",
    "I appreciated how clearly you described the first year.",
    "You clearly care about the people you hire, and it showed.",
    "I enjoyed the walk round the workshop.",
    "It made me think about what I want to learn next.",
    "Which part of the role did you feel least sure I was ready for?",
    "Was there a point where you were hoping for more from me?",
    "If you were advising me, where would you want me to get more experience first?",
    "A line or two is plenty.",
    "I learnt a good deal from my mistakes in the exercise.",
    "The mistake I made in the second task taught me something.",
    "I expect you have a busy few weeks ahead.",
    "I felt immediately at home.",
    "Please thank Tom and Ana for me.",
    "I would be glad to hear from you if another role fits one day.",
    "I understand that policies differ, and I quite understand if you cannot.",
    "I was disappointed, as you would expect.",
    "I wish you and the team well.",
    "I apologise for the slow reply; the week ran away with me.",
    "It was a fair and thoughtful interview.",
    "Whoever has the job will have my full support.",
    "I will work on giving shorter answers.",
    "You asked good questions, and I am still thinking about one of them.",
    "I have since finished the course in statistics.",
    "No need to reply.",
    "By the end of the conversation I knew that I would like this work.",
    "Best wishes for the year ahead.",
    "I hope the new system goes in without trouble.",
    "I came away with respect for the team.",
    "It was kind of you to ring me yourself.",
]
FALSE_ALARMS = {  # good sentences that are marked all the same, with the flag that is wrong about them
    "It will not be the last time I make that mistake, as you said with a smile.": "argue",
    "I was struck by how you deal with urgent cases.": "pressure",
    "The clinic by the sea gave me a second chance to work with children.": "reopen",
    "You asked me to think again about my answer, which helped.": "reopen",
    "I had expected to be nervous, and I clearly was.": "argue",
}


def flags_in(text: str, **more: bool) -> set[str]:
    return {note.flag for note in notes(text, FLAGS, **more)}


@pytest.mark.parametrize("flag, said", [(flag, said) for flag, list_ in BAD.items() for said in list_])
def test_a_bad_sentence_is_marked_for_what_it_is(flag: str, said: str):
    assert flag in flags_in(said)


@pytest.mark.parametrize("said", GOOD)
def test_a_good_sentence_is_left_alone(said: str):
    assert flags_in(said) == set()


def test_out_of_all_sentences_so_many_are_missed_and_so_many_marked_wrongly():
    bad = [said for list_ in BAD.values() for said in list_] + UNSEEN
    good = [*GOOD, *FALSE_ALARMS]
    missed = [said for said in bad if not flags_in(said)]
    wrongly = {said: flags_in(said) for said in good if flags_in(said)}
    assert (len(bad), len(good)) == (45, 35)
    assert missed == UNSEEN
    assert wrongly == {said: {flag} for said, flag in FALSE_ALARMS.items()}


def test_a_note_names_the_sentence_it_means():
    text = "Dear Priya,\n\nThank you. Could you think again about it?  I wish you well.\nSam"
    (note,) = notes(text, FLAGS)
    assert text[note.start : note.end] == "Could you think again about it?"


def test_a_third_question_is_marked_and_two_are_not():
    text = "What one thing? And another? And a third? And a fourth?"
    found = [text[n.start : n.end] for n in notes(text, FLAGS)]
    assert found == ["And a third?", "And a fourth?"]
    assert notes(text, FLAGS, spoken=True) == []


def test_two_patterns_of_one_flag_in_a_sentence_bring_one_note():
    assert len(notes("Please reconsider and think again.", FLAGS)) == 1


def test_a_word_inside_another_word_is_not_meant():
    assert flags_in("The nuclearly named, asapient, mistaken unfairground.") == set()


def test_only_what_lies_inside_the_excusing_words_is_excused():
    assert flags_in("You explained so clearly, and clearly you had decided.") == {"argue"}


ASKS_AGAIN = [
    "Do you have any feedback for me?",
    "Could you give me some advice for next time?",
    "What would you suggest I improve?",
    "May I ask what I could do differently?",
]
ASKS_NOTHING = [
    "How are you?",
    "Would it be all right to stay in touch?",
    "Thank you for the feedback.",
    "Your advice was useful, and I will work on it.",
]


@pytest.mark.parametrize("said", ASKS_AGAIN)
def test_a_second_ask_is_found_once_the_first_has_gone(said: str):
    assert "second_ask" in flags_in(said, asked=True)
    assert "second_ask" not in flags_in(said)
    assert asks_again(said, FLAGS)


@pytest.mark.parametrize("said", ASKS_NOTHING)
def test_what_asks_for_no_feedback_is_no_second_ask(said: str):
    assert "second_ask" not in flags_in(said, asked=True)
    assert not asks_again(said, FLAGS)


@pytest.mark.timeout(5)
def test_a_long_text_of_anything_is_read_quickly():
    notes("?!. ⟨( if the other " * 50_000, FLAGS, asked=True)
