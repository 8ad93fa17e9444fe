"""The words a test asks for by their key, and the changed words that the tests run on.

Whoever edits a sentence in workbook/content/en must not have to edit tests. So a test never repeats a
sentence: it says words("today.kept_open"). To keep it so, the tests run on sentences whose vowels have marks
("Löök ät ït"), and a test that repeats a sentence as it is written fails.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.content import files, load_words

# What stands in the files without being a sentence: names, types, patterns, addresses.
DATA = re.compile(
    r"id|type|competency|when|default|prompts|sees|needs|patterns|unless|aside|fields|mark|call|text|whatsapp|web|command"
)
# Days are spelled the same in all tests; the others are read by programs, or are the invented search.
AS_WRITTEN = re.compile(r"days|sample|evidence|helplines|advisers|bodies|contacts|import/.*|letters/.*")
PLACE = re.compile(r"(\{[^{}]*\})")
MARKS = str.maketrans("aeiouAEIOU", "äëïöüÄËÏÖÜ")

_parsed = files._parsed


def words(key: str, /, **values: object) -> str:
    """The sentence of a file under a key, "today.kept_open" or "exercises/a.prompts.fact.ask"."""
    return _under(key).format_map(values)


def like(key: str, /, **values: object) -> re.Pattern[str]:
    """The sentence under a key, to look for where a test does not know what is in its other {places}."""
    said, given = PLACE.split(_under(key)), {f"{{{name}}}": str(value) for name, value in values.items()}
    said[::2] = map(re.escape, said[::2])
    said[1::2] = [re.escape(given[place]) if place in given else ".+" for place in said[1::2]]
    return re.compile("".join(said))


def _under(key: str) -> str:
    file, *parts = key.split(".")
    found: Any = load_words(file).data
    for part in parts:
        found = _entry(found, part) if isinstance(found, list) else found[part]
    return str(found)


def _entry(entries: list[Any], part: str) -> Any:
    """An entry of a list by its id, or by its number from 0."""
    return entries[int(part)] if part.isdigit() else next(entry for entry in entries if entry["id"] == part)


def changed(content: Any) -> Any:
    """The content of a file with every sentence changed; keys, {places} and what is no sentence stay."""
    if isinstance(content, str):
        return "".join(
            part if part.startswith("{") else part.translate(MARKS) for part in PLACE.split(content)
        )
    if isinstance(content, list):
        return [changed(item) for item in content]
    if isinstance(content, Mapping):
        return {name: item if is_data(name, item) else changed(item) for name, item in content.items()}
    return content


def is_data(name: str, item: Any) -> bool:
    """Whether an entry of a file is no sentence."""
    holds_entries = isinstance(item, Mapping) or (isinstance(item, list) and isinstance(item[0], Mapping))
    return name == "groups" or (bool(DATA.fullmatch(name)) and not holds_entries)


@functools.cache
def _changed_file(path: Path) -> dict[str, Any] | None:
    name = path.relative_to(files.HOME / "en").with_suffix("").as_posix() if "en" in path.parts else ""
    return _parsed(path) if AS_WRITTEN.fullmatch(name or "days") else changed(_parsed(path))


def use_changed_words(wanted: bool) -> None:
    """From now on sentences are changed, or as they are written."""
    chosen = _changed_file if wanted else _parsed
    if files._parsed is not chosen:
        files._parsed = chosen
        for name, module in list(sys.modules.items()):
            for made in vars(module).values() if name.startswith("workbook.content.") else ():
                if made not in (_parsed, _changed_file) and hasattr(made, "cache_clear"):
                    made.cache_clear()
