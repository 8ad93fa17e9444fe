"""What several adverts ask for: the phrases that repeat across them, in any language, found by counting.

No model and no dictionary. Where a script writes spaces a phrase is up to four words long, elsewhere up to
eight characters. Small words, such as "of", neither begin nor end one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.answers import fold
from workbook.content.small_words import SmallWords

MOST_WORDS, MOST_CHARACTERS = 4, 8
BEGINNING = 4  # letters that the forms of one word share at least
CACHED = 50_000  # words whose key is remembered: every language repeats its words
FURNITURE = 6  # words of a line that is the same in two adverts, and so belongs to the page they came from
_UNSPACED = "\u0e00-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"  # Thai to Chinese
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u0900-\u0963\u0966-\u0dff"
_LETTER = rf"(?:(?![{_UNSPACED}])[^\W_]|[{_MARKS}])"
_WITHIN = r"(?:[.&]|['’](?![aàâeèéêiìîoòôuùûhy]))"  # an apostrophe before a vowel ends a word: l'anglais
_TOKEN = re.compile(rf"[{_UNSPACED}]|{_LETTER}+(?:{_WITHIN}{_LETTER}+)*[+#]*", re.IGNORECASE)
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]{0,2000}>|https?://\S+|\S+@\S+", re.DOTALL | re.I)
_JOINT = re.compile(r"[^\S\n]*[-'’]?[^\S\n]*")  # what may stand between two words of a phrase
_SHORT, _STOP = 3, re.compile(r"\.[^\S\n]*")  # letters of a word that a full stop may cut short: "cat. B"
_VOWELS = "aeiouyαεηιουωаеиоуыэюяіє"
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARTICLE = re.compile("^(?:[وفبك]?ال|لل|و(?=..{3}))(?=...)")
_ALIKE = str.maketrans("أإآىة", "ااايه", "\u0640\u0670" + "".join(map(chr, range(0x064B, 0x0660))))

Key = tuple[str, ...]
Line = list[tuple[str, bool]]  # the pieces of a line, each with whether it is a phrase


@dataclass(frozen=True)
class Phrase:
    """A phrase as adverts write it mostly, and in how many of them it stands; `key` is how it is compared."""

    text: str
    adverts: int
    key: Key


@dataclass(frozen=True)
class _Word:
    key: str
    start: int
    end: int


@dataclass
class _Found:
    """A phrase while it is being counted: the adverts it is in, and how it is written."""

    adverts: set[int]
    written: Counter[str]


def phrases(texts: Sequence[str], small: SmallWords) -> list[Phrase]:
    """The phrases that stand in two adverts or more, most adverts first; of one advert its repeated ones."""
    breaks = re.compile("|".join(sorted(small.breaks, key=len, reverse=True)) or "(?!)")
    bare = [breaks.sub(_lines, text) for text in _bare(texts)]
    runs = _same_stems([list(_runs(text)) for text in bare])
    found = _repeated(texts, runs)
    small = _as_keys(small)
    good = {key: one for key, one in found.items() if _says_something(key, small)}
    for key in _spoken_for(good, small):
        del good[key]
    ranked = sorted(good, key=lambda key: (-len(good[key].adverts), -good[key].written.total(), -len(key)))
    return [Phrase(_usual(good[key].written), len(good[key].adverts), key) for key in ranked]


def pieces(text: str, wanted: Iterable[Phrase]) -> list[tuple[str, bool]]:
    """The text cut where these phrases stand, each piece with whether it is one of them."""
    heads, spans, done = defaultdict[str, list[Key]](list), list[tuple[int, int]](), 0
    for key in sorted((_plain(phrase.text) for phrase in wanted), key=len, reverse=True):
        heads[key[0][:BEGINNING]].append(key)
    for run in _runs(_bare([text])[0]):
        at = 0
        while at < len(run):
            keys = (
                key for key in heads.get(run[at].key[:BEGINNING], ()) if _stands(key, run[at : at + len(key)])
            )
            n = len(next(keys, ()))
            if n:
                spans.append((run[at].start, run[at + n - 1].end))
            at += n or 1
    cut = list[tuple[str, bool]]()
    for start, end in spans:
        cut += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [piece for piece in [*cut, (text[done:], False)] if piece[0]]


def marked_lines(text: str, wanted: Iterable[Phrase], most: int) -> tuple[list[Line], bool]:
    """The lines of a text with something in them, cut into pieces; and whether it has more than so `most`.

    Of a longer text they are only the lines in which one of these phrases stands.
    """
    lines: list[Line] = [[]]
    for piece, is_one in pieces(text, wanted):
        first, *rest = piece.split("\n")
        lines[-1].append((first, is_one))
        lines += [[(line, is_one)] for line in rest]
    lines = [line for line in lines if any(piece.strip() for piece, _ in line)]
    if len(lines) <= most:
        return lines, False
    return [line for line in lines if any(is_one for _, is_one in line)][:most], True


def _stands(key: Key, words: Sequence[_Word]) -> bool:
    pairs = zip(key, (word.key for word in words), strict=False)
    return len(key) == len(words) and all(a == b or _alike(*sorted((a, b))) for a, b in pairs)


def _plain(text: str) -> Key:
    return tuple(_key(found[0]) for found in _TOKEN.finditer(text))


def _as_keys(small: SmallWords) -> SmallWords:
    """The small words as they are compared."""
    return SmallWords(frozenset(map(_key, small.edges)), frozenset(map(_key, small.alone)), small.breaks)


def _lines(found: re.Match[str]) -> str:
    """As many line breaks, so that what follows stays in its place."""
    return "\n" * len(found[0])


def _bare(texts: Sequence[str]) -> list[str]:
    """The texts without tags, addresses and what belongs to the page, each place kept by line breaks."""
    texts = [_TAG.sub(_lines, text) for text in texts]
    folded = {line: fold(line) for text in texts for line in text.split("\n")}
    lines = Counter(line for text in texts for line in {folded[line] for line in text.split("\n")})
    common = {line for line, n in lines.items() if n > 1 and len(_TOKEN.findall(line)) >= FURNITURE}

    def kept(line: str) -> str:
        return "\n" * len(line) if common and folded[line] in common else line

    return ["\n".join(map(kept, text.split("\n"))) for text in texts]


def _runs(text: str) -> Iterator[list[_Word]]:
    """The words that follow one another with nothing between them but a space, a hyphen or "cat."'s stop."""
    run, end = list[_Word](), 0
    for found in _TOKEN.finditer(text):
        if run and not (_JOINT.fullmatch(text, end, found.start()) or _cut_short(text, run[-1], found)):
            yield run
            run = []
        end = found.end()
        run.append(_Word(_key(found[0]), found.start(), end))
    if run:
        yield run


def _cut_short(text: str, word: _Word, following: re.Match[str]) -> bool:
    """Whether the full stop after a word is that of an abbreviation: no new sentence begins after it."""
    goes_on = len(following[0]) == 1 or not following[0][0].isupper()
    stop = goes_on and word.end - word.start <= _SHORT and not text[word.start].isdigit()
    return stop and bool(_STOP.fullmatch(text, word.end, following.start()))


@functools.lru_cache(CACHED)
def _key(word: str) -> str:
    """A word as it is compared: in one case, and in Arabic without article, marks and kinds of alef."""
    if _ARABIC.search(word):
        return _ARTICLE.sub("", fold(word.translate(_ALIKE)))
    return fold(word).strip(".'’&")


def _same_stems(adverts: list[list[list[_Word]]]) -> list[list[list[_Word]]]:
    """The runs with one key for words that differ in their last two letters at most: report, reports."""
    stems, heads = dict[str, str](), defaultdict[str, list[str]](list)
    for word in sorted({word.key for runs in adverts for run in runs for word in run}):
        beginning = heads[word[:BEGINNING]]
        stems[word] = next((head for head in beginning if _alike(head, word)), word)
        if stems[word] is word:
            beginning.append(word)
    return [[[_Word(stems[w.key], w.start, w.end) for w in run] for run in runs] for runs in adverts]


def _alike(one: str, other: str) -> bool:
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest = max(len(one), len(other)) - shared
    if not (one.isalpha() and other.isalpha()):  # a number in it makes it another thing
        return False
    if rest <= 1 and shared >= 4:  # one letter more, or another vowel at the end: map, maps; umowa, umowę
        return shared == len(one) == 4 or shared >= 5 or _vowel(one[-1]) == _vowel(other[-1]) is True
    return rest <= 2 and shared >= 5


@functools.lru_cache(CACHED)
def _vowel(letter: str) -> bool:
    """Whether a letter, whatever its marks, is a vowel of the Latin, Greek or Cyrillic script."""
    return unicodedata.normalize("NFD", letter)[0] in _VOWELS


def _repeated(texts: Sequence[str], adverts: list[list[list[_Word]]]) -> dict[Key, _Found]:
    """Every run of words that repeats; a longer one is counted only where both its parts repeat."""
    found, level, least = dict[Key, _Found](), dict[Key, _Found](), min(2, len(texts))
    for n in range(1, MOST_CHARACTERS + 1):
        counted: defaultdict[Key, _Found] = defaultdict(lambda: _Found(set(), Counter()))
        for advert, runs in enumerate(adverts):
            for run in (run for run in runs if len(run) >= n):
                keys = [word.key for word in run]
                for at in range(len(run) - n + 1):
                    key = tuple(keys[at : at + n])
                    if n == 1 or (key[1:] in level and key[:-1] in level and _fits(key)):
                        one = counted[key]
                        one.adverts.add(advert)
                        one.written[texts[advert][run[at].start : run[at + n - 1].end]] += 1
        level = {
            k: one for k, one in counted.items() if len(one.adverts) >= least and one.written.total() > 1
        }
        found |= level
    return found


def _fits(key: Key) -> bool:
    """Whether it is no longer than a phrase: characters that are words by themselves may be more."""
    return len(key) <= MOST_WORDS or any(map(_unspaced, key))


@functools.lru_cache(CACHED)
def _unspaced(word: str) -> bool:
    return bool(re.match(f"[{_UNSPACED}]", word))


def _says_something(key: Key, small: SmallWords) -> bool:
    """Whether a phrase may be asked for: no small word at its ends, and not only words that need another."""
    if key[0] in small.edges or key[-1] in small.edges or all(word in small.alone for word in key):
        return False
    if key[0] in small.alone and key[1] in small.edges:  # "experience of maps" is asked for as "maps"
        return False
    if len(key) == 1:
        return len(key[0]) > 1 and not key[0].isdigit() and not _unspaced(key[0])
    return not all(word in small.edges or word in small.alone or word.isdigit() for word in key)


def _spoken_for(good: Mapping[Key, _Found], small: SmallWords) -> set[Key]:
    """The phrases that another one says better.

    That is the longer one which is in as many adverts; or the shorter one which is in more, where the longer
    adds only words such as "experience".
    """
    gone = set[Key]()
    for key in sorted(good, key=len, reverse=True):
        n = len(good[key].adverts)
        weak = [i for i, word in enumerate(key) if word not in small.alone and word not in small.edges]
        core = key[weak[0] : weak[-1] + 1] if weak else key
        if core != key and core in good and len(good[core].adverts) > n:
            gone.add(key)
            continue
        for size in range(1, len(key)):
            parts = {key[at : at + size] for at in range(len(key) - size + 1)} & good.keys()
            gone |= {part for part in parts if len(good[part].adverts) <= n}
    return gone


def _usual(written: Counter[str]) -> str:
    """How a phrase is written mostly, small letters winning where a sentence begins with it."""
    best = max(written.values())
    forms = [" ".join(form.split()) for form, n in written.items() if n * 2 >= best]
    return min(forms, key=lambda form: (form[:1].isupper() and form[1:].islower(), -written[form], len(form)))
