"""Where the launcher finds and puts things: notebooks, settings, and JupyterLab's own files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import workbook

PACKAGE = Path(workbook.__file__).resolve().parent
SETTINGS = PACKAGE / "lab" / "settings"
LABEXTENSIONS = PACKAGE / "lab" / "labextensions"


def notebooks_folder() -> Path:
    """The folder of the pages: beside the sources, or inside the installed package."""
    beside = PACKAGE.parent / "notebooks"
    return beside if (PACKAGE.parent / "pyproject.toml").exists() else PACKAGE / "notebooks"


def prepare_jupyter(book_folder: Path) -> Path:
    """Give Jupyter a folder of its own beside the book, for this user alone; may raise OSError.

    So a person's other Jupyter settings neither disturb the workbook nor are disturbed by it, and taking
    the workbook away takes all of it.
    """
    own = book_folder / "jupyter"
    for folder in (book_folder, own, own / "runtime"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in [name for name in os.environ if name.startswith(("JUPYTERLAB_", "JUPYTER_"))]:
        del os.environ[name]
    os.environ.update(
        JUPYTER_CONFIG_DIR=str(own / "config"),
        JUPYTER_DATA_DIR=str(own / "data"),
        JUPYTER_RUNTIME_DIR=str(own / "runtime"),
        JUPYTER_CONFIG_PATH=os.pathsep.join(str(SETTINGS / name) for name in ("own", "everywhere")),
        JUPYTER_PREFER_ENV_PATH="1",
        IPYTHONDIR=str(own / "ipython"),
        MPLCONFIGDIR=str(own / "matplotlib"),
    )
    # For addresses in other alphabets, which nobody here checks, grammars are built: two seconds of a start.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    return own
