"""Questions that are asked in interviews, a pack of them in each file of `questions/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workbook.content import own_words
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
    packs = {name: _pack(name, language, home) for name in names}
    ids = [question.id for pack in packs.values() for question in pack.questions]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise ContentError(folders[0], "", f"two questions have the id {twice[0]}")
    place = own_words.folder() if home == HOME else None
    return packs | _own_packs(place / language / "questions", packs, []) if place else packs


def pack_slips(language: str) -> list[str]:
    """What is wrong in the service's own packs of questions in a language."""
    slips: list[str] = []
    if place := own_words.folder():
        _own_packs(place / language / "questions", load_packs(language), slips)
    return slips


def _own_packs(place: Path, ours: Mapping[str, QuestionPack], slips: list[str]) -> dict[str, QuestionPack]:
    """The packs of a service by their file's name, those of ours with the same name left aside.

    Whatever is wrong is left out: a question, or a pack that has none left.
    """
    packs: dict[str, QuestionPack] = {}
    for path in sorted(place.glob("*.toml")):
        wrong: list[str] = []
        data = own_words.read(path, wrong)
        others = {
            q.id for name, pack in {**ours, **packs}.items() if name != path.stem for q in pack.questions
        }
        asked = list(_own_questions(path, data, others, wrong))
        about = {key: value for key, value in data.items() if key != "questions"}
        try:
            pack = as_class(QuestionPack, {**about, "id": path.stem, "questions": asked}, path)
            if asked:
                packs[path.stem] = pack
        except ContentError as error:
            wrong += [] if not data else [f"{error.key}: {error.what}".lstrip(": ")]
        slips += [f"{place.parent.name}/questions/{path.name}: {problem}" for problem in wrong]
    return packs


def _own_questions(
    path: Path, data: Mapping[str, Any], taken: set[str], slips: list[str]
) -> Iterator[InterviewQuestion]:
    entries = data.get("questions", [])
    if not isinstance(entries, list):
        slips.append("questions: list expected")
        return
    for number, entry in enumerate(entries, 1):
        try:
            question = _question(path, entry, number)
        except ContentError as error:
            slips.append(f"{error.key}: {error.what}")
            continue
        if question.id in taken:
            slips.append(f"questions.{question.id}: id already taken")
            continue
        taken.add(question.id)
        yield question


def _pack(name: str, language: str, home: Path) -> QuestionPack:
    file, data = load(f"questions/{name}", language, home)
    asked = [_question(file, entry, number) for number, entry in enumerate(data.get("questions", ()), 1)]
    return as_class(QuestionPack, {**data, "id": name, "questions": asked}, file)


def _question(file: Path, entry: Any, number: int) -> InterviewQuestion:
    key = f"questions.{entry.get('id', number)}" if isinstance(entry, dict) else f"questions.{number}"
    question = as_class(InterviewQuestion, entry, file, key)
    if question.level not in LEVELS:
        raise ContentError(file, f"{key}.level", f"is none of {', '.join(map(str, LEVELS))}")
    return question
