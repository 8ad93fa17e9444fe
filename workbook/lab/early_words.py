"""The words of the start command, read with nothing but the standard library of any Python 3."""

from __future__ import annotations

from pathlib import Path

WORDS = Path(__file__).resolve().parents[1] / "content" / "en" / "command.toml"


def sentence(key: str, **values: object) -> str:
    """The sentence under `section.name` of command.toml, with its places filled; KeyError if there is none.

    The file promises one key and one quoted sentence a line: a Python too old for tomllib can read it too.
    """
    section = ""
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        name, _, quoted = line.partition(" = ")
        if line.startswith("["):
            section = line.strip("[] ")
        elif f"{section}.{name}" == key:
            return quoted.strip().strip('"').format(**values)
    raise KeyError(key)
