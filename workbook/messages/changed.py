"""What a letter still says after it was changed by hand."""

from __future__ import annotations

import re

from workbook.messages.letters import Composed
from workbook.messages.tone import is_question, sentences


def still_asks(body: str, composed: Composed) -> bool:
    """Whether the request for feedback is still in it: the question as it was, or another in its place.

    What a script asks also without the request ("Is this a good minute?") is no question about feedback.
    """
    if not composed.asks:
        return False
    if composed.question and composed.question in body:
        return True
    besides = set(_said(composed.besides))
    return any(is_question(said) and said not in besides for said in _said(body))


def door_still_open(body: str, composed: Composed) -> bool:
    """Whether the line about being glad to hear is still in it: most of its words, in one sentence."""
    words = _words(composed.door)
    return bool(words) and any(2 * len(words & _words(said)) > len(words) for said in _said(body))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’']+", text.casefold()))


def _said(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]
