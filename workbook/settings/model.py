"""What can be set in a row of chips: under which key, and with which options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.answers.working_days import WEEK_BEGINS
from workbook.book import CHARTS, DATE_STYLES, DATES, LEAVING, LOOKS, PLAIN, QUICK_CLOSE
from workbook.check_ins.model import FORECASTS
from workbook.outlook.model import PRIOR, Start


@dataclass(frozen=True)
class Setting:
    """One setting: its key in the book, option → what is kept for it, and which is so from the beginning.

    `at_once` names what the browser is told at once; everything else shows when a page is opened next.
    """

    key: str
    options: Mapping[str, object]
    first: str
    at_once: str = ""

    def chosen(self, kept: object) -> str:
        """The option that stands for what is kept; the first one for nothing, or for what is none of them."""
        return next((name for name, value in self.options.items() if value == kept), self.first)


SETTINGS: Mapping[str, Setting] = {
    "week": Setting(WEEK_BEGINS, {"country": None, "monday": 0, "saturday": 5, "sunday": 6}, "country"),
    "dates": Setting(DATES, {"day_first": None, **{style: style for style in DATE_STYLES}}, "day_first"),
    "forecasts": Setting(FORECASTS, {"on": True, "off": False}, "on"),
    "prior": Setting(PRIOR, {str(start): str(start) for start in Start}, str(Start.USUAL)),
    "plain": Setting(PLAIN, {"usual": False, "plain": True}, "usual"),
    "charts": Setting(CHARTS, {look: look for look in LOOKS}, LOOKS[0], at_once="atnCharts"),
    "quick": Setting(QUICK_CLOSE, {key: key for key in LEAVING}, LEAVING[0], at_once="atnQuick"),
}
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "place": ("week", "dates"),
    "reading": ("plain", "charts"),
    "forecasts": ("forecasts", "prior"),
    "leaving": ("quick",),
    "data": (),
}
