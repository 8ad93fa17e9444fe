"""What is said of the copies of a book and of a check of its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbook.content import Words
from workbook.storage import Backup
from workbook.storage.drill import Drill
from workbook.storage.health import Health


def said_time(copy: Backup, beside: Sequence[Backup] = ()) -> dict[str, Any]:
    """The day and time a copy was made, as exactly as tells it from those beside it."""
    for exactness in ("minutes", "seconds", "milliseconds"):
        moments = [other.at.isoformat(timespec=exactness) for other in beside]
        if moments.count(copy.at.isoformat(timespec=exactness)) < 2:
            break
    return {"day": copy.at.date(), "time": copy.at.time().isoformat(exactness)}


def backup_failed_sentence(words: Words, health: Health) -> str:
    """What is wrong with the newest backup; `words` are those of backups."""
    return words("missing" if health.backup_failed == "missing" else "damaged")


def drill_sentence(words: Words, drill: Drill) -> str:
    """When a backup was put back for trial, and how that went; `words` are those of backups."""
    key = "drill" if drill.sound else "drill_failed"
    return words(key, day=drill.at.date(), time=f"{drill.at:%H:%M}")
