"""When a letter is better read again tomorrow: at night, and on a heavy day. Never a lock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from workbook.today.model import CheckIn, FirstDay

QUIET_FROM, QUIET_UNTIL = 22, 7  # hours of the day
HIGH = 7  # of 10


class Hold(StrEnum):
    """Why a letter is kept for tomorrow."""

    HEAVY_DAY = "heavy_day"
    QUIET_HOURS = "quiet_hours"


def hold(now: datetime, days: Iterable[FirstDay], check_ins: Iterable[CheckIn]) -> Hold | None:
    """The reason to keep a letter for tomorrow, or None (guide, 2(b): hold_rule and quiet hours).

    A heavy day is one whose first-day page says 7 or more, or whose check-in says that the rejection pushes
    its way in at 7 or more, or that steadiness or hope is below 4.
    """
    today = now.date()
    distress = any(one.began == today and (one.distress or 0) >= HIGH for one in days)
    now_known = [c for c in check_ins if c.checked_on and c.checked_on.on == today]
    heavy = any((c.pull or 0) >= HIGH or c.low for c in now_known)
    if distress or heavy:
        return Hold.HEAVY_DAY
    return Hold.QUIET_HOURS if now.hour >= QUIET_FROM or now.hour < QUIET_UNTIL else None
