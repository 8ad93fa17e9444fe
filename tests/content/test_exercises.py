"""Exercises as content describes them."""

from datetime import date
from pathlib import Path

import pytest

from workbook.answers import (
    Answer,
    Day,
    DayAnswer,
    MultiAnswer,
    ScaleAnswer,
    TableAnswer,
    TextAnswer,
    answers_of,
)
from workbook.content import ContentError, Exercise, load_day_words, load_exercise

FIXTURES = Path(__file__).parents[1] / "fixtures" / "content"
TODAY = date(2026, 11, 22)


@pytest.fixture
def calm() -> Exercise:
    return load_exercise("calm", home=FIXTURES)


def file_with(tmp_path: Path, prompts: str, steps: str = "") -> Path:
    folder = tmp_path / "en" / "exercises"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "one.toml").write_text(f'id = "one"\ntitle = "One"\n{steps}\n{prompts}', encoding="utf-8")
    return tmp_path


def test_an_exercise_has_its_steps_in_order(calm: Exercise):
    assert [step.title for step in calm.steps] == ["What happened", "What now"]
    assert [prompt.id for prompt in calm.prompts][:3] == ["told_on", "fact", "distress"]


def test_each_type_of_prompt_becomes_a_kind_of_answer(calm: Exercise):
    kinds = {name: type(answer) for name, answer in calm.answers.items()}
    assert kinds == {
        "told_on": DayAnswer,
        "fact": TextAnswer,
        "distress": ScaleAnswer,
        "feelings": MultiAnswer,
        "belief": ScaleAnswer,
        "small": TableAnswer,
        "look_back_from": DayAnswer,
        "day7": ScaleAnswer,
    }


def test_choices_and_columns_are_keys_with_words(calm: Exercise):
    feelings, small = calm.prompts[3], calm.prompts[5]
    assert feelings.answer.options == ("hurt", "tired", "hopeful")
    assert feelings.choices["hopeful"] == "Still hopeful"
    assert (small.answer.columns, small.answer.rows) == (("thing", "when"), 3)


def test_the_ends_of_a_scale_have_their_words(calm: Exercise):
    distress = calm.prompts[2]
    assert distress.labels == {0: "I'm all right", 10: "As bad as I can imagine"}
    assert (calm.prompts[4].labels, calm.prompts[4].answer.high) == ({}, 100)


def test_the_short_version_asks_less_and_takes_less_time(calm: Exercise):
    quick = calm.quick()
    assert [prompt.id for prompt in quick.prompts] == ["fact", "distress"]
    assert (quick.time_box_min, len(quick.steps)) == (3, 1)


def test_a_day_box_starts_with_the_suggested_day(calm: Exercise):
    told_on, look_back = calm.prompts[0], calm.prompts[6]
    assert (told_on.start(TODAY), look_back.start(TODAY)) == (None, Day(date(2026, 11, 24)))


def test_a_later_question_quotes_the_earlier_answer(calm: Exercise):
    (day7,) = calm.later
    assert day7.after_days == 7
    assert day7.asked({"distress": 6}) == "A week ago it was 6. How bad is it today?"
    assert day7.asked({"distress": None}) == day7.asked({}) == "A week ago it was …. How bad is it today?"


def test_what_only_its_own_page_reads_is_kept_aside(calm: Exercise):
    assert calm.more == {"hold_rule": "Only this exercise's page reads this."}


def test_every_prompt_can_be_skipped(calm: Exercise):
    words = load_day_words()
    for answer in calm.answers.values():
        assert answer.read(answer.raw(answer.empty, words), words, TODAY) == answer.empty


def test_without_steps_everything_stands_in_one(tmp_path: Path):
    home = file_with(tmp_path, '[[prompts]]\nid = "a"\nask = "A?"\ntype = "check"')
    (step,) = load_exercise("one", home=home).steps
    assert [prompt.id for prompt in step.prompts] == ["a"]


def test_a_translation_may_leave_prompts_out(tmp_path: Path):
    home = file_with(
        tmp_path,
        '[[prompts]]\nid = "a"\nask = "A?"\ntype = "check"\n[[prompts]]\nid = "b"\nask = "B?"\ntype = "date"',
    )
    (home / "de" / "exercises").mkdir(parents=True)
    (home / "de" / "exercises" / "one.toml").write_text(
        '[[prompts]]\nid = "b"\nask = "Was?"', encoding="utf-8"
    )
    assert [prompt.ask for prompt in load_exercise("one", "de", home=home).prompts] == ["A?", "Was?"]


WRONG = {
    'id = "a"\nask = "A?"\ntype = "colour"': r"prompts\.a\.type",
    'id = "a"\nask = "A?"\ntype = "choice"': r"prompts\.a\.choices",
    'id = "a"\nask = "A?"\ntype = "choice"\nchoices = ["Yes"]': r"prompts\.a\.choices: Expected a table",
    'id = "a"\nask = 1\ntype = "date"': r"prompts\.a\.ask: Expected text, got a whole number",
    'id = "a"\nask = "A?"\ntype = "scale_1_5"\nlabels = {one = "None"}': r"prompts\.a\.labels: ",
    'id = "a"\nask = "A?"\ntype = "date"\nchoices = {yes = "Yes"}': r"prompts\.a\.choices",
    'id = "a"\nask = "A?"\ntype = "table"': r"prompts\.a\.columns",
    'id = "a"\nask = "A?"\ntype = "scale_1_5"\nlabels = {0 = "None"}': r"prompts\.a\.labels: 0",
    'id = "a"\nask = "A?"\ntype = "date"\ndefault = "soon"': r"prompts\.a\.default",
    'id = "a"\nask = "A?"\ntype = "date"\nhitn = "oops"': r"prompts\.a: .*hitn",
    'id = "a"\nask = "A?"\ntype = "date"\n[[prompts]]\nid = "a"\nask = "B?"\ntype = "date"': "two prompts",
    'id = "a"\ntype = "date"': r"prompts\.a\.ask: is missing",
    'ask = "A?"\ntype = "date"': r"prompts\.1\.id: is missing",
    'id = "a"\nask = "A?"\ntype = "date"\n[[later]]\nid = "b"\nask = "{c}?"\ntype = "date"': r"later\.b\.ask",
}


@pytest.mark.parametrize(("prompt", "named"), WRONG.items())
def test_a_slip_in_the_file_is_named_by_file_and_key(tmp_path: Path, prompt: str, named: str):
    home = file_with(tmp_path, f"[[prompts]]\n{prompt}")
    with pytest.raises(
        ContentError, match=rf"en/exercises/one\.toml, ?.*{named}|en/exercises/one\.toml: .*{named}"
    ):
        load_exercise("one", home=home)


@pytest.mark.parametrize("named", ['["a"]', '["a", "b", "b"]', '["a", "b", "c"]'])
def test_each_prompt_stands_in_exactly_one_step(tmp_path: Path, named: str):
    prompts = (
        '[[prompts]]\nid = "a"\nask = "A?"\ntype = "check"\n[[prompts]]\nid = "b"\nask = "B?"\ntype = "check"'
    )
    home = file_with(tmp_path, prompts, steps=f"[[steps]]\nprompts = {named}")
    with pytest.raises(ContentError, match="exactly one step"):
        load_exercise("one", home=home)


def test_a_shipped_exercise_would_be_found_under_its_own_name():
    with pytest.raises(ContentError, match=r"en/exercises/nothing\.toml"):
        load_exercise("nothing")


def test_no_answer_of_a_prompt_is_needed(calm: Exercise):
    assert not any(answer.required for answer in calm.answers.values())
    assert all(isinstance(answer, Answer) for answer in calm.answers.values())
    assert answers_of(Exercise) == {}


DECK = """
id = "deck"
title = "Deck"
in_sight = {{ {in_sight} = "The cards" }}

[[prompts]]
id = "deck"
ask = "Go through these."
type = "cards"
columns = {{ what = "What", much = "How much", sure = "Sure?" }}
{choices}

[prompts.cards]
rain = "Rain"
"""
CHOICES = 'choices = { yes = "Sure" }'


def deck(tmp_path: Path, in_sight: str, choices: str) -> Exercise:
    (tmp_path / "en/exercises").mkdir(parents=True)
    text = DECK.format(in_sight=in_sight, choices=choices)
    (tmp_path / "en/exercises/deck.toml").write_text(text, encoding="utf-8")
    return load_exercise("deck", home=tmp_path)


def test_a_deck_has_statements_a_slider_and_options(tmp_path: Path):
    (prompt,) = deck(tmp_path, "deck", CHOICES).prompts
    assert (prompt.cards, prompt.choices) == ({"rain": "Rain"}, {"yes": "Sure"})
    assert (prompt.answer.low, prompt.answer.high, len(prompt.answer.columns)) == (0, 100, 3)


@pytest.mark.parametrize(("in_sight", "choices"), [("deck", ""), ("nothing", CHOICES)])
def test_a_deck_without_options_or_an_unknown_answer_in_sight_is_named(
    tmp_path: Path, in_sight: str, choices: str
):
    with pytest.raises(ContentError):
        deck(tmp_path, in_sight, choices)


def test_a_table_may_say_how_many_rows_are_enough():
    prompts = {prompt.id: prompt.answer for prompt in load_exercise("e").prompts}
    assert (prompts["keeps"].most, prompts["changes"].most) == (3, 2)
