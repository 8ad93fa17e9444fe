"""The tone check, each note beside the sentence it means, and what a letter still says after a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbook.content import Flag
from workbook.messages.letters import Composed

MOST_QUESTIONS = 2
READ = 20_000  # characters of a text that are read; a letter is long before that
SECOND_ASK = "second_ask"
_QUESTIONS = "?？؟՞፧⁇⁈⁉"  # the marks that end a question, in any language
_ENDS = f".!…。！｡։।{_QUESTIONS}"
_SENTENCE = re.compile(rf"[^\n{_ENDS}]+[{_ENDS}]*[\"'”’)]*")


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


def still_asks(body: str, composed: Composed) -> bool:
    """Whether the request for feedback is still in it: the question as it was, or another in its place.

    What a script asks also without the request ("Is this a good minute?") is no question about feedback.
    """
    if not composed.asks:
        return False
    besides = set(_texts(composed.besides))
    as_it_was = bool(composed.question) and composed.question in body
    return as_it_was or any(is_question(text) and text not in besides for text in _texts(body))


def door_still_open(body: str, composed: Composed) -> bool:
    """Whether the line about being glad to hear is still in it: most of its words, in one sentence."""
    words = _words(composed.door)
    return bool(words) and any(2 * len(words & _words(text)) > len(words) for text in _texts(body))


def is_question(sentence: str) -> bool:
    """Whether a sentence ends as a question does."""
    return any(mark in sentence for mark in _QUESTIONS)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the space around it."""
    for match in _SENTENCE.finditer(text):
        if sentence := match[0].strip():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield start, start + len(sentence)


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’']+", text.casefold()))
