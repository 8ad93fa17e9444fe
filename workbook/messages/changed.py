"""What a letter still says after it was changed by hand."""

from __future__ import annotations

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


def _said(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]
