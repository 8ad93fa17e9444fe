"""The only place that makes markup: a matplotlib drawing in, a themed, harmless SVG out.

Everything else on a page is put there as plain text by the browser, so a person's words are never code.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"

ELEMENTS = frozenset(
    [
        *("svg", "g", "path", "text", "tspan", "defs", "clipPath", "rect", "use"),
        *("line", "polyline", "polygon", "circle", "ellipse"),
    ]
)
ATTRIBUTES = frozenset(
    [
        *("d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "points"),
        *("transform", "style", "clip-path", "viewBox"),
    ]
)
# XML cannot hold these at all; one of them in a name would cost the person the whole chart.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LOCAL_URL = re.compile(r"url\(#([\w.-]+)\)")


def themed_svg(drawing: str, *, alt: str, colours: Mapping[str, str], name: str) -> str:
    """Turn matplotlib's SVG text into one picture that follows the theme and says what it shows.

    `colours` maps the stand-in colours of the drawing to CSS variable names. `name` begins every id, so
    that two pictures on a page never share one. Elements and attributes outside a short list, outside
    links, metadata and style sheets are dropped; text stays text. Raises ParseError if it is not XML.
    """
    drawn = ET.fromstring(NOT_XML.sub("", drawing))
    wanted = _ids_in_use(drawn)
    picture = _clean(drawn, colours, name, wanted)
    if picture is None:
        raise ValueError("not a drawing")
    picture.set("role", "img")
    picture.set("aria-label", NOT_XML.sub("", alt))
    picture.set("style", "stroke-linejoin:round;stroke-linecap:butt")
    width, height = picture.get("viewBox", "0 0 640 320").split()[2:]
    picture.set("width", width)
    picture.set("height", height)
    ET.register_namespace("", SVG)
    return ET.tostring(picture, encoding="unicode")


def _ids_in_use(drawn: ET.Element) -> set[str]:
    """The ids that something in the drawing points at; the others only clutter the page."""
    ids = set()
    for element in drawn.iter():
        target = element.get(XLINK, "")
        if target.startswith("#"):
            ids.add(target[1:])
        ids.update(LOCAL_URL.findall(element.get("clip-path", "")))
    return ids


def _clean(element: ET.Element, colours: Mapping[str, str], name: str, wanted: set[str]) -> ET.Element | None:
    """A copy of the element with only what is on the lists, or None if it is not on them itself."""
    tag = element.tag.removeprefix(f"{{{SVG}}}") if isinstance(element.tag, str) else ""
    if tag not in ELEMENTS:
        return None
    copy = ET.Element(f"{{{SVG}}}{tag}")
    for key, value in element.attrib.items():
        if key in ATTRIBUTES:
            copy.set(key, _value(key, value, colours, name))
    if element.get("id") in wanted:
        copy.set("id", f"{name}-{element.get('id')}")
    if element.get(XLINK, "").startswith("#"):
        copy.set("href", f"#{name}-{element.get(XLINK, '')[1:]}")
    if tag in ("text", "tspan"):
        copy.text, copy.tail = element.text, element.tail
    for child in element:
        kept = _clean(child, colours, name, wanted)
        if kept is not None:
            copy.append(kept)
    return copy


def _value(key: str, value: str, colours: Mapping[str, str], name: str) -> str:
    """An attribute's value with theme colours, without fonts, and pointing only inside the picture."""
    if key == "clip-path":
        local = LOCAL_URL.fullmatch(value)
        return f"url(#{name}-{local[1]})" if local else "none"
    if key != "style":
        return " ".join(value.split()) if key == "d" else value
    kept = []
    for declaration in value.split(";"):
        rule, _, setting = declaration.partition(":")
        rule, setting = rule.strip(), setting.strip()
        if rule and rule != "font-family" and "(" not in setting:
            variable = colours.get(setting.lower())
            kept.append(f"{rule}:var({variable})" if variable else f"{rule}:{setting}")
    return ";".join(kept)
