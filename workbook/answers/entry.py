"""What a person wrote in one exercise, kept whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from workbook.answers.kinds import mapping, reference, short_text, tick


@dataclass(frozen=True)
class ExerciseEntry:
    """The answers to one exercise by prompt id, as JSON; `about` is the record they are about, or ""."""

    kind: ClassVar[str] = "exercise_entry"

    exercise: str = short_text(required=True)
    about: str = reference()
    answers: dict[str, Any] = mapping()
    finished: bool = tick()
