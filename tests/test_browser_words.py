"""The tests in a browser repeat no sentence of the workbook, but for one test a page that is in English.

They run on the words as they are written, since a server of its own says them, so nothing shows that a test
repeats one: here their code is read instead. A test says words("today.rest.title"); what it types, or shows
on a form that it made, is worded otherwise than anything the workbook says.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from wording import AS_WRITTEN, PLACE, is_data, words

from workbook.content import files

BROWSER = Path(__file__).parent / "browser"
ENGLISH = files.HOME / "en"
MARK = "in_english"
PAGES = {file.stem for file in (Path(__file__).parents[1] / "notebooks").glob("*.ipynb")} | {"frame"}
OWN = BROWSER / "every_kind.py"  # a form made for tests; whoever shows it finds it by the labels that it has
WORD = re.compile(r"(?<![\w-])[^\W\d_][\w’']*(?![\w-])")


def said_in(content: Any) -> Iterator[str]:
    """Every sentence in the content of a file; what is data is none."""
    if isinstance(content, str):
        yield " ".join(content.split())
    elif isinstance(content, list):
        for item in content:
            yield from said_in(item)
    elif isinstance(content, Mapping):
        for name, item in content.items():
            yield from () if is_data(name, item) else said_in(item)


@cache
def sentences() -> frozenset[str]:
    """All that the workbook says, with a {place} where a name or a number goes."""
    every = {file: file.relative_to(ENGLISH).with_suffix("").as_posix() for file in ENGLISH.rglob("*.toml")}
    ours = [file for file, name in every.items() if not AS_WRITTEN.fullmatch(name)]
    return frozenset(sentence for file in ours for sentence in said_in(files._parsed(file)))


def spoken(text: str) -> tuple[str, ...]:
    """The words of a text, without what stands between them."""
    return tuple(WORD.findall(text))


def runs(said: tuple[str, ...], n: int) -> Iterator[tuple[str, ...]]:
    """Every n words in a row."""
    return (said[at : at + n] for at in range(len(said) - n + 1))


@cache
def pieces() -> frozenset[tuple[str, ...]]:
    """Every three and every four words in a row that the workbook says, and its sentences of two."""
    parts = [spoken(part) for sentence in sentences() for part in PLACE.split(sentence)[::2]]
    short = {said for sentence in sentences() if len(said := spoken(sentence)) == 2}
    return frozenset(short | {run for part in parts for n in (3, 4) for run in runs(part, n)})


@cache
def filled_in() -> list[tuple[str, re.Pattern[str]]]:
    """The sentences with a {place} and two other words: the longest part, and what they can become."""
    made = []
    for sentence in sentences():
        parts = PLACE.split(sentence)[::2]
        if len(parts) > 1 and sum(len(spoken(part)) for part in parts) > 1:
            made.append((max(parts, key=len), re.compile(".+".join(map(re.escape, parts)))))
    return made


def repeats(text: str) -> bool:
    """Whether a text is a sentence of two words, or three words of one, or has four of one in a row."""
    said = spoken(text)
    if len(said) < 2:
        return False
    if any(run in pieces() for run in runs(said, min(len(said), 4))):
        return True
    return any(part in text and made.fullmatch(text) for part, made in filled_in())


def page_of(function: ast.AST) -> str | None:
    """The page whose one test in English this is, `@pytest.mark.in_english("08_plan")`."""
    for mark in getattr(function, "decorator_list", ()):
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == f"pytest.mark.{MARK}":
            return str(ast.literal_eval(mark.args[0]))
    return None


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text in this code and its line, but for docstrings and what stands in a test in English."""
    if page_of(tree):
        return
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            if not isinstance(tree, ast.Expr):
                yield child.lineno, child.value
        else:
            yield from texts(child)


def own_words(tree: ast.AST) -> set[tuple[str, ...]]:
    """What the form made for tests says, where this file shows it."""
    shows = any(isinstance(one, ast.ImportFrom) and one.module == OWN.stem for one in ast.walk(tree))
    return {spoken(text) for _, text in texts(ast.parse(OWN.read_text("utf-8")))} if shows else set()


def repeated(code: str) -> list[tuple[int, str]]:
    """What a test file repeats: line and text."""
    tree = ast.parse(code)
    own = own_words(tree)
    return [(line, text) for line, text in texts(tree) if spoken(text) not in own and repeats(text)]


@pytest.mark.english
@pytest.mark.parametrize("file", sorted(BROWSER.glob("*.py")), ids=lambda file: file.stem)
def test_a_test_in_a_browser_asks_for_sentences_by_their_key(file: Path) -> None:
    assert file == OWN or repeated(file.read_text(encoding="utf-8")) == []


@pytest.mark.english
def test_a_sentence_that_is_repeated_is_found_in_a_helper_and_let_be_in_the_test_in_english() -> None:
    whole, part = words("check_ins.check_in.done_title"), words("care.title").split(" ", 1)[1]
    helper = f"def press(panel):\n    panel.click({whole!r}, {part!r}, 'Quillmoor')\n"
    assert [text for _, text in repeated(helper)] == [whole, part]
    assert repeated(f"@pytest.mark.{MARK}('01_today')\n{helper}") == []
    assert repeated(f"from {OWN.stem} import form\nform({whole!r}, 'When was it?')") == [(2, whole)]


def test_a_page_has_one_test_in_english_at_most() -> None:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in BROWSER.glob("*.py")]
    pages = Counter(page for tree in trees for node in ast.walk(tree) if (page := page_of(node)))
    assert set(pages) <= PAGES
    assert [page for page, tests in pages.items() if tests > 1] == []
