"""A careers service's own words, laid over ours: what fits is taken, anything else is left out and named.

The folder is laid out as `content/` is: `en/helplines.toml`, `en/start.toml`, `en/questions/nursing.toml`.
"""

from __future__ import annotations

import os
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = "AFTER_THE_NO_WORDS"  # the environment variable that names the folder
LARGEST = 1_000_000  # bytes of a file
LONGEST = 4_000  # letters of a sentence
# Read by programs, or answered for by whoever releases the workbook: nobody lays anything over these.
CLOSED = ("command", "days", "evidence", "sample")
LINES = {
    "helplines": ("call", "text", "whatsapp", "web"),
    "advisers": ("call", "web"),
    "bodies": ("call", "web"),
}
NAMED = ("country", "name")  # what every line needs besides a way to reach it
EXACT = (bool, int, float, date)


@dataclass
class OwnWords:
    """What was taken from one file, and a sentence for each thing that was not."""

    words: dict[str, Any] = field(default_factory=dict)
    slips: list[str] = field(default_factory=list)


def folder() -> Path | None:
    """The folder somebody has given, whether it is there or not."""
    given = os.environ.get(FOLDER, "").strip()
    return Path(given) if given else None


def laid_over(name: str, language: str, shipped: dict[str, Any]) -> dict[str, Any]:
    """A file's words with the service's own over them, where there are any."""
    place = folder()
    own = taken(place / language / f"{name}.toml", shipped).words if place and _open(name) else {}
    return _over(shipped, own, first=("line",) if name in LINES else ()) if own else shipped


def taken(path: Path, shipped: Mapping[str, Any]) -> OwnWords:
    """What can be taken from a file laid over these words; read again when it has changed."""
    try:
        key = path, path.stat().st_mtime_ns, path.stat().st_size
    except OSError:  # none is there, or nobody may look
        key = path, 0, 0
    if key not in _TAKEN:
        found = _TAKEN[key] = OwnWords()
        own = read(path, found.slips)
        found.words = _fitting(own, shipped, "", found.slips)
        if path.stem in LINES and "line" in own:
            found.words["line"] = _lines(own["line"], shipped, LINES[path.stem], found.slips)
    return _TAKEN[key]


_TAKEN: dict[tuple[Path, int, int], OwnWords] = {}


def read(path: Path, slips: list[str]) -> dict[str, Any]:
    """A file of the folder; nothing, and a slip, where it cannot be read."""
    try:
        if not path.exists():
            return {}
        if not path.is_file() or path.stat().st_size > LARGEST:
            slips.append("too large")
            return {}
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        slips.append(f"unreadable: {error.strerror or error}")
    except (ValueError, RecursionError) as error:  # TOML or UTF-8 that is none
        slips.append(f"not TOML: {error}")
    return {}


def misplaced(place: Path, shipped: Path) -> Iterator[str]:
    """What lies in the folder and has nothing of ours below it."""
    for path in sorted(place.rglob("*.toml")):
        parts = path.relative_to(place).parts
        known = (shipped / Path("en", *parts[1:])).is_file() and _open(
            Path(*parts[1:]).with_suffix("").as_posix()
        )
        if not known and not (len(parts) == 3 and parts[1] == "questions"):
            yield f"{Path(*parts).as_posix()}: matches no file"


def _open(name: str) -> bool:
    return "/" not in name and name not in CLOSED


def _fitting(
    own: Mapping[str, Any], shipped: Mapping[str, Any], key: str, slips: list[str]
) -> dict[str, Any]:
    """Of these words, what stands where ours do and is of their kind."""
    fits: dict[str, Any] = {}
    for name, value in own.items():
        at = f"{key}.{name}" if key else name
        ours = shipped.get(name)
        if at == "line" and isinstance(ours, dict):
            continue  # helplines and advisers: entries of their own, see _lines
        if isinstance(ours, dict) and isinstance(value, dict):
            fits[name] = _fitting(value, ours, at, slips)
        elif problem := _problem(value, ours):
            slips.append(f"{at}: {problem}")
        else:
            fits[name] = value
    return fits


def _problem(value: Any, ours: Any) -> str:
    """Why a value cannot stand in place of ours; "" where it can."""
    if ours is None:
        return "unknown key"
    if isinstance(ours, list) and isinstance(value, list):
        sentences = bool(value) and all(isinstance(one, str) for one in [*ours, *value])
        return _sentences_problem(value, ours) if sentences else "sentences expected"
    if isinstance(ours, str):
        return _sentences_problem([value], [ours]) if isinstance(value, str) else "text expected"
    if isinstance(ours, EXACT):
        return "" if type(value) is type(ours) else "another kind expected"
    return "table expected" if isinstance(ours, dict) else "not open"


def _sentences_problem(own: list[str], ours: list[str]) -> str:
    if not all(one.strip() for one in own):
        return "empty"
    if max(map(len, own)) > LONGEST:
        return "too long"
    try:
        unknown = set().union(*map(_places, own)) - set().union(*map(_places, ours))
    except ValueError:
        return "unmatched brace"
    return f"unknown places: {', '.join(sorted(unknown))}" if unknown else ""


def _places(sentence: str) -> set[str]:
    parsed = string.Formatter().parse(sentence)
    return {
        f"{{{name}{spec and ':'}{spec}{turned or ''}}}"
        for _, name, spec, turned in parsed
        if name is not None
    }


def _lines(own: Any, shipped: Mapping[str, Any], ways: tuple[str, ...], slips: list[str]) -> dict[str, Any]:
    """The lines to reach somebody that can be taken: changed ones of ours, and new ones."""
    lines: dict[str, Any] = {}
    for name, entry in own.items() if isinstance(own, dict) else [("", own)]:
        if isinstance(entry, dict):
            whole = {**shipped["line"].get(name, {}), **entry}
            problem = _line_problem(whole, ways, shipped.get("country"))
        else:
            problem = "table expected"
        if problem:
            slips.append(f"line.{name}: {problem}".replace(".:", ":"))
        else:
            lines[name] = entry
    return lines


def _line_problem(line: Mapping[str, Any], ways: tuple[str, ...], countries: Mapping[str, Any] | None) -> str:
    kinds = dict.fromkeys((*NAMED, *ways, "note", "run_by", "owner", "mark", "seen"), str)
    for name, value in line.items():
        kind = {"young": bool, "checked_on": date}.get(name, kinds.get(name))
        if kind is None:
            return f"unknown key {name}"
        if type(value) is not kind or len(str(value)) > LONGEST:
            return f"wrong kind: {name}"
    if missing := [name for name in NAMED if not line.get(name, "").strip()]:
        return f"no {missing[0]}"
    if not any(str(line.get(way, "")).strip() for way in ways):
        return f"needs one of: {', '.join(ways)}"
    return "" if countries is None or line["country"] in countries else "unknown country"


def _over(below: dict[str, Any], above: Mapping[str, Any], first: tuple[str, ...] = ()) -> dict[str, Any]:
    """One table over another; of those named `first`, what is new stands before what was there."""
    laid = below | {
        name: _over(below[name], value)
        if isinstance(value, dict) and isinstance(below.get(name), dict)
        else value
        for name, value in above.items()
    }
    for name in first:
        new = above.get(name, {})
        laid[name] = {key: laid[name][key] for key in (*new, *laid.get(name, {}))}
    return laid
