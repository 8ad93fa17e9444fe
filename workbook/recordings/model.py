"""The sound of an answer, as it is kept where somebody chose to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbook.answers import Day, day, long_text, reference, short_text

RECORD = "practice.record"  # the setting of somebody who wants to record; off before anybody chose
SOUND_MOST = 4_000_000  # letters of a recording, three quarters of which are its bytes


@dataclass(frozen=True)
class Recording:
    """The sound of an attempt that somebody chose to keep, as base64; it goes when its attempt is erased."""

    kind: ClassVar[str] = "recording"
    private: ClassVar[bool] = True
    hidden: ClassVar[tuple[str, ...]] = ("sound", "media_type")  # no report reads them aloud

    about: str = reference(required=True)
    made_on: Day | None = day(unsure=False)
    media_type: str = short_text()
    sound: str = long_text(limit=SOUND_MOST)
