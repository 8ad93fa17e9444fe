"""What is wrong in the words that a careers service lays over ours, for whoever runs the workbook."""

from __future__ import annotations

from pathlib import Path

from workbook.content import own_words
from workbook.content.files import FALLBACK, HOME, in_language
from workbook.content.questions import pack_slips


def slips() -> list[str]:
    """A sentence for each slip, beginning with its file; all of it is left out of the pages."""
    place = own_words.folder()
    if place is None:
        return []
    try:
        languages = sorted(path.name for path in place.iterdir() if path.is_dir())
        stray = list(own_words.misplaced(place, HOME))
    except OSError as error:
        return [f"{place}: unreadable: {error.strerror or error}"]
    found = [slip for language in languages for slip in (*_in_files(place / language), *pack_slips(language))]
    return [*found, *stray]


def _in_files(place: Path) -> list[str]:
    """The slips in the files of one language, its packs of questions aside."""
    files = [
        path
        for path in sorted(place.glob("*.toml"))
        if (HOME / FALLBACK / path.name).is_file() and path.stem not in own_words.CLOSED
    ]
    return [
        f"{place.name}/{path.name}: {slip}"
        for path in files
        for slip in own_words.taken(path, in_language(path.stem, place.name)[1]).slips
    ]
