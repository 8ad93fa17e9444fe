"""How far a long piece of work has come, while it goes on."""

from __future__ import annotations

from typing import Any

from workbook.ui.component import Component, script


class ProgressView(Component):
    """The bar in the browser."""

    _esm = script("dom", "progress")


class Progress:
    """A bar with words over it; `.show(share)` moves it, from 0 to 1."""

    def __init__(self, label: str) -> None:
        """The bar begins empty."""
        self.widget: Any = ProgressView({"label": label}, {"share": 0.0})

    def show(self, share: float) -> None:
        """Moves the bar to this share of the whole."""
        self.widget.tell({"share": min(max(share, 0.0), 1.0)})
