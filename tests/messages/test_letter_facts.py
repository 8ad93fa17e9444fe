"""Every letter there can be, read against what it was told: it says nothing that did not happen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from letters_by_hand import FULL, GAPS, LETTERS

from workbook.content import Letter
from workbook.messages.letters import EmployerSaid, LetterChoices, LetterStage, choose, compose, later_note
from workbook.messages.model import LATER, Channel, FeedbackState, Purpose, ReplyKind, Tone, ToRole

QUESTION = "Which part could I do better?"
SAID = FULL | {"q1": QUESTION, "q2": "", "detail": "the plain answers"}
MET = re.compile(
    r"seeing me|conversation|interview|enjoyed|every stage|their time|everyone.s time|we met|got that far"
)
DECIDED = re.compile(r"decision|letting me know|informing|tell me your|outcome", re.IGNORECASE)
CHOSEN = re.compile(r"chosen|new person|whoever|successful candidate|got the job|someone else", re.IGNORECASE)
NOUN = re.compile(r"Data analyst(?! (role|position)\b|\)|: )")  # a job's name with no noun after it
IN_THE_ROOM = re.compile(r"seeing me|the conversation|time you (and .* )?gave me|talk about the work")
OFFERED = re.compile(r"offered feedback|offering feedback|yes to your feedback")

Read = tuple[Letter, LetterChoices, str]


def letters_to(to_role: ToRole, channel: Channel = Channel.EMAIL) -> Iterator[Read]:
    """Every letter to this person for everything that can have happened, in each tone."""
    facts = product(LetterStage, EmployerSaid, FeedbackState, Tone, (True, False), (True, False))
    for reached, news, feedback, tone, positive, door in facts:
        told = {"reached": reached, "news": news, "feedback": feedback}
        said = {"tone": tone, "positive": positive, "open": door, "values": SAID}
        choices = LetterChoices(channel=channel, to_role=to_role, **told, **said)
        letter = choose(LETTERS, choices)
        assert letter is not None
        made = compose(LETTERS, letter, choices, GAPS)
        yield letter, choices, f"{made.subject}\n{made.body}"


def wrong(choices: LetterChoices, text: str) -> Iterator[str]:
    """What a letter says that the facts it was given do not."""
    if not choices.interviewed and (found := MET.search(text)):
        yield f"an interview: {found[0]}"
    if choices.news in (EmployerSaid.SILENCE, EmployerSaid.NOT_YET) and (found := DECIDED.search(text)):
        yield f"news nobody told: {found[0]}"
    if choices.news is EmployerSaid.WITHDRAWN and "decision" in text:
        yield "a decision where the job went away"
    if choices.to_role in NOT_IN_THE_ROOM and (found := IN_THE_ROOM.search(text)):
        yield f"somebody in the room who was not: {found[0]}"
    if choices.feedback is not FeedbackState.OFFERED and (found := OFFERED.search(text)):
        yield f"an offer nobody made: {found[0]}"
    if found := CHOSEN.search(text):
        yield f"who was chosen: {found[0]}"
    if found := NOUN.search(text):
        yield f"a job without its noun: {text[found.start() : found.end() + 12]}"
    if not choices.asks and "?" in text:
        yield "a question nobody wanted"
    if choices.asks and text.count("?") != 1 + ("could I ask your advice?" in text):
        yield f"{text.count('?')} questions"


NOT_IN_THE_ROOM = (ToRole.IN_HOUSE_RECRUITER, ToRole.AGENCY_RECRUITER, ToRole.ADMISSIONS)


@pytest.mark.parametrize("to_role", ToRole)
def test_an_e_mail_says_nothing_that_did_not_happen(to_role):
    found = {(letter.id, what) for letter, *rest in letters_to(to_role) for what in wrong(*rest)}
    assert found == set()


@pytest.mark.parametrize("to_role", ToRole)
def test_a_linkedin_message_says_nothing_that_did_not_happen_and_keeps_a_wanted_question(to_role):
    for _letter, choices, text in letters_to(to_role, Channel.LINKEDIN):
        assert list(wrong(choices, text)) == []
        assert (QUESTION in text) is choices.asks


@pytest.mark.parametrize("channel", [Channel.CONNECTION_NOTE, Channel.VOICEMAIL])
def test_a_note_and_a_voicemail_say_nothing_that_did_not_happen(channel):
    for _letter, choices, text in letters_to(ToRole.IN_HOUSE_RECRUITER, channel):
        found = [what for what in wrong(choices, text) if "questions" not in what]
        assert found == [], text


def test_a_connection_note_says_that_a_question_needs_another_way():
    note = choose(LETTERS, LetterChoices(channel=Channel.CONNECTION_NOTE))
    assert note is not None
    assert "question" in note.about


@pytest.mark.parametrize("to_role", ToRole)
def test_the_subject_names_the_job_or_the_employer(to_role):
    for _letter, _choices, text in letters_to(to_role):
        subject = text.split("\n")[0]
        assert "Data analyst" in subject or "Quillmoor" in subject


def test_a_formal_letter_has_a_title_and_both_names():
    for to_role in ToRole:
        for _letter, choices, text in letters_to(to_role):
            if choices.tone is Tone.FORMAL:
                assert "\nDear Dr Rao," in text
                assert text.endswith("Yours sincerely,\nSam Adeyemi")


@pytest.mark.parametrize(
    "channel", [Channel.EMAIL, Channel.LINKEDIN, Channel.CONNECTION_NOTE, Channel.VOICEMAIL]
)
@pytest.mark.parametrize("to_role", [ToRole.SUPERVISOR, ToRole.ADMISSIONS])
def test_a_place_to_study_is_called_an_application_and_no_role(to_role, channel):
    for letter, _choices, text in letters_to(to_role, channel):
        assert "Data analyst role" not in text, letter.id
        assert "(Data analyst)" in text


@pytest.mark.parametrize(
    "to_role, said", [(ToRole.PANEL, "my application (PhD in botany)"), (None, "(PhD in botany)")]
)
def test_a_doctorate_by_its_name_is_no_role_to_a_panel_or_to_nobody_yet(to_role, said):
    channel = Channel.EMAIL if to_role else Channel.CONNECTION_NOTE
    choices = LetterChoices(channel=channel, to_role=to_role, values=SAID | {"role": "PhD in botany"})
    letter = choose(LETTERS, choices)
    assert letter is not None
    assert said in compose(LETTERS, letter, choices, GAPS).body


def test_a_linkedin_message_while_they_still_decide_is_no_farewell():
    for to_role in ToRole:
        for _letter, choices, text in letters_to(to_role, Channel.LINKEDIN):
            waits = choices.news is EmployerSaid.NOT_YET
            assert ("look forward to hearing" in text) is waits
            assert not (waits and re.search(r"wish you|one day|in touch|in future", text))


@pytest.mark.parametrize("to_role", [ToRole.AGENCY_RECRUITER, ToRole.IN_HOUSE_RECRUITER, ToRole.ADMISSIONS])
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LINKEDIN])
def test_nobody_who_passes_a_decision_on_is_thanked_for_their_own(to_role, channel):
    assert not any("your decision" in text for _letter, _choices, text in letters_to(to_role, channel))


@pytest.mark.parametrize("to_role", ToRole)
def test_an_e_mail_says_thank_you_three_times_at_most(to_role):
    for letter, _choices, text in letters_to(to_role):
        assert len(re.findall(r"thank", text.split("\n", 1)[1], re.IGNORECASE)) <= 3, (letter.id, text)


def test_a_question_typed_in_small_letters_begins_and_ends_as_one():
    choices = LetterChoices(to_role=ToRole.HIRING_MANAGER, values=SAID | {"q1": "what was missing "})
    letter = choose(LETTERS, choices)
    assert letter is not None
    made = compose(LETTERS, letter, choices, GAPS)
    assert (made.question, " What was missing? " in made.body) == ("What was missing?", True)


ODD = SAID | {
    "role": "ward sister",
    "recruiter_client": "The BBC",
    "detail": "The walk round the ward.",
    "point": "Clearer examples",
    "surname": "Ms van der Berg",
    "full_name": "A Osei-Bonsu",
    "contact": "Hiring Team",
}


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("to_role", ToRole)
def test_what_is_typed_with_a_capital_or_a_full_stop_fits_into_its_sentence(to_role, tone):
    for feedback in FeedbackState:
        choices = LetterChoices(to_role=to_role, feedback=feedback, tone=tone, positive=True, values=ODD)
        letter = choose(LETTERS, choices)
        assert letter is not None
        made = compose(LETTERS, letter, choices, GAPS)
        assert made.subject[0].isupper()
        assert not re.search(r"[a-z] (The|Clearer) |\.\.|Hiring Team Team", made.body), made.body
        greeting, end = (
            ("Dear Ms van der Berg,", "A Osei-Bonsu") if tone is Tone.FORMAL else ("Hiring Team,", "Sam")
        )
        assert greeting in made.body
        assert made.body.endswith(f"\n{end}")


@pytest.mark.parametrize("to_role", [ToRole.SUPERVISOR, ToRole.ADMISSIONS])
@pytest.mark.parametrize("reached", LetterStage)
def test_no_later_note_calls_a_place_to_study_a_role_or_a_job(to_role, reached):
    for purpose, how, named in product(LATER, (None, *ReplyKind), (SAID, {**SAID, "role": ""})):
        letter = later_note(LETTERS, purpose, how)
        choices = LetterChoices(to_role=to_role, reached=reached, asked=True, open=True, values=named)
        made = compose(LETTERS, letter, choices, GAPS)
        assert not re.search(r"\b(roles?|jobs?|working with)\b", made.subject + made.body), made.body
        assert "()" not in made.body


LATER_FACTS = [(purpose, how) for purpose, how in product(LATER, (None, *ReplyKind))]


@pytest.mark.parametrize("purpose, how", LATER_FACTS)
@pytest.mark.parametrize("reached", [LetterStage.NO_INTERVIEW, LetterStage.FINAL])
def test_a_later_note_has_paragraphs_a_subject_and_says_nothing_that_did_not_happen(purpose, how, reached):
    choices = LetterChoices(
        reached=reached, asked=True, open=True, values=SAID, feedback=FeedbackState.NOT_ASKED
    )
    letter = later_note(LETTERS, purpose, how)
    made = compose(LETTERS, letter, choices, GAPS)
    assert made.body.startswith("Dear Priya,\n\n")
    assert made.body.endswith("\n\nKind regards,\nSam")
    assert "Data analyst" in made.subject or "Senior analyst" in made.subject
    text = f"{made.subject}\n{made.body}"
    assert not CHOSEN.search(text)
    assert not NOUN.search(text)
    if reached is LetterStage.NO_INTERVIEW and purpose is not Purpose.ARRANGEMENTS:
        assert not MET.search(text)


@pytest.mark.parametrize(
    "typed",
    ["the Data analyst role", "Data analyst", "Data analyst position", "a Data analyst", "Data analyst job"],
)
def test_a_job_typed_with_its_noun_has_it_once(typed):
    choices = LetterChoices(to_role=ToRole.HIRING_MANAGER, values={**SAID, "role": typed})
    letter = choose(LETTERS, choices)
    assert letter is not None
    assert (
        "Thank you for seeing me about the Data analyst role." in compose(LETTERS, letter, choices, GAPS).body
    )
