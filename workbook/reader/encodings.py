"""Bytes to text: which encoding a file was written in when it does not say so."""

from __future__ import annotations

import codecs
import re

from workbook.reader.limits import Refused

# Longest first: the UTF-16 mark begins the UTF-32 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BROKEN = re.compile("[\udc80-\udcff]")
_EAST_ASIAN = ("gb18030", "big5", "cp932", "shift_jis", "euc_jp", "cp949", "euc_kr", "gbk", "gb2312")
# Letters that are ordinary in text written in each of these; what else they decode to is a wrong guess.
# Capitals of the one page are small letters of the other.
_SMALL_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_ORDINARY = {
    "cp1252": "äöüßÄÖÜéèêëÉÈÊàâçÀÂÇîïôûùñÑáíóúÁÍÓÚãõÃÕºªåøæÅØÆœŒ‘’“”„–—…•€£°§«»¿¡\xa0·®™",
    "cp1254": "çğıöşüÇĞİÖŞÜ’“”–—…•\xa0",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻčřšžýáíéůěČŘŠŽőűŐŰ’“”„–—…•\xa0",
    "cp1251": _SMALL_CYRILLIC,
    "koi8-r": _SMALL_CYRILLIC,
}


def text_of(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; refuses what is not text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding), encoding
    if b"\0" in data[:4000] and (sixteen := _sixteen_bits(data[:4000])):
        return _decoded(data, sixteen), sixteen
    unicode = _unicode(data)
    if unicode is not None:
        return unicode, "utf-8"
    if b"\0" in data:
        raise Refused("not_text")
    encoding = _older(data)
    return _decoded(data, encoding), encoding


def _unicode(data: bytes) -> str | None:
    """The text if it is UTF-8, perhaps damaged here and there; None if it is something else.

    Bytes that are no letters become halves of characters: what holds one is refused later, by its row.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            text = data.decode("utf-8", "surrogateescape")
        broken = len(_BROKEN.findall(text))
        letters = sum(character > "\x7f" for character in text) - broken
        return text if letters > 10 * broken else None
    if text.count("\0") > len(text) / 20:
        raise Refused("not_text")
    return text


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("not_text") from None


def _sixteen_bits(sample: bytes) -> str | None:
    """UTF-16 without its mark: in most writing every other byte of the commas and digits is zero."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 12 or min(even, odd) > max(even, odd) / 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _older(data: bytes) -> str:
    """The encoding of a file from before Unicode: East Asian where high bytes come in pairs."""
    runs = re.findall(rb"[\x80-\xff]+", data[:200_000])
    if sum(map(len, runs)) / len(runs) >= 1.8:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:64_000]).best()
        if best is not None and best.encoding in _EAST_ASIAN:
            # gb18030 contains the two older Chinese sets and reads what they leave out
            return "gb18030" if best.encoding in ("gbk", "gb2312") else best.encoding
    return _european(data)


def _european(data: bytes) -> str:
    """The code page in which the fewest letters look out of place; latin-1 where none fits."""
    high = bytes(b for b in data if b >= 0x80)
    best, fewest = "latin-1", len(high) + 1
    for encoding, ordinary in _ORDINARY.items():
        try:
            strange = sum(character not in ordinary for character in high.decode(encoding))
        except UnicodeDecodeError:
            continue
        if strange < fewest:
            best, fewest = encoding, strange
    return best
