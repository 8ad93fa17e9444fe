"""The tone check as its file describes it: words to look for, each note beside the sentence it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbook.content.files import FALLBACK, HOME, ContentError, as_class, load

MOST_QUESTIONS = 2
READ = 20_000  # characters of a text that are read; a letter is long before that
SECOND_ASK = "second_ask"
_QUESTIONS = "?？؟՞፧⁇⁈⁉"  # the marks that end a question, in any language
_ENDS = f".!…。！｡։।{_QUESTIONS}"
_SENTENCE = re.compile(rf"[^\n{_ENDS}]+[{_ENDS}]*[\"'”’)]*")


@dataclass(frozen=True)
class Flag:
    """Words to look for in a letter, the words that excuse them, and the note they bring."""

    id: str
    say: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def matches(self, sentence: str) -> bool:
        """Whether a pattern stands in the sentence outside of the words that excuse it."""
        excused = [match.span() for words in self.unless for match in _pattern(words).finditer(sentence)]
        return any(
            not any(start <= match.start() and match.end() <= end for start, end in excused)
            for words in self.patterns
            for match in _pattern(words).finditer(sentence)
        )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """These words anywhere, with either apostrophe, any space between them, and "…" for a few more."""
    parts = [re.escape(part).replace("'", "['’]").replace(r"\ ", r"\s+") for part in words.split(" … ")]
    joined = r"\s+(?:\S+\s+){1,6}?".join(parts)
    return re.compile(rf"(?<!\w){joined}(?!\w)", re.IGNORECASE)


@cache
def load_tone(language: str = FALLBACK, *, home: Path = HOME) -> tuple[Flag, ...]:
    """Every flag the tone check looks for, the second ask last; ContentError for anything wrong in one."""
    file, data = load("letters/tone", language, home)
    entries = [*data.get("flag", ()), {**data.get("second_ask", {}), "id": "second_ask"}]
    flags = tuple(as_class(Flag, entry, file, f"flag {entry.get('id', '')}") for entry in entries)
    for flag in flags:
        if not all(words.strip() for words in (*flag.patterns, *flag.unless)):
            raise ContentError(file, f"flag {flag.id}", "has an empty pattern")
    return flags


@dataclass(frozen=True)
class Note:
    """A note on the sentence from `start` to `end` of the text, by its flag (guide, 2(b), tone_check)."""

    flag: str
    start: int
    end: int


def notes(text: str, flags: Iterable[Flag], *, asked: bool = False, spoken: bool = False) -> list[Note]:
    """The notes on a letter's text, in the order of the text; one for each flag and sentence.

    `asked` means that the one request has gone: a sentence that asks for feedback again gets a note, the
    only one that holds anything up. What is `spoken` may have more questions than a message.
    """
    remarks, questions = [], 0
    for start, end in sentences(text[:READ]):
        sentence = text[start:end]
        question = is_question(sentence)
        questions += question
        remarks += [
            Note(flag.id, start, end)
            for flag in flags
            if (flag.id != SECOND_ASK or (asked and question)) and flag.matches(sentence)
        ]
        if question and questions > MOST_QUESTIONS and not spoken:
            remarks.append(Note("third_question", start, end))
    return remarks


def asks_again(text: str, flags: Iterable[Flag]) -> bool:
    """Whether a text asks for feedback in a sentence of its own."""
    return any(note.flag == SECOND_ASK for note in notes(text, flags, asked=True, spoken=True))


def is_question(sentence: str) -> bool:
    """Whether a sentence ends as a question does."""
    return any(mark in sentence for mark in _QUESTIONS)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the space around it."""
    for match in _SENTENCE.finditer(text):
        if sentence := match[0].strip():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield start, start + len(sentence)
