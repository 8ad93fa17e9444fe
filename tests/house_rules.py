"""The rules of the house, one function each: a source goes in, the lines that break the rule come out."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import house_table as table
from house_source import Broken, Source, imports, spoken

Rule = Callable[[Source], Iterator[Broken]]


def arrows(source: Source) -> Iterator[Broken]:
    """Floors never import rooms; a room sees only the model of another."""
    for found in imports(source):
        _, *path = found.name.split(".")
        if not found.name.startswith("workbook.") or path[0] == source.owner:
            continue
        if source.owner in table.ARROWS:
            if path[0] not in table.ARROWS[source.owner]:
                yield source.broken("arrows", found.line, f"{source.owner} may not import {found.name}")
        elif source.owner in table.TOGETHER and path[0] in table.TOGETHER:
            continue
        elif is_room(source.owner) and is_room(path[0]):
            allowed = table.SEEN_BY_THOSE if source.owner in table.LOOKS_INTO_ALL else table.SEEN_BY_ROOMS
            allowed += table.SEEN_TOO.get(source.owner, ())
            if len(path) < 2 or path[1] not in allowed:
                yield source.broken(
                    "arrows", found.line, f"from another room only {allowed}, not {found.name}"
                )


def the_path(source: Source) -> Iterator[Broken]:
    """The path sees a room where it is asked what is due, and at its records, inside functions only."""
    for found in imports(source) if source.owner == "path" else ():
        _, *path = found.name.split(".")
        seen = len(path) > 1 and path[1] in table.SEEN_BY_PATH and not found.at_top
        if found.name.startswith("workbook.") and is_room(path[0]) and not seen:
            yield source.broken("the path", found.line, f"{found.name}: only {table.SEEN_BY_PATH}, lazily")


def notebook_names(source: Source) -> Iterator[Broken]:
    """Only the path knows what a notebook's file is called."""
    for text, line in spoken(source):
        if source.owner != "path" and table.NOTEBOOK.search(text):
            yield source.broken("notebook names", line, f"{text!r}: `path.notebook` knows it")


def is_room(name: str) -> bool:
    """Whether a name below `workbook` is a room: neither a floor nor a top-level module."""
    return name not in (*table.FLOORS, "book", "open_book", "path", "__init__", "__main__")


def inside_a_room(source: Source) -> Iterator[Broken]:
    """Page sees charts and analysis, analysis sees the model; nothing points back."""
    hidden = table.INSIDE_A_ROOM.get(source.stem, ()) if is_room(source.owner) else ()
    for found in imports(source):
        for name in hidden:
            if found.name.startswith(f"workbook.{source.owner}.{name}"):
                yield source.broken("inside a room", found.line, f"{source.stem} does not know {name}")


def places(source: Source) -> Iterator[Broken]:
    """Each library has the places where it may be imported; types alone may be named anywhere."""
    for found in imports(source):
        fits = [n for n in table.IMPORTS if found.name == n or found.name.startswith(n + ".")]
        if not fits or (found.for_types and "pyplot" not in found.name):
            continue
        where, why = table.IMPORTS[max(fits, key=len)]
        if not source.stands_in(where):
            yield source.broken(
                "places", found.line, f"imports {found.name}; only in {where or 'no file'}: {why}"
            )


def heavy_at_top(source: Source) -> Iterator[Broken]:
    """A heavy library is imported where it is used, after the form is on the screen."""
    for found in imports(source):
        heavy = found.name.split(".")[0] in table.HEAVY and found.at_top and not found.for_types
        if heavy and not source.stands_in(table.HEAVY_AT_TOP):
            yield source.broken(
                "heavy", found.line, f"{found.name} belongs inside the function that needs it"
            )


def calls(source: Source) -> Iterator[Broken]:
    """Clock, chance, the person's folder and raw HTML each have their place."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        for pattern, (where, why) in table.CALLS.items():
            if re.search(pattern, name) and not source.stands_in(where):
                yield source.broken("calls", node.lineno, f"calls {name}; only in {where}: {why}")


def kinds(source: Source) -> Iterator[Broken]:
    """Nothing asks which kind an answer is: what differs between kinds is said by the kind."""
    for node in ast.walk(source.tree):
        asks = isinstance(node, ast.Compare | ast.MatchClass) or (
            isinstance(node, ast.Call) and ast.unparse(node.func) in ("isinstance", "issubclass", "type")
        )
        if asks and source.owner != "answers" and table.KIND.search(ast.unparse(node)):
            yield source.broken("kinds", node.lineno, f"asks for a kind of answer: {ast.unparse(node)}")


def sql(source: Source) -> Iterator[Broken]:
    """A string that is SQL stands in storage."""
    for text, line in spoken(source):
        if source.owner != "storage" and table.SQL.match(text):
            yield source.broken("sql", line, f"SQL outside storage: {text.strip()[:40]!r}")


def sentences(source: Source) -> Iterator[Broken]:
    """What a person reads is in content, where a coach or translator can change it."""
    for text, line in spoken(source):
        is_words = any(table.SMALL_WORD.search(words) for words in table.WORDS.findall(text))
        if is_words and source.owner != "storage":
            yield source.broken("sentences", line, f"belongs in content: {text.strip()[:60]!r}")


def scripts(source: Source) -> Iterator[Broken]:
    """No string builds a page out of a person's text."""
    for text, line in spoken(source):
        for trap in table.SCRIPT_TRAPS:
            if trap in text:
                yield source.broken("scripts", line, f"{trap}: a person's text is never code")


def names(source: Source) -> Iterator[Broken]:
    """A name says what a thing is about."""
    for part in source.place.removesuffix(".py").split("/"):
        if table.BAD_NAMES.search(part):
            yield source.broken("names", 1, f"{part!r} says nothing about what is inside")
    for node in ast.walk(source.tree):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and table.BAD_NAMES.search(node.name):
            yield source.broken("names", node.lineno, f"{node.name!r} says nothing about what is inside")


def size(source: Source) -> Iterator[Broken]:
    """Files and functions stay small enough to read in one go."""
    lines = len(source.text.splitlines())
    if lines > table.FILE_LINES:
        yield source.broken(
            "size", lines, f"{lines} lines, {table.FILE_LINES} at most; it is probably two things"
        )
    for node in ast.walk(source.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            long = (node.end_lineno or node.lineno) - node.lineno + 1
            if long > table.FUNCTION_LINES and node.name not in table.LONG_FUNCTIONS.get(source.place, ()):
                yield source.broken(
                    "size", node.lineno, f"{node.name} has {long} lines, {table.FUNCTION_LINES} at most"
                )


def opening_sentence(source: Source) -> Iterator[Broken]:
    """Each module, public class and public function opens with one plain sentence."""
    if not ast.get_docstring(source.tree):
        yield source.broken("opening sentence", 1, "the module says nothing about itself")
    for node in [
        *source.tree.body,
        *(n for c in source.tree.body if isinstance(c, ast.ClassDef) for n in c.body),
    ]:
        named = isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        if named and not node.name.startswith("_") and not ast.get_docstring(node):
            yield source.broken("opening sentence", node.lineno, f"{node.name} says nothing about itself")


def no_inheritance(source: Source) -> Iterator[Broken]:
    """A floor offers functions and finished widgets; a room inherits from none of its classes."""
    from_floors = {
        f.name.split(".")[-1]
        for f in imports(source)
        if re.match(rf"workbook\.({'|'.join(table.FLOORS)})\b", f.name)
    }
    for node in ast.walk(source.tree) if is_room(source.owner) else ():
        for base in node.bases if isinstance(node, ast.ClassDef) else ():
            if ast.unparse(base).split(".")[0] in from_floors:
                yield source.broken(
                    "no inheritance", node.lineno, f"{node.name} inherits {ast.unparse(base)} from a floor"
                )


def finished(source: Source) -> Iterator[Broken]:
    """What is here works; what does not exist yet is not here."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if table.UNFINISHED.search(line):
            yield source.broken("finished", number, line.strip()[:60])


RULES: tuple[Rule, ...] = (
    *(arrows, the_path, notebook_names, inside_a_room, places, heavy_at_top, calls, kinds, sql, sentences),
    *(scripts, names, size, opening_sentence, no_inheritance, finished),
)
