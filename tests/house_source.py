"""A Python file of the package, read for the rules: its imports, its calls, what it says aloud."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Broken:
    """A rule that a line breaks, and why there is such a rule."""

    rule: str
    place: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.place}:{self.line}: [{self.rule}] {self.why}"


@dataclass(frozen=True)
class Import:
    """One imported name in full, where it stands, and whether it is for type checkers only."""

    name: str
    line: int
    at_top: bool
    for_types: bool


@dataclass(eq=False)
class Source:
    """A Python file of the package; `place` is its path below `workbook/`."""

    place: str
    text: str
    tree: ast.Module = field(init=False)

    def __post_init__(self) -> None:
        self.tree = ast.parse(self.text)

    @property
    def owner(self) -> str:
        """The floor or room it belongs to, or the name of a top-level module."""
        return self.place.split("/")[0].removesuffix(".py")

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return Path(self.place).stem

    def stands_in(self, places: tuple[str, ...]) -> bool:
        """Whether the file is one of those the table names."""
        return any(fnmatch(self.place, p) for p in places)

    def broken(self, rule: str, line: int, why: str) -> Broken:
        """What to say about one of its lines."""
        return Broken(rule, f"workbook/{self.place}", line, why)


@cache
def imports(source: Source) -> tuple[Import, ...]:
    """Every import with its absolute name, also those inside functions."""
    return tuple(_imports(source))


def _imports(source: Source) -> Iterator[Import]:
    package = ["workbook", *source.place.split("/")[:-1]]
    for node, depth, for_types in walk(source.tree):
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{stem}.{a.name}" for a in node.names]
        else:
            continue
        for name in names:
            yield Import(name, node.lineno, depth == 0, for_types)


def walk(node: ast.AST, depth: int = 0, for_types: bool = False) -> Iterator[tuple[ast.AST, int, bool]]:
    """Every node, how many functions deep it is, and whether it stands under `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        typed = for_types or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test))
        yield child, depth, typed
        deeper = depth + isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from walk(child, deeper, typed)


def spoken(source: Source) -> Iterator[tuple[str, int]]:
    """String literals that run: no docstrings, and nothing that only a programmer's error says."""
    quiet: set[int] = set()
    for node in ast.walk(source.tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            quiet.update(map(id, ast.walk(body[0])) if isinstance(body[0].value, ast.Constant) else ())
        if isinstance(node, (ast.Raise, ast.Assert)):
            quiet.update(map(id, ast.walk(node)))
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield node.value, node.lineno
