"""The content files of one language, with English wherever a translation has no word yet."""

from __future__ import annotations

import dataclasses
import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from workbook.content import own_words

T = TypeVar("T")

HOME = Path(__file__).parent
FALLBACK = "en"
_TYPES = {  # what msgspec calls the types of TOML
    "object": "a table",
    "array": "a list",
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
}


class ContentError(Exception):
    """A word is missing or written wrongly; a builder's or translator's slip, never the person's."""

    def __init__(self, file: Path | str, key: str, what: str) -> None:
        """`file` is shown from the content folder on, `key` as it stands in the file."""
        self.file = "/".join(Path(file).parts[-3:])
        self.key = key
        self.what = what
        super().__init__(f"{self.file}, {key}: {what}" if key else f"{self.file}: {what}")


def load(name: str, language: str, home: Path = HOME) -> tuple[Path, dict[str, Any]]:
    """The file that was asked for and its content; raises ContentError if there is no such file at all.

    Manners may follow a language, "en+plain+month_first": folders in its own, with other words for some.
    """
    spoken, *manners = language.split("+")
    path, data = in_language(name, spoken, home)
    for manner in manners:
        data = _laid_over(data, _parsed(home / spoken / manner / f"{name}.toml") or {})
    return path, data if home != HOME else own_words.laid_over(name, spoken, data)


def in_language(name: str, language: str, home: Path = HOME) -> tuple[Path, dict[str, Any]]:
    """The file as we ship it, without manners and without what a service lays over it."""
    path = home / language / f"{name}.toml"
    own = _parsed(path)
    if language == FALLBACK:
        if own is None:
            raise ContentError(path, "", "there is no such file")
        return path, own
    first_path, first = in_language(name, FALLBACK, home)
    return (first_path, first) if own is None else (path, _laid_over(first, own))


def as_class(cls: type[T], table: Mapping[str, Any], file: Path, key: str = "") -> T:
    """A table of a file as the dataclass whose fields are its keys; `key` is where the table stands."""
    import msgspec  # here: most pages need no such file, and it costs them 20 ms

    if not isinstance(table, Mapping):
        raise ContentError(file, key, "is not a table")
    if unknown := sorted(set(table) - {field.name for field in dataclasses.fields(cls)}):  # type: ignore[arg-type]
        raise ContentError(file, key, f"has unknown keys {unknown}")
    try:
        return msgspec.convert(table, cls, str_keys=True)
    except msgspec.ValidationError as error:
        raise _content_error(str(error), file, key) from error


def _content_error(text: str, file: Path, key: str) -> ContentError:
    """The error for what msgspec says, such as "Expected `str`, got `int` - at `$.hint`"."""
    what, _, place = text.partition(" - at ")
    keys = [key, place.partition("$")[2].strip("`.")]
    if missing := re.fullmatch(r"Object missing required field `(\w+)`", what):
        what = "is missing"
        keys.append(missing[1])
    what = re.sub(r"`(\w+)`", lambda name: _TYPES.get(name[1], name[0]), what)
    return ContentError(file, ".".join(filter(None, keys)), what)


def read_ahead(home: Path = HOME / FALLBACK) -> None:
    """Read every file of words there is, so that no page waits for one; each stays in memory."""
    for path in sorted(home.rglob("*.toml")):
        _parsed(path)


@functools.cache
def example(name: str) -> str:
    """A program that shows how a person's entries are read with pandas."""
    return (HOME / FALLBACK / "examples" / f"{name}.txt").read_text(encoding="utf-8")


@functools.cache
def beside_backups() -> bytes:
    """The text that is laid beside the backups, a program that reads them at the same time."""
    return (HOME / FALLBACK / "beside_backups.txt").read_bytes()


@functools.cache
def _parsed(path: Path) -> dict[str, Any] | None:
    """The content of a file, read once; None without a file. Whoever gets it must not change it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(path, "", f"not readable as TOML, {error}") from error


def _laid_over(below: Any, above: Any) -> Any:
    """`above`, with what it lacks taken from `below`: table by table, entry by entry where they have ids."""
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {key: _laid_over(below.get(key), value) for key, value in above.items()}
    if _has_ids(below) and _has_ids(above):
        own = {entry["id"]: entry for entry in above}
        return [_laid_over(entry, own.get(entry["id"], {})) for entry in below]
    return above


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, dict) and "id" in entry for entry in value)
