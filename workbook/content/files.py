"""The content files of one language, with English wherever a translation has no word yet."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

from workbook.content.errors import ContentError

HOME = Path(__file__).parent
FALLBACK = "en"


def load(name: str, language: str, home: Path = HOME) -> tuple[Path, dict[str, Any]]:
    """The file that was asked for and its content; raises ContentError if there is no such file at all."""
    path = home / language / f"{name}.toml"
    own = _parsed(path)
    if language == FALLBACK:
        if own is None:
            raise ContentError(path, "", "there is no such file")
        return path, own
    first_path, first = load(name, FALLBACK, home)
    return (first_path, first) if own is None else (path, _laid_over(first, own))


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
