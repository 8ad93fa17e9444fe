"""What to say when something fails: the sentence of a named error, or the calm one for everything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.answers import Problem
from workbook.content import Words, load_words
from workbook.storage.errors import StoreError


def sentence(error: Exception, words: Callable[[str], Words] = load_words) -> str:
    """The sentence for a failure; it never contains what went wrong inside, nor a person's words.

    `words` gives the words of a content file by name, as `book.words` does.
    """
    if isinstance(error, StoreError) and words("storage").has(f"problem.{error.key}"):
        return words("storage")(f"problem.{error.key}", **error.values)
    return words("ui")("problem.unexpected")


def problem_sentence(book: Any, problem: Problem, words: Any = None) -> str:
    """The sentence for a problem with an answer; a room's own words win over the common ones."""
    key = f"problem.{problem.key}"
    sources = [words, book.words("answers"), book.words("ui")]
    source = next((source for source in sources if source is not None and source.has(key)), sources[-1])
    values = {name: f"{v:,}" if type(v) is int and v > 9999 else v for name, v in problem.values.items()}
    return str(source(key, **values))
