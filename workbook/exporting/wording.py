"""Records as a person reads them: the question as it was asked, the answer in the words it was given in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbook.answers import Answer, Labels, answers_of


def room_of(cls: type[Any]) -> str:
    """The name of the room, and so of the words, that a record class belongs to."""
    return str(cls.__module__.split(".")[1])


def asked(name: str, words: Any) -> str:
    """The question a field answers, in the words of its room; the field's name where it has none."""
    return str(words.get(f"field.{name}.ask", name))


def spoken(answer: Answer, value: Any, words: Any, yes: str) -> list[str]:
    """An answer as lines of text; `words` are those of the field. Nothing where it was not answered."""
    options = words.options("options") if words.has("options") else {}
    shown = answer.show(value, Labels(options, yes, words.day))
    return shown.split("\n") if shown else []


def drill_sentence(words: Any, drill: Any) -> str:
    """When a backup was put back for trial, and how that went; `words` are those of leaving."""
    key = "keep.drill" if drill.sound else "keep.drill_failed"
    return str(words(key, day=words.day(drill.at.date()), time=f"{drill.at:%H:%M}"))


def came_back_said(came: Any, words: Any) -> str:
    """What came back with an export, and what did not; `words` are those of leaving."""
    said = [words("back.done", added=came.added, same=came.same)]
    said += [words("back.different", n=len(came.different))] if came.different else []
    said += [words("back.unusable", n=len(came.unusable))] if came.unusable else []
    return " ".join(said)


def answers_spoken(record: Any, words: Any, yes: str) -> Iterator[tuple[str, str, list[str]]]:
    """Field, question and answer lines of everything that was answered in a record, in its order."""
    for name, answer in answers_of(type(record)).items():
        if name in getattr(record, "hidden", ()):  # such as a text its owner has sealed
            continue
        within = words.within(f"field.{name}") if words.has(f"field.{name}") else words
        if lines := spoken(answer, getattr(record, name), within, yes):
            yield name, asked(name, words), lines
