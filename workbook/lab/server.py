"""The workbook's part of the Jupyter server, in place however JupyterLab was started."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from workbook.book import HOSTED, USER
from workbook.content import load_words, slips
from workbook.content.care import care_card_words
from workbook.lab.contents import FRAME
from workbook.lab.hub.sitting import add_frame
from workbook.lab.kernels import SpareKernel
from workbook.lab.scrub import scrub

SPARE = "after_the_no_spare"  # the name of the SpareKernel among the web application's settings
WORDS = "afterTheNo"  # the name of the plug-in's words in the page's configuration
CARE = "afterTheNoCare"  # the same, of what the way to help needs before a page has an engine
DEBUGGER = "@jupyterlab/debugger-extension"  # it slows every page, so it comes with JupyterLab's own tools
UI = Path(__file__).parents[1] / "ui"  # read as files: the server itself shows no widget


def care() -> dict[str, Any]:
    """The words, script and style of the bar with "I'm not all right", as the page itself brings them."""
    scripts = ((UI / "js" / f"{name}.js").read_text(encoding="utf-8") for name in ("dom", "care", "page"))
    sheets = ((UI / f"{name}.css").read_text(encoding="utf-8") for name in ("style", "pages"))
    script = "\n".join([*scripts, "export { careBar };"])
    return {"care": care_card_words(load_words), "script": script, "style": "\n".join(sheets)}


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbook.lab.server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Clean what is saved, keep kernels private and ready, and hand the plug-in its words."""
    server.contents_manager.register_pre_save_hook(scrub)
    kernels = server.kernel_manager
    if kernels.transport_encryption == "disabled":
        kernels.transport_encryption = "auto"  # else other users of this computer can read what a page shows
    for slip in slips():
        server.log.warning(load_words("command")("start.own_words", slip=slip))
    add_frame(server)
    settings = server.web_app.settings
    settings[SPARE] = SpareKernel(kernels)
    settings["page_config_hook"] = _with_words(settings.get("page_config_hook"))


def _tools_shown(settings: Path) -> bool:
    """Whether somebody has asked for JupyterLab's own tools; it keeps that in JSON with comments."""
    file = settings / "after-the-no-lab/frame.jupyterlab-settings"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return bool(re.search(r'^\s*"tools"\s*:\s*true', text, re.MULTILINE))


def _with_words(earlier: Any) -> Any:
    """A hook that adds the plug-in's words to what JupyterLab tells its page."""

    def hook(handler: Any, config: dict[str, Any]) -> dict[str, Any]:
        config = earlier(handler, config) if earlier else config
        words = load_words("lab", f"en+{HOSTED}" if USER in os.environ else "en")
        config[CARE] = json.dumps(care())
        config[WORDS] = json.dumps({**words.table("page"), **words.table("command")})
        # Where our own launcher started the server, or a service wants it.
        if frame := handler.settings.get(FRAME):
            config[FRAME] = json.dumps(frame())
            if _tools_shown(Path(handler.extensionapp.user_settings_dir)):
                off = [name for name in config["disabledExtensions"] if name != DEBUGGER]
                config = {**config, "disabledExtensions": off}
        return config

    return hook
