"""The tone check: gentle notes, each beside the sentence it means (guide, 2(b), tone_check)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from workbook.content import Flag

MOST_QUESTIONS = 2
READ = 20_000  # characters of a text that are read; a letter is long before that
SECOND_ASK = "second_ask"
_QUESTIONS = "?？؟՞፧⁇⁈⁉"  # the marks that end a question, in any language
_ENDS = f".!…。！｡։।{_QUESTIONS}"
_SENTENCE = re.compile(rf"[^\n{_ENDS}]+[{_ENDS}]*[\"'”’)]*")


@dataclass(frozen=True)
class Note:
    """A note on the sentence from `start` to `end` of the text, by its flag."""

    flag: str
    start: int
    end: int


def notes(text: str, flags: Iterable[Flag], *, asked: bool = False, spoken: bool = False) -> list[Note]:
    """The notes on a letter's text, in the order of the text; one for each flag and sentence.

    `asked` means that the one request has gone: a sentence that asks for feedback again gets a note, the
    only one that holds anything up. What is `spoken` may have more questions than a message.
    """
    found = []
    questions = 0
    for start, end in sentences(text[:READ]):
        said = text[start:end]
        question = is_question(said)
        questions += question
        for flag in flags:
            if flag.id == SECOND_ASK and not (asked and question):
                continue
            if _found(flag, said):
                found.append(Note(flag.id, start, end))
        if question and questions > MOST_QUESTIONS and not spoken:
            found.append(Note("third_question", start, end))
    return found


def asks_again(text: str, flags: Iterable[Flag]) -> bool:
    """Whether a text asks for feedback in a sentence of its own."""
    return any(note.flag == SECOND_ASK for note in notes(text, flags, asked=True, spoken=True))


def is_question(said: str) -> bool:
    """Whether a sentence ends as a question does."""
    return any(mark in said for mark in _QUESTIONS)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the space around it."""
    for found in _SENTENCE.finditer(text):
        said = found[0]
        start = found.start() + len(said) - len(said.lstrip())
        if said.strip():
            yield start, start + len(said.strip())


def _found(flag: Flag, said: str) -> bool:
    """Whether a pattern stands in the sentence outside of the words that excuse it."""
    excused = [one.span() for words in flag.unless for one in _pattern(words).finditer(said)]
    return any(
        not any(start <= one.start() and one.end() <= end for start, end in excused)
        for words in flag.patterns
        for one in _pattern(words).finditer(said)
    )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """These words anywhere, with either apostrophe, any space between them, and "…" for a few more."""
    parts = [re.escape(part).replace("'", "['’]").replace(r"\ ", r"\s+") for part in words.split(" … ")]
    joined = r"\s+(?:\S+\s+){1,6}?".join(parts)
    return re.compile(rf"(?<!\w){joined}(?!\w)", re.IGNORECASE)
