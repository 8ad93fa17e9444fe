"""Reads an exercise from its TOML file and says, by file and key, what is wrong with it."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.answers import Answer, Kind
from workbook.content.errors import ContentError
from workbook.content.exercises import Exercise, Prompt, Step
from workbook.content.files import FALLBACK, HOME, load

TYPES = {
    "short_text": Answer(Kind.SHORT_TEXT, limit=2000),
    "long_text": Answer(Kind.LONG_TEXT, limit=200_000),
    "choice": Answer(Kind.CHOICE),
    "multi": Answer(Kind.MULTI, limit=100),
    "scale_1_5": Answer(Kind.SCALE, low=1, high=5, whole=True),
    "scale_0_10": Answer(Kind.SCALE, low=0, high=10, whole=True),
    "scale_0_100": Answer(Kind.SCALE, low=0, high=100, whole=True),
    "date": Answer(Kind.DAY),
    "number": Answer(Kind.NUMBER),
    "tags": Answer(Kind.TAGS, limit=100),
    "table": Answer(Kind.TABLE, limit=1000),
    "cards": Answer(Kind.TABLE, low=0, high=100, whole=True),
    "check": Answer(Kind.TICK),
}
_OPTIONAL = {
    "hint",
    "choices",
    "labels",
    "columns",
    "cards",
    "rows",
    "most",
    "low",
    "high",
    "whole",
    "optional",
    "own",
    "quick",
}
_PROMPT_KEYS = {"id", "ask", "type", "minutes", "default", "when", "ahead"} | _OPTIONAL
_EXERCISE_KEYS = {field.name for field in dataclasses.fields(Exercise)} | {"prompts"}
_IN_DAYS = re.compile(r"\+\s?(\d{1,3}) (days?|weeks?)")


def load_exercise(name: str, language: str = FALLBACK, *, home: Path = HOME) -> Exercise:
    """The exercise in `exercises/<name>.toml` of a language; ContentError for anything wrong in it."""
    file, data = load(f"exercises/{name}", language, home)
    try:
        return _exercise(file, data)
    except (KeyError, TypeError, ValueError) as error:
        raise ContentError(file, "", f"missing or wrong: {error}") from error


def _exercise(file: Path, data: Mapping[str, Any]) -> Exercise:
    prompts = {entry["id"]: _prompt(file, entry) for entry in data["prompts"]}
    later = tuple(_prompt(file, entry) for entry in data.get("later", ()))
    ids = [prompt.id for prompt in (*prompts.values(), *later)]
    if len(set(ids)) != len(data["prompts"]) + len(later):
        raise ContentError(file, "prompts", "two prompts have the same id")
    for prompt in later:
        _check_places(file, prompt, set(prompts))
    return Exercise(
        id=data["id"],
        title=data["title"],
        intro=data.get("intro", "").strip(),
        steps=_steps(file, data, prompts),
        why_it_helps=data.get("why_it_helps", ""),
        enough=data.get("enough", ""),
        done_when=data.get("done_when", ""),
        time_box_min=data.get("time_box_min"),
        quick_version_min=data.get("quick_version_min"),
        principles=tuple(data.get("principles", ())),
        later=later,
        in_sight=_known(file, data.get("in_sight", ""), prompts),
        in_sight_label=data.get("in_sight_label", ""),
        more={key: value for key, value in data.items() if key not in _EXERCISE_KEYS},
    )


def _known(file: Path, name: str, prompts: Mapping[str, Prompt]) -> str:
    if name and name not in prompts:
        raise ContentError(file, "in_sight", "is none of the prompts")
    return name


def _steps(file: Path, data: Mapping[str, Any], prompts: Mapping[str, Prompt]) -> tuple[Step, ...]:
    """The steps as written, or one step with everything; each prompt belongs to exactly one."""
    if "steps" not in data:
        return (Step("", "", tuple(prompts.values())),)
    named = [name for step in data["steps"] for name in step["prompts"]]
    if sorted(named) != sorted(prompts):
        raise ContentError(file, "steps", "each prompt must stand in exactly one step")
    return tuple(
        Step(step.get("title", ""), step.get("intro", ""), tuple(prompts[name] for name in step["prompts"]))
        for step in data["steps"]
    )


def _prompt(file: Path, entry: Mapping[str, Any]) -> Prompt:
    key = f"prompts.{entry['id']}"
    if unknown := set(entry) - _PROMPT_KEYS:
        raise ContentError(file, key, f"has unknown keys {sorted(unknown)}")
    return Prompt(
        id=entry["id"],
        ask=entry["ask"],
        answer=_answer(file, key, entry),
        hint=entry.get("hint", ""),
        options=entry.get("choices", {}),
        labels={int(number): words for number, words in entry.get("labels", {}).items()},
        columns=entry.get("columns", {}),
        cards=entry.get("cards", {}),
        optional=entry.get("optional", False),
        own=entry.get("own", False),
        quick=entry.get("quick", False),
        minutes=entry.get("minutes"),
        default_days=_days(file, f"{key}.default", entry.get("default")),
        after_days=_days(file, f"{key}.when", entry.get("when")),
    )


def _answer(file: Path, key: str, entry: Mapping[str, Any]) -> Answer:
    """What the prompt accepts, from its type and the keys that go with it."""
    basis = TYPES.get(entry["type"])
    if basis is None:
        raise ContentError(file, f"{key}.type", f"is none of {', '.join(TYPES)}")
    cards = entry["type"] == "cards"
    for name, needed in (
        ("choices", cards or basis.kind in (Kind.CHOICE, Kind.MULTI)),
        ("columns", basis.kind is Kind.TABLE),
        ("cards", cards),
    ):
        if needed != isinstance(entry.get(name), Mapping):
            raise ContentError(file, f"{key}.{name}", "must be a table of key and words, for this type only")
    low, high = entry.get("low", basis.low), entry.get("high", basis.high)
    for number in map(int, entry.get("labels", {})):
        if low is None or high is None or not low <= number <= high:
            raise ContentError(file, f"{key}.labels", f"{number} is not on the scale")
    return Answer(
        basis.kind,
        options=tuple(entry.get("choices", ())),
        low=low,
        high=high,
        whole=entry.get("whole", basis.whole),
        columns=tuple(entry.get("columns", ())),
        rows=entry.get("rows", 3 if basis.kind is Kind.TABLE else 1),
        most=entry.get("most", 0),
        ahead=entry.get("ahead", False),
        limit=basis.limit,
    )


def _days(file: Path, key: str, text: str | None) -> int | None:
    """ "+2 days" or "+4 weeks" as a number of days."""
    if text is None:
        return None
    found = _IN_DAYS.fullmatch(text)
    if found is None:
        raise ContentError(file, key, "must look like +2 days or +4 weeks")
    return int(found[1]) * (7 if found[2].startswith("week") else 1)


def _check_places(file: Path, prompt: Prompt, known: set[str]) -> None:
    places = {name for _, name, _, _ in string.Formatter().parse(prompt.ask) if name is not None}
    if unknown := places - known:
        raise ContentError(file, f"later.{prompt.id}.ask", f"has unknown places {sorted(unknown)}")
