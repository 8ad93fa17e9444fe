"""Records as a person reads them: the question as it was asked, the answer in the words it was given in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from workbook.answers import ExerciseEntry, Labels, answers_of, shown
from workbook.content import ContentError, Exercise, Words, load_exercise, load_words
from workbook.exporting.merge import CameBack
from workbook.reader.limits import Refused


def not_read_sentence(why: Refused, words_of: Callable[[str], Words]) -> str:
    """Why a file was not read, or not as an export; `words_of` gives the words of a room."""
    of_export = why.key.startswith("export_")
    room, section = ("exporting", "problem") if of_export else ("importing", "refused")
    return words_of(room)(f"{section}.{why.key}", **why.values)


def room_of(cls: type[Any]) -> str:
    """The name of the room, and so of the words, that a record class belongs to."""
    return str(cls.__module__.split(".")[1])


def asked(name: str, words: Words) -> str:
    """The question a field answers, in the words of its room; the field's name where it has none."""
    return words.get(f"field.{name}.ask", name)


def merged_sentence(came: CameBack, words: Words, key: str = "done") -> str:
    """What came back with an export, or would, and what not; `words` are those of exporting."""
    lines = [words(f"back.{key}", added=came.added, same=came.same)]
    lines += [words("back.different", n=len(came.different))] if came.different else []
    lines += [words("back.unusable", n=len(came.unusable))] if came.unusable else []
    return " ".join(lines)


def answers_in_words(record: Any, words: Words, yes: str = "yes") -> Iterator[tuple[str, str, list[str]]]:
    """Field, question and answer lines of everything that was answered in a record, in its order."""
    for name, answer in answers_of(type(record)).items():
        if name in getattr(record, "hidden", ()):  # such as a text its owner has sealed
            continue
        field = words.within(f"field.{name}") if words.has(f"field.{name}") else words
        options = field.options("options") if field.has("options") else {}
        if text := answer.show(getattr(record, name), Labels(options, yes, words.whole_day)):
            yield name, asked(name, words), text.split("\n")


def title_of(exercise: str, language: str) -> str:
    """The exercise's title; its letter where this version does not know it."""
    known = _known(exercise, language)
    return known.title if known else exercise.upper()


def exercise_in_words(entry: ExerciseEntry, language: str, yes: str) -> Iterator[tuple[str, list[str]]]:
    """Question and answer lines of everything that was answered, in the exercise's order, then the rest.

    An answer that this version cannot read is shown as the JSON it is.
    """
    known, day = _known(entry.exercise, language), load_words("exporting", language).whole_day
    prompts = {prompt.id: prompt for prompt in (*known.prompts, *known.later)} if known else {}
    for id in dict.fromkeys((*prompts, *entry.answers)):
        prompt = prompts.get(id)
        value, options = entry.answers.get(id), {**prompt.choices, **prompt.cards} if prompt else {}
        with suppress(ValueError, TypeError, KeyError):
            value = prompt.answer.from_json(value) if prompt else value
        if text := shown(value, Labels(options, yes, day)):
            yield (prompt.asked(entry.answers) if prompt else id), text.split("\n")


def _known(exercise: str, language: str) -> Exercise | None:
    try:
        return load_exercise(exercise, language)
    except (ContentError, OSError, ValueError):
        return None
