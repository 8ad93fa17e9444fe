"""Questions that are asked in interviews, a pack of them in each file of `questions/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbook.content.files import FALLBACK, HOME, ContentError, as_class, load

LEVELS = (1, 2, 3)  # to warm up, the core, to stretch


@dataclass(frozen=True)
class InterviewQuestion:
    """One question: the competency it asks for, its level, and what is seen only after an attempt.

    That is what a good answer `shows`, the questions that may follow, and the common `slip`.
    """

    id: str
    competency: str
    type: str
    level: int
    question: str
    shows: str
    slip: str
    follow_ups: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionPack:
    """The questions of one field of work; `line` says in a few words whom they are for."""

    id: str
    title: str
    line: str
    questions: tuple[InterviewQuestion, ...]


@cache
def load_packs(language: str = FALLBACK, *, home: Path = HOME) -> dict[str, QuestionPack]:
    """All packs by their file's name, in the order of the names; ContentError for anything wrong in one.

    A file laid into the folder of the language, or of English, is a pack without a line of Python.
    """
    language = language.partition("+")[0]
    folders = (home / FALLBACK / "questions", home / language / "questions")
    names = sorted({file.stem for folder in folders for file in folder.glob("*.toml")})
    packs = {
        name: _pack(name, language if _is_in(language, name, home) else FALLBACK, home) for name in names
    }
    ids = [question.id for pack in packs.values() for question in pack.questions]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise ContentError(folders[0], "", f"two questions have the id {twice[0]}")
    return packs


def _is_in(language: str, name: str, home: Path) -> bool:
    return language == FALLBACK or (home / FALLBACK / "questions" / f"{name}.toml").is_file()


def _pack(name: str, language: str, home: Path) -> QuestionPack:
    file, data = load(f"questions/{name}", language, home)
    asked = []
    for number, entry in enumerate(data.get("questions", ()), 1):
        key = f"questions.{entry.get('id', number)}" if isinstance(entry, dict) else f"questions.{number}"
        question = as_class(InterviewQuestion, entry, file, key)
        if question.level not in LEVELS:
            raise ContentError(file, f"{key}.level", f"is none of {', '.join(map(str, LEVELS))}")
        asked.append(question)
    return as_class(QuestionPack, {**data, "id": name, "questions": asked}, file)
